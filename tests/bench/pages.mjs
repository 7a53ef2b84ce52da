// How many pages a second, and how long one takes: the start page, and a question with a live draft.
import { spawn } from "node:child_process";
import { cpus } from "node:os";
import { startPortal } from "../browser/support.mjs";

const seconds = Number(process.env.SECONDS_EACH ?? 10);
const connections = 16;

// A line a request would measure the terminal.
process.env.PORTAL_LOG = "warn";
const portal = await startPortal();
try {
  const draft = await beginDraft();
  const rows = [
    ["start page", "/", {}],
    ["start page, compressed", "/", { "Accept-Encoding": "br, gzip" }],
    ["topic, with a live draft", "/enquiry/topic", { Cookie: draft }],
    ["topic, compressed", "/enquiry/topic", { Cookie: draft, "Accept-Encoding": "br, gzip" }],
  ];
  const table = [];
  for (const [name, path, headers] of rows) table.push({ page: name, ...(await measure(path, headers)) });
  console.log(`\n${seconds} s each, ${connections} connections, ${cpus().length} cores shared by the asker, the portal and Postgres`);
  console.table(table);
  process.exitCode = table.every((row) => row.errors === 0) ? 0 : 1;
} finally {
  await portal.stop();
}

/** Answers the first question as a browser without scripts would; gives the cookie of the draft. */
async function beginDraft() {
  const address = `${portal.base}/enquiry/topic`;
  const page = await fetch(address, { redirect: "error" });
  const cookie = page.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  const html = await page.text();
  const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
    /name="([^"]*)"/.exec(input)?.[1],
    /value="([^"]*)"/.exec(input)?.[1] ?? "",
  ]);
  const answer = await fetch(address, {
    method: "POST",
    headers: { Cookie: cookie, Origin: portal.base },
    body: new URLSearchParams([...hidden, ["topic", "MONEY"]]),
    redirect: "manual",
  });
  if (answer.status !== 303) throw new Error(`The first answer was not taken: ${answer.status}`);
  const fresh = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  return fresh.length > 0 ? fresh.join("; ") : cookie;
}

async function measure(path, headers) {
  const flags = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const text = await output("wrk", ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", ...flags, portal.base + path]);
  const found = (pattern) => pattern.exec(text)?.[1] ?? "?";
  return {
    "pages a second": Math.round(Number(found(/Requests\/sec:\s+([\d.]+)/))),
    "half within": found(/50%\s+(\S+)/),
    "99 of 100 within": found(/99%\s+(\S+)/),
    errors: Number(/Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1] ?? 0) + (text.includes("Socket errors") ? 1 : 0),
  };
}

function output(command, args) {
  return new Promise((answer, refuse) => {
    let text = "";
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.on("data", (chunk) => (text += chunk));
    child.once("error", refuse);
    child.once("close", (code) => (code === 0 ? answer(text) : refuse(new Error(`${command} ended with ${code}`))));
  });
}

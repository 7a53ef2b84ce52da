// Two hundred live streams of staff on one server: memory and processor, and whether they live through a restart
// of the database.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { demoUsers } from "../browser/staff-pages.mjs";
import { startBrowser, startPortal } from "../browser/support.mjs";

const streams = Number(process.env.STREAMS ?? 200);
const seconds = Number(process.env.SECONDS_EACH ?? 20);
const QUEUE = "FH-CHE";
/** Streams that the server allows one person. */
const EACH = 6;

process.env.PORTAL_LOG = "warn";
process.env.PORTAL_DEMO_ENQUIRIES ??= "40";
const portal = await startPortal();
const browser = await startBrowser();
const open = [];
try {
  const people = demoUsers(portal, browser);
  const officer = await people.signIn("hub.manager");
  const own = await jar(officer.context);
  const cookies = [own];
  // Nobody has more than six: as many colleagues as it takes.
  for (let number = 1; number < streams / EACH; number += 1) cookies.push(await colleague(number));
  const without = await sample(seconds);
  for (let number = 0; number < streams; number += 1) open.push(await stream(cookies[Math.floor(number / EACH)]));
  await until("every stream says that it is there", () => open.every((each) => each.events > 0));
  const idle = await sample(seconds);
  // A case is taken and given back, again and again: everybody is told.
  const page = officer.page;
  const { reference } = await people.sendEnquiry({});
  const turn = async () => {
    await page.goto(`/staff/case/${reference}`);
    await page.locator('button[value="take"], button[value="release"]').first().click();
    await page.waitForLoadState();
  };
  const told = open.map((each) => each.events);
  const began = Date.now();
  let turns = 0;
  const working = (async () => {
    while (Date.now() - began < seconds * 1000) {
      await turn();
      turns += 1;
    }
  })();
  const busy = await sample(seconds);
  await working;
  const heard = open.map((each, at) => each.events - told[at]);
  // The database goes away and comes back.
  const before = open.map((each) => each.events);
  restart();
  await page.waitForTimeout(3_000);
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await page.request.get(`/staff/queue/${QUEUE}`).catch(() => null);
    if (answer?.status() === 200) break;
    await page.waitForTimeout(500);
  }
  await turn();
  await until("every stream hears of a change after the restart", () =>
    open.every((each, at) => each.events > before[at] && !each.over), 20_000);
  console.log(`\n${streams} streams, ${seconds} s each, ${cpus().length} cores shared by the streams' readers, the portal and Postgres`);
  console.table([
    { state: "no stream", ...without },
    { state: `${streams} streams, nothing happens`, ...idle },
    { state: `${streams} streams, ${turns} changes`, ...busy },
  ]);
  const kb = Math.round(((idle["memory MB"] - without["memory MB"]) * 1024) / streams);
  console.log(`${kb} kB a stream; each heard ${Math.min(...heard)} to ${Math.max(...heard)} events; all live after a restart of the database`);
} finally {
  for (const each of open) each.stop();
  await browser.close();
  await portal.stop();
}

/** The cookies of a browser as a header. */
async function jar(context) {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** One more officer of the queue, signed in; the cookie. */
async function colleague(number) {
  const name = `stream.${number}`;
  const today = new Date().toISOString().slice(0, 10);
  const said = await portal.command("staff", "add", name, "--display-name", `S. Made ${number}`, "--controller", "SMBC", "--role", "triage_fh",
    "--queue", QUEUE, "--trained-on", today);
  const password = /^Password: (\S+)/m.exec(said)?.[1];
  if (!password) throw new Error(`no password in: ${said}`);
  const context = await browser.newContext({ baseURL: portal.base, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/staff/sign-in");
  await page.locator('[name="name"]').fill(name);
  await page.locator('[name="password"]').fill(password);
  await page.locator('[name="code"]').fill(await portal.command("staff", "code", name));
  await page.locator("main form button").first().click();
  if (page.url().endsWith("/staff/sign-in")) throw new Error(await page.locator("main").innerText());
  const cookie = await jar(context);
  await context.close();
  return cookie;
}

/** A stream as a browser holds it. */
async function stream(cookie) {
  const stop = new AbortController();
  const answer = await fetch(`${portal.base}/staff/live/queue/${QUEUE}`, {
    headers: { Cookie: cookie, Accept: "text/event-stream" },
    signal: stop.signal,
  });
  if (answer.status !== 200) throw new Error(`a stream answers ${answer.status}`);
  const each = { events: 0, over: false, stop: () => stop.abort() };
  (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body) each.events += decoder.decode(chunk, { stream: true }).split("\n\n").length - 1;
    each.over = true;
  })().catch(() => {
    each.over = true;
  });
  return each;
}

async function until(what, done, most = 30_000) {
  const began = Date.now();
  while (!done()) {
    if (Date.now() - began > most) {
      const over = open.filter((each) => each.over).length;
      throw new Error(`not in time: ${what} (${over} streams are over)`);
    }
    await new Promise((go) => setTimeout(go, 100));
  }
}

/** Memory and processor of the portal over some seconds. */
async function sample(length) {
  const ticks = () => {
    const parts = readFileSync(`/proc/${portal.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return Number(parts[11]) + Number(parts[12]);
  };
  const first = ticks();
  await new Promise((go) => setTimeout(go, length * 1000));
  const used = (ticks() - first) / 100;
  const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${portal.pid}/status`, "utf8"))[1]) / 1024;
  return { "memory MB": Math.round(memory * 10) / 10, "processor %": Math.round((used / length) * 1000) / 10 };
}

/** Restarts Postgres without waiting for anybody, as the user whose files they are. */
function restart() {
  const home = /The database lives in (\S+),/.exec(portal.log())?.[1] ?? portal.env.PORTAL_PG_DIR;
  const data = join(home, "data");
  const { uid, gid } = statSync(data);
  const folders = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql").map((each) => `/usr/lib/postgresql/${each}/bin/pg_ctl`) : [];
  const program = folders.sort().reverse().find(existsSync) ?? "pg_ctl";
  const done = spawnSync(program, ["restart", "--pgdata", data, "--mode", "immediate", "--log", "/dev/null"], { uid, gid, cwd: data, stdio: "ignore" });
  if (done.status !== 0) throw new Error(`pg_ctl restart: ${done.status} ${done.error ?? ""}`);
}

// The base of all browser tests: a real portal with a database of its own, a real Chromium, and helpers that
// act as a person does: fill in, press, read.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { watchSources } from "./valid-html.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const PHONE = { width: 360, height: 740 };
export const LAPTOP = { width: 1280, height: 800 };

/** A free port. */
export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Waits until a server reports ready. Throws `why()` when it has ended, or after two minutes. */
export async function untilReady(base, ended, why) {
  for (let tries = 0; ; tries += 1) {
    if (ended() || tries > 600) throw new Error(why());
    try {
      if ((await fetch(`${base}/health/ready`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Starts `portal demo` in a folder of its own and waits until it is ready. Passkeys need a `host` with a name. */
export async function startPortal({ host = "127.0.0.1" } = {}) {
  // One that is already running, for trying out a test while writing it.
  if (process.env.PORTAL_BASE) return { base: process.env.PORTAL_BASE, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), "portal-browser-"));
  const port = await freePort();
  const base = `http://${host}:${port}`;
  const env = {
    ...process.env,
    PORTAL_LISTEN: `127.0.0.1:${port}`,
    PORTAL_BASE_URL: base,
    PORTAL_PG_DIR: join(folder, "pg"),
    PORTAL_KEY_FILE: join(folder, "keys.json"),
    PORTAL_MAIL_DIR: join(folder, "mail"),
  };
  env.PORTAL_DEMO_ENQUIRIES ??= "60";
  delete env.PORT;
  const child = spawn(process.env.PORTAL_BIN ?? "target/debug/portal", ["demo"], { env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  let ended = false;
  child.on("exit", () => (ended = true));
  await untilReady(base, () => ended, () => `the portal did not start:\n${output}`);
  return {
    base,
    env,
    pid: child.pid,
    log: () => output,
    /** The time by the portal's own clock. */
    now: async () => {
      const page = await (await fetch(`${base}/dev/clock`)).text();
      return new Date(page.match(/datetime="([^"]+)"/)[1]);
    },
    /** Sets the portal's clock: a `Date`, a rate in seconds a second, or both. */
    setClock: async ({ at, rate }) => {
      const body = new URLSearchParams({ at: at?.toISOString() ?? "", rate: rate ?? "" });
      const answer = await fetch(`${base}/dev/clock`, { method: "POST", body, redirect: "manual", headers: { origin: base } });
      assert.equal(answer.status, 303, await answer.text());
    },
    /** Runs another command of the same binary against the same database. */
    command: (...args) =>
      new Promise((resolve, reject) => {
        const run = spawn(process.env.PORTAL_BIN ?? "target/debug/portal", args, { env });
        let text = "";
        run.stdout.on("data", (piece) => (text += piece));
        run.stderr.on("data", (piece) => (text += piece));
        run.on("exit", (code) => (code === 0 ? resolve(text.trim()) : reject(new Error(`${args.join(" ")}: ${text}`))));
      }),
    stop: async () => {
      if (!ended) {
        child.kill("SIGTERM");
        await new Promise((resolve) => child.on("exit", resolve));
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const startBrowser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });

/** A person with a browser context of their own. `done` fails on requests that left the site, on script errors and on pages that are not valid HTML. */
export async function newVisitor(browser, portal, { viewport = PHONE, scripts = false, ...more } = {}) {
  const context = await browser.newContext({ viewport, javaScriptEnabled: scripts, baseURL: portal.base, ...more });
  const page = await context.newPage();
  const strangers = [];
  const faults = [];
  const checkSources = watchSources(page);
  page.on("request", (request) => {
    if (!request.url().startsWith(portal.base) && !request.url().startsWith("data:")) strangers.push(request.url());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4(22|04|03|09|29)/.test(message.text())) faults.push(message.text());
  });
  return {
    page,
    context,
    scripts,
    seen: new Map(),
    done: async () => {
      await checkSources();
      await context.close();
      assert.deepEqual(strangers, [], "requests that left the site");
      assert.deepEqual(faults, [], "script errors and refused resources");
    },
  };
}

/**
 * Lets timers run while `act` does: axe waits on some, and without scripts they stand still. The page's own
 * scripts do not start by it; only those met while the page loads would.
 */
async function withTimers({ page, context, scripts }, act) {
  if (scripts !== false) return act();
  const session = await context.newCDPSession(page);
  // A session that has asked for nothing yet ignores being asked for what it takes to be so already.
  const disabled = (value) => session.send("Emulation.setScriptExecutionDisabled", { value });
  await disabled(true);
  await disabled(false);
  try {
    return await act();
  } finally {
    await disabled(true);
    await session.detach();
  }
}

/** WCAG 2.2 AA and best practice on the page as it stands; also no sideways scroll and a title of its own. */
export async function checkPage(visitor, name) {
  const { page } = visitor;
  const html = await page.content();
  assert.match(html, /<html[^>]* lang=/);
  const violations = await withTimers(visitor, async () => {
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() =>
      globalThis.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      }),
    );
    return violations;
  });
  const found = violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  assert.deepEqual(found, [], `axe on ${name} (${page.url()})`);
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
    return ids.filter((id, place) => ids.indexOf(id) !== place);
  });
  assert.deepEqual(twice, [], `ids that stand twice on ${name}`);
  const { wide, inner } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: innerWidth }));
  assert.ok(wide <= inner, `${name} scrolls sideways: ${wide} > ${inner}`);
  const title = await page.title();
  assert.notEqual(title, "");
  visitor.seen.set(name, title);
  if (process.env.SCREENS) {
    const { width } = page.viewportSize();
    await page.screenshot({ path: join(process.env.SCREENS, `${name}-${width}.png`), fullPage: true });
  }
}

export const path = (page) => new URL(page.url()).pathname;
/** The one filled button of the page's form. */
export const submitForm = (page) => page.locator("main form button.govuk-button:not(.sp-quiet)").first().click();

/** What an ordinary person answers; a journey overrides what it is about. */
export const ORDINARY = {
  topic: "MONEY",
  about_whom: "me",
  household_children_under_19: "yes",
  household_send_under_25: "no",
  age_band: "35_44",
  postcode: "SK8 3AB",
  name: "Robin Example",
  contact_route: "phone",
  phone: "01632 960 001",
};

async function tick(page, name, value) {
  for (const each of [value].flat()) {
    const box = page.locator(`[name="${name}"][value="${each}"]`);
    if (!(await box.isVisible())) {
      // Topics stand in groups; the group that holds the answer is opened first.
      const group = page.locator("details", { has: box });
      if ((await group.count()) && !(await group.first().evaluate((node) => node.open))) await group.first().locator("summary").first().click();
    }
    await box.check({ force: true });
  }
}

const TYPED = new Set(["postcode", "phone", "email", "name", "message", "adjustments", "safe_word"]);

/** Answers the question page that is shown with what the journey knows, and presses its button. */
export async function answer(page, answers) {
  for (const [name, value] of Object.entries(answers)) {
    const field = page.locator(`main form [name="${name}"]`);
    if ((await field.count()) === 0) continue;
    if (TYPED.has(name)) {
      // A field that belongs to an answer that was not given is not there for a person.
      const seen = field.filter({ visible: true });
      if (await seen.count()) await seen.first().fill(value);
    } else if ((await field.first().evaluate((node) => node.tagName)) === "SELECT") await field.first().selectOption(value);
    else await tick(page, name, value);
  }
  await submitForm(page);
}

/** From the first question to "check your answers". `each` is called on every page on the way. */
export async function answerToCheck(page, answers, each = async () => {}) {
  await page.goto("/enquiry/topic");
  for (let steps = 0; path(page) !== "/enquiry/check"; steps += 1) {
    assert.ok(steps < 20, `lost at ${page.url()}: ${await page.locator("main").innerText()}`);
    const here = path(page);
    await each(here);
    await answer(page, answers);
    const trouble = page.locator(".govuk-error-summary");
    if (path(page) === here && (await trouble.count())) assert.fail(`${here}: ${await trouble.innerText()}`);
  }
  await each("/enquiry/check");
}

/** Sends, and reads from the page what a person would write down. */
export async function send(page) {
  await page.locator('button[name="action"][value="send"]').click();
  if (path(page) === "/enquiry/equality") await page.goto("/enquiry/sent");
  assert.equal(path(page), "/enquiry/sent");
  const reference = (await page.locator(".sp-ref").first().innerText()).trim();
  assert.match(reference, /^[B-DF-HJ-NPR-TV-Y2-9]{3}(-[B-DF-HJ-NPR-TV-Y2-9]{3}){2}$/);
  const passphrase = (await page.locator(".sp-words li").allInnerTexts()).join(" ");
  assert.equal(passphrase.split(" ").length, 3);
  return { reference, passphrase };
}

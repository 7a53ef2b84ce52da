// The small script by itself, on pages that hold nothing but its hooks. What the portal's own pages do
// with it stands in the tests of those pages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { PHONE, startBrowser } from "./support.mjs";

const script = readFileSync(new URL("../../app/public/resident.js", import.meta.url), "utf8");
const home = "http://site.test/page";

/** What was asked of the pretended site, in order. */
let asked;
let chromium, context, page;

/** Opens a page with this body; a body's attributes come with it. */
async function open(body) {
  context = await chromium.newContext({ viewport: PHONE });
  asked = [];
  await context.route("**/*", (route) => {
    const request = route.request();
    const path = new URL(request.url()).pathname;
    asked.push(`${request.method()} ${path}`);
    if (path === "/script.js") return route.fulfill({ contentType: "text/javascript", body: script });
    if (path === "/slow") return route.fulfill({ status: 204 }); // the page stays, and its button
    const html = path === "/page" ? `${body}<script src="/script.js"></script>` : "another page";
    return route.fulfill({ contentType: "text/html", body: `<!doctype html><html lang="en"><title>t</title>${html}` });
  });
  page = await context.newPage();
  await page.clock.install();
  await page.goto(home);
}

async function until(happened) {
  for (let tries = 0; !happened(); tries += 1) {
    assert.ok(tries < 100, `not within two seconds; asked: ${asked}`);
    await new Promise((go) => setTimeout(go, 20));
  }
}

const exitBar = `<aside><a data-exit href="/exit" data-exit-two="two more" data-exit-one="one more">Exit</a></aside><main><input></main>`;
const shift = () => page.keyboard.press("Shift");
const status = () => page.locator("[role=status]").textContent();
const left = () => asked.includes("GET /exit");

describe("the small script", () => {
  before(async () => {
    chromium = await startBrowser();
  });
  after(() => chromium.close());

  describe("on a page with an exit bar", () => {
    before(() => open(exitBar));
    after(() => context.close());

    it("says how many presses are left, and forgets them after five seconds", async () => {
      await shift();
      assert.equal(await status(), "two more");
      await shift();
      assert.equal(await status(), "one more");
      await page.clock.fastForward(5100);
      assert.equal(await status(), "");
      await shift();
      await shift();
      assert.equal(left(), false);
    });

    it("does not count Shift that was held to type a capital, nor presses with another key between", async () => {
      await page.clock.fastForward(5100);
      for (const letter of "ABCD") await page.keyboard.press(`Shift+${letter}`);
      assert.equal(await status(), "");
      await shift();
      await page.keyboard.press("a");
      await shift();
      await page.keyboard.press("Tab");
      await shift();
      assert.equal(await status(), "two more");
      assert.equal(left(), false);
    });

    it("leaves after the third, and Back does not return", async () => {
      await page.clock.fastForward(5100);
      await shift();
      await shift();
      await shift();
      await page.waitForURL("**/exit");
      assert.equal(await page.evaluate(() => history.length), 2); // the empty page it began with, and this one
    });
  });

  it("leaves without a trace when the button is pressed", async () => {
    await open(exitBar);
    await page.click("[data-exit]");
    await page.waitForURL("**/exit");
    assert.equal(await page.evaluate(() => history.length), 2);
    await context.close();
  });

  it("puts the focus on the summary of errors", async () => {
    await open(`<main><div data-focus tabindex="-1" id="summary">There is a problem</div></main>`);
    assert.equal(await page.evaluate(() => document.activeElement.id), "summary");
    await context.close();
  });

  it("sends a form once however often the button is pressed, and lets a later try through", async () => {
    await open(`<main><form method="post" action="/slow"><button>Send</button></form></main>`);
    const press = () => page.evaluate(() => document.querySelector("button").click());
    const sent = () => asked.filter((line) => line === "POST /slow").length;
    for (let times = 0; times < 5; times += 1) await press();
    await until(() => sent() > 0);
    assert.equal(sent(), 1);
    await page.clock.fastForward(9000);
    await press();
    await until(() => sent() === 2);
    await context.close();
  });

  it("counts down to the most that fits, as the server counts", async () => {
    await open(`<main><div><textarea data-most="10" data-left="Left: %" data-over="Over: %"></textarea></div></main>`);
    const says = async (text, words) => {
      await page.locator("textarea").fill(text);
      await page.clock.fastForward(600);
      assert.equal(await status(), words, JSON.stringify(text));
    };
    assert.equal(await status(), "Left: 10");
    await says("  four\n", "Left: 6"); // blanks at the ends are not kept
    await says("a\nb", "Left: 7"); // a line end is one
    await says("e\u0301\u0301x", "Left: 7"); // composed where there is one sign for it
    await says("👪👪", "Left: 8");
    await says("\u200bab\u0007", "Left: 8"); // what has no width or no shape is not kept
    await says("x".repeat(12), "Over: 2");
    await context.close();
  });

  it("warns after 25 idle minutes, keeps the draft on request and warns again", async () => {
    await open(`<body data-idle-warning="Soon wiped." data-idle-keep="Keep"><main></main>`);
    await page.clock.fastForward("24:00");
    assert.equal(await status(), "");
    await page.clock.fastForward("01:10");
    assert.equal(await status(), "Soon wiped.Keep");
    await page.getByRole("button", { name: "Keep" }).click();
    await page.locator("[role=status]:empty").waitFor({ state: "attached" });
    assert.equal(asked.filter((line) => line === "GET /page").length, 2);
    await page.clock.fastForward("25:10");
    assert.equal(await status(), "Soon wiped.Keep");
    await context.close();
  });

  it("says nothing on a page without its hooks", async () => {
    await open(`<main><p>Text</p></main>`);
    for (let times = 0; times < 4; times += 1) await shift();
    await page.clock.fastForward("40:00");
    assert.equal(await page.locator("[role=status]").count(), 0);
    assert.deepEqual(asked.filter((line) => line !== "GET /favicon.ico"), ["GET /page", "GET /script.js"]);
    await context.close();
  });
});

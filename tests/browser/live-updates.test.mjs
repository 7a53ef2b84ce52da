// Two officers in two windows who work the same queue: what one does, the other sees.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SHARE_CONSENT, demoUsers, checkStaffPage, press, openDetails } from "./staff-pages.mjs";
import { LAPTOP, checkPage, path, startBrowser, startPortal } from "./support.mjs";

/** The queue of the postcode that the residents here give. */
const QUEUE = "FH-CHE";
/** What one officer does is on the other's page within this time (milliseconds). */
const PROMISED = 2_000;

let portal, browser, people, she, he;
const cases = [];

before(async () => {
  process.env.PORTAL_DEMO_ENQUIRIES ??= "26";
  portal = await startPortal();
  browser = await startBrowser();
  people = demoUsers(portal, browser);
  for (let number = 1; number <= 10; number += 1) {
    const words = number === 3 ? { message: "He holds my bank card.", topic: "DA", safe_tonight: "yes", danger_now: "no" } : {};
    cases.push((await people.sendEnquiry({ ...SHARE_CONSENT, ...words, name: `Robin Example ${"ABCDEFGHIJ"[number - 1]}` })).reference);
  }
  she = await people.signIn("hub.manager");
  he = await people.signIn("hub.manager2");
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

const row = (who, reference) => who.page.locator(`.sp-queue tr[data-ref="${reference}"]`);
const open = (who, reference) => who.page.goto(`/staff/case/${reference}`);
/** The list with its script awake and its line up. */
async function list(who, query = "") {
  const first = who.page.waitForResponse((answer) => answer.url().endsWith("/staff/api/queue-now"));
  await who.page.goto(`/staff/queue/${QUEUE}${query}`);
  await who.page.getByLabel("Quiet sound for new urgent ones").waitFor();
  assert.equal((await first).status(), 200);
}
const soon = (locator, what) => locator.waitFor({ timeout: PROMISED }).catch(() => assert.fail(`not within 2 s: ${what}`));

test("of two who take the same case one gets it, and the other sees who", async () => {
  const [reference] = cases;
  await list(she);
  await list(he);
  await Promise.all([she, he].map((who) => row(who, reference).getByRole("button", { name: /^Take/ }).click()));
  const lost = [];
  for (const who of [she, he]) {
    await who.page.waitForLoadState();
    const summary = who.page.locator(".govuk-error-summary");
    if (await summary.count()) lost.push(await summary.innerText());
  }
  assert.equal(lost.length, 1);
  assert.match(lost[0], /took .* before you/);
});

test("what a colleague takes is theirs on my page within two seconds, and nothing moves", async () => {
  const [, reference] = cases;
  await list(she);
  await list(he);
  const link = row(she, reference).locator("th a");
  await link.hover();
  const before = await link.boundingBox();
  await row(he, reference).getByRole("button", { name: /^Take/ }).click();
  await soon(row(she, reference).getByText(/K\. Fiction|L\. |M\. |[A-Z]\. \w+/).first(), "who has it");
  assert.equal(await row(she, reference).getByRole("button", { name: /^Take/ }).count(), 0);
  // An urgent one comes in and would stand above.
  const urgent = await people.sendEnquiry({ topic: "DA", danger_now: "yes", safe_tonight: "no", name: "Jude Example" });
  await soon(she.page.locator(".sp-live__news").getByText(/^1 new/), "1 new");
  assert.deepEqual(await link.boundingBox(), before, "the row under the pointer moved");
  assert.equal(await row(she, urgent.reference).count(), 0);
  await checkStaffPage(she, "live-news");
  await she.page.setViewportSize(LAPTOP);
  await she.page.locator(".sp-live").getByRole("button", { name: /^Show/ }).click();
  assert.equal(await row(she, urgent.reference).count(), 1);
  assert.equal(await she.page.evaluate(() => document.activeElement.closest("tr")?.dataset.ref), urgent.reference);
});

test("a case that left the list stays grey where it was", async () => {
  const [, , , reference] = cases;
  await list(she, "?show=nobody");
  await list(he);
  await row(he, reference).getByRole("button", { name: /^Take/ }).click();
  await soon(row(she, reference).getByText("Gone from this list"), "gone");
  await checkStaffPage(she, "live-gone");
  await she.page.setViewportSize(LAPTOP);
});

test("who else has a case open and who is writing is said, and keeps nobody from writing", async () => {
  const reference = cases[4];
  await open(she, reference);
  await open(he, reference);
  await soon(she.page.locator(".sp-here").getByText(/has this open too/).first(), "open too");
  await he.page.locator('[name="note"]').pressSequentially("The school knows.");
  await soon(she.page.locator(".sp-add [data-writing]").getByText(/is writing/), "is writing");
  await checkStaffPage(she, "live-writing");
  await she.page.setViewportSize(LAPTOP);
  await press(she.page, "Save note").catch(() => press(she.page, /note/i));
  await he.page.goto("/staff/queues");
  await open(she, reference);
});

test("what two write at once: the second is told, and keeps what was typed", async () => {
  const reference = cases[5];
  await open(she, reference);
  await open(he, reference);
  await he.page.locator('button[value="confirm"]').click();
  await soon(she.page.getByText("This case has changed."), "the case has changed");
  await openDetails(she.page, "queue").catch(() => {});
  await she.page.locator('button[value="confirm"]').click();
  assert.match(await she.page.locator(".govuk-error-summary").innerText(), /\S/);
  await checkPage(she, "live-conflict");
});

test("keys move, open, take, lead to note and confirm, and go to the next case", async () => {
  const { page } = she;
  await list(she);
  const focused = () => page.evaluate(() => document.activeElement.closest("tr")?.dataset.ref);
  const order = await page.locator(".sp-queue tr[data-ref]").evaluateAll((rows) => rows.map((each) => each.dataset.ref));
  await page.keyboard.press("j");
  assert.equal(await focused(), order[0]);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  assert.equal(await focused(), order[1]);
  // With another key held it is the browser's.
  await page.keyboard.press("Control+j");
  await page.keyboard.press("Alt+k");
  assert.equal(await focused(), order[1]);
  await page.keyboard.press("?");
  await page.locator("dialog[open]").waitFor();
  await checkStaffPage(she, "live-keys");
  await page.setViewportSize(LAPTOP);
  await page.keyboard.press("j");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  const reference = cases[6];
  await row(she, reference).locator("th a").focus();
  await page.keyboard.press("t");
  await row(she, reference).getByText("You").waitFor();
  await row(she, reference).locator("th a").focus();
  await page.keyboard.press("o");
  await page.waitForURL(`**/staff/case/${reference}`);
  await page.locator(".sp-keys > button").waitFor();
  await page.keyboard.press("c");
  assert.equal(await page.evaluate(() => document.activeElement.value), "confirm");
  assert.equal(path(page), `/staff/case/${reference}`, "the key alone confirms nothing");
  await page.keyboard.press("Enter");
  await page.getByText(/Confirmed by/).first().waitFor();
  await page.locator(".sp-keys > button").waitFor();
  await page.keyboard.press("n");
  assert.equal(await page.evaluate(() => document.activeElement.name), "note");
  // While typing every letter is a letter.
  await page.keyboard.type("jokntcx?");
  assert.equal(await page.locator('[name="note"]').inputValue(), "jokntcx?");
  await page.locator("h1").click();
  await page.keyboard.press("x");
  await page.waitForURL((url) => url.pathname.startsWith("/staff/case/") && !url.pathname.endsWith(reference));
});

test("keys can be switched off, and stay off", async () => {
  const { page } = she;
  await list(she);
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await page.getByLabel("Use these keys").uncheck();
  await page.getByRole("button", { name: "Close" }).click();
  for (const turn of [1, 2]) {
    await page.keyboard.press("?");
    await page.keyboard.press("j");
    assert.equal(await page.locator("dialog[open]").count(), 0, `turn ${turn}`);
    assert.equal(await page.evaluate(() => document.activeElement.closest("tr")), null, `turn ${turn}`);
    await list(she);
  }
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await page.getByLabel("Use these keys").check();
  await page.getByRole("button", { name: "Close" }).click();
});

test("nothing failed in either browser", async () => {
  await she.done();
  await he.done();
});

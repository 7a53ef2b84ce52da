// A privacy notice changes: one person writes, another reads and lets it out, a resident is asked again.
// Scripts off on both sides; each page looked at on a phone and on a laptop.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demoUsers, checkStaffPage } from "./staff-pages.mjs";
import { LAPTOP, checkPage, path, startBrowser, startPortal } from "./support.mjs";

const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(new Date());

let portal, browser, sendEnquiry, returnToEnquiry, signIn, writer, second, resident;

before(async () => {
  process.env.PORTAL_DEMO_ENQUIRIES ??= "26";
  portal = await startPortal();
  browser = await startBrowser();
  ({ sendEnquiry, returnToEnquiry, signIn } = demoUsers(portal, browser));
  resident = await returnToEnquiry(await sendEnquiry({ topic: "PLAY", name: "Leila Example", choices: "C3_feedback" }));
  writer = await signIn("council.dpo", { scripts: false });
  second = await signIn("council.dpo2", { scripts: false });
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

async function wide({ page }) {
  await page.setViewportSize(LAPTOP);
}

test("a draft begins as the notice that is out, and says what is missing before it can be sent", async () => {
  const { page } = writer;
  await page.goto("/staff/notices");
  await checkStaffPage(writer, "notice-desk");
  await wide(writer);
  await page.locator("#start").click();
  assert.match(path(page), /^\/staff\/notices\/draft\//);
  await checkStaffPage(writer, "notice-edit");
  await wide(writer);
  await page.locator('button[name=action][value="submit"]').click();
  assert.match(await page.title(), /^Error: /);
  await checkStaffPage(writer, "notice-edit-wrong");
  await wide(writer);
});

test("the writer sees it as a resident will, and word by word against the one that is out", async () => {
  const { page } = writer;
  const draft = path(page);
  await page.locator("[name=from]").fill(today);
  await page.locator("[name=changes]").fill("We say more clearly how you can reach us.");
  await page.locator('[name=substance][value="yes"]').check({ force: true });
  const body = page.locator("textarea[name^=section-]").first();
  await body.fill(`${await body.inputValue()}\n\nYou can ring us on any working day.`);
  await page.locator('button[name=action][value="save"]').click();
  assert.equal(await page.locator(".govuk-error-summary").count(), 0, await page.locator("main").innerText());
  await page.goto(`${draft}/preview`);
  // The long text is folded away; it is there.
  assert.match(await page.locator("main").textContent(), /You can ring us on any working day\./);
  await checkPage(writer, "notice-preview");
  await page.goto(`${draft}/compare`);
  assert.match(await page.locator("main ins").allInnerTexts().then((all) => all.join(" ")), /any working day/);
  await checkStaffPage(writer, "notice-compare");
  await wide(writer);
  await page.goto(draft);
  await page.locator('button[name=action][value="submit"]').click();
  assert.equal(await page.locator(".govuk-error-summary").count(), 0, await page.locator("main").innerText());
  await page.goto(draft);
  assert.equal(await page.locator('button[value="approve"]').count(), 0, "nobody lets out what they wrote");
  await checkStaffPage(writer, "notice-waits");
});

test("a second person lets it out, and it is the notice from then on, with the old one at its address", async () => {
  const { page } = second;
  await page.goto("/staff/notices");
  await page.getByRole("link", { name: "Open", exact: false }).first().click();
  await checkStaffPage(second, "notice-review");
  await wide(second);
  await page.locator("#approve").click();
  assert.equal(path(page), "/staff/notices");
  await checkStaffPage(second, "notice-published");
  const { page: reader } = resident;
  await reader.goto("/privacy/family-hubs");
  const text = await reader.locator("main").textContent();
  assert.match(text, /You can ring us on any working day\./);
  await checkPage(resident, "notice-new");
});

test("a printed copy says which version it is, from when, and its code, and shows the whole text", async () => {
  const { page } = resident;
  await page.goto("/privacy/family-hubs");
  const aside = page.locator("aside");
  const code = (await aside.textContent()).match(/Check code\s+([A-Z2-9]{3}-[A-Z2-9]{3})/)?.[1];
  assert.ok(code, await aside.textContent());
  await page.emulateMedia({ media: "print" });
  for (const words of [code, /Version 2, from /, "/privacy/check"]) {
    assert.equal(await aside.getByText(words).first().isVisible(), true, `${words} on paper`);
  }
  assert.equal(await page.getByText("You can ring us on any working day.").isVisible(), true, "what is folded away");
  await page.emulateMedia({ media: null });
});

test("whoever agreed under the old one is asked again at the next visit, once", async () => {
  const { page } = resident;
  await page.goto("/manage/enquiry/consents");
  await checkPage(resident, "notice-asked-again");
  const form = page.locator("form", { has: page.locator('[name=action][value="again"]') });
  assert.equal(await form.count(), 1, await page.locator("main").innerText());
  await form.locator("input[type=radio]").first().check({ force: true });
  await form.locator("button").first().click();
  assert.equal(await page.locator(".govuk-error-summary").count(), 0, await page.locator("main").innerText());
  await checkPage(resident, "notice-answered-again");
  await page.goto("/manage/enquiry/consents");
  assert.equal(await page.locator('[name=action][value="again"]').count(), 0);
});

test("nobody's page loaded anything from elsewhere, and no script failed", async () => {
  for (const visitor of [resident, writer, second]) await visitor.done();
});

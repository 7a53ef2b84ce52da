// Two managers change a rule, try it, and let it out; the pages look right on a phone and a laptop.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demoUsers, checkStaffPage, press } from "./staff-pages.mjs";
import { LAPTOP, path, startBrowser, startPortal } from "./support.mjs";

let portal;
let browser;
let people;

before(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  people = demoUsers(portal, browser);
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

test("a rule is changed, tried, approved by the other organisation's manager, and in force", async () => {
  const writer = await people.signIn("hub.manager");
  const { page } = writer;
  await page.goto("/staff/settings");
  await checkStaffPage(writer, "settings");
  await page.goto("/staff/settings/routing");
  await checkStaffPage(writer, "settings-routing");
  await page.setViewportSize(LAPTOP);
  await page.locator("#start").click();
  assert.equal(path(page), "/staff/settings/routing/draft");
  const spare = await page.locator('[name^="cell-"][name$="-0"]').evaluateAll((all) => all.findIndex((field) => !field.value));
  const fill = (column, value) => page.locator(`[name="cell-${spare}-${column}"]`).fill(value);
  await fill(0, "R00_MONEY");
  await fill(1, "any_topic=MONEY and area in areas");
  await fill(2, "FH-BOR");
  await page.locator(`[name="place-${spare}"]`).fill("0.5");
  await press(page, "Save and send for approval");
  assert.equal(await page.locator(".govuk-error-summary li").count(), 2, await page.locator(".govuk-error-summary").innerText());
  await checkStaffPage(writer, "settings-wrong");
  await page.setViewportSize(LAPTOP);
  // The error leads to its field.
  await page.locator(".govuk-error-summary a").first().click();
  assert.match(await page.evaluate(() => document.activeElement.id), /^cell-/);
  await fill(4, "A team for the whole borough helps with money this winter.");
  await fill(5, "The winter rule for money.");
  await page.locator('[name="why"]').fill("A winter team for money.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator(".sp-done").waitFor();

  await page.goto("/staff/routing");
  await page.locator('[name="topic"]').selectOption("MONEY");
  await page.locator('[name="postcode"]').fill("SK1 3XE");
  await page.locator('[name="children"]').selectOption("no");
  await press(page, "Try it");
  const answer = page.locator('section[aria-labelledby="answer"]');
  await answer.getByText("The change makes a difference to this case.").waitFor();
  await checkStaffPage(writer, "routing-tried");
  await page.setViewportSize(LAPTOP);
  await press(page, "Last 3 months");
  await page.getByText(/ enquiries since /).waitFor();
  await checkStaffPage(writer, "routing-replayed");
  await page.setViewportSize(LAPTOP);

  await page.goto("/staff/settings/routing/draft");
  await press(page, "Save and send for approval");
  await page.getByText("Sent for approval").first().waitFor();

  const second = await people.signIn("support.manager");
  await second.page.goto("/staff/settings/routing/draft");
  await checkStaffPage(second, "settings-review");
  await second.page.setViewportSize(LAPTOP);
  await press(second.page, "Approve and let out");
  await second.page.getByText("In force: version 2").waitFor();
  await checkStaffPage(second, "settings-history");
  await writer.done();
  await second.done();
});

test("a call has one page, and managers keep the words for a reply", async () => {
  const sent = await people.sendEnquiry({ name: "Robin Example", message: "He holds my bank card.", topic: "DA", safe_tonight: "yes", danger_now: "no" });
  const manager = await people.signIn("hub.manager2");
  const { page } = manager;
  await page.goto(`/staff/case/${sent.reference}/call`);
  await checkStaffPage(manager, "call");
  await page.setViewportSize(LAPTOP);
  await page.locator("#reach").waitFor();
  await page.locator('[name="covered"][value="heard"]').check({ force: true });
  await page.locator('[name="result"]').selectOption("no_answer");
  await press(page, "Save contact");
  await page.getByText("You said that you did not speak").first().waitFor();
  await checkStaffPage(manager, "call-wrong");
  await page.setViewportSize(LAPTOP);
  await page.goto("/staff/templates");
  await checkStaffPage(manager, "templates");
  await manager.done();
});

test("the tables with short cells look right, and a row that is wrong says so in its place", async () => {
  const writer = await people.signIn("council.admin");
  const { page } = writer;
  for (const table of ["topics", "areas", "queues", "partners", "targets", "opening-hours", "holidays", "contacts", "message"]) {
    await page.setViewportSize(LAPTOP);
    await page.goto(`/staff/settings/${table}`);
    await page.locator("#start").click();
    await checkStaffPage(writer, `settings-${table}`);
  }
  await page.setViewportSize(LAPTOP);
  await page.goto("/staff/settings/opening-hours/draft");
  await page.locator('[name="cell-0-1"]').fill("nine");
  await press(page, "Save and send for approval");
  await page.getByText("Row 1: not a time like 09:00").first().waitFor();
  await checkStaffPage(writer, "settings-row-wrong");
  await writer.done();
});

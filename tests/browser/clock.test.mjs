// The clock of a trial site is set from a browser, and what lives by time follows: a session lapses, a draft is gone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkStaffPage, demoUsers } from "./staff-pages.mjs";
import { answer, checkPage, newVisitor, path, startBrowser, startPortal } from "./support.mjs";

const MINUTE = 60_000;

let portal, browser, signIn;

before(async () => {
  process.env.PORTAL_DEMO_ENQUIRIES ??= "26";
  portal = await startPortal();
  browser = await startBrowser();
  ({ signIn } = demoUsers(portal, browser));
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

test("the page shows the time and takes another one", async () => {
  const visitor = await newVisitor(browser, portal);
  const { page } = visitor;
  await page.goto("/dev/clock");
  await checkPage(visitor, "clock");
  await page.locator('[name="at"]').fill("yesterday");
  await page.locator("main form button").click();
  await checkPage(visitor, "clock-wrong");
  const later = new Date((await portal.now()).getTime() + 5 * MINUTE);
  await page.locator('[name="at"]').fill(later.toISOString());
  await page.locator("main form button").click();
  assert.equal(path(page), "/dev/clock");
  assert.ok((await portal.now()) >= later);
  await visitor.done();
});

test("a session of staff ends once the clock has gone 21 minutes, and a new one begins", async () => {
  const { page, done } = await signIn("hub.manager");
  await page.goto("/staff");
  assert.notEqual(path(page), "/staff/sign-in");
  await portal.setClock({ at: new Date((await portal.now()).getTime() + 21 * MINUTE) });
  await page.goto("/staff");
  assert.equal(path(page), "/staff/sign-in");
  await done();
  const again = await signIn("hub.manager");
  await again.page.goto("/staff");
  await checkStaffPage(again, "home-after-lapse");
  await again.done();
});

test("a resident's draft is wiped once the clock has gone 31 minutes", async () => {
  const visitor = await newVisitor(browser, portal);
  const { page } = visitor;
  await page.goto("/enquiry/topic");
  await answer(page, { topic: "MONEY" });
  const here = path(page);
  await portal.setClock({ at: new Date((await portal.now()).getTime() + 31 * MINUTE) });
  await page.goto(here);
  // Whether the job that sweeps idle drafts came first or not.
  assert.match(await page.locator("main").innerText(), /We wiped your answers/);
  assert.equal(path(page), here);
  assert.equal(await page.locator("main form input:checked").count(), 0);
  await visitor.done();
});

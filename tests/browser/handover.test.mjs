// Between the organisations: a hand-over from the pick to the new case, one declined, one stopped by the
// person, and what goes to somebody outside. Scripts off for the residents, on for officers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SHARE_CONSENT, demoUsers, offerHandover } from "./staff-pages.mjs";
import { LAPTOP, PHONE, submitForm, checkPage, path, startBrowser, startPortal } from "./support.mjs";

let portal, browser, people;
before(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  people = demoUsers(portal, browser);
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

const takeFirst = async (receiver) => {
  await receiver.page.goto("/staff/handovers");
  await receiver.page.locator('main a[href^="/staff/handovers/"]').first().click();
};

test("a hand-over is offered, looked at, accepted, and told to the person", async () => {
  const robin = await people.sendEnquiry(SHARE_CONSENT);
  const manager = await people.signIn("hub.manager");
  const phone = await people.signIn("hub.manager2", { viewport: PHONE });
  const form = `/staff/case/${robin.reference}/handover`;
  for (const officer of [manager, phone]) {
    await officer.page.goto(form);
    await checkPage(officer, "handover-form");
    await submitForm(officer.page);
    assert.match(await officer.page.locator(".govuk-error-summary").innerText(), /Select the team that is to get it/);
    await checkPage(officer, "handover-form-wrong");
    await officer.page.goto(`/staff/case/${robin.reference}/disclose`);
    await officer.page.locator('[name="recipient"][value="other"]').check();
    await officer.page.locator('[name="withhold"]').check();
    await checkPage(officer, "disclose-form");
  }
  await offerHandover(manager, robin.reference);
  await checkPage(manager, "handover-case-offered");
  await phone.page.goto(`/staff/case/${robin.reference}`);
  await checkPage(phone, "handover-case-offered");
  const receiver = await people.signIn("support.manager");
  const pocket = await people.signIn("support.manager2", { viewport: PHONE });
  for (const officer of [receiver, pocket]) {
    await officer.page.goto("/staff/handovers");
    await checkPage(officer, "handover-inbox");
    await takeFirst(officer);
    assert.match(await officer.page.locator("main").innerText(), /Robin Example/);
    await checkPage(officer, "handover-offer");
  }
  await receiver.page.locator('button[value="accept"]').click();
  assert.match(path(receiver.page), /^\/staff\/case\//);
  assert.match(await receiver.page.locator("main").innerText(), /Stockport Council handed this over/);
  await checkPage(receiver, "handover-case-received");
  await manager.page.goto(`/staff/case/${robin.reference}`);
  assert.match(await manager.page.locator("main").innerText(), /Work has ended here/);
  await checkPage(manager, "handover-case-ended");
  const back = await people.returnToEnquiry(robin);
  await back.page.goto("/manage/enquiry/shared");
  await checkPage(back, "handover-shared");
  await back.page.locator('form[action="/manage/enquiry/shared"] button').click();
  assert.equal(path(back.page), "/manage/enquiry");
  await checkPage(back, "handover-person-new");
  for (const each of [manager, phone, receiver, pocket, back]) await each.done();
});

test("a declined one and one that the person stopped leave nothing at the receiver", async () => {
  const one = await people.sendEnquiry(SHARE_CONSENT);
  const two = await people.sendEnquiry({ ...SHARE_CONSENT, name: "Sam Example" });
  const manager = await people.signIn("hub.south", { viewport: LAPTOP });
  await offerHandover(manager, one.reference);
  const receiver = await people.signIn("support.one");
  await takeFirst(receiver);
  await receiver.page.locator("summary", { hasText: "Say no" }).click();
  await receiver.page.locator('button[value="decline"]').click();
  await checkPage(receiver, "handover-decline-wrong");
  await receiver.page.locator('[name="reason"]').fill("They live outside our area.");
  await receiver.page.locator('button[value="decline"]').click();
  assert.equal(path(receiver.page), "/staff/handovers");
  assert.match(await receiver.page.locator("main").innerText(), /Nothing is offered to your queues/);
  await manager.page.goto(`/staff/case/${one.reference}`);
  assert.match(await manager.page.locator("main").innerText(), /They live outside our area/);
  await checkPage(manager, "handover-case-declined");
  await offerHandover(manager, two.reference);
  const sam = await people.returnToEnquiry(two);
  await sam.page.goto("/manage/enquiry/consents");
  for (const box of await sam.page.locator('[name="choices"]:checked').all()) await box.uncheck({ force: true });
  await submitForm(sam.page);
  await sam.page.goto("/manage/enquiry/shared");
  assert.match(await sam.page.locator("main").innerText(), /It was stopped on/);
  await receiver.page.goto("/staff/handovers");
  assert.match(await receiver.page.locator("main").innerText(), /The person withdrew their yes/);
  await checkPage(receiver, "handover-inbox-stopped");
  for (const each of [manager, receiver, sam]) await each.done();
});

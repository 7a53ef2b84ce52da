// Between the organisations: a hand-over from the pick to the new case, one declined, one stopped by the
// person, and what goes to somebody outside. Scripts off for the residents, on for officers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { YES, desk, offer } from "./desk.mjs";
import { LAPTOP, PHONE, go, lookedAt, path, startBrowser, startPortal } from "./support.mjs";

let portal, browser, people;
before(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  people = desk(portal, browser);
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
  const robin = await people.ask(YES);
  const manager = await people.officer("hub.manager");
  const phone = await people.officer("hub.manager2", { viewport: PHONE });
  const form = `/staff/case/${robin.reference}/handover`;
  for (const officer of [manager, phone]) {
    await officer.page.goto(form);
    await lookedAt(officer, "handover-form");
    await go(officer.page);
    assert.match(await officer.page.locator(".govuk-error-summary").innerText(), /Select the team that is to get it/);
    await lookedAt(officer, "handover-form-wrong");
    await officer.page.goto(`/staff/case/${robin.reference}/disclose`);
    await officer.page.locator('[name="recipient"][value="other"]').check();
    await officer.page.locator('[name="withhold"]').check();
    await lookedAt(officer, "disclose-form");
  }
  await offer(manager, robin.reference);
  await lookedAt(manager, "handover-case-offered");
  await phone.page.goto(`/staff/case/${robin.reference}`);
  await lookedAt(phone, "handover-case-offered");
  const receiver = await people.officer("support.manager");
  const pocket = await people.officer("support.manager2", { viewport: PHONE });
  for (const officer of [receiver, pocket]) {
    await officer.page.goto("/staff/handovers");
    await lookedAt(officer, "handover-inbox");
    await takeFirst(officer);
    assert.match(await officer.page.locator("main").innerText(), /Robin Example/);
    await lookedAt(officer, "handover-offer");
  }
  await receiver.page.locator('button[value="accept"]').click();
  assert.match(path(receiver.page), /^\/staff\/case\//);
  assert.match(await receiver.page.locator("main").innerText(), /Stockport Council handed this over/);
  await lookedAt(receiver, "handover-case-received");
  await manager.page.goto(`/staff/case/${robin.reference}`);
  assert.match(await manager.page.locator("main").innerText(), /Work has ended here/);
  await lookedAt(manager, "handover-case-ended");
  const back = await people.comesBack(robin);
  await back.page.goto("/manage/enquiry/shared");
  await lookedAt(back, "handover-shared");
  await back.page.locator('form[action="/manage/enquiry/shared"] button').click();
  assert.equal(path(back.page), "/manage/enquiry");
  await lookedAt(back, "handover-person-new");
  for (const each of [manager, phone, receiver, pocket, back]) await each.done();
});

test("a declined one and one that the person stopped leave nothing at the receiver", async () => {
  const one = await people.ask(YES);
  const two = await people.ask({ ...YES, name: "Sam Example" });
  const manager = await people.officer("hub.south", { viewport: LAPTOP });
  await offer(manager, one.reference);
  const receiver = await people.officer("support.one");
  await takeFirst(receiver);
  await receiver.page.locator("summary", { hasText: "Say no" }).click();
  await receiver.page.locator('button[value="decline"]').click();
  await lookedAt(receiver, "handover-decline-wrong");
  await receiver.page.locator('[name="reason"]').fill("They live outside our area.");
  await receiver.page.locator('button[value="decline"]').click();
  assert.equal(path(receiver.page), "/staff/handovers");
  assert.match(await receiver.page.locator("main").innerText(), /Nothing is offered to your queues/);
  await manager.page.goto(`/staff/case/${one.reference}`);
  assert.match(await manager.page.locator("main").innerText(), /They live outside our area/);
  await lookedAt(manager, "handover-case-declined");
  await offer(manager, two.reference);
  const sam = await people.comesBack(two);
  await sam.page.goto("/manage/enquiry/consents");
  for (const box of await sam.page.locator('[name="choices"]:checked').all()) await box.uncheck({ force: true });
  await go(sam.page);
  await sam.page.goto("/manage/enquiry/shared");
  assert.match(await sam.page.locator("main").innerText(), /It was stopped on/);
  await receiver.page.goto("/staff/handovers");
  assert.match(await receiver.page.locator("main").innerText(), /The person withdrew their yes/);
  await lookedAt(receiver, "handover-inbox-stopped");
  for (const each of [manager, receiver, sam]) await each.done();
});

// Two officers in two windows work ten cases at once, with a third in the other organisation.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SHARE_CONSENT, demoUsers, offerHandover, chooseOption, press, openDetails } from "./staff-pages.mjs";
import { path, startBrowser, startPortal } from "./support.mjs";

/** The queue of the postcode that the residents here give. */
const QUEUE = "FH-CHE";
/** What one officer does is on the other's page within this time (milliseconds). */
const PROMISED = 2_000;

let portal, browser, people, she, he, other;
const cases = [];

before(async () => {
  process.env.PORTAL_DEMO_ENQUIRIES ??= "26";
  portal = await startPortal();
  browser = await startBrowser();
  people = demoUsers(portal, browser);
  for (let number = 0; number < 10; number += 1) {
    const words = number === 3 ? { message: "He holds my bank card.", topic: "DA", safe_tonight: "yes", danger_now: "no" } : {};
    cases.push((await people.sendEnquiry({ ...SHARE_CONSENT, ...words, name: `Robin Example ${"ABCDEFGHIJ"[number]}` })).reference);
  }
  [she, he, other] = [await people.signIn("hub.manager"), await people.signIn("hub.south"), await people.signIn("support.manager")];
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

const row = (who, reference) => who.page.locator(`.sp-queue tr[data-ref="${reference}"]`);
const open = (who, reference) => who.page.goto(`/staff/case/${reference}`);
const main = (who) => who.page.locator("main").innerText();
/** The list with its script awake and its line up. */
async function list(who) {
  const first = who.page.waitForResponse((answer) => answer.url().endsWith("/staff/api/queue-now"));
  await who.page.goto(`/staff/queue/${QUEUE}`);
  assert.equal((await first).status(), 200);
}
const take = (who, reference) => row(who, reference).getByRole("button", { name: /^Take/ });

/** What one does is seen by the other within the promised time; how long it took. */
const waits = [];
async function soon(what, locator, done) {
  const began = Date.now();
  await Promise.all([done(), locator.waitFor({ timeout: 10_000 })]);
  waits.push({ what, ms: Date.now() - began });
}

async function confirms(who, reference) {
  await open(who, reference);
  await who.page.locator('button[value="confirm"]').click();
  await who.page.getByText(/Confirmed by/).first().waitFor();
}

test("ten cases: raced for, watched, contested, revealed, confirmed, handed over, declined, kept close and closed", async () => {
  const [raced, watched, contested, hidden, confirmed, accepted, declined, worrying, closed, last] = cases;

  // Both press at the same moment: one gets it, the other is told who.
  await Promise.all([list(she), list(he)]);
  await Promise.all([she, he].map((who) => take(who, raced).click()));
  const lost = [];
  for (const who of [she, he]) {
    await who.page.waitForLoadState();
    const summary = who.page.locator(".govuk-error-summary");
    if (await summary.count()) lost.push(await summary.innerText());
  }
  assert.equal(lost.length, 1);
  assert.match(lost[0], /took .* before you/);

  // What one takes is the other's no more.
  await Promise.all([list(she), list(he)]);
  await soon("taken", row(she, watched).getByText("J. Specimen"), () => take(he, watched).click());
  assert.equal(await take(she, watched).count(), 0);

  // Both confirm: the second is told, and nothing is written twice.
  await Promise.all([open(she, contested), open(he, contested)]);
  await soon("changed", she.page.getByText("This case has changed."), () => he.page.locator('button[value="confirm"]').click());
  await she.page.locator('button[value="confirm"]').click();
  assert.match(await she.page.locator(".govuk-error-summary").innerText(), /\S/);
  assert.equal(await she.page.getByText("Confirmed by", { exact: false }).count() > 0, true);

  // At once: she shows hidden words by a press, he confirms another.
  await open(she, hidden);
  assert.doesNotMatch(await main(she), /bank card/);
  await Promise.all([press(she.page, /^Show what/), confirms(he, confirmed)]);
  await she.page.locator("#said").waitFor();
  assert.match(await main(she), /He holds my bank card/);

  // Two are offered to the other organisation: one is taken, one declined.
  await Promise.all([offerHandover(she, accepted), offerHandover(he, declined)]);
  for (const [answer, names] of [["accept", "F"], ["decline", "G"]]) {
    await other.page.goto("/staff/handovers");
    const offers = await other.page.locator('main a[href^="/staff/handovers/"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    let found = false;
    for (const href of offers) {
      await other.page.goto(href);
      if ((await main(other)).includes(`Robin Example ${names}`)) {
        found = true;
        break;
      }
    }
    assert.ok(found, `the offer of ${names}`);
    if (answer === "decline") {
      await other.page.locator("summary", { hasText: "Say no" }).click();
      await other.page.locator('[name="reason"]').fill("They live outside our area.");
    }
    await other.page.locator(`button[value="${answer}"]`).click();
  }
  await open(she, accepted);
  assert.match(await main(she), /Work has ended here/);
  await open(he, declined);
  assert.match(await main(he), /They live outside our area/);
  const back = await other.page.request.get(`/staff/case/${declined}`);
  assert.equal(back.status(), 404, "who declined has lost it at once");

  // A concern: from that moment it is there for the few alone.
  await list(he);
  await she.page.goto(`/staff/case/${worrying}/concern`);
  await she.page.locator('[name="about"]').first().check({ force: true });
  await she.page.locator('[name="worry"]').fill("A bruise was mentioned.");
  await she.page.locator('[name="seen"]').fill("Said on the phone.");
  await she.page.locator('[name="act"]').fill("Rang the lead.");
  await soon("concern", row(he, worrying).getByText("Gone from this list"), async () => {
    await she.page.locator('form:has([name="worry"]) button.govuk-button').first().click();
    await she.page.waitForLoadState();
  });
  assert.equal((await he.page.request.get(`/staff/case/${worrying}`)).status(), 404);

  // Closed: it leaves the other's list.
  await confirms(she, closed);
  await list(he);
  await openDetails(she.page, "Close");
  await chooseOption(she.page, "outcome", "info_given");
  await soon("closed", row(he, closed).getByText("Gone from this list"), () => she.page.locator('button[value="close"]').click());

  // And one is simply worked: taken, a note, who else is there.
  await open(he, last);
  await open(she, last);
  await she.page.locator('[name="note"]').fill("Rings back tomorrow.");
  await press(she.page, /note/i);
  assert.match(await main(she), /Rings back tomorrow/);
  assert.equal(path(she.page), `/staff/case/${last}`);

  console.table(waits);
  for (const { what, ms } of waits) assert.ok(ms <= PROMISED, `${what} took ${ms} ms`);
});

test("nothing failed in any browser", async () => {
  for (const who of [she, he, other]) await who.done();
});

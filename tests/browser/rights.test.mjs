// Each right from asking to the answer, with scripts off on both sides: a person on a phone asks, a data
// protection officer answers, the person reads the answer. One portal for the whole file.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demoUsers, checkStaffPage, chooseOption } from "./staff-pages.mjs";
import { LAPTOP, PHONE, submitForm, checkPage, path, newVisitor, startBrowser, startPortal } from "./support.mjs";

let portal, browser, sendEnquiry, returnToEnquiry, signIn, dpo;

/** People who asked for help, by what their requests may do to the enquiry. */
const people = {};

before(async () => {
  process.env.PORTAL_DEMO_ENQUIRIES ??= "26";
  portal = await startPortal();
  browser = await startBrowser();
  ({ sendEnquiry, returnToEnquiry, signIn } = demoUsers(portal, browser));
  for (const who of ["reader", "locked", "gone"]) {
    const asked = await sendEnquiry({ message: "Our heating broke in October." });
    people[who] = { ...(await returnToEnquiry(asked)), ...asked };
  }
  dpo = await signIn("council.dpo", { scripts: false });
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

const fold = (page, summary) => page.locator("main details", { has: page.locator("summary", { hasText: summary }) }).first();

/** Opens a fold of the request's page, fills it in and presses its button. */
async function acts(number, summary, fill) {
  const { page } = dpo;
  await page.goto(`/staff/rights/${number}`);
  const part = fold(page, summary);
  await part.locator("summary").first().click();
  await fill(part);
  await part.locator("button[name=action]").click();
  assert.equal(await page.locator(".govuk-error-summary").count(), 0, await page.locator("main").innerText());
}

const letter = (words) => async (part) => {
  await chooseOption(part.page(), "decision", "granted");
  await part.locator("textarea[name=words]").fill(words);
};

async function sure(number) {
  await acts(number, "Confirm who they are", (part) => part.locator('[name=level][value="L2"]').check({ force: true }));
}

/** The person asks; gives the number of the request. */
async function asks({ page }, kind, words) {
  await page.goto("/manage/enquiry/rights");
  await chooseOption(page, "kind", kind);
  await page.locator("textarea[name=words]").fill(words);
  await submitForm(page);
  return sent(page);
}

async function sent(page) {
  assert.match(await page.locator("main").innerText(), /We have your request/);
  return path(page).split("/").at(-1);
}

async function reads({ page }, number, part = "rights") {
  await page.goto(`/manage/enquiry/${part}/${number}`);
  return page.locator("main").innerText();
}

for (const [kind, who] of [
  ["access", "reader"], ["correct", "reader"], ["portability", "reader"],
  ["restrict", "locked"], ["object", "locked"], ["stop_using", "locked"],
]) {
  test(`${kind}: asked, answered, read`, async () => {
    const number = await asks(people[who], kind, `What I want to say about ${kind}.`);
    await checkPage(people[who], `rights-${kind}-sent`);
    assert.match(await reads(people[who], number), new RegExp(`about ${kind}\\.`));
    await sure(number);
    await acts(number, "Decide", letter(`We did what you asked: ${kind}.`));
    const answer = await reads(people[who], number);
    assert.match(answer, new RegExp(`We did what you asked: ${kind}\\.`));
    await checkPage(people[who], `rights-${kind}-answered`);
    if (kind === "access") {
      assert.match(answer, /Our heating broke in October\./, "the copy is on the page");
      await checkStaffPage(dpo, "rights-closed");
    }
  });
}

test("erasure: everything that may go is gone, and the person reads that it is", async () => {
  const number = await asks(people.gone, "erase", "I no longer want this kept.");
  await sure(number);
  await acts(number, "Decide", async (part) => {
    await letter("We deleted what you wrote.")(part);
    await chooseOption(part.page(), "scope", "all");
  });
  assert.match(await reads(people.gone, number), /We deleted what you wrote\./);
  const { page } = people.gone;
  await page.goto("/manage/enquiry");
  assert.match(await page.locator("main").innerText(), /Name deleted/);
  await checkPage(people.gone, "rights-erased");
});

test("a person looks again at which team has it, and says what they found", async () => {
  const number = await asks(people.reader, "review", "I think the other team should have it.");
  const { reference } = people.reader;
  const her = await signIn("hub.south", { scripts: false });
  await her.page.goto(`/staff/case/${reference}`);
  const again = her.page.locator(`form[action$="/review"]`);
  await again.locator("textarea").fill("It is with the right team: the hub is two streets away.");
  await checkStaffPage(her, "rights-again");
  await her.page.setViewportSize(LAPTOP);
  await again.locator("button").click();
  assert.equal(await her.page.locator(".govuk-error-summary").count(), 0, await her.page.locator("main").innerText());
  await her.done();
  assert.match(await reads(people.reader, number), /It is with the right team/);
});

test("a complaint: thanked at once, told how it goes, and how it ends, with the regulator's address", async () => {
  const { page } = people.reader;
  await page.goto("/manage/enquiry/complaint");
  await checkPage(people.reader, "complaint");
  await page.locator("textarea[name=words]").fill("Somebody told my neighbour.");
  await submitForm(page);
  const number = await sent(page);
  await dpo.page.goto("/staff/complaints");
  await checkStaffPage(dpo, "complaints");
  await acts(number, "Tell them how it is going", (part) => part.locator("textarea").fill("We have asked the team."));
  await acts(number, "Decide", letter("You were right, and we have spoken to the team."));
  const answer = await reads(people.reader, number, "rights");
  assert.match(answer, /We have asked the team\./);
  assert.match(answer, /You were right/);
  assert.match(answer, /ico\.org\.uk/);
  await checkPage(people.reader, "complaint-answered");
});

test("the work-list, a request in hand and the form for a letter are looked at on phone and laptop", async () => {
  const number = await asks(people.reader, "access", "Again, with the notes of October.");
  await dpo.page.goto("/staff/rights");
  assert.match(await dpo.page.locator("main").innerText(), new RegExp(number));
  await checkStaffPage(dpo, "rights-list");
  await dpo.page.goto(`/staff/rights/${number}`);
  await checkStaffPage(dpo, "rights-request");
  await fold(dpo.page, "Decide").locator("summary").first().click();
  await checkStaffPage(dpo, "rights-decide");
  await dpo.page.goto("/staff/rights/new");
  await checkStaffPage(dpo, "rights-new");
});

test("a team of the other organisation sees none of it, by list or by address", async () => {
  const number = await asks(people.locked, "correct", "My street is spelled wrong.");
  const other = await signIn("homes.dpo", { scripts: false });
  await other.page.goto("/staff/rights");
  assert.doesNotMatch(await other.page.locator("main").innerText(), new RegExp(number));
  const there = await other.page.goto(`/staff/rights/${number}`);
  assert.equal(there.status(), 404);
  await other.done();
});

test("asking without an enquiry at hand tells nobody whether there is one", async () => {
  // A number of the same shape that no enquiry has.
  const none = await asks(people.reader, "portability", "Also this.");
  const stranger = await newVisitor(browser, portal, { viewport: PHONE });
  const { page } = stranger;
  await page.goto("/rights");
  await checkPage(stranger, "rights-public");
  await chooseOption(page, "controller", "SMBC");
  await chooseOption(page, "kind", "access");
  await page.locator("textarea[name=words]").fill("What do you have about me?");
  await page.locator("[name=reference]").fill(people.reader.reference);
  await page.locator("[name=name]").fill("Robin Example");
  await page.locator("[name=reply_to]").fill("robin@example.org");
  await submitForm(page);
  const known = await page.locator("main").innerText();
  await checkPage(stranger, "rights-public-sent");
  await page.goto("/rights");
  await chooseOption(page, "controller", "SMBC");
  await chooseOption(page, "kind", "access");
  await page.locator("textarea[name=words]").fill("What do you have about me?");
  await page.locator("[name=reference]").fill(none);
  await page.locator("[name=name]").fill("Robin Example");
  await page.locator("[name=reply_to]").fill("robin@example.org");
  await submitForm(page);
  const number = /[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}/g;
  assert.equal((await page.locator("main").innerText()).replace(number, "…"), known.replace(number, "…"));
  await stranger.done();
});

test("nobody's page loaded anything from elsewhere, and no script failed", async () => {
  for (const visitor of [...Object.values(people), dpo]) await visitor.done();
});

// An officer at a laptop and at a phone: signs in, sees what presses, reads the rules, acts, signs out.
// One portal for the whole file, and one day's work: later tests go on where earlier ones stopped.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { filterCount, demoUsers, checkStaffPage, chooseOption, press, section, openDetails } from "./staff-pages.mjs";
import { LAPTOP, PHONE, submitForm, path, newVisitor, startBrowser, startPortal } from "./support.mjs";

/** The queue of the postcode that the residents here give, and another one of the same organisation. */
const QUEUE = "FH-CHE";
const OTHER_QUEUE = "FH-BRA";
const OTHER_ORGANISATION = "TPA-SSH";

/** A staff page with everything it loads (contract, weight). */
const STAFF_BYTES = 150_000;

let portal, browser, sendEnquiry, returnToEnquiry, code, fillSignIn, signIn;

/** Residents who asked before the officer came in: reference and passphrase by what they are here for. */
const asked = {};

/** Times at which to call are the only wish an email can run into; this one is never now. */
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: "Europe/London" }).format(new Date());
const NOT_NOW = weekday === "Mon" ? "wed_am" : "mon_am";

const RESIDENTS = {
  urgent: {
    topic: "DA", danger_now: "yes", safe_tonight: "no", age_band: "25_34", name: "Jude Example", phone: "01632 960 007",
    safe_contact: ["no_voicemail", "no_text", "withhold_number"], safe_times: [NOT_NOW], safe_word: "bluebell",
    someone_answers: "wrong_number", language: "ur", adjustments: "Large print", message: "He holds my bank card.",
  },
  plain: { message: "Our heating broke in October." },
  silent: { topic: "TALK", name: "Sam Example", contact_route: "none_i_will_contact_you" },
  consent: { topic: "PLAY", name: "Leila Example", choices: "C3_feedback" },
  mail: { name: "Amir Example", contact_route: "email", email: "amir@example.org", safe_times: [NOT_NOW] },
};

const address = (who) => `/staff/case/${asked[who].reference}`;
const row = (page, who) => page.locator(".sp-queue tbody tr", { hasText: asked[who].reference });

/** The officer of most tests, with a browser that stays open. */
let she;

before(async () => {
  // One made-up enquiry a topic fills the lists; the residents below are what is looked at.
  process.env.PORTAL_DEMO_ENQUIRIES ??= "26";
  portal = await startPortal();
  browser = await startBrowser();
  ({ sendEnquiry, returnToEnquiry, code, fillSignIn, signIn } = demoUsers(portal, browser));
  const sent = await Promise.all(Object.entries(RESIDENTS).map(async ([who, answers]) => [who, await sendEnquiry(answers)]));
  Object.assign(asked, Object.fromEntries(sent));
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

test("a wrong code opens nothing and is not told apart from a wrong name or password", async () => {
  const visitor = await newVisitor(browser, portal, { viewport: LAPTOP });
  const { page } = visitor;
  await page.goto("/staff/queues");
  assert.equal(path(page), "/staff/sign-in");
  await checkStaffPage(visitor, "sign-in");
  const right = await code("hub.manager2");
  await fillSignIn(page, "hub.manager2", String((Number(right) + 111_111) % 1_000_000).padStart(6, "0"));
  assert.equal(path(page), "/staff/sign-in");
  assert.match(await page.title(), /^Error: /);
  assert.match(await page.locator(".govuk-error-summary").innerText(), /name, password and code do not go together/);
  assert.equal(await page.locator('[name="name"]').inputValue(), "hub.manager2");
  assert.equal(await page.locator('[name="password"]').inputValue(), "");
  assert.equal(await page.locator('[name="code"]').inputValue(), "");
  await checkStaffPage(visitor, "sign-in-refused");
  await page.goto("/staff/queues");
  assert.equal(path(page), "/staff/sign-in");
  await page.goto("/staff/privacy");
  await checkStaffPage(visitor, "notice");
  await visitor.done();
});

test("name, password and one-time code open the queues of the account", async () => {
  she = await signIn("hub.south");
  assert.equal(path(she.page), "/staff/queues");
  const queues = await she.page.locator(".sp-queues a").allInnerTexts();
  assert.ok(queues.length > 1 && queues.every((name) => name.startsWith("Family Hub")), queues.join());
  const card = she.page.locator(".sp-queues__one").filter({ has: she.page.locator(`a[href$="/${QUEUE}"]`) });
  assert.match(await card.innerText(), /[1-9]\d* urgent/);
  await checkStaffPage(she, "queues");
});

test("urgent comes first, and a suggestion is told apart from what a person confirmed", async () => {
  const { page } = she;
  await page.goto(`/staff/queue/${QUEUE}`);
  const marks = await page.locator(".sp-queue tbody tr").evaluateAll((rows) => rows.map((each) => each.classList.contains("sp-queue__now")));
  assert.ok(marks[0] && !marks.slice(marks.indexOf(false)).includes(true), `urgent ones first: ${marks}`);
  assert.match(await row(page, "urgent").innerText(), /Danger now/);
  const marked = (who) => row(page, who).evaluate((each) => each.classList.contains("sp-queue__now"));
  assert.deepEqual([await marked("urgent"), await marked("plain")], [true, false]);
  for (const who of Object.keys(asked)) assert.match(await row(page, who).innerText(), /Suggested/);
  // No names and no words of the resident: somebody may look over the shoulder.
  assert.doesNotMatch(await page.locator("main").innerText(), /Jude|Leila|bank card|heating|960/);
  await checkStaffPage(she, "queue");

  const toConfirm = await filterCount(page, "To confirm");
  await page.goto(address("silent"));
  await press(page, "Confirm this queue");
  assert.match(await section(page, "suggest").innerText(), /Confirmed by J\. Specimen/);
  await page.goto(`/staff/queue/${QUEUE}`);
  assert.match(await row(page, "silent").innerText(), /Confirmed/);
  assert.doesNotMatch(await row(page, "silent").innerText(), /Suggested/);
  assert.equal(await filterCount(page, "To confirm"), toConfirm - 1);
  await page.goto(`/staff/queue/${QUEUE}?show=confirmed`);
  assert.equal(await row(page, "silent").count(), 1);
  assert.equal(await row(page, "plain").count(), 0);
  await page.goto(`/staff/queue/${QUEUE}?show=urgent`);
  assert.equal(await row(page, "urgent").count(), 1);
  assert.equal(await row(page, "plain").count(), 0);
  await page.goto(`/staff/queue/${QUEUE}?show=withdrawn`);
  assert.match(await page.locator("main").innerText(), /Nothing here now/);
  await checkStaffPage(she, "queue-empty");
});

test("an enquiry is taken with one press, and everybody sees who has it", async () => {
  const { page } = she;
  await page.goto(`/staff/queue/${QUEUE}`);
  const mine = await filterCount(page, "Mine");
  await row(page, "plain").getByRole("button", { name: /^Take/ }).click();
  assert.equal(path(page), `/staff/queue/${QUEUE}`);
  assert.match(await row(page, "plain").innerText(), /You[^]*Give back/);
  assert.equal(await filterCount(page, "Mine"), mine + 1);
  await page.goto(address("plain"));
  assert.match(await page.locator(".sp-bar").innerText(), /With you/);
});

test("without scripts the queue is the same page, and taking works", async () => {
  // The two differ in who reads, and the clock runs on between them.
  const text = async ({ page }, reader) =>
    (await page.locator("main").innerText())
      .replace(/\d+:\d\d[ap]m|\d+ min/g, "")
      .replace("Quiet sound for new urgent ones", "")
      .replace(/\s+/g, " ")
      .replace(/You Give back \S+/g, reader)
      .replace(/Mine \d+/, "Mine");
  const plain = await signIn("hub.manager", { scripts: false });
  await plain.page.goto(`/staff/queue/${QUEUE}`);
  assert.match(await plain.page.locator(".sp-live").innerText(), /^\d+ wait to be taken, \d+ of them urgent/);
  assert.match(await row(plain.page, "plain").innerText(), /J\. Specimen/);
  await she.page.goto(`/staff/queue/${QUEUE}`);
  assert.equal(await text(plain, "K. Fiction"), await text(she, "J. Specimen"));
  await checkStaffPage(plain, "queue-plain");
  await row(plain.page, "consent").getByRole("button", { name: /^Take/ }).click();
  assert.match(await row(plain.page, "consent").innerText(), /You/);
  await row(plain.page, "consent").getByRole("button", { name: /^Give back/ }).click();
  assert.match(await row(plain.page, "consent").innerText(), /No one yet/);

  await plain.page.goto(address("plain"));
  assert.match(await plain.page.locator(".sp-bar").innerText(), /With J\. Specimen/);
  await checkStaffPage(plain, "case-plain");
  await plain.done();
});

test("the live list wakes up and tells of what came in since", async () => {
  const { page } = she;
  await page.goto(`/staff/queue/${QUEUE}`);
  const live = page.locator(".sp-live");
  await live.getByLabel("Quiet sound").waitFor();
  const waiting = Number((await live.innerText()).match(/^\d+/)[0]);
  assert.equal(await live.getByRole("button", { name: "Show" }).isVisible(), false);
  // A page that has no news shows no empty mark for them.
  assert.equal(await page.locator(".sp-live__news").evaluate((news) => getComputedStyle(news).borderTopWidth), "0px");

  asked.late = await sendEnquiry({ topic: "HEALTH", name: "Noor Example" });
  await live.getByText(/^1 new/).waitFor();
  assert.equal(await row(page, "late").count(), 0, "nothing moves by itself");
  assert.match(await live.innerText(), new RegExp(`^${waiting + 1} wait`));
  await checkStaffPage(she, "queue-news");
  await live.getByRole("button", { name: "Show" }).click();
  assert.equal(await row(page, "late").count(), 1);
  assert.equal(await live.getByRole("button", { name: "Show" }).isVisible(), false);
});

test("what must be known first stands at the top, and the rules above the number", async () => {
  const { page } = she;
  await page.goto(address("urgent"));
  const top = await page.locator(".sp-bar").innerText();
  for (const word of [asked.urgent.reference, "Not feeling safe at home", "Danger now", "Sensitive", "Contact rules", "Suggested"]) {
    assert.ok(top.includes(word), `${word} is not at the top: ${top}`);
  }
  const rules = section(page, "rules");
  for (const rule of ["No voice messages", "No texts", "Hide your number", "bluebell", "wrong number", "Only at these times"]) {
    assert.ok((await rules.innerText()).includes(rule), rule);
  }
  for (const viewport of [LAPTOP, PHONE]) {
    await page.setViewportSize(viewport);
    const { y } = await page.locator("#rules").boundingBox();
    assert.ok(y < viewport.height, `the rules begin at ${y}, below the fold`);
  }
  // Not on the page at all, not merely out of sight.
  assert.doesNotMatch(await page.content(), /960 007|01632960007|bank card/);
  await checkStaffPage(she, "case-suggested");

  await press(page, "I have read the rules. Show it");
  assert.match(await rules.innerText(), /01632 960 007[^]*Not a safe time to ring/);
  const order = await page.evaluate(() => {
    const [list, number] = [document.querySelector(".sp-rules ul"), document.querySelector(".sp-dial__num")];
    return { follows: Boolean(list.compareDocumentPosition(number) & 4), gap: number.getBoundingClientRect().top - list.getBoundingClientRect().bottom };
  });
  assert.ok(order.follows && order.gap >= 0, "the number stands below the rules");
  await checkStaffPage(she, "case-number-shown");
});

test("sensitive words stand behind a press", async () => {
  const { page } = she;
  await page.goto(address("urgent"));
  assert.match(await section(page, "words").innerText(), /Hidden: 5 words/);
  await press(page, "Show what Jude Example wrote");
  assert.match(await section(page, "words").innerText(), /He holds my bank card\./);
  await checkStaffPage(she, "case-words-shown");
  // What is not sensitive needs no press.
  await page.goto(address("plain"));
  assert.match(await section(page, "words").innerText(), /Our heating broke in October\./);
});

test("a different queue needs a reason, and the other organisation is refused", async () => {
  const { page } = she;
  await page.goto(address("mail"));
  await openDetails(page, "Choose a different queue");
  const offered = await page.locator('[name="queue"] option').evaluateAll((options) => options.map((option) => option.value).filter(Boolean));
  assert.ok(offered.length > 5 && offered.every((queue) => queue.startsWith("FH-")), offered.join());
  await checkStaffPage(she, "case-different-queue");

  await page.locator('[name="queue"]').selectOption(OTHER_QUEUE);
  await press(page, "Save the change");
  assert.match(await page.locator(".govuk-error-summary").innerText(), /Say why/);
  await checkStaffPage(she, "case-queue-error");

  // Somebody alters the page: the server refuses, whatever the list held.
  await page.locator('[name="queue"]').evaluate((select, queue) => {
    select.add(new Option(queue, queue));
    select.value = queue;
  }, OTHER_ORGANISATION);
  await page.locator('[name="why"]').fill("An adult topic.");
  await press(page, "Save the change");
  assert.match(await page.locator(".govuk-error-summary").innerText(), /another organisation/);
  await page.goto(address("mail"));
  assert.match(await section(page, "suggest").innerText(), /Is this the right queue\?[^]*Cheadle/);

  await openDetails(page, "Choose a different queue");
  await page.locator('[name="queue"]').selectOption(OTHER_QUEUE);
  await page.locator('[name="why"]').fill("They go to school there.");
  await press(page, "Save the change");
  assert.equal(path(page), `/staff/queue/${QUEUE}`);
  assert.match(await page.locator('[role="status"]').first().innerText(), /new queue/);
  assert.equal(await row(page, "mail").count(), 0);
  await page.goto(`/staff/queue/${OTHER_QUEUE}`);
  assert.match(await row(page, "mail").innerText(), /Confirmed/);
  await page.goto(address("mail"));
  assert.match(await section(page, "line").innerText(), /J\. Specimen moved it from .*Cheadle to .*Bramhall[^]*They go to school there\./);
  await checkStaffPage(she, "case-moved");
});

test("one press confirms; a contact and a note are kept under the officer's name", async () => {
  const { page } = she;
  await page.goto(address("plain"));
  await press(page, "Confirm this queue");
  assert.match(await page.locator(".sp-bar").innerText(), /Confirmed/);
  await openDetails(page, "Record a contact");
  await press(page, "Save contact");
  assert.equal(await page.locator(".govuk-error-summary li").count(), 3);
  await checkStaffPage(she, "case-contact-error");
  await page.locator('[name="channel"]').selectOption("phone");
  await page.locator('[name="result"]').selectOption("spoke");
  await chooseOption(page, "direction", "out");
  await page.locator('[name="log_note"]').fill("Glad that somebody rang back.");
  await press(page, "Save contact");
  assert.match(await section(page, "line").innerText(), /J\. Specimen got in touch\. Phone: We spoke\.[^]*Glad that somebody/);
  assert.match(await page.locator(".sp-bar").innerText(), /In progress/);

  await page.locator('[name="note"]').fill("Next call on <b>Thursday</b>.");
  await press(page, "Save note");
  assert.match(await section(page, "line").innerText(), /J\. Specimen wrote a note\.\s+Next call on <b>Thursday<\/b>\./);
  assert.equal(await section(page, "line").locator("b").count(), 0);
  await checkStaffPage(she, "case-in-progress");
});

test("a contact against a wish is kept only with its reason, and the officer is told which wish", async () => {
  const { page } = she;
  await page.goto(address("urgent"));
  // What was shown a moment ago may still be open.
  if (await page.getByRole("button", { name: "I have read the rules. Show it" }).count()) {
    await press(page, "I have read the rules. Show it");
  }
  await page.locator('[name="channel"]').selectOption("phone");
  await page.locator('[name="result"]').selectOption("no_answer");
  await chooseOption(page, "direction", "out");
  await chooseOption(page, "voicemail", "yes");
  assert.match(await section(page, "next").innerText(), /They asked us not to leave one/);
  await press(page, "Save contact");
  assert.match(await page.locator(".govuk-error-summary").innerText(), /They asked us not to .+\. If you did, say why/);
  await checkStaffPage(she, "case-against-a-wish");
  await page.locator('[name="outside_reason"]').fill("The machine began at once.");
  await press(page, "Save contact");
  assert.match(await section(page, "line").innerText(), /Voice message left\.\s+The machine began at once\./);
});

test("nothing is offered to dial where the person will get in touch", async () => {
  const { page } = she;
  await page.goto(address("silent"));
  assert.match(await section(page, "rules").innerText(), /Do not get in touch[^]*No number or address/);
  assert.equal(await section(page, "rules").getByRole("button").count(), 0);
  assert.equal(await page.locator('a[href^="tel:"], a[href^="mailto:"]').count(), 0);
  await checkStaffPage(she, "case-silent");
});

test("each outcome asks for what it requires, and a closed enquiry leaves the queue", async () => {
  const { page } = she;
  await page.goto(address("silent"));
  await openDetails(page, "Close this enquiry");
  await chooseOption(page, "outcome", "could_not_contact");
  await press(page, "Close it");
  assert.match(await page.locator(".govuk-error-summary").innerText(), /3 attempts to reach them/);

  await page.goto(address("plain"));
  await openDetails(page, "Close this enquiry");
  await chooseOption(page, "outcome", "intervention");
  await press(page, "Close it");
  assert.match(await page.locator(".govuk-error-summary").innerText(), /casefile reference/);
  assert.equal(await page.locator('[name="outcome"][value="intervention"]').isChecked(), true);
  await checkStaffPage(she, "case-close-error");
  await page.locator('[name="casefile"]').fill("CF-2026-0101");
  await press(page, "Close it");
  await page.goto(address("plain"));
  assert.match(await page.locator("main").innerText(), /Closed by J\. Specimen[^]*Added to a casefile/);
  assert.match(await section(page, "keep").innerText(), /CF-2026-0101/);
  assert.equal(await page.getByRole("button", { name: /Confirm|Close|Give it back|Save contact/ }).count(), 0);
  await checkStaffPage(she, "case-closed");
  await page.goto(`/staff/queue/${QUEUE}`);
  assert.equal(await row(page, "plain").count(), 0);
});

test("a choice taken back is shown so by the officer's next request, with its receipt", async () => {
  const { page } = she;
  await page.goto(address("consent"));
  const choices = section(page, "choices");
  assert.match(await choices.innerText(), /Said yes/);
  const resident = await returnToEnquiry(asked.consent);
  await resident.page.goto("/manage/enquiry/consents");
  await resident.page.locator('[name="choices"]:checked').click({ force: true });
  await submitForm(resident.page);
  const receipt = await resident.page.locator('.sp-done a[href^="/receipt/"]').getAttribute("href");

  await page.goto(address("consent"));
  assert.match(await choices.innerText(), new RegExp(`Withdrawn[^]*Receipt ${receipt.split("/").pop()}`));
  assert.doesNotMatch(await choices.innerText(), /Said yes/);
  assert.match(await section(page, "tasks").innerText(), /Stop what relied on the choice/);
  await checkStaffPage(she, "case-taken-back");
  await page.goto(receipt);
  assert.match(await page.locator("main").innerText(), new RegExp(receipt.split("/").pop()));
  await resident.done();
});

test("a message that would break a wish is not sent, and the officer sees which wish", async () => {
  const visitor = await newVisitor(browser, portal);
  await visitor.page.goto("/manage");
  await visitor.page.locator('[name="reference"]').fill(asked.mail.reference);
  await visitor.page.locator('[name="action"][value="send_link"]').click();

  const { page } = she;
  const unsent = section(page, "unsent");
  for (let tries = 0; !/Link to come back/.test((await unsent.allInnerTexts()).join("\n")); tries += 1) {
    assert.ok(tries < 40, "the officer is told nothing");
    await new Promise((next) => setTimeout(next, 250));
    await page.goto(address("mail"));
  }
  assert.match(await unsent.innerText(), /Link to come back/);
  await checkStaffPage(she, "case-not-sent");
  await visitor.page.goto("/dev/mail");
  assert.doesNotMatch(await visitor.page.locator("main").innerText(), new RegExp(`${asked.mail.reference}|amir@`));
  await visitor.done();
  assert.match(await unsent.innerText(), /not a safe time/i);
});

test("the safeguarding lead sees what is flagged, and a role without enquiries sees none", async () => {
  const lead = await signIn("hub.lead");
  assert.equal(path(lead.page), "/staff/flagged");
  assert.equal(await row(lead.page, "urgent").count(), 1);
  assert.equal(await row(lead.page, "consent").count(), 0);
  await checkStaffPage(lead, "flagged");
  await lead.done();

  const admin = await signIn("council.admin");
  assert.match(await admin.page.locator("main").innerText(), /does not open enquiries/);
  await checkStaffPage(admin, "role");
  const answer = await admin.page.goto(address("urgent"));
  assert.equal(answer.status(), 404);
  await admin.done();
});

test("what cannot be opened or done is told in the staff design, with the way back to work", async () => {
  const { page } = she;
  assert.equal((await page.goto("/staff/case/BCD-FGH-JKL")).status(), 404);
  await checkStaffPage(she, "not-found");
  assert.equal((await page.goto(`/staff/queue/${OTHER_ORGANISATION}`)).status(), 404);
  await page.goto(address("consent"));
  await page.locator('[name="note"]').fill("From another site.");
  await page.route("**/note", async (route) => {
    const headers = { ...route.request().headers(), "sec-fetch-site": "cross-site" };
    await route.fulfill({ response: await route.fetch({ headers }) });
  });
  await press(page, "Save note");
  await page.unroute("**/note");
  assert.match(await page.title(), /not open to you/);
  await checkStaffPage(she, "forbidden");
  await page.getByRole("link", { name: "Go to your queues" }).click();
  assert.equal(path(page), "/staff/queues");
  await page.goto(address("consent"));
  assert.doesNotMatch(await section(page, "line").innerText(), /another site/);
});

test(`a staff page with everything it loads weighs at most ${STAFF_BYTES / 1000} kB`, async () => {
  const { page } = she;
  const session = await she.context.newCDPSession(page);
  await session.send("Network.enable");
  const names = new Map();
  const sizes = new Map();
  session.on("Network.responseReceived", ({ requestId, response }) => names.set(requestId, response.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(names.get(requestId), encodedDataLength));
  for (const [at, island] of [[`/staff/queue/${QUEUE}`, true], [address("urgent"), true], ["/staff/queues", false]]) {
    names.clear();
    sizes.clear();
    await session.send("Network.clearBrowserCache");
    await page.goto(at, { waitUntil: "networkidle" });
    const files = [...sizes].map(([url, size]) => [new URL(url).pathname, size]);
    const total = files.reduce((sum, [, size]) => sum + size, 0);
    console.log(`${at}: ${total} bytes on the wire: ${files.map(([name, size]) => `${name} ${size}`).join(", ")}`);
    assert.ok(total <= STAFF_BYTES, `${at} weighs ${total}`);
    assert.equal(files.some(([name]) => name.endsWith(".wasm")), island, "the browser's half is loaded where an island is, and nowhere else");
  }
});

test("signing out ends it: going back shows nothing, and the old cookie opens nothing", async () => {
  const { page, context } = she;
  await page.goto(address("urgent"));
  const cookies = await context.cookies();
  await press(page, "Sign out");
  assert.equal(path(page), "/staff/sign-in");
  // As the browser's own button does it; the driver's call can find no page to hold on to just then.
  await Promise.all([page.waitForEvent("load"), page.evaluate(() => history.back())]);
  assert.doesNotMatch(await page.locator("main").innerText(), /Jude|safe at home/);
  await context.addCookies(cookies);
  await page.goto(address("urgent"));
  assert.equal(path(page), "/staff/sign-in");
  await she.done();
});

// A resident with a phone: asks for help, comes back, changes their mind. Scripts off and on, with fingers,
// with keys alone, at 400 % and in colours of their own. One portal for the whole file.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, enter, tabTo, tickBox, type } from "./keyboard.mjs";
import { LAPTOP, ORDINARY, PHONE, answer, submitForm, checkPage, path, newVisitor, send, startBrowser, startPortal, answerToCheck } from "./support.mjs";
import { openWeightMeter } from "./page-weight.mjs";

/** The narrowest phone, and a laptop's page made four times as large (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };
const ZOOMED = { width: 320, height: 256 };

/** A resident page with its style and script, over the wire (contract, weight). */
const RESIDENT_BYTES = 20_000;

/** What no title may tell whoever looks over a shoulder. */
const TELLING = /Robin|SK8|01632|example\.org|money|debt|lonely|cut off|safe at home|under 13|[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}/i;

const LONELY = { ...ORDINARY, topic: "LONELY", household_children_under_19: "no", age_band: "75_plus", postcode: "SK7 1AB" };
const UNSAFE = {
  ...ORDINARY, topic: "DA", danger_now: "no", safe_tonight: "yes", age_band: "25_34", postcode: "M19 3JL",
  safe_contact: ["no_voicemail", "withhold_number"], safe_times: ["mon_am", "tue_pm"],
};

let portal, browser;
before(async () => {
  portal = await startPortal();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Titles of pages that are not the same page differ, and none tells anything. */
function titlesSayNothing(visitor) {
  const titles = [...visitor.seen.values()];
  for (const title of titles) assert.doesNotMatch(title, TELLING);
  assert.equal(new Set(titles).size, titles.length, `titles repeat: ${titles.join(" | ")}`);
}

/** Opens an enquiry by its reference and three words. */
async function comeBack(page, { reference, passphrase }) {
  await page.goto("/manage");
  await page.locator('[name="reference"]').fill(reference);
  await page.locator('[name="passphrase"]').fill(passphrase);
  await submitForm(page);
  assert.equal(path(page), "/manage/enquiry");
}

/** The newest mail that names this reference and holds `what`, as the trial site shows it. */
async function mailWith(page, reference, what) {
  for (let tries = 0; tries < 60; tries += 1) {
    await page.goto("/dev/mail");
    for (const mail of await page.locator("article", { hasText: reference }).all()) {
      const words = await mail.innerText();
      if (what.test(words)) return words;
    }
    await page.waitForTimeout(250);
  }
  return assert.fail(`no mail to ${reference} with ${what}`);
}

const JOURNEYS = [
  { name: "money with a child at home", answers: ORDINARY, team: "Family Hub" },
  { name: "loneliness, older and alone", answers: LONELY, team: "Stockport Support Hub" },
  { name: "not safe at home", answers: UNSAFE, team: "Family Hub", exit: true },
];

for (const scripts of [false, true]) {
  for (const { name, answers, team, exit = false } of JOURNEYS) {
    test(`asking for help about ${name}, scripts ${scripts ? "on" : "off"}`, async () => {
      const visitor = await newVisitor(browser, portal, { viewport: PHONE, scripts });
      const { page } = visitor;
      await page.goto("/");
      await checkPage(visitor, "start");
      let asked = 0;
      await answerToCheck(page, answers, async (at) => {
        asked += 1;
        await checkPage(visitor, `${answers.topic}-${at.split("/").pop()}`);
        // Nothing is chosen for anybody; and the way out stands on every page once it matters.
        assert.equal(await page.locator("main :checked:not(option)").count(), 0, `something is ticked on ${at}`);
        if (exit && asked > 1) assert.ok(await page.locator(".sp-exit a").isVisible(), `no way out on ${at}`);
      });
      assert.ok(asked >= 10, `only ${asked} pages were met`);
      assert.match(await page.locator(".sp-who").innerText(), new RegExp(team));
      const { reference, passphrase } = await send(page);
      await checkPage(visitor, `${answers.topic}-sent`);

      // Reloading shows the same enquiry, never a second one.
      await page.reload();
      assert.match(await page.content(), new RegExp(reference));
      await page.goto("/enquiry/sent/record");
      await checkPage(visitor, `${answers.topic}-record`);

      // A reference is read out and typed as people do.
      await page.goto("/manage");
      await checkPage(visitor, "manage");
      await comeBack(page, { reference: reference.toLowerCase().replaceAll("-", " "), passphrase });
      await checkPage(visitor, `${answers.topic}-enquiry`);
      assert.match(await page.locator("main").innerText(), /31 March 20\d\d/);
      titlesSayNothing(visitor);
      await visitor.done();
    });
  }
}

test("a journey by keys alone, the focus always in sight", async () => {
  const visitor = await newVisitor(browser, portal, { viewport: PHONE, scripts: true });
  const { page } = visitor;
  const on = async (next) => {
    await enter(page, "BUTTON", /^Continue$/);
    await page.waitForURL(`**/enquiry/${next}`);
  };
  await page.goto("/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "govuk-skip-link");
  await enter(page, "A", /^Ask for help$/);
  await page.waitForURL("**/enquiry/before-you-start");
  await enter(page, "A", /^Start$/);
  await page.waitForURL("**/enquiry/topic");
  await enter(page, "SUMMARY", /^Being safe/);
  await choose(page, "topic", "DA");
  await on("safety");
  await choose(page, "danger_now", "no");
  await choose(page, "safe_tonight", "yes");
  await on("about");
  // An error moves the focus to its summary, and the summary leads to the field.
  await enter(page, "BUTTON", /^Continue$/);
  await page.locator(".govuk-error-summary:focus").waitFor();
  await enter(page, "A", /^Select/);
  assert.equal(await page.evaluate(() => document.activeElement.name), "about_whom");
  await page.keyboard.press("Space");
  await on("age");
  await choose(page, "age_band", "25_34");
  await on("household");
  await choose(page, "household_children_under_19", "no");
  await on("postcode");
  await type(page, "postcode", "sk83ab");
  await on("name");
  await type(page, "name", "Robin Example");
  await on("contact");
  await choose(page, "contact_route", "phone");
  await type(page, "phone", "01632 960 001");
  await tickBox(page, "safe_contact", "no_voicemail");
  await tickBox(page, "safe_times", "tue_pm");
  await on("access");
  await on("message");
  await on("choices");
  await on("check");
  await enter(page, "BUTTON", /^Send to /);
  await page.waitForURL("**/enquiry/sent");
  await tabTo(page, (stop) => stop.tag === "BUTTON" && /Go to your enquiry/.test(stop.words), "the enquiry");
  await visitor.done();
});

test("coming back by the link in an email: once, by a button, and the answers stay locked", async () => {
  const visitor = await newVisitor(browser, portal);
  const { page } = visitor;
  await answerToCheck(page, { ...ORDINARY, contact_route: "email", email: "robin@example.org" });
  const { reference, passphrase } = await send(page);
  const receipt = await mailWith(page, reference, /reference/);
  assert.doesNotMatch(receipt, /Robin |money|bills|SK8/i, "a mail says what it was about");

  await page.goto("/manage");
  await page.locator('[name="reference"]').fill(reference);
  await page.locator('button[value="send_link"]').click();
  await checkPage(visitor, "link-asked");
  const mail = await mailWith(page, reference, /manage\/link/);
  const [link] = mail.match(/http:\S+\/manage\/link\/\S+/);

  // A mail program that looks the link up first must not use it up.
  await page.goto(link);
  await page.goto(link);
  await checkPage(visitor, "link");
  await submitForm(page);
  assert.equal(path(page), "/manage/enquiry");
  await checkPage(visitor, "enquiry-locked");
  assert.doesNotMatch(await page.locator("main").innerText(), /Robin|robin@example|SK8/);
  await page.locator('[name="passphrase"]').fill(passphrase);
  await page.locator("form", { has: page.locator('[name="passphrase"]') }).getByRole("button").click();
  assert.match(await page.locator("main").innerText(), /Robin Example/);

  await page.goto(link);
  await checkPage(visitor, "link-used");
  assert.equal(await page.locator("main form").count(), 0);
  await page.goto("/manage/enquiry");
  await page.getByRole("button", { name: /^Leave/ }).click();
  await page.goto("/manage/enquiry");
  assert.equal(path(page), "/manage");
  await visitor.done();
});

test("giving and withdrawing take as many presses, and nothing is asked in between", async () => {
  const visitor = await newVisitor(browser, portal);
  const { page } = visitor;
  await answerToCheck(page, ORDINARY);
  await comeBack(page, await send(page));
  const change = async (to) => {
    let presses = 0;
    const press = async (what) => {
      presses += 1;
      await what.click({ force: true });
    };
    await page.goto("/manage/enquiry");
    await press(page.locator('main .sp-card a[href="/manage/enquiry/consents"]').first());
    const first = page.locator('[name="choices"]').first();
    assert.equal(await first.isChecked(), !to);
    await press(first);
    await press(page.getByRole("button", { name: "Continue" }));
    await checkPage(visitor, `consents-${to ? "given" : "withdrawn"}`);
    await page.goto("/manage/enquiry");
    assert.match(await page.locator(".sp-facts--tags .sp-tag").first().innerText(), to ? /^Yes$/ : /^No$/);
    return presses;
  };
  const given = await change(true);
  const receipt = page.locator('a[href^="/receipt/"]').first();
  const address = await receipt.getAttribute("href");
  assert.equal(await change(false), given);
  await page.goto(address);
  await checkPage(visitor, "receipt");
  await page.goto("/manage/enquiry/equality");
  await checkPage(visitor, "manage-equality");
  await visitor.done();
});

test("what is wrong is said in place, with everything kept, and the title says so first", async () => {
  const visitor = await newVisitor(browser, portal);
  const { page } = visitor;
  let failed = 0;
  await answerToCheck(page, UNSAFE, async (at) => {
    if (at === "/enquiry/check") return;
    await submitForm(page);
    // Questions that can be left out let a person past.
    if (path(page) !== at) {
      await page.goto(at);
      return;
    }
    failed += 1;
    await checkPage(visitor, `${at.split("/").pop()}-error`);
    assert.match(await page.title(), /^Error: /);
    const summary = page.locator(".govuk-error-summary__list a");
    for (const line of await summary.all()) {
      const field = (await line.getAttribute("href")).slice(1);
      assert.equal(await page.locator(`main [id="${field}"]`).count(), 1, `the summary leads nowhere: ${field}`);
      const beside = await page.locator(`[id="${field}-error"]`).innerText();
      assert.equal(beside.replace(/^Error:\s*/, "").trim(), (await line.innerText()).trim());
    }
  });
  assert.ok(failed >= 7, `only ${failed} questions asked for an answer`);

  // A number too short to ring, beside wishes that are right: nothing is lost.
  await page.goto("/enquiry/contact");
  await page.locator("#phone").fill("01632 96");
  await submitForm(page);
  await checkPage(visitor, "phone-error");
  assert.equal(await page.locator("#phone").inputValue(), "01632 96");
  assert.deepEqual(
    await page.locator("main :checked:not(option)").evaluateAll((boxes) => boxes.map((box) => box.value)),
    ["phone", "no_voicemail", "withhold_number", "mon_am", "tue_pm"],
  );
  await page.goto("/enquiry/postcode");
  await page.locator('[name="postcode"]').fill("SKI 4ZZ");
  await submitForm(page);
  await checkPage(visitor, "postcode-repair");
  assert.equal(await page.locator('[name="postcode"]').inputValue(), "SKI 4ZZ");
  await page.getByRole("button", { name: /SK1 4ZZ/ }).click();
  assert.notEqual(path(page), "/enquiry/postcode");
  await visitor.done();
});

test("pages that few people meet, on the narrowest phone", async () => {
  const visitor = await newVisitor(browser, portal, { viewport: NARROW });
  const { page } = visitor;
  const walk = async (answers, until) => {
    await page.context().clearCookies();
    await page.goto("/enquiry/topic");
    for (let steps = 0; path(page) !== until; steps += 1) {
      assert.ok(steps < 20, `lost at ${page.url()}`);
      if (await page.locator('[name="carry_on"]').count()) {
        await checkPage(visitor, `few-${path(page).split("/").pop()}-first`);
        await submitForm(page);
      } else await answer(page, answers);
    }
    await checkPage(visitor, `few-${until.split("/").pop()}`);
  };
  await walk({ ...ORDINARY, topic: "CYPMH", age_band: "under_13" }, "/enquiry/check");
  await walk({ ...UNSAFE, danger_now: "yes", safe_tonight: "no" }, "/enquiry/contact");
  await walk({ ...ORDINARY, about_whom: "someone_else", they_know: "no", no_postcode_reason: "nfa", postcode: "" }, "/enquiry/area");
  await walk({ ...ORDINARY, postcode: "SK23 7AA", connection: "none" }, "/enquiry/outside");
  await walk(ORDINARY, "/enquiry/check");
  await send(page);
  await page.goto("/enquiry/equality");
  await checkPage(visitor, "few-equality");
  await page.locator("main form [type=radio]").first().check({ force: true });
  await submitForm(page);
  await checkPage(visitor, "few-equality-thanks");
  await visitor.done();
});

test("the sixth wrong try is turned away for an hour, with a number to ring", async () => {
  const visitor = await newVisitor(browser, portal);
  const { page } = visitor;
  await answerToCheck(page, ORDINARY);
  const { reference } = await send(page);
  let answered;
  for (let tries = 0; tries < 6; tries += 1) {
    await page.goto("/manage");
    await page.locator('[name="reference"]').fill(reference);
    await page.locator('[name="passphrase"]').fill("rhyme animal orchard");
    [answered] = await Promise.all([page.waitForResponse((response) => response.request().method() === "POST"), submitForm(page)]);
    if (tries < 5) assert.equal(answered.status(), 422);
  }
  assert.equal(answered.status(), 429);
  assert.ok(Number(answered.headers()["retry-after"]) > 3000);
  await checkPage(visitor, "too-many");
  assert.ok(await page.locator('main a[href^="tel:"]').count());
  await visitor.done();
});

for (const scripts of [false, true]) {
  test(`exit wipes what was typed and leaves no way back, scripts ${scripts ? "on" : "off"}`, async () => {
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: scripts, baseURL: portal.base });
    const page = await context.newPage();
    const left = [];
    // The neutral site is not of our making: look where it leads, and stand in for it.
    await context.route("**/exit", async (route) => {
      const answered = await route.fetch({ maxRedirects: 0 });
      left.push({ status: answered.status(), ...answered.headers() });
      await route.fulfill({ contentType: "text/html", body: "<title>elsewhere</title>" });
    });
    await answerToCheck(page, UNSAFE);
    const { reference } = await send(page);
    if (scripts) for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("Shift");
    else await page.locator(".sp-exit a").click();
    await page.waitForURL("**/exit");
    const [{ status, location, "cache-control": cache }] = left;
    assert.equal(status, 303);
    assert.match(location, /^https:/);
    assert.match(cache, /no-store/);
    assert.deepEqual((await context.cookies()).filter(({ name }) => /^(enq|manage)$/.test(name)), []);
    if (scripts) {
      // The page that was left is not behind the new one.
      await page.goBack();
      assert.doesNotMatch(await page.content(), new RegExp(reference));
    }
    await page.goto("/enquiry/sent");
    assert.doesNotMatch(await page.content(), new RegExp(reference));
    await page.goto("/enquiry/check");
    assert.equal(path(page), "/enquiry/topic");
    await context.close();
  });
}

const STANDING = ["/", "/emergency", "/enquiry/before-you-start", "/help/staying-safe-online", "/contact", "/accessibility", "/cookies",
  "/privacy", "/privacy/family-hubs", "/privacy/prevention-alliance", "/privacy/family-hubs/compare/1/1", "/privacy/check", "/manage",
  "/manage/link/unknown", "/receipt/BCD-FGH-JKL-MNP", "/nowhere", "/staff/sign-in"];

for (const viewport of [PHONE, LAPTOP, NARROW]) {
  test(`standing pages at ${viewport.width} px`, async () => {
    const visitor = await newVisitor(browser, portal, { viewport, scripts: true });
    for (const address of STANDING) {
      await visitor.page.goto(address);
      await checkPage(visitor, `standing-${address.replaceAll("/", "_")}`);
    }
    titlesSayNothing(visitor);
    await visitor.done();
  });
}

test("at 400 % everything is there and nothing has to be moved sideways", async () => {
  const visitor = await newVisitor(browser, portal, { viewport: ZOOMED });
  const { page } = visitor;
  await answerToCheck(page, UNSAFE, async (at) => {
    await checkPage(visitor, `zoomed-${at.split("/").pop()}`);
    // The bar that stays takes no more than a quarter of what can be seen.
    const bar = page.locator(".sp-exit");
    if (await bar.count()) assert.ok((await bar.boundingBox()).height <= ZOOMED.height / 4, "the exit bar covers the page");
  });
  await send(page);
  await checkPage(visitor, "zoomed-sent");
  await visitor.done();
});

/** What a 360 px phone leaves to a page whose text is twice as large. */
const LARGE_TEXT = { width: 180, height: 320 };

test("with text twice as large on a phone, the times to call and the cookies have room", async () => {
  const visitor = await newVisitor(browser, portal, { viewport: LARGE_TEXT });
  const { page } = visitor;
  await answerToCheck(page, UNSAFE, async (at) => {
    if (at !== "/enquiry/contact") return;
    for (const box of await page.locator(".sp-times__box").all()) {
      const { width, height } = await box.boundingBox();
      assert.ok(width >= 44 && height >= 44, `a box of ${width} by ${height}`);
    }
    assert.ok(await page.getByText("Thursday", { exact: true }).isVisible());
    const wide = await page.locator(".sp-times").evaluate((grid) => grid.scrollWidth - grid.clientWidth);
    assert.ok(wide <= 0, `the times stick out by ${wide} px`);
  });
  await page.goto("/cookies");
  const wide = await page.locator(".sp-stack").first().evaluate((table) => table.getBoundingClientRect().right - innerWidth);
  assert.ok(wide <= 0, `the cookies stick out by ${wide} px`);
  await visitor.done();
});

test("on a laptop the languages stand in the first row, at its end", async () => {
  const visitor = await newVisitor(browser, portal, { viewport: LAPTOP });
  const { page } = visitor;
  await page.goto("/");
  const place = (which) => page.locator(which).boundingBox();
  const [brand, langs, main] = [await place(".sp-brand"), await place(".sp-langs"), await place("main")];
  assert.ok(langs.y < brand.y + brand.height, "a row of their own");
  assert.ok(langs.x > main.x + main.width / 2, "not at the end");
  await visitor.done();
});

test("in colours of one's own, what is chosen still differs from what is not", async () => {
  const visitor = await newVisitor(browser, portal, { scripts: true, forcedColors: "active" });
  const { page } = visitor;
  /** How a row, or a box of the grid of times, is drawn when it is chosen and when it is not. */
  const drawn = (which) =>
    page.locator(which).first().evaluate((node) => {
      const { outlineStyle, backgroundColor, color } = getComputedStyle(node);
      return `${outlineStyle} ${backgroundColor} ${color}`;
    });
  await answerToCheck(page, UNSAFE, async (at) => {
    await checkPage(visitor, `forced-${at.split("/").pop()}`);
    if (at !== "/enquiry/contact") return;
    await page.locator('[name="contact_route"][value="phone"]').check({ force: true });
    await page.locator('[name="safe_times"][value="mon_am"]').check({ force: true });
    // Away from the focus, which draws a ring of its own.
    await page.locator('[name="safe_word"]').focus();
    assert.notEqual(await drawn(".govuk-radios__item:has(:checked)"), await drawn(".govuk-radios__item:not(:has(:checked))"));
    assert.notEqual(await drawn(".sp-times__box :checked + span"), await drawn(".sp-times__box :not(:checked) + span"));
    await checkPage(visitor, "forced-contact-chosen");
  });
  await send(page);
  await checkPage(visitor, "forced-sent");
  await visitor.done();
});

test("a resident page with its style and script weighs at most 20 kB with brotli, and loads nothing else", async () => {
  const context = await browser.newContext({ baseURL: portal.base, viewport: PHONE });
  const page = await context.newPage();
  const put = await openWeightMeter(page, portal.base);
  const weigh = async (address) => {
    const { total, parts } = await put(address);
    assert.ok(total <= RESIDENT_BYTES, `${address} weighs ${total}`);
    assert.ok(parts.length <= 3 && !parts.some((part) => /wasm/.test(part)), `more than a page, a style and a script: ${parts}`);
  };
  for (const address of ["/", "/emergency", "/enquiry/topic", "/privacy", "/privacy/family-hubs", "/privacy/prevention-alliance"]) await weigh(address);
  await answerToCheck(page, UNSAFE);
  for (const step of ["safety", "contact", "access", "choices", "check"]) await weigh(`/enquiry/${step}`);
  const way = await send(page);
  await weigh("/enquiry/sent");
  await comeBack(page, way);
  await weigh("/manage/enquiry");
  await page.goto("/manage/enquiry/consents");
  for (const box of await page.locator('[name="choices"]').all()) await box.check({ force: true });
  await submitForm(page);
  await weigh("/manage/enquiry/consents");
  await context.close();
});

// Writing down what people say on the phone, with the keyboard alone, against the same answers on the website.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demoUsers, checkStaffPage } from "./staff-pages.mjs";
import { LAPTOP, ORDINARY, path, newVisitor, startBrowser, startPortal } from "./support.mjs";

const ENTRIES = 10;
const TOPICS = ["MONEY", "PLAY", "FEED", "PARENT", "SCHOOL"];

let portal;
let browser;
let officer;

before(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  officer = await demoUsers(portal, browser).signIn("hub.south");
});
after(async () => {
  await officer?.context.close();
  await browser?.close();
  await portal?.stop();
});

/** Hands on the keyboard, counting. The mouse is never used. */
function keyboard(page) {
  let keys = 0;
  const press = async (key) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  /** What has the focus: `name`, `value`, `type` and whether it is this very summary. */
  const here = () =>
    page.evaluate(() => {
      const { name = "", value = "", type = "", tagName, textContent } = document.activeElement;
      return { name, value, type, tagName, text: textContent.trim() };
    });
  async function tabTo(fits, what) {
    for (let tabs = 0; tabs < 150; tabs += 1) {
      const at = await here();
      if (fits(at)) return at;
      await press("Tab");
    }
    assert.fail(`the keyboard never came to ${what} on ${page.url()}`);
  }
  /** Opens the fold in which an answer lies, where it is closed. */
  async function openDetails(name, value) {
    const closed = await page.evaluate(
      ([name, value]) => {
        const field = document.querySelector(`main [name="${name}"][value="${value}"]`);
        const fold = field?.closest("details");
        return fold && !fold.open ? fold.querySelector("summary").textContent.trim() : null;
      },
      [name, value],
    );
    if (closed === null) return;
    await tabTo((at) => at.tagName === "SUMMARY" && at.text === closed, `the fold ${closed}`);
    await press("Enter");
  }
  async function answer(name, value) {
    await openDetails(name, value);
    const at = await tabTo((at) => at.name === name && (at.type !== "checkbox" || at.value === value), name);
    if (at.tagName === "SELECT") {
      // Letters find an option in a select; its first ones are enough.
      const text = await page.locator(`main [name="${name}"] option[value="${value}"]`).innerText();
      keys += text.length;
      await page.keyboard.type(text, { delay: 0 });
      assert.equal((await here()).value, value, `${name} by its first letters`);
    } else if (at.type === "radio") {
      if (at.value === value) return press("Space");
      for (let steps = 0; (await here()).value !== value; steps += 1) {
        assert.ok(steps < 40, `${name} has no ${value}`);
        await press("ArrowDown");
      }
    } else if (at.type === "checkbox") await press("Space");
    else {
      keys += value.length;
      await page.keyboard.type(value, { delay: 0 });
    }
  }
  async function send(action) {
    await tabTo((at) => at.tagName === "BUTTON" && (!action || at.value === action), `the button ${action ?? ""}`);
    await Promise.all([page.waitForEvent("load"), press("Enter")]);
  }
  return { answer, send, press, tabTo, keys: () => keys };
}

/** What is said in the order of the page. */
const SPOKEN = [
  ["source_channel", "phone"],
  ["topic", null],
  ["about_whom", "me"],
  ["household_children_under_19", "yes"],
  ["household_send_under_25", "no"],
  ["age_band", ORDINARY.age_band],
  ["postcode", ORDINARY.postcode],
  ["name", ORDINARY.name],
  ["contact_route", "phone"],
  ["phone", ORDINARY.phone],
  ["notice_given", "read_out"],
];

/** The same on the website, question by question. */
async function online(topic) {
  const visitor = await newVisitor(browser, portal, { viewport: LAPTOP, scripts: true });
  const hands = keyboard(visitor.page);
  const began = performance.now();
  await visitor.page.goto("/enquiry/topic");
  for (let steps = 0; path(visitor.page) !== "/enquiry/check"; steps += 1) {
    assert.ok(steps < 20, visitor.page.url());
    for (const [name, value] of Object.entries({ ...ORDINARY, topic })) {
      const field = visitor.page.locator(`main form [name="${name}"]`);
      if ((await field.count()) === 0) continue;
      const typed = ["postcode", "phone", "name"].includes(name);
      if (typed && (await field.filter({ visible: true }).count()) === 0) continue;
      await hands.answer(name, value);
    }
    await hands.tabTo((at) => at.tagName === "BUTTON" && at.value !== "find" && !/Exit/.test(at.text), "Continue");
    await Promise.all([visitor.page.waitForEvent("load"), hands.press("Enter")]);
  }
  await hands.send("send");
  const seconds = (performance.now() - began) / 1000;
  await visitor.done();
  return { seconds, keys: hands.keys() };
}

/** An officer at the page for it. */
async function onThePhone(topic) {
  const { page } = officer;
  const hands = keyboard(page);
  const began = performance.now();
  await page.goto("/staff/new");
  for (const [name, value] of SPOKEN) await hands.answer(name, value ?? topic);
  await hands.send("save");
  assert.match(path(page), /^\/staff\/new\/./, await page.locator("main").innerText());
  return { seconds: (performance.now() - began) / 1000, keys: hands.keys() };
}

test("ten enquiries are written down by keyboard alone, faster than on the website", async () => {
  const sum = (list, part) => list.reduce((all, each) => all + each[part], 0);
  const [asked, written] = [[], []];
  for (let n = 0; n < ENTRIES; n += 1) {
    const topic = TOPICS[n % TOPICS.length];
    written.push(await onThePhone(topic));
    asked.push(await online(topic));
  }
  const row = (list) => ({
    "keys each": Math.round(sum(list, "keys") / ENTRIES),
    "seconds of the machine, all ten": Number(sum(list, "seconds").toFixed(1)),
  });
  console.table({ "officer, one page": row(written), "website, question by question": row(asked) });
  assert.ok(sum(written, "seconds") < sum(asked, "seconds"));
});

test("the page for it and the page after it look right on a phone and a laptop", async () => {
  const { page } = officer;
  await page.goto("/staff/new");
  await checkStaffPage(officer, "entry");
  await page.goto("/staff/new");
  const hands = keyboard(page);
  await hands.send("save");
  assert.match(await page.locator(".govuk-error-summary").innerText(), /./);
  await checkStaffPage(officer, "entry-error");
  await page.goto("/staff/new");
  for (const [name, value] of SPOKEN) await keyboard(page).answer(name, value ?? "PLAY");
  await keyboard(page).send("save");
  await checkStaffPage(officer, "entry-saved");
});

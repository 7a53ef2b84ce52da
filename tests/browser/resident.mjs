// A resident with a phone: asks for help, comes back, changes their mind. Scripts off and on.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LAPTOP, ORDINARY, PHONE, answer, go, lookedAt, path, person, send, startBrowser, startPortal, walkToCheck } from "./support.mjs";

let portal, browser;
before(async () => {
  portal = await startPortal();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

const JOURNEYS = [
  {
    name: "money with a child at home",
    answers: ORDINARY,
    team: "Family Hub",
  },
  {
    name: "loneliness, older and alone",
    answers: { ...ORDINARY, topic: "LONELY", household_children_under_19: "no", age_band: "75_plus", postcode: "SK7 1AB" },
    team: "Stockport Support Hub",
  },
  {
    name: "not safe at home",
    answers: { ...ORDINARY, topic: "DA", danger_now: "no", safe_tonight: "yes", age_band: "25_34", postcode: "M19 3JL",
      safe_contact: ["no_voicemail", "withhold_number"] },
    team: "Family Hub",
  },
];

for (const scripts of [false, true]) {
  for (const { name, answers, team } of JOURNEYS) {
    test(`asking for help about ${name}, scripts ${scripts ? "on" : "off"}`, async () => {
      const visitor = await person(browser, portal, { viewport: PHONE, scripts });
      const { page } = visitor;
      await page.goto("/");
      await lookedAt(visitor, "start");
      let asked = 0;
      await walkToCheck(page, answers, async (at) => {
        asked += 1;
        await lookedAt(visitor, `${answers.topic}-${at.split("/").pop()}`);
      });
      assert.ok(asked >= 9, `only ${asked} pages were met`);
      const who = await page.locator(".sp-who").innerText();
      assert.match(who, new RegExp(team));
      const { reference, passphrase } = await send(page);
      await lookedAt(visitor, `${answers.topic}-sent`);

      // Reloading and going back show the same enquiry, never a second one.
      await page.reload();
      assert.match(await page.content(), new RegExp(reference));

      await page.goto("/manage");
      await lookedAt(visitor, "manage-sign-in");
      await page.locator('[name="reference"]').first().fill(reference.toLowerCase().replaceAll("-", " "));
      if (await page.locator('[name="passphrase"]').count()) await page.locator('[name="passphrase"]').fill(passphrase);
      await go(page);
      if (path(page) === "/manage") {
        await page.locator('[name="passphrase"]').fill(passphrase);
        await go(page);
      }
      assert.equal(path(page), "/manage/enquiry");
      await lookedAt(visitor, "manage-enquiry");
      assert.match(await page.locator("main").innerText(), /31 March 20\d\d/);
      // Titles name no topic, no reference and nobody, and no two pages share one.
      const titles = [...visitor.seen.values()];
      for (const title of titles) assert.doesNotMatch(title, /Robin|money|lonely|safe at home/i);
      await visitor.done();
    });
  }
}

test("giving and withdrawing take as many presses", async () => {
  const visitor = await person(browser, portal);
  const { page } = visitor;
  await walkToCheck(page, ORDINARY);
  const { reference, passphrase } = await send(page);
  await page.goto("/manage");
  await page.locator('[name="reference"]').first().fill(reference);
  await page.locator('[name="passphrase"]').fill(passphrase);
  await go(page);
  const change = async () => {
    await page.goto("/manage/enquiry/consents");
    const box = page.locator('[name="choices"]').first();
    const was = await box.isChecked();
    await box.click({ force: true });
    await go(page);
    await page.goto("/manage/enquiry/consents");
    assert.equal(await page.locator('[name="choices"]').first().isChecked(), !was);
  };
  await change();
  await lookedAt(visitor, "consents-given");
  await change();
  await lookedAt(visitor, "consents-withdrawn");
  await visitor.done();
});

test("what is wrong is said in place with everything kept, and the title says so first", async () => {
  const visitor = await person(browser, portal);
  const { page } = visitor;
  await page.goto("/enquiry/topic");
  await answer(page, { topic: "MONEY" });
  while (path(page) !== "/enquiry/postcode") await answer(page, ORDINARY);
  await answer(page, { postcode: "SKI 4ZZ" });
  await lookedAt(visitor, "postcode-error");
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.locator('[name="postcode"]').inputValue(), "SKI 4ZZ");
  await page.getByRole("button", { name: /SK1 4ZZ/ }).click();
  assert.notEqual(path(page), "/enquiry/postcode");
  await visitor.done();
});

test("exit wipes what was typed and leaves no way back", async () => {
  const visitor = await person(browser, portal, { scripts: false });
  const { page, context } = visitor;
  await page.goto("/enquiry/topic");
  await answer(page, { topic: "DA" });
  await context.route((url) => !url.href.startsWith(portal.base), (route) => route.fulfill({ body: "elsewhere" }));
  const response = await context.request.get("/exit", { maxRedirects: 0 });
  assert.equal(response.status(), 303);
  await page.goto("/enquiry/check");
  assert.notEqual(path(page), "/enquiry/check");
  await visitor.done();
});

const STANDING = ["/", "/emergency", "/enquiry/before-you-start", "/help/staying-safe-online", "/contact", "/accessibility", "/cookies",
  "/privacy", "/privacy/family-hubs", "/privacy/prevention-alliance", "/manage", "/easy-read", "/easy-read/manage", "/easy-read/family-hubs",
  "/easy-read/prevention-alliance", "/feedback", "/feedback/over", "/receipt/BCD-FGH-JKL-MNP", "/nowhere", "/staff/sign-in"];

for (const viewport of [PHONE, LAPTOP, { width: 320, height: 640 }]) {
  test(`standing pages at ${viewport.width} px`, async () => {
    const visitor = await person(browser, portal, { viewport, scripts: true });
    for (const address of STANDING) {
      await visitor.page.goto(address);
      await lookedAt(visitor, `standing-${address.replaceAll("/", "_")}`);
    }
    const titles = [...visitor.seen.values()];
    assert.equal(new Set(titles).size, titles.length, `titles repeat: ${titles.join(" | ")}`);
    await visitor.done();
  });
}

test("a resident page with its style and script weighs at most 20 kB with brotli, and loads nothing else", async () => {
  const context = await browser.newContext({ baseURL: portal.base, viewport: PHONE });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const sizes = new Map();
  const addresses = new Map();
  session.on("Network.responseReceived", ({ requestId, response }) => addresses.set(requestId, response.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(addresses.get(requestId), encodedDataLength));
  for (const address of ["/", "/enquiry/topic", "/privacy/family-hubs"]) {
    sizes.clear();
    await session.send("Network.clearBrowserCache");
    await page.goto(address, { waitUntil: "networkidle" });
    const files = [...sizes.entries()].filter(([url]) => !/icon/.test(url));
    const total = files.reduce((sum, [, size]) => sum + size, 0);
    console.log(`${address}: ${total} bytes on the wire: ${files.map(([url, size]) => `${new URL(url).pathname} ${size}`).join(", ")}`);
    assert.ok(total <= 20_000, `${address} weighs ${total}`);
    assert.ok(!files.some(([url]) => /wasm/.test(url)));
    assert.ok(files.filter(([url]) => /\.js/.test(url)).length <= 1);
  }
  await context.close();
});

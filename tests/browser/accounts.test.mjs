// Accounts in a real browser: passkeys with a virtual authenticator, and how the pages look.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demoUsers, checkStaffPage, press, openDetails } from "./staff-pages.mjs";
import { path, newVisitor, startBrowser, startPortal } from "./support.mjs";

let portal;
let browser;
let people;

before(async () => {
  portal = await startPortal({ host: "localhost" });
  browser = await startBrowser();
  people = demoUsers(portal, browser);
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

/** A device that keeps passkeys and says yes. */
async function device(visitor) {
  const session = await visitor.context.newCDPSession(visitor.page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    says: (yes) => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: yes }),
  };
}

test("a passkey is made after the password, signs in without name and code, and opens nothing once removed", async () => {
  const visitor = await people.signIn("hub.north");
  const { page } = visitor;
  const held = await device(visitor);
  await page.goto("/staff/account");
  await checkStaffPage(visitor, "account");
  await openDetails(page, "Add a passkey");
  await page.locator('[name="passkey_name"]').fill("Work laptop");
  await page.locator("#passkey-old").fill("not it at all");
  await page.locator('button[value="passkey"]').click();
  assert.match(await page.locator("main").innerText(), /That is not your password/);
  await page.locator('[name="passkey_name"]').fill("Work laptop");
  await page.locator("#passkey-old").fill(portal.log().match(/password (\S+)/)[1]);
  await page.locator('button[value="passkey"]').click();
  assert.equal(path(page), "/staff/account/passkey");
  await press(page, "Make the passkey");
  await page.waitForURL("**/staff/account?passkey");
  assert.match(await page.locator("main").innerText(), /Your passkey is ready[\s\S]*Work laptop/);
  await press(page, "Sign out");

  await page.goto("/staff/sign-in");
  await press(page, "Sign in with a passkey");
  assert.equal(path(page), "/staff/passkey");
  await checkStaffPage(visitor, "passkey");
  // The device does not know who holds it: the page says so and lets one try again.
  await held.says(false);
  await press(page, "Use my passkey");
  await page.locator("[data-passkey-failed]:not([hidden])").waitFor();
  await held.says(true);
  await press(page, "Use my passkey");
  await page.waitForURL("**/staff/queues");

  await page.goto("/staff/account");
  await page.locator('button[value="remove_passkey"]').click();
  assert.match(await page.locator("main").innerText(), /The passkey is removed/);
  await press(page, "Sign out");
  await page.goto("/staff/sign-in");
  await press(page, "Sign in with a passkey");
  await press(page, "Use my passkey");
  await page.locator(".govuk-error-summary").waitFor();
  assert.match(await page.locator("main").innerText(), /does not open an account here/);
  await visitor.done();
});

test("without scripts the page of a passkey says what to do instead", async () => {
  const visitor = await newVisitor(browser, portal);
  await visitor.page.goto("/staff/sign-in");
  await press(visitor.page, "Sign in with a passkey");
  assert.equal(path(visitor.page), "/staff/passkey");
  assert.match(await visitor.page.locator("main").innerText(), /Passkeys need a browser that runs scripts/);
  assert.equal(await visitor.page.locator("form[data-passkey]").isVisible(), false);
  await visitor.done();
});

test("the pages of administrators and managers stand right on a phone and on a laptop", async () => {
  const admin = await people.signIn("council.admin");
  const { page } = admin;
  await page.goto("/staff/admin/people/new");
  await checkStaffPage(admin, "invite");
  await page.locator('[name="display_name"]').fill("Z. Sample");
  await page.locator('[name="name"]').fill("hub.new");
  await page.locator('[name="email"]').fill("new@example.org");
  await page.locator('[name="roles"][value="triage_fh"]').check({ force: true });
  await page.locator('[name="queues"][value="FH-CEN"]').check({ force: true });
  await press(page, "Send for approval");
  assert.equal(path(page), "/staff/admin/people");
  await checkStaffPage(admin, "people");
  await page.getByRole("link", { name: "J. Specimen" }).click();
  await checkStaffPage(admin, "person");
  await admin.done();
  const second = await people.signIn("council.admin2");
  await second.page.goto("/staff/admin/people");
  await press(second.page, "Approve");
  await checkStaffPage(second, "people-invited");
  // Mail leaves a moment later.
  let link;
  for (let tries = 0; !link && tries < 50; tries += 1) {
    await second.page.goto("/dev/mail");
    link = (await second.page.locator("body").innerText()).match(/\/staff\/join\/[\w-]{43}/)?.[0];
    if (!link) await second.page.waitForTimeout(200);
  }
  assert.ok(link, "the invitation was mailed");
  await second.done();
  const joiner = await newVisitor(browser, portal);
  await joiner.page.goto(link);
  await checkStaffPage(joiner, "join");
  await joiner.done();
  const manager = await people.signIn("hub.manager");
  await manager.page.goto("/staff/access-reviews");
  await checkStaffPage(manager, "access");
  await manager.done();
});

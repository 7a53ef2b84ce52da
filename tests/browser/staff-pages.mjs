// Helpers for tests of staff pages, on top of support.mjs: residents who send enquiries, officers who sign in,
// and the controls of a staff page.
import assert from "node:assert/strict";
import { LAPTOP, ORDINARY, PHONE, submitForm, checkPage, path, newVisitor, send, answerToCheck } from "./support.mjs";

/** The accounts of the demonstration, and residents beside them. */
export function demoUsers(portal, browser) {
  // `portal demo` prints one password for all its accounts.
  const password = portal.log().match(/password (\S+)/)[1];

  /** A resident sends an enquiry and leaves. `answers` replace the ordinary ones. */
  async function sendEnquiry(answers) {
    const visitor = await newVisitor(browser, portal);
    await answerToCheck(visitor.page, { ...ORDINARY, ...answers });
    const sent = await send(visitor.page);
    await visitor.done();
    return sent;
  }

  /** A resident comes back to their own enquiry. */
  async function returnToEnquiry({ reference, passphrase }) {
    const visitor = await newVisitor(browser, portal);
    await visitor.page.goto("/manage");
    await visitor.page.locator('[name="reference"]').fill(reference);
    await visitor.page.locator('[name="passphrase"]').fill(passphrase);
    await submitForm(visitor.page);
    assert.equal(path(visitor.page), "/manage/enquiry");
    return visitor;
  }

  const code = async (name) => portal.command("staff", "code", name, "--at", (await portal.now()).toISOString());

  /** Fills in the sign-in form and submits it. Each code works once, so no account signs in twice within a minute. */
  async function fillSignIn(page, name, oneTimeCode) {
    await page.goto("/staff/sign-in");
    await page.locator('[name="name"]').fill(name);
    await page.locator('[name="password"]').fill(password);
    await page.locator('[name="code"]').fill(oneTimeCode);
    await submitForm(page);
  }

  /** A signed-in member of staff with a browser context of their own. */
  async function signIn(name, options) {
    const visitor = await newVisitor(browser, portal, { viewport: LAPTOP, scripts: true, ...options });
    visitor.page.setDefaultTimeout(10_000);
    await fillSignIn(visitor.page, name, await code(name));
    assert.notEqual(path(visitor.page), "/staff/sign-in", await visitor.page.locator("main").innerText());
    return visitor;
  }

  return { sendEnquiry, returnToEnquiry, code, fillSignIn, signIn };
}

/** Checks the page as it stands on a phone and on a laptop. */
export async function checkStaffPage(visitor, name) {
  for (const viewport of [PHONE, LAPTOP]) {
    await visitor.page.setViewportSize(viewport);
    await checkPage(visitor, `staff-${name}`);
  }
  const title = visitor.seen.get(`staff-${name}`);
  assert.match(title, / – Staff – /);
  assert.doesNotMatch(title, /Example|safe at home|Money/, "a title names no topic and nobody");
}

/** A card of the case page, by the id of its heading. */
export const section = (page, id) => page.locator(`section[aria-labelledby="${id}"]`);
export const press = (page, name) => page.getByRole("button", { name }).click();
export const openDetails = (page, summary) => page.locator("summary", { hasText: summary }).click();
/** Forced, because the input lies under its label, which takes the click. */
export const chooseOption = (page, name, value) => page.locator(`[name="${name}"][value="${value}"]`).check({ force: true });
/** The number that a filter of the queue shows. */
export const filterCount = async (page, name) =>
  Number((await page.locator(".sp-chips a", { hasText: name }).locator("b").innerText()).trim());

/** Consent to share that names the other organisation. */
export const SHARE_CONSENT = { choices: ["C1_share_tpa:shg"] };

/** Offers a case to the other organisation, based on the resident's consent. */
export const offerHandover = async (officer, reference) => {
  const { page } = officer;
  await page.goto(`/staff/case/${reference}/handover`);
  assert.equal(await page.locator('[name="fields"]:checked').count(), 0, "nothing is ticked at first");
  await page.locator('[name="to_queue"]').selectOption("TPA-SSH");
  await page.locator('[name="basis"][value="consent"]').check();
  for (const field of ["name", "contact_route", "safe_contact", "topic"]) {
    await page.locator(`[name="fields"][value="${field}"]`).check();
  }
  await page.locator('[name="why"]').fill("They asked for help with rent, and said yes.");
  await submitForm(page);
  assert.equal(path(page), `/staff/case/${reference}`);
};

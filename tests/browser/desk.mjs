// What tests of staff pages stand on besides support.mjs: residents who ask, officers who sign in, and
// hands that know the parts of a staff page.
import assert from "node:assert/strict";
import { LAPTOP, ORDINARY, PHONE, go, lookedAt, path, person, send, walkToCheck } from "./support.mjs";

/** People at this portal. */
export function desk(portal, browser) {
  // `portal demo` prints one password for all its accounts.
  const password = portal.log().match(/password (\S+)/)[1];

  /** Somebody asks for help and goes. Answers differ from the ordinary ones where they are given. */
  async function ask(answers) {
    const visitor = await person(browser, portal);
    await walkToCheck(visitor.page, { ...ORDINARY, ...answers });
    const sent = await send(visitor.page);
    await visitor.done();
    return sent;
  }

  /** Somebody who asked comes back to their own page. */
  async function comesBack({ reference, passphrase }) {
    const visitor = await person(browser, portal);
    await visitor.page.goto("/manage");
    await visitor.page.locator('[name="reference"]').fill(reference);
    await visitor.page.locator('[name="passphrase"]').fill(passphrase);
    await go(visitor.page);
    assert.equal(path(visitor.page), "/manage/enquiry");
    return visitor;
  }

  const code = async (name) => portal.command("staff", "code", name, "--at", (await portal.now()).toISOString());

  /** Fills in the door and presses. Each code works once, so no account signs in twice within a minute. */
  async function knock(page, name, oneTimeCode) {
    await page.goto("/staff/sign-in");
    await page.locator('[name="name"]').fill(name);
    await page.locator('[name="password"]').fill(password);
    await page.locator('[name="code"]').fill(oneTimeCode);
    await go(page);
  }

  /** Somebody of staff, signed in, with a browser of their own. */
  async function officer(name, options) {
    const visitor = await person(browser, portal, { viewport: LAPTOP, scripts: true, ...options });
    visitor.page.setDefaultTimeout(10_000);
    await knock(visitor.page, name, await code(name));
    assert.notEqual(path(visitor.page), "/staff/sign-in", await visitor.page.locator("main").innerText());
    return visitor;
  }

  return { ask, comesBack, code, knock, officer };
}

/** Looks at the page as it stands on a phone and on a laptop. */
export async function looksRight(visitor, name) {
  for (const viewport of [PHONE, LAPTOP]) {
    await visitor.page.setViewportSize(viewport);
    await lookedAt(visitor, `staff-${name}`);
  }
  const title = visitor.seen.get(`staff-${name}`);
  assert.match(title, / – Staff – /);
  assert.doesNotMatch(title, /Example|safe at home|Money/, "a title names no topic and nobody");
}

/** A card of the case page, by the id of its heading. */
export const section = (page, id) => page.locator(`section[aria-labelledby="${id}"]`);
export const press = (page, name) => page.getByRole("button", { name }).click();
export const unfold = (page, summary) => page.locator("summary", { hasText: summary }).click();
/** The answer itself is under its label, which takes the press. */
export const pick = (page, name, value) => page.locator(`[name="${name}"][value="${value}"]`).check({ force: true });
/** The number on a filter of the queue. */
export const chip = async (page, name) =>
  Number((await page.locator(".sp-chips a", { hasText: name }).locator("b").innerText()).trim());

/** A yes that names the other organisation. */
export const YES = { choices: ["C1_share_tpa:shg"] };

/** Offers a case to the other organisation, with the person's yes. */
export const offer = async (officer, reference) => {
  const { page } = officer;
  await page.goto(`/staff/case/${reference}/handover`);
  assert.equal(await page.locator('[name="fields"]:checked').count(), 0, "nothing is ticked at first");
  await page.locator('[name="to_queue"]').selectOption("TPA-SSH");
  await page.locator('[name="basis"][value="consent"]').check();
  for (const field of ["name", "contact_route", "safe_contact", "topic"]) {
    await page.locator(`[name="fields"][value="${field}"]`).check();
  }
  await page.locator('[name="why"]').fill("They asked for help with rent, and said yes.");
  await go(page);
  assert.equal(path(page), `/staff/case/${reference}`);
};

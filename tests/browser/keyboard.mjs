// Keyboard-only operation: Tab, arrows, Space and Enter, nothing else.
import assert from "node:assert/strict";
import { path } from "./support.mjs";

/** Where the focus is: what it is, and whether a person can see it. */
const focused = (page) =>
  page.evaluate(() => {
    const node = document.activeElement;
    // Rows and boxes draw the ring of the control that lies in them.
    const around = node.closest(".govuk-radios__item, .govuk-checkboxes__item, .sp-times__box");
    const drawn = [node, around, node.nextElementSibling].filter(Boolean).map((each) => getComputedStyle(each));
    const ring = drawn.some(({ outlineStyle, boxShadow }) => outlineStyle !== "none" || boxShadow !== "none");
    const { top, bottom, height } = (around ?? node).getBoundingClientRect();
    const bar = document.querySelector(".sp-exit:not(:focus-within)")?.getBoundingClientRect();
    const covered = bar && top >= bar.top && bottom <= bar.bottom;
    return {
      name: node.name ?? "",
      value: node.value ?? "",
      words: node.textContent.trim().replace(/\s+/g, " "),
      tag: node.tagName,
      ring,
      seen: !covered && bottom > 0 && top < innerHeight && height > 0,
    };
  });

/** Presses Tab until the focus is on what is looked for. Every stop on the way has to be seen. */
export async function tabTo(page, wanted, what) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (stop.tag === "BODY") continue;
    const where = `${stop.tag} ${stop.name} ${stop.words.slice(0, 40)} on ${path(page)}`;
    assert.ok(stop.ring, `no ring around the focus: ${where}`);
    assert.ok(stop.seen, `the focus is out of sight or behind the exit bar: ${where}`);
    if (wanted(stop)) return stop;
  }
  return assert.fail(`Tab never comes to ${what} on ${path(page)}`);
}

/** Enter on a link, a button or the line that opens a group. */
export async function enter(page, tag, words) {
  await tabTo(page, (stop) => stop.tag === tag && words.test(stop.words), `${tag} ${words}`);
  await page.keyboard.press("Enter");
}

/** One answer of a group: Tab to the group, then arrows. */
export async function choose(page, name, value) {
  let stop = await tabTo(page, (at) => at.name === name, name);
  await page.keyboard.press("Space");
  for (let presses = 0; stop.value !== value; presses += 1) {
    assert.ok(presses < 40, `the arrows never come to ${value} of ${name}`);
    await page.keyboard.press("ArrowDown");
    stop = await focused(page);
    assert.ok(stop.seen, `${name} ${stop.value} is out of sight`);
  }
}

/** A tick in a box. */
export async function tickBox(page, name, value) {
  await tabTo(page, (stop) => stop.name === name && stop.value === value, `${name} ${value}`);
  await page.keyboard.press("Space");
}

/** Words in a field. */
export async function type(page, name, words) {
  await tabTo(page, (stop) => stop.name === name, name);
  await page.keyboard.type(words);
}

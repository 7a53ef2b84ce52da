// A class without a rule in the style sheet is misspelt, or belongs to a component that was never designed.
import { sources } from "./publish.mjs";

/** The `sp-` classes that pages use and the style sheet has no rule for. */
export function unstyledClasses(sheet) {
  const rust = sources("app/src").filter((text, at) => at % 2 === 1).map(String).join("\n");
  const named = new Set([...rust.matchAll(/"([^"\n]*\bsp-[^"\n]*)"/g)].flatMap(([, words]) => words.match(/\bsp-[\w-]+/g)));
  const known = new Set(sheet.match(/(?<=\.)sp-[\w-]+/g));
  return [...named].filter((name) => !known.has(name)).sort();
}

// A class that no rule of the style sheet knows is a misspelt one, or a part that was never designed.
import { sources } from "./files.mjs";

/** The `sp-` classes that pages name and the sheet does not. */
export function unstyled(sheet) {
  const rust = sources("app/src").filter((text, at) => at % 2 === 1).map(String).join("\n");
  const named = new Set([...rust.matchAll(/"([^"\n]*\bsp-[^"\n]*)"/g)].flatMap(([, words]) => words.match(/\bsp-[\w-]+/g)));
  const known = new Set(sheet.match(/(?<=\.)sp-[\w-]+/g));
  return [...named].filter((name) => !known.has(name)).sort();
}

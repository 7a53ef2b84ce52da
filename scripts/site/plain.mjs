// The files of app/public that are served as they are written. Comments of the scripts stay here.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { hash, publish, root, stamped } from "./files.mjs";

const folder = join(root, "app", "public");
const drawings = readdirSync(join(folder, "drawings")).filter((name) => name.endsWith(".svg"));
const names = ["resident.js", "passkey.js", "icon.svg", ...drawings.map((name) => `drawings/${name}`)];

/** Without indents and whole-line comments. Our scripts hold no text over several lines that this could harm. */
function lean(script) {
  return script.replace(/^\s+/gm, "").replace(/^\/\/.*\n/gm, "");
}

export function buildPlain() {
  const made = {};
  for (const name of names) {
    const source = readFileSync(join(folder, ...name.split("/")), "utf8");
    const content = name.endsWith(".js") ? lean(source) : source;
    const file = stamped(name, hash(content));
    made[name] = [file, publish(file, content)];
  }
  return made;
}

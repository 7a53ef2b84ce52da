// The files of app/public that are served as they are, except that scripts lose their comments.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { hash, publish, root, stamped } from "./publish.mjs";

const folder = join(root, "app", "public");
const drawings = readdirSync(join(folder, "drawings")).filter((name) => name.endsWith(".svg"));
const names = ["resident.js", "passkey.js", "icon.svg", ...drawings.map((name) => `drawings/${name}`)];

/** Removes indentation and whole-line comments. Our scripts have no multi-line strings that this could damage. */
function stripComments(script) {
  return script.replace(/^\s+/gm, "").replace(/^\/\/.*\n/gm, "");
}

export function buildStaticFiles() {
  const made = {};
  for (const name of names) {
    const source = readFileSync(join(folder, ...name.split("/")), "utf8");
    const content = name.endsWith(".js") ? stripComments(source) : source;
    const file = stamped(name, hash(content));
    made[name] = [file, publish(file, content)];
  }
  return made;
}

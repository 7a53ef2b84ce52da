// Compiles the style sheets, and mirrors the residents' sheet for languages written from right to left.
import { join } from "node:path";
import rtlcss from "rtlcss";
import * as sass from "sass";
import { hash, publish, root, stamped } from "./publish.mjs";

export function buildStyles() {
  const portal = compile("portal.scss");
  const sheets = { "portal.css": portal, "portal-rtl.css": rtlcss.process(portal), "staff.css": compile("staff.scss") };
  return Object.fromEntries(
    Object.entries(sheets).map(([name, sheet]) => {
      const file = stamped(name, hash(sheet));
      return [name, [file, publish(file, sheet)]];
    }),
  );
}

function compile(name) {
  return sass.compile(join(root, "style", name), {
    loadPaths: [join(root, "node_modules")],
    style: "compressed",
    // We cannot fix warnings in the framework's own files.
    quietDeps: true,
  }).css;
}

// Builds what browsers fetch into `target/site`: style sheets, scripts, images, the WebAssembly of the islands.
//
// Every file carries the hash of its content in its name and has a brotli and a gzip copy beside it.
// `manifest.json` maps the plain names to the hashed ones; the server reads it once at start.
// A part whose sources have not changed since the last build is skipped.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkBudget } from "./size-budget.mjs";
import { unstyledClasses } from "./unstyled-classes.mjs";
import { hash, readJson, root, site, sources, sweep } from "./publish.mjs";
import { buildIslands } from "./islands.mjs";
import { buildStaticFiles } from "./static-files.mjs";
import { buildStyles } from "./styles.mjs";

// Each part: what it is made from, and how. `make` returns { plain name: [hashed name, bytes with brotli] }.
const parts = [
  { name: "styles", from: ["style", "package-lock.json", "scripts/assets/styles.mjs"], make: buildStyles },
  { name: "static", from: ["app/public", "scripts/assets/static-files.mjs"], make: buildStaticFiles },
  {
    name: "islands",
    from: ["app/src/islands", "app/src/lib.rs", "app/Cargo.toml", "app/public/staff.js", "frontend", "Cargo.toml", "Cargo.lock", "scripts/assets/islands.mjs"],
    make: buildIslands,
  },
];

const only = process.argv.slice(2);
const knownParts = parts.map((part) => part.name);
if (only.some((word) => !knownParts.includes(word))) {
  console.error(`Usage: scripts/build-assets [PART...]; without a part, all of: ${knownParts.join(" ")}`);
  process.exit(2);
}

// Beside the site folder, because everything in that folder is served.
const recordPath = join(root, "target", "site-built.json");
const manifestPath = join(site, "manifest.json");
const record = Object.fromEntries(Object.entries(readJson(recordPath, {})).filter(([name]) => knownParts.includes(name)));

for (const part of parts) {
  if (only.length > 0 && !only.includes(part.name)) continue;
  const stamp = hash(...sources(...part.from, "scripts/assets/publish.mjs"));
  const before = record[part.name];
  if (before?.stamp === stamp && Object.values(before.files).every(([file]) => existsSync(join(site, file)))) {
    console.log(`assets: ${part.name} unchanged`);
    continue;
  }
  const started = Date.now();
  record[part.name] = { stamp, files: await part.make() };
  console.log(`assets: ${part.name} built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

const files = Object.assign({}, ...Object.values(record).map((part) => part.files));
writeFileSync(recordPath, JSON.stringify(record, null, 2) + "\n");
writeFileSync(
  manifestPath,
  JSON.stringify(Object.fromEntries(Object.entries(files).map(([name, [file]]) => [name, file])), null, 2) + "\n",
);
sweep([...Object.values(files).map(([file]) => file), "manifest.json"]);
checkBudget(files);

const missing = unstyledClasses(["portal.css", "staff.css"].map((name) => readFileSync(join(site, files[name][0]), "utf8")).join());
if (missing.length > 0) {
  console.error(`assets: no rule in style/ for: ${missing.join(", ")}`);
  process.exitCode = 1;
}

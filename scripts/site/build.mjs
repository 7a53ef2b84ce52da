// Builds what browsers fetch into `target/site`: style sheets, scripts, icon, the islands' WebAssembly.
//
// Every file has its content's hash in its name and a brotli and a gzip copy beside it.
// `manifest.json` maps the plain names to these; the server reads it once at start.
// A part whose sources have not changed since the last build is left alone.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkBudget } from "./budget.mjs";
import { unstyled } from "./classes.mjs";
import { hash, readJson, root, site, sources, sweep } from "./files.mjs";
import { buildFrontend } from "./frontend.mjs";
import { buildPlain } from "./plain.mjs";
import { buildStyles } from "./styles.mjs";

// Each part: what it is made from, and how. `make` returns { plain name: [published name, bytes with brotli] }.
const parts = [
  { name: "styles", from: ["style", "package-lock.json", "scripts/site/styles.mjs"], make: buildStyles },
  { name: "plain files", from: ["app/public", "scripts/site/plain.mjs"], make: buildPlain },
  {
    name: "islands",
    from: ["app/src/islands", "app/src/lib.rs", "app/Cargo.toml", "app/public/staff.js", "frontend", "Cargo.toml", "Cargo.lock", "scripts/site/frontend.mjs"],
    make: buildFrontend,
  },
];

const only = process.argv.slice(2);
const knownParts = parts.map((part) => part.name.split(" ")[0]);
if (only.some((word) => !knownParts.includes(word))) {
  console.error(`Say nothing to build all, or some of: ${knownParts.join(" ")}`);
  process.exit(2);
}

// Not in the site folder: all of that is served.
const recordPath = join(root, "target", "site-built.json");
const manifestPath = join(site, "manifest.json");
const record = readJson(recordPath, {});

for (const part of parts) {
  if (only.length > 0 && !only.includes(part.name.split(" ")[0])) continue;
  const stamp = hash(...sources(...part.from, "scripts/site/files.mjs"));
  const before = record[part.name];
  if (before?.stamp === stamp && Object.values(before.files).every(([file]) => existsSync(join(site, file)))) {
    console.log(`site: ${part.name} unchanged`);
    continue;
  }
  const started = Date.now();
  record[part.name] = { stamp, files: await part.make() };
  console.log(`site: ${part.name} built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

const files = Object.assign({}, ...Object.values(record).map((part) => part.files));
writeFileSync(recordPath, JSON.stringify(record, null, 2) + "\n");
writeFileSync(
  manifestPath,
  JSON.stringify(Object.fromEntries(Object.entries(files).map(([name, [file]]) => [name, file])), null, 2) + "\n",
);
sweep([...Object.values(files).map(([file]) => file), "manifest.json"]);
checkBudget(files);

const missing = unstyled(["portal.css", "staff.css"].map((name) => readFileSync(join(site, files[name][0]), "utf8")).join());
if (missing.length > 0) {
  console.error(`site: no rule in style/ for: ${missing.join(", ")}`);
  process.exitCode = 1;
}

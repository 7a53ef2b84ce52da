// Writes files into the site folder: hashed names, compressed copies, and removal of what is out of date.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const site = join(root, "target", "site");

/** Ten hexadecimal digits that change when any of the given strings or buffers changes. */
export function hash(...parts) {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part).update("\0");
  return sum.digest("hex").slice(0, 10);
}

/** Path and content of every file below the given files and folders, alternating, in a fixed order. */
export function sources(...paths) {
  const found = [];
  const walk = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) walk(join(path, name));
    else found.push(path);
  };
  for (const path of paths) walk(join(root, path));
  return found.flatMap((path) => [path.slice(root.length), readFileSync(path)]);
}

/** Writes a file below the site folder, with a brotli and a gzip copy beside it. Returns the size with brotli. */
export function publish(name, content) {
  const path = join(site, name);
  const text = Buffer.from(content);
  const small = brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  writeFileSync(`${path}.br`, small);
  writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
  return small.length;
}

export function readJson(path, otherwise) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return otherwise;
  }
}

/** `portal.css` and `1a2b` make `portal.1a2b.css`: a changed file has a new name and may be cached for ever. */
export function stamped(name, stamp) {
  const dot = name.lastIndexOf(".");
  return `${name.slice(0, dot)}.${stamp}${name.slice(dot)}`;
}

/** Removes what an earlier build left in the site folder and this one does not name. */
export function sweep(keep) {
  const kept = new Set(keep.flatMap((name) => [name, `${name}.br`, `${name}.gz`]));
  const walk = (folder) => {
    for (const name of readdirSync(join(site, folder))) {
      const path = join(folder, name);
      if (statSync(join(site, path)).isDirectory()) walk(path);
      else if (!kept.has(path)) rmSync(join(site, path));
    }
    if (folder && readdirSync(join(site, folder)).length === 0) rmSync(join(site, folder), { recursive: true });
  };
  walk("");
}

// Reads Rust sources without a compiler: enough to find functions, imports and modules.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** The `.rs` files below a folder, sorted, as paths relative to `root`. */
export function rustFiles(root, folder) {
  const found = [];
  const walk = (path) => {
    if (!existsSync(path)) return;
    for (const name of readdirSync(path).sort()) {
      if (name === "target" || name === "node_modules") continue;
      const inner = join(path, name);
      if (statSync(inner).isDirectory()) walk(inner);
      else if (name.endsWith(".rs")) found.push(relative(root, inner));
    }
  };
  walk(join(root, folder));
  return found;
}

/** Unit tests in files of their own: `tests.rs` and everything below a folder `tests`. */
export const isTestFile = (path) => /(^|\/)tests(\.rs$|\/)/.test(path);

const blank = (text) => text.replace(/[^\n]/g, " ");

/**
 * Replaces comments by spaces, and the content of strings and character literals too unless `keepStrings`.
 * Every character keeps its place, so that offsets and line numbers still hold.
 */
export function stripComments(source, { keepStrings = false } = {}) {
  let out = "";
  let at = 0;
  const take = (length, keep) => {
    const text = source.slice(at, at + length);
    out += keep ? text : blank(text);
    at += length;
  };
  while (at < source.length) {
    const rest = source.slice(at, at + 2);
    if (rest === "//") {
      const end = source.indexOf("\n", at);
      take((end < 0 ? source.length : end) - at, false);
    } else if (rest === "/*") {
      let depth = 0;
      let end = at;
      do {
        if (source.startsWith("/*", end)) [depth, end] = [depth + 1, end + 2];
        else if (source.startsWith("*/", end)) [depth, end] = [depth - 1, end + 2];
        else end += 1;
      } while (depth > 0 && end < source.length);
      take(end - at, false);
    } else if (/[rbc"]/.test(source[at]) && !/\w/.test(source[at - 1] ?? "")) {
      const raw = /^[bc]?r(#*)"/.exec(source.slice(at, at + 20));
      const plain = /^[bc]?"/.exec(source.slice(at, at + 2));
      if (raw) {
        const end = source.indexOf(`"${raw[1]}`, at + raw[0].length);
        take(end + 1 + raw[1].length - at, keepStrings);
      } else if (plain) {
        let end = at + plain[0].length;
        while (source[end] !== '"') end += source[end] === "\\" ? 2 : 1;
        take(end + 1 - at, keepStrings);
      } else take(1, true);
    } else if (source[at] === "'") {
      // A character, not a lifetime: closed after one character or one escape.
      const literal = /^'(\\(x[0-9a-fA-F]{2}|u\{[0-9a-fA-F]+\}|.)|[^\\'])'/su.exec(source.slice(at, at + 14));
      take(literal ? literal[0].length : 1, !literal);
    } else take(1, true);
  }
  return out;
}

/** Where the bracket at `open` closes: the offset behind it. */
function closing(code, open) {
  const pairs = { "{": "}", "(": ")", "[": "]" };
  const stack = [];
  for (let at = open; at < code.length; at += 1) {
    if (pairs[code[at]]) stack.push(pairs[code[at]]);
    else if (code[at] === stack.at(-1) && (stack.pop(), stack.length === 0)) return at + 1;
  }
  return code.length;
}

/** Blanks every item under `#[cfg(test)]`. Takes and gives what `stripComments` gives. */
export function withoutTests(code) {
  let out = code;
  for (const { index } of code.matchAll(/#\[cfg\(test\)\]/g)) {
    let at = index;
    while (code[at] !== ";" && code[at] !== "{" && at < code.length) at = code[at] === "[" ? closing(code, at) : at + 1;
    const end = code[at] === "{" ? closing(code, at) : at + 1;
    out = out.slice(0, index) + blank(code.slice(index, end)) + out.slice(end);
  }
  return out;
}

/** Production code of a file: no comments, no strings, no tests. */
export const productionCode = (path) => withoutTests(stripComments(readFileSync(path, "utf8")));

const lineOf = (code, offset) => code.slice(0, offset).split("\n").length;

/** Every function with a body: name, first line, number of lines from `fn` to the closing brace. */
export function functions(code) {
  const found = [];
  for (const match of code.matchAll(/\bfn\s+(\w+)/g)) {
    let at = match.index + match[0].length;
    while (at < code.length && code[at] !== "{" && code[at] !== ";") at = "([".includes(code[at]) ? closing(code, at) : at + 1;
    if (code[at] !== "{") continue;
    const line = lineOf(code, match.index);
    found.push({ name: match[1], line, lines: lineOf(code, closing(code, at) - 1) - line + 1 });
  }
  return found;
}

/** `a::{b, c::{d as e}}` as its single paths: `[{ path: ["a", "b"], as: "b" }, { path: ["a", "c", "d"], as: "e" }]`. */
export function expandUse(tree) {
  const text = tree.trim();
  const open = text.indexOf("{");
  if (open < 0) {
    const [path, alias] = text.split(/\s+as\s+/);
    const parts = path.replace(/\s/g, "").split("::").filter(Boolean);
    if (parts.at(-1) === "self") parts.pop();
    return [{ path: parts, as: alias ?? parts.at(-1) }];
  }
  const prefix = text.slice(0, open).replace(/\s/g, "").split("::").filter(Boolean);
  const inner = text.slice(open + 1, text.lastIndexOf("}"));
  const pieces = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at <= inner.length; at += 1) {
    if (inner[at] === "{") depth += 1;
    else if (inner[at] === "}") depth -= 1;
    else if ((inner[at] === "," && depth === 0) || at === inner.length) {
      if (inner.slice(from, at).trim()) pieces.push(inner.slice(from, at));
      from = at + 1;
    }
  }
  return pieces.flatMap(expandUse).map((each) => ({
    path: [...prefix, ...each.path],
    as: each.path.length === 0 && each.as === undefined ? prefix.at(-1) : each.as,
  }));
}

/** The imports of a file: `{ path, as, exported }`, for `use` and `pub use` alike. */
export function imports(code) {
  return [...code.matchAll(/\b(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);/g)].flatMap(([, exported, tree]) =>
    expandUse(tree).map((each) => ({ ...each, exported: Boolean(exported) })),
  );
}

/** Paths that are written out in the code: `crate::a::b`, `super::c`. */
export function inlinePaths(code) {
  const body = code.replace(/\buse\s+[^;]+;/g, blank);
  return [...body.matchAll(/\b(crate|super|self)((?:\s*::\s*\w+)+)/g)].map(([, head, tail]) => [
    head,
    ...tail.split("::").map((part) => part.trim()).filter(Boolean),
  ]);
}

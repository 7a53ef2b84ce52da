// Which file of a crate uses which, and which of them form a circle.
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { imports, inlinePaths, isTestFile, productionCode, rustFiles } from "./rust-source.mjs";

/** The `src` folders of the crates in `server/` and `app/`, relative to the root. */
export function sourceFolders(root) {
  const found = [];
  const look = (folder, depth) => {
    if (existsSync(join(root, folder, "Cargo.toml")) && existsSync(join(root, folder, "src"))) found.push(`${folder}/src`);
    if (depth === 0) return;
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (entry.isDirectory() && !["src", "target", "tests", "data", "text", "public"].includes(entry.name)) look(`${folder}/${entry.name}`, depth - 1);
    }
  };
  for (const top of ["server", "app"]) if (existsSync(join(root, top))) look(top, 2);
  return found;
}

/** The module path of a file: `triage/view.rs` is `["triage", "view"]`, `triage/mod.rs` is `["triage"]`. */
function modulePath(file) {
  const parts = file.replace(/\.rs$/, "").split("/");
  if (parts.at(-1) === "mod" || (parts.length === 1 && ["lib", "main"].includes(parts[0]))) parts.pop();
  return parts;
}

/**
 * The files of one crate (tests left out) and the files that each uses, by `use`, `pub use` and written-out paths.
 * A path leads to the file of the deepest module it names; a name that a module re-exports leads to that module and,
 * through its `pub use`, further.
 */
export function importGraph(root, source) {
  const files = new Map();
  for (const path of rustFiles(root, source)) {
    const file = relative(join(root, source), join(root, path));
    // The binary's roof and its library's roof are one module here: both only list.
    if (isTestFile(file) || file === "main.rs") continue;
    const code = productionCode(join(root, path));
    files.set(modulePath(file).join("::"), { file, module: modulePath(file), uses: imports(code), inline: inlinePaths(code) });
  }
  const roof = files.get("");

  const absolute = (from, path) => {
    const base = [...from];
    let rest = [...path];
    if (rest[0] === "crate") return rest.slice(1);
    if (rest[0] === "self") return [...base, ...rest.slice(1)];
    if (rest[0] === "super") {
      while (rest[0] === "super") {
        base.pop();
        rest = rest.slice(1);
      }
      return [...base, ...rest];
    }
    // Edition 2024: a bare path names a crate or something in scope, here a child module.
    return files.has([...base, rest[0]].join("::")) ? [...base, ...rest] : undefined;
  };
  /** The file of the deepest module on a path. Names that the crate's roof re-exports are followed. */
  const resolve = (path, seen = new Set()) => {
    for (let length = path.length; length > 0; length -= 1) {
      const key = path.slice(0, length).join("::");
      if (files.has(key)) return key;
    }
    const again = roof?.uses.find((each) => each.exported && each.as === path[0]);
    const target = again && !seen.has(again) && absolute([], again.path);
    return target ? resolve([...target, ...path.slice(1)], seen.add(again)) : undefined;
  };

  const edges = new Map([...files.keys()].filter((key) => key !== "").map((key) => [key, new Set()]));
  for (const [key, { module, uses, inline }] of files) {
    if (key === "") continue;
    for (const path of [...uses.map((each) => each.path), ...inline]) {
      const full = absolute(module, path);
      const target = full && resolve(full);
      if (target && target !== key) edges.get(key).add(target);
    }
  }
  return { files, edges };
}

/** The graph of the top-level modules: `triage/view.rs` and `triage/mod.rs` are both `triage`. */
export function moduleGraph({ edges }) {
  const top = (key) => key.split("::")[0];
  const graph = new Map();
  for (const [from, targets] of edges) {
    if (!graph.has(top(from))) graph.set(top(from), new Set());
    for (const to of targets) if (top(to) !== top(from)) graph.get(top(from)).add(top(to));
  }
  return graph;
}

/** Strongly connected components of more than one node (Tarjan), the largest first. */
export function circles(graph) {
  const [index, low, stack, found] = [new Map(), new Map(), [], []];
  const visit = (node) => {
    index.set(node, index.size);
    low.set(node, index.get(node));
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) {
        visit(next);
        low.set(node, Math.min(low.get(node), low.get(next)));
      } else if (stack.includes(next)) low.set(node, Math.min(low.get(node), index.get(next)));
    }
    if (low.get(node) === index.get(node)) {
      const circle = stack.splice(stack.indexOf(node));
      if (circle.length > 1) found.push(circle.sort());
    }
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return found.sort((a, b) => b.length - a.length);
}

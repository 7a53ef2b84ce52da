// What `scripts/measure` and `scripts/stranger-test` read from Rust sources, on sources small enough to check by eye.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { circles, importGraph, moduleGraph, sourceFolders } from "../../scripts/lib/import-graph.mjs";
import { expandUse, functions, imports, inlinePaths, stripComments, withoutTests } from "../../scripts/lib/rust-source.mjs";

test("comments and strings are blanked, and every character keeps its place", () => {
  const source = `let a = "// no { comment"; // yes }\nlet b = r#"raw " { "#; /* outer /* inner */ } */ let c = '{'; fn f<'a>(x: &'a str) {}`;
  const code = stripComments(source);
  assert.equal(code.length, source.length);
  assert.equal(code.split("\n").length, source.split("\n").length);
  assert.equal(code.replace(/\s+/g, " "), "let a = ; let b = ; let c = ; fn f<'a>(x: &'a str) {}");
  assert.ok(stripComments(source, { keepStrings: true }).includes('"// no { comment"'));
});

test("items under cfg(test) do not count", () => {
  const code = withoutTests("fn kept() {}\n#[cfg(test)]\nmod tests {\n  use crate::a;\n  fn gone() {}\n}\n#[cfg(test)]\nmod more;\nfn also() {}");
  assert.deepEqual(functions(code).map(({ name }) => name), ["kept", "also"]);
});

test("a function is measured from its fn to its closing brace, whatever its signature holds", () => {
  const code = "trait T { fn none(a: [u8; 4]); }\nfn long(a: [u8; 4])\nwhere\n  A: B,\n{\n  if x { y } else { z }\n}\n";
  assert.deepEqual(functions(code), [{ name: "long", line: 2, lines: 6 }]);
});

test("a tree of imports becomes its single paths", () => {
  assert.deepEqual(
    expandUse("crate::{a::{self, B as C}, d::E, super::f}").map(({ path, as }) => [path.join("::"), as]),
    [["crate::a", "a"], ["crate::a::B", "C"], ["crate::d::E", "E"], ["crate::super::f", "f"]],
  );
  assert.deepEqual(imports("pub(crate) use a::B;\nuse c;").map(({ as, exported }) => [as, exported]), [["B", true], ["c", false]]);
  assert.deepEqual(inlinePaths("use crate::not_this;\nlet x = crate::a::b(super::c);"), [["crate", "a", "b"], ["super", "c"]]);
});

/** A crate `server` with the given files, on disk for as long as `act` takes. */
function withServer(files, act) {
  const root = mkdtempSync(join(tmpdir(), "portal-sources-"));
  try {
    for (const [path, text] of Object.entries({ "server/Cargo.toml": '[package]\nname = "server"\n', ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return act(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test("a circle of modules is found through use, through pub use and through paths written out", () => {
  const files = {
    "server/src/lib.rs": "pub mod a;\npub mod b;\npub mod c;\npub mod d;\npub use c::Shared;",
    "server/src/a/mod.rs": "mod inner;\nuse crate::d::D;",
    "server/src/a/inner.rs": "use crate::{b::B};",
    "server/src/b.rs": "pub use crate::Shared;",
    "server/src/c.rs": "fn f() { crate::a::g() }",
    "server/src/d.rs": "#[cfg(test)]\nmod tests { use crate::a::A; }",
  };
  withServer(files, (root) => {
    assert.deepEqual(sourceFolders(root), ["server/src"]);
    assert.deepEqual(circles(moduleGraph(importGraph(root, "server/src"))), [["a", "b", "c"]]);
  });
  withServer({ ...files, "server/src/c.rs": "" }, (root) => {
    assert.deepEqual(circles(moduleGraph(importGraph(root, "server/src"))), []);
  });
});

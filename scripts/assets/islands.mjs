// Compiles the islands to WebAssembly and makes them small. `scripts/setup assets` installs the tools.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hash, publish, root } from "./publish.mjs";

const target = "wasm32-unknown-unknown";
const profile = "wasm-release";

// By name: --all-features includes some that current browsers reject.
const features = [
  "bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue",
].map((feature) => `--enable-${feature}`);

function run(command, args, env = {}) {
  execFileSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
}

/** Which compiler makes WebAssembly on this machine, as `scripts/setup` recorded it. */
function compilerRoute() {
  const file = join(root, ".tools", "wasm.env");
  if (!existsSync(file)) throw new Error("The WebAssembly target is missing. Run: scripts/setup assets");
  return Object.fromEntries([...readFileSync(file, "utf8").matchAll(/^(\w+)="?(.*?)"?$/gm)].map((m) => [m[1], m[2]]));
}

function compile() {
  const { route: kind, cargo = "cargo", rustc, linker, sysroot } = compilerRoute();
  const env =
    kind === "debian"
      ? {
          RUSTC: rustc,
          CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: linker,
          CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: `--sysroot ${sysroot}`,
        }
      : {};
  // A target folder of its own: another compiler with other flags, and it never waits for the lock of the server's build.
  const folder = join(root, "target", "wasm");
  run(cargo, ["build", "--locked", "--package", "frontend", "--profile", profile, "--target", target, "--target-dir", folder], env);
  return join(folder, target, profile, "frontend.wasm");
}

export function buildIslands() {
  const work = join(root, "target", "wasm", "bindgen");
  mkdirSync(work, { recursive: true });
  run(join(root, ".tools", "bin", "wasm-bindgen"), [
    compile(), "--target", "web", "--no-typescript", "--out-dir", work, "--out-name", "frontend",
  ]);
  const whole = join(work, "frontend_bg.wasm");
  const small = join(work, "frontend_small.wasm");
  run("node", [join(root, "node_modules", "binaryen", "bin", "wasm-opt"), whole, "-Oz", ...features, "-o", small]);

  const files = {
    "staff.js": readFileSync(join(root, "app", "public", "staff.js")),
    "frontend.js": readFileSync(join(work, "frontend.js")),
    "frontend_bg.wasm": readFileSync(small),
  };
  // The three name each other, so the folder carries the hash.
  const folder = `islands-${hash(...Object.values(files))}`;
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, [`${folder}/${name}`, publish(`${folder}/${name}`, content)]]),
  );
}

# The WebAssembly target: by rustup, or from Debian's own compiler where rustup cannot download.
#
# Writes .tools/wasm.env, which says how the browser's half is compiled:
#   route=rustup                     the project's own compiler has the target
#   route=debian cargo= rustc= linker= sysroot=    Debian's compiler with a library built here
# WASM_ROUTE=debian takes the second without trying the first.

wasm_target=wasm32-unknown-unknown

# The sources of Rust's own library that come with Debian's compiler, needed once.
debian_packages="rustc-web cargo-web rust-web-src"

# debian_file PACKAGE PATTERN: the file of an installed package whose path matches
debian_file() { dpkg -L "$1" 2>/dev/null | grep -E "$2" | head -n 1; }

setup_wasm() {
  mkdir -p .tools
  local wanted=${WASM_ROUTE:-rustup}
  if [ "$wanted" = rustup ] && compiler_makes_wasm; then
    echo "route=rustup" >.tools/wasm.env
    already_done "WebAssembly target"
    return
  fi
  if debian_sysroot_is_current; then
    already_done "WebAssembly target, from Debian's compiler"
    return
  fi
  if [ "$wanted" = rustup ] && command -v rustup >/dev/null; then
    step "Fetching the WebAssembly target with rustup"
    if timeout 300 rustup target add "$wasm_target" >/dev/null 2>&1 && compiler_makes_wasm; then
      echo "route=rustup" >.tools/wasm.env
      return
    fi
    echo "setup: rustup could not fetch it; taking Debian's compiler instead"
  fi
  build_debian_sysroot
}

# True when the project's own compiler really makes WebAssembly. What rustup has noted down is not enough: it says
# "up to date" of a target whose files are gone.
compiler_makes_wasm() {
  local made=.tools/probe.wasm
  echo 'pub fn probe() -> String { String::new() }' |
    rustc --target "$wasm_target" --crate-type cdylib --crate-name probe -o "$made" - 2>/dev/null || return 1
  rm -f "$made"
}

# Reads .tools/wasm.env; true when what it names is there and the compiler is the one the library was built with.
debian_sysroot_is_current() {
  local route="" cargo="" rustc="" linker="" sysroot=""
  [ -f .tools/wasm.env ] && . ./.tools/wasm.env
  [ "$route" = debian ] && [ -x "$rustc" ] && [ -x "$cargo" ] && [ -x "$linker" ] &&
    [ "$sysroot" = "$PWD/.tools/wasm-sysroot" ] && [ "$("$rustc" -vV)" = "$(cat "$sysroot/built-with" 2>/dev/null)" ]
}

build_debian_sysroot() {
  local rustc cargo linker sysroot=$PWD/.tools/wasm-sysroot build=$PWD/.tools/wasm-build
  rustc=$(debian_file rustc-web '/bin/rustc$')
  cargo=$(debian_file cargo-web '/bin/cargo$')
  if [ -z "$rustc" ] || [ -z "$cargo" ] || ! dpkg -s rust-web-src >/dev/null 2>&1; then
    # shellcheck disable=SC2086  # three words, three packages
    install_packages "a compiler that can make WebAssembly" $debian_packages
    rustc=$(debian_file rustc-web '/bin/rustc$')
    cargo=$(debian_file cargo-web '/bin/cargo$')
  fi
  [ -x "$rustc" ] && [ -x "$cargo" ] ||
    fail "No compiler for WebAssembly. Install the target with: rustup target add $wasm_target"
  # rustc asks a linker of exactly this name for WebAssembly; the project's own toolchain has it.
  linker=$(find "$(rustup which rustc 2>/dev/null | xargs -r dirname)/.." "$(rustc --print sysroot)" \
    -name rust-lld -type f 2>/dev/null | head -n 1)
  [ -x "$linker" ] || fail "The linker rust-lld is missing from the Rust toolchain. Install Rust with rustup."

  step "Building Rust's library for WebAssembly with Debian's compiler (about a minute)"
  rm -rf "$build" "$sysroot"
  mkdir -p "$build/src" "$sysroot/lib/rustlib/$wasm_target/lib"
  printf '[package]\nname = "nothing"\nversion = "0.0.0"\nedition = "2021"\n[lib]\n[workspace]\n' >"$build/Cargo.toml"
  echo '#![no_std]' >"$build/src/lib.rs"
  # Bitcode is kept, or the browser's half could not be optimised as a whole.
  (cd "$build" && env -u CARGO_TARGET_DIR -u RUSTUP_TOOLCHAIN RUSTC="$rustc" RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
    "$cargo" build --quiet -Zbuild-std=std,panic_abort --target "$wasm_target" --release >build.log 2>&1) || {
    tail -n 15 "$build/build.log" >&2
    fail "Rust's library could not be built for WebAssembly. The lines above say why."
  }
  find "$build/target/$wasm_target/release/deps" -name '*.rlib' ! -name 'libnothing-*' \
    -exec cp {} "$sysroot/lib/rustlib/$wasm_target/lib/" \;
  "$rustc" -vV >"$sysroot/built-with"
  rm -rf "$build"
  printf 'route=debian\ncargo="%s"\nrustc="%s"\nlinker="%s"\nsysroot="%s"\n' \
    "$cargo" "$rustc" "$linker" "$sysroot" >.tools/wasm.env
}

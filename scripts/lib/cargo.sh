# The target folder of cargo, and the calls that several scripts share.
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")

# What is deployed: without the setting in .cargo/config.toml, which builds soon and runs slower.
build_production() { RUSTFLAGS='' cargo build --locked --profile production --package server; }

# These cover `default-members`; the browser's crate, frontend/, is compiled by scripts/build-assets only.
check_format() { cargo fmt --all --check; }
check_lints() { cargo clippy --locked --all-targets --quiet -- --deny warnings; }

# Private items too: the readers of these pages are the people who work on the code.
check_docs() {
  RUSTDOCFLAGS="--deny warnings --allow rustdoc::private_intra_doc_links" \
    cargo doc --locked --no-deps --document-private-items --quiet
}

# Licences, sources and versions of the dependencies. Advisories only where their database can be fetched.
check_dependencies() {
  .tools/bin/cargo-deny --locked check --hide-inclusion-graph licenses sources bans || return 1
  if GIT_TERMINAL_PROMPT=0 timeout 60 .tools/bin/cargo-deny fetch db >/dev/null 2>&1; then
    .tools/bin/cargo-deny --locked check --hide-inclusion-graph --disable-fetch advisories
  else
    echo "The advisory database cannot be fetched from here: advisories, and the waivers in deny.toml, were not checked."
  fi
}

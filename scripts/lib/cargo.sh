# The target folder of cargo, and the calls that several scripts share.
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")

# These cover `default-members`; the browser's crate, frontend/, is compiled by scripts/build-assets only.
check_format() { cargo fmt --all --check; }
check_lints() { cargo clippy --locked --all-targets --quiet -- --deny warnings; }

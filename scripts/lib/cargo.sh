# Where cargo puts what it builds, and the calls that several scripts share.
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")

# The members that `default-members` names: the browser's half is compiled by the site build alone.
check_format() { cargo fmt --all --check; }
check_lints() { cargo clippy --locked --all-targets --quiet -- --deny warnings; }

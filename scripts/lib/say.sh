# How the scripts speak: a line for each step, a sentence when one fails.
step() { printf 'setup: %s ...\n' "$*"; }
done_already() { printf 'setup: %s: there\n' "$*"; }
fail() {
  printf '\nsetup: %s\n' "$*" >&2
  exit 1
}

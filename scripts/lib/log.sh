# Output of the scripts: a line for each step, a sentence when one fails.
step() { printf 'setup: %s ...\n' "$*"; }
already_done() { printf 'setup: %s: already there\n' "$*"; }
fail() {
  printf '\n%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

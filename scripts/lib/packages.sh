# System packages: installed when the caller may, else a sentence that says which are missing.

# Runs a command as root: directly for root, by sudo where that works without a question or a terminal can answer it; else fails.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    sudo "$@"
  else
    return 1
  fi
}

package_lists_fresh=no

# install_packages "what they are for" name...
install_packages() {
  local purpose=$1
  shift
  command -v apt-get >/dev/null ||
    fail "Missing: $purpose. Install it with your system's package manager (on Debian: $*), then run this again."
  step "Installing $purpose (packages $*)"
  local log
  log=$(mktemp)
  if [ "$package_lists_fresh" = no ]; then
    as_root apt-get update -qq >"$log" 2>&1 || true
    package_lists_fresh=yes
  fi
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >>"$log" 2>&1; then
    tail -n 5 "$log" >&2
    rm -f "$log"
    fail "Missing: $purpose. Somebody who may install packages runs: apt-get install --no-install-recommends $*"
  fi
  rm -f "$log"
}

# have_or_install "what it is for" package command...: installs the package unless one of the commands is there
have_or_install() {
  local purpose=$1 package=$2 command
  shift 2
  for command in "$@"; do
    if command -v "$command" >/dev/null; then return; fi
  done
  install_packages "$purpose" "$package"
}

# What a machine must have before scripts/quickstart begins: one clear line for what is missing.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/java.sh
source "${BASH_SOURCE[0]%/*}/java.sh"

# require_pip: a python3 whose pip can download.
require_pip() {
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 8))' 2>/dev/null ||
    die "Python 3.8 or newer is needed as 'python3', to fetch Spark"
  python3 -m pip --version >/dev/null 2>&1 ||
    die "Python's pip is needed to fetch Spark: 'python3 -m pip' does not run (Debian: apt-get install python3-pip)"
}

# require_disk <folder> <MiB> <for what>
require_disk() {
  local free
  free=$(($(df -Pk "$1" | awk 'NR == 2 { print $4 }') / 1024))
  ((free >= $2)) || die "too little disk: $3 needs $2 MiB in $1, which has $free MiB free"
}

# warn_memory <MiB>: a warning only, as the kernel's guess of what is available is on the safe side.
warn_memory() {
  local available
  available=$(($(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo) / 1024))
  ((available >= $1)) ||
    printf '%s: only %d MiB of memory are available, %d MiB are wanted: it may get slow\n' "${0##*/}" "$available" "$1" >&2
}

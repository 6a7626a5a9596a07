# Shared by all scripts: source this first. Sets repo, the checkout's root; cache, what was downloaded, and Airflow.
# shellcheck shell=bash

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck disable=SC2034 # used by the scripts that source this file
cache=${CITIZENS_CACHE:-$repo/.cache}
[[ $cache == /* ]] || cache=$PWD/$cache

# random_hex <bytes>: that many random ones, as digits without a line end.
random_hex() {
  od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'
}

# die [-STATUS] <message>: one line on stderr, then exit; status 2, wrong use or set-up, unless given.
die() {
  local status=2
  if [[ $1 =~ ^-[0-9]+$ ]]; then
    status=${1#-}
    shift
  fi
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit "$status"
}

# print_help: the comment block at the head of the script, so that the help can't drift from the code's own.
print_help() {
  sed -n '2,/^[^#]/ { /^#/ s/^# \{0,1\}//p }' "$0"
}

# version_of <property>: a version from the root pom, the only place where versions stand.
version_of() {
  local version
  version=$(sed -n "s|.*<$1>\([^<]*\)</$1>.*|\1|p" "$repo/pom.xml" | head -n 1)
  [[ -n $version ]] || die "pom.xml has no property $1"
  printf '%s\n' "$version"
}

# shellcheck source=SCRIPTDIR/locale.sh
source "${BASH_SOURCE[0]%/*}/locale.sh"
set_locale

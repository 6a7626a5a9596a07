# What a Spark master tells about its cluster over HTTP.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/daemon.sh
source "${BASH_SOURCE[0]%/*}/daemon.sh"
# shellcheck source=SCRIPTDIR/net.sh
source "${BASH_SOURCE[0]%/*}/net.sh"

# spark_workers <host> <web port>: how many are alive.
spark_workers() {
  local state
  state=$(http_get "$1" "$2" /json/) || return 1
  [[ $state =~ \"aliveworkers\"[[:space:]]*:[[:space:]]*([0-9]+) ]] && printf '%s\n' "${BASH_REMATCH[1]}"
}

# spark_is_ready <host> <web port> <workers>
spark_is_ready() {
  local alive
  alive=$(spark_workers "$1" "$2") && ((alive >= $3))
}

# spark_wait <master's daemon name> <host> <web port> <workers> <seconds>
spark_wait() {
  wait_until "$1" "$5" "has $4 workers" spark_is_ready "$2" "$3" "$4"
}

# spark_summary <host> <web port> <workers>: a line; fails if workers are missing.
spark_summary() {
  local alive
  alive=$(spark_workers "$1" "$2") || { echo "Spark does not answer at $1:$2" && return 1; }
  printf 'Spark  %s of %s workers  http://%s:%s\n' "$alive" "$3" "$1" "$2"
  ((alive >= $3))
}

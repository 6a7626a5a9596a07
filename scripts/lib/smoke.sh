# The smoke test of a cluster: the sample file goes through upload and analyze as the pipeline's user, into a folder of
# the lake that is removed again; then its result is compared with the known one.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/metadata.sh
source "${BASH_SOURCE[0]%/*}/metadata.sh"

smoke() {
  local host lake result
  host=$(host_with airflow)
  lake=$(setting "$host" lake)/smoke-$$
  smoke_step "$host" upload "$lake"
  smoke_step "$host" analyze "$lake"
  smoke_workers "$host"
  smoke_copies "$lake"
  result=$(smoke_hdfs "$host" -cat "$lake/results/citizens/run_date=2000-01-01/*/citizens_by_country.csv" | sort)
  smoke_hdfs "$host" -rm -r -f -skipTrash "$lake" >/dev/null
  [[ $result == "$(sort "$repo/test-data/golden/citizens_by_country.csv")" ]] ||
    die -1 "the sample's result is not that of test-data/golden/citizens_by_country.csv"
  printf '  same   citizens_by_country: %s rows, as in test-data/golden\n' $(($(wc -l <<<"$result") - 1))
}

# smoke_step <host> <upload or analyze> <lake>: on the host that launches, with its environment.
smoke_step() {
  local host=$1 root checkout=$repo began=$SECONDS log
  root=$(setting "$host" root)
  [[ $(setting "$host" reach) == local ]] || checkout=$root/checkout
  log=$(mktemp)
  # The sample has six bad rows of thousand, on purpose.
  # shellcheck disable=SC2016 # expanded on the host
  host_call "$host" host_as_user "$(user_on "$host" pipeline)" bash -c '
    set -euo pipefail
    source "$0/daemons/citizens/env"
    sed "s/maxBadRows: [0-9.%]*/maxBadRows: 1%/" "$1/runner-config/job.yaml" >"$0/tmp/smoke-$$.yaml"
    trap "rm -f $0/tmp/smoke-$$.yaml" EXIT
    "$1/scripts/citizens" "$2" "--lake=$3" "--job=$0/tmp/smoke-$$.yaml" --runDate=2000-01-01 --dataset=citizens \
      --csv="$1/test-data/samples/citizens_1000.csv"' \
    "$root" "$checkout" "$2" "hdfs://$(setting "$(host_with namenode)" address):$(setting "$(host_with namenode)" port.namenode)$3" \
    </dev/null >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    rm -f "$log"
    die -1 "the smoke test's $2 failed on $host"
  }
  rm -f "$log"
  printf '  done   %s in %s s\n' "$2" $((SECONDS - began))
}

# smoke_workers <host that launches>: tasks of the last application ran on every worker, by its event log.
smoke_workers() {
  local log executors
  [[ -n $(host_with spark-history) ]] || return 0
  log=$(smoke_hdfs "$1" -ls -t /spark-events | awk '/^-/ { print $NF; exit }')
  executors=$(smoke_hdfs "$1" -cat "$log" | grep '"Event":"SparkListenerTaskEnd"' |
    grep -oE '"Executor ID":"[0-9]+","Host":"[^"]*"' | sed 's/.*"Host":"//; s/"$//' | sort -u)
  (($(wc -l <<<"$executors") >= $(hosts_with spark-worker | wc -l))) ||
    die -1 "tasks ran on ${executors//$'\n'/ } only"
  printf '  tasks  tasks ran on %s\n' "${executors//$'\n'/ and }"
}

# smoke_copies <lake>: every block has as many copies as there are DataNodes, up to two.
smoke_copies() {
  local report copies
  report=$(hdfs_command fsck "$1" -files -blocks -locations </dev/null 2>/dev/null)
  copies=$(grep -oE 'Live_repl=[0-9]+' <<<"$report" | sort -u)
  (($(hosts_with datanode | wc -l) < 2)) || [[ $copies == Live_repl=2 ]] ||
    die -1 "not all blocks of the smoke test have two copies: ${copies//$'\n'/ }"
  grep -q 'is HEALTHY' <<<"$report" || die -1 "hdfs fsck $1 does not say HEALTHY"
  printf '  copies every block has its copies: %s\n' "$copies"
}

# smoke_hdfs <host> <argument of hdfs dfs...>: as the pipeline's user.
smoke_hdfs() {
  local host=$1 root
  root=$(setting "$host" root)
  host_call "$host" host_as_user "$(user_on "$host" pipeline)" "$(java_on "$host")" "${jvm_options[@]}" -Xmx256m \
    -cp "$root/daemons/citizens/hadoop:$(hadoop_jars_on "$host")" org.apache.hadoop.fs.FsShell "${@:2}" </dev/null 2>/dev/null
}

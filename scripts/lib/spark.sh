# A Spark standalone cluster. SPARK_HOME is set. Each daemon takes its folder, address and ports as parameters,
# so that one host or several can be built from them.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/daemon.sh
source "${BASH_SOURCE[0]%/*}/daemon.sh"
# shellcheck source=SCRIPTDIR/net.sh
source "${BASH_SOURCE[0]%/*}/net.sh"

# spark_daemon <name> <address> <class> <argument...>. SPARK_DAEMON_MEMORY and SPARK_DAEMON_JAVA_OPTS are Spark's own.
spark_daemon() {
  # SPARK_LOCAL_IP also binds the web page, which would answer on every address otherwise.
  start_daemon "$1" env SPARK_LOCAL_IP="$2" SPARK_PUBLIC_DNS="$2" "$SPARK_HOME/bin/spark-class" \
    "org.apache.spark.deploy.$3" --host "$2" "${@:4}"
}

# spark_master_start <name> <address> <port> <web port>
spark_master_start() {
  spark_daemon "$1" "$2" master.Master --port "$3" --webui-port "$4"
}

# spark_worker_start <name> <folder> <address> <port> <web port> <cores> <memory> <master's URL>
spark_worker_start() {
  mkdir -p "$2"
  spark_daemon "$1" "$3" worker.Worker --port "$4" --webui-port "$5" --cores "$6" --memory "$7" --work-dir "$2" "$8"
}

# spark_is_ready <host> <web port> <workers>
spark_is_ready() {
  local state
  state=$(http_get "$1" "$2" /json/) || return 1
  [[ $state =~ \"aliveworkers\"[[:space:]]*:[[:space:]]*([0-9]+) ]] && ((BASH_REMATCH[1] >= $3))
}

# spark_wait <master's daemon name> <host> <web port> <workers> <seconds>
spark_wait() {
  wait_until "$1" "$5" "has $4 workers" spark_is_ready "$2" "$3" "$4"
}

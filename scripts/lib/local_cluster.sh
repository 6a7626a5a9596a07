# Everything that the pipelines talk to, on this machine's loopback: HDFS (NameNode, two DataNodes), Spark (master, two
# workers of one core), MariaDB and PostgreSQL. Below state_dir: data/, logs/, pids/, ports, passwords, env.sh.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/hdfs.sh
source "${BASH_SOURCE[0]%/*}/hdfs.sh"
# shellcheck source=SCRIPTDIR/spark.sh
source "${BASH_SOURCE[0]%/*}/spark.sh"
# shellcheck source=SCRIPTDIR/databases.sh
source "${BASH_SOURCE[0]%/*}/databases.sh"

host=127.0.0.1
port_names=(namenode namenode-web datanode1 datanode1-web datanode1-ipc datanode2 datanode2-web datanode2-ipc
  spark-master spark-master-web spark-worker1 spark-worker1-web spark-worker2 spark-worker2-web mysql postgres)
declare -A port=()

# Small and quick to start; nobody runs these daemons for days.
small_jvm=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1)
# shellcheck disable=SC2034 # read by hdfs.sh
HDFS_JAVA_OPTS=(-Xmx384m "${small_jvm[@]}")
export SPARK_DAEMON_MEMORY=384m SPARK_DAEMON_JAVA_OPTS=${small_jvm[*]}

# choose_ports [base]: free ones, or base, base + 1, ... in the order of port_names.
choose_ports() {
  local base=${1-} name numbers i
  if [[ -z $base ]]; then
    mapfile -t numbers < <(free_ports ${#port_names[@]})
    ((${#numbers[@]} == ${#port_names[@]})) || exit 2
  fi
  for i in "${!port_names[@]}"; do
    name=${port_names[i]}
    port[$name]=${numbers[i]-$((base + i))}
    [[ -z $base ]] || require_free_port "$name" "${port[$name]}"
  done
}

# make_passwords: new ones, in files that only this user reads.
make_passwords() {
  local name
  for name in mysql warehouse; do
    (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$state_dir/$name.password")
  done
}

start_hdfs() {
  local i at=$host:${port[namenode]}
  namenode_start namenode "$state_dir/data/namenode" $host "${port[namenode]}" "${port[namenode-web]}"
  for i in 1 2; do
    datanode_start "datanode$i" "$state_dir/data/datanode$i" $host \
      "${port[datanode$i]}" "${port[datanode$i-web]}" "${port[datanode$i-ipc]}" "$at"
  done
  hdfs_wait namenode $host "${port[namenode-web]}" 2 60
}

start_spark() {
  local i master=spark://$host:${port[spark-master]}
  spark_master_start spark-master $host "${port[spark-master]}" "${port[spark-master-web]}"
  # A worker that finds no master tries again only after some ten seconds.
  wait_for_port spark-master "${port[spark-master]}" 60
  for i in 1 2; do
    spark_worker_start "spark-worker$i" "$state_dir/data/spark-worker$i" $host \
      "${port[spark-worker$i]}" "${port[spark-worker$i-web]}" 1 1536m "$master"
  done
  spark_wait spark-master $host "${port[spark-master-web]}" 2 60
}

start_databases() {
  CITIZENS_MYSQL_PASSWORD=$(<"$state_dir/mysql.password") \
    CITIZENS_WAREHOUSE_PASSWORD=$(<"$state_dir/warehouse.password") \
    databases_start databases "$state_dir/data/databases" "${port[mysql]}" "${port[postgres]}"
  databases_wait databases 120
}

# write_environment: env.sh, with which scripts/citizens finds all of it, and finds it again in another terminal.
write_environment() {
  local spark_conf="spark.eventLog.enabled=true
spark.eventLog.dir=file:$state_dir/logs/spark-events"
  mkdir -p "$state_dir/logs/spark-events"
  (
    umask 077
    # Quoted so that every shell can read it, not only bash.
    put() { printf "export %s='%s'\n" "$1" "${2//\'/\'\\\'\'}"; }
    {
      put SPARK_HOME "$SPARK_HOME"
      put SPARK_LOCAL_IP $host
      put CITIZENS_SPARK_MASTER "spark://$host:${port[spark-master]}"
      put CITIZENS_DRIVER_HOST $host
      put CITIZENS_SPARK_CONF "$spark_conf"
      put CITIZENS_LAKE "hdfs://$host:${port[namenode]}/lake"
      put CITIZENS_CSV "$state_dir/data/citizens_data.csv"
      put CITIZENS_MYSQL_URL "jdbc:mysql://$host:${port[mysql]}/citizens"
      put CITIZENS_MYSQL_USER citizens
      put CITIZENS_MYSQL_PASSWORD "$(<"$state_dir/mysql.password")"
      put CITIZENS_WAREHOUSE_URL "jdbc:postgresql://$host:${port[postgres]}/warehouse"
      put CITIZENS_WAREHOUSE_USER citizens
      put CITIZENS_WAREHOUSE_PASSWORD "$(<"$state_dir/warehouse.password")"
      printf '# Web pages\n'
      printf '# NameNode      http://%s:%s\n' $host "${port[namenode-web]}"
      printf '# Spark master  http://%s:%s\n' $host "${port[spark-master-web]}"
    } >"$state_dir/env.sh"
  )
}

# cluster_runs: all of its daemons do.
cluster_runs() {
  local name
  for name in namenode datanode1 datanode2 spark-master spark-worker1 spark-worker2 databases; do
    daemon_runs "$name" || return 1
  done
}

# cluster_stop: clients before servers, within seconds; the data goes, the logs stay.
cluster_stop() {
  stop_daemons 10 spark-worker1 spark-worker2 datanode1 datanode2
  stop_daemons 20 spark-master namenode databases
  rm -rf "$state_dir/data" "$state_dir/kept" "$state_dir/env.sh" "$state_dir"/*.password
}

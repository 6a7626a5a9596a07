# Everything that the pipelines talk to, on this machine's loopback: a cluster of two hosts that are both this one, and
# MariaDB and PostgreSQL. Below state_dir: inventory, vps1/ and vps2/ (the hosts), data/, logs/, pids/, passwords, env.sh.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/cluster.sh
source "${BASH_SOURCE[0]%/*}/cluster.sh"
# shellcheck source=SCRIPTDIR/net.sh
source "${BASH_SOURCE[0]%/*}/net.sh"
# shellcheck source=SCRIPTDIR/databases.sh
source "${BASH_SOURCE[0]%/*}/databases.sh"

host=127.0.0.1
port_names=(namenode namenode-web datanode1 datanode1-web datanode1-ipc datanode2 datanode2-web datanode2-ipc
  spark-master spark-master-web spark-worker1 spark-worker1-web spark-worker2 spark-worker2-web mysql postgres)
declare -A port=()

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
    (umask 077 && random_hex 16 >"$state_dir/$name.password")
  done
}

# write_inventory: both hosts small and quick to start, as nobody runs them for days.
write_inventory() {
  # By a link, as the checkout's path may hold a space, and no path of an inventory does.
  ln -sfn "$cache" "$state_dir/software"
  cat >"$state_dir/inventory" <<END
java.options = -XX:+UseSerialGC -XX:TieredStopAtLevel=1
software = $state_dir/software
address = $host
reach = local
reserve = 1m
memory.namenode = 384m
[vps1]
root = $state_dir/vps1
roles = namenode datanode spark-master spark-worker airflow postgres
port.namenode = ${port[namenode]}
port.namenode-web = ${port[namenode-web]}
port.spark-master = ${port[spark-master]}
port.spark-master-web = ${port[spark-master-web]}
port.postgres = ${port[postgres]}
$(host_ports 1)
[vps2]
root = $state_dir/vps2
roles = datanode spark-worker mysql
port.mysql = ${port[mysql]}
$(host_ports 2)
END
  load_inventory "$state_dir/inventory"
}

# host_ports <1 or 2>: what both hosts have.
host_ports() {
  local name numbered
  for name in datanode datanode-web datanode-ipc spark-worker spark-worker-web; do
    numbered=${name/datanode/datanode$1}
    echo "port.$name = ${port[${numbered/worker/worker$1}]}"
  done
  echo "port.executor-blocks = $((7090 + $1))"
}

start_databases() {
  CITIZENS_MYSQL_PASSWORD=$(<"$state_dir/mysql.password") \
    CITIZENS_WAREHOUSE_PASSWORD=$(<"$state_dir/warehouse.password") \
    databases_start databases "$state_dir/data/databases" "${port[mysql]}" "${port[postgres]}"
  databases_wait databases 120
}

# make_day <rows> <bad rows> <seed>: the CSV file and the MySQL table, unless they are there already.
make_day() {
  [[ ! -e $state_dir/data/made || $(<"$state_dir/data/made") != "$*" ]] || return 0
  rm -f "$state_dir/data/made"
  step_start csv "make $1 + $2 rows of CSV" test_data GenerateCitizens \
    "--rows=$1" "--bad-rows=$2" "--seed=$3" "--output=$CITIZENS_CSV"
  steps_wait
  step mysql "make $1 rows in MySQL" test_data FillMySql \
    "--rows=$1" "--seed=$3" "--url=$CITIZENS_MYSQL_URL" "--user=$CITIZENS_MYSQL_USER"
  printf '%s\n' "$*" >"$state_dir/data/made"
}

# write_environment: env.sh, with which scripts/citizens finds all of it, and finds it again in another terminal.
write_environment() {
  mkdir -p "$state_dir/logs/spark-events"
  (
    umask 077
    fill_in vps1
    {
      cluster_environment vps1 "spark.eventLog.enabled=true
spark.eventLog.dir=file:$state_dir/logs/spark-events"
      put CITIZENS_CSV "$state_dir/data/citizens_data.csv"
      put CITIZENS_MYSQL_USER citizens
      put CITIZENS_MYSQL_PASSWORD "$(<"$state_dir/mysql.password")"
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
  daemon_runs databases || return 1
  (load_inventory "$state_dir/inventory" && cluster_status) >/dev/null 2>&1
}

# something_runs: any daemon of it does, whether it answers or not.
something_runs() {
  local folder=$state_dir state_dir name
  for state_dir in "$folder" "$folder"/vps[12]; do
    for name in $(daemons); do
      # That is the script that asks.
      [[ $name == quickstart ]] || ! daemon_runs "$name" || return 0
    done
  done
  return 1
}

# local_cluster_stop: clients before servers, within seconds; the data goes, the logs stay.
local_cluster_stop() {
  if [[ -e $state_dir/inventory ]]; then
    (load_inventory "$state_dir/inventory" && cluster_stop)
  fi
  stop_daemons 20 databases
  rm -rf "$state_dir"/{data,kept,env.sh,inventory} "$state_dir"/*.password "$state_dir"/vps[12]/{data,daemons,tmp}
}

# Install, start, look at and stop the cluster of the inventory, which load_inventory has read. scripts/cluster and
# scripts/quickstart are built on it.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/daemon_files.sh
source "${BASH_SOURCE[0]%/*}/daemon_files.sh"
# shellcheck source=SCRIPTDIR/reach.sh
source "${BASH_SOURCE[0]%/*}/reach.sh"
# shellcheck source=SCRIPTDIR/metadata.sh
source "${BASH_SOURCE[0]%/*}/metadata.sh"
# shellcheck source=SCRIPTDIR/fetch.sh
source "${BASH_SOURCE[0]%/*}/fetch.sh"

# said_by <host>: each line of standard input with the host in front.
said_by() {
  sed "s/^/  $1: /"
}

# cluster_install: everything that the hosts need, and only what they do not have yet. Says what is new or changed.
cluster_install() {
  local host folder secret users daemons
  for host in "${inventory_hosts[@]}"; do
    mapfile -t users < <(users_on "$host")
    mapfile -t daemons < <(daemons_of "$host")
    host_call "$host" host_open "${daemons[@]/#/$(setting "$host" data)/}"
    host_call "$host" host_check "$(java_on "$host")" "$host" "$(setting "$host" address)" \
      "${users[@]}" | said_by "$host"
    install_software "$host" | said_by "$host"
  done
  folder=$(mktemp -d)
  secret=$folder/spark.secret
  (umask 077 && spark_secret >"$secret")
  for host in "${inventory_hosts[@]}"; do
    mkdir -m 700 "$folder/$host"
    render_host "$host" "$folder/$host" "$secret"
    tar -c -C "$folder/$host" . | host_call "$host" host_receive | said_by "$host"
  done
  rm -rf "$folder"
  host=$(host_with namenode)
  host_call "$host" format_namenode "$(setting "$host" data)/namenode" | said_by "$host"
}

# users_on <host>: those whom its daemons need.
users_on() {
  [[ $(setting "$1" reach) != local ]] || return 0
  printf '%s\n' "$(setting "$1" user.hdfs)" "$(setting "$1" user.spark)" "$(setting "$1" user.pipeline)"
}

# install_software <host>: Spark and the HDFS jars, unless they are there or the inventory says where others are; and
# this project, on the host that launches, if it is another one.
install_software() {
  local host=$1 software name
  software=$(setting "$host" software)
  if [[ -z $(setting "$host" spark.home) ]]; then
    name=spark-$(version_of spark.version)
    install_folder "$host" "$software/$name" fetch_spark "$(spark_cached)"
  fi
  if [[ -z $(setting "$host" hadoop.home) ]]; then
    name=hdfs-$(version_of hadoop.daemons.version)
    install_folder "$host" "$software/$name" fetch_hdfs "$(hdfs_home)"
  fi
  if has_role "$host" airflow && [[ $(setting "$host" reach) != local ]]; then
    install_project "$host" "$(setting "$host" root)/checkout"
  fi
}

# install_project <host> <folder there>: unless it holds the same already, as a day may run there.
install_project() {
  local sum
  sum=$(project_files | sha256sum | cut -d ' ' -f 1)
  [[ $(host_run "$1" cat "$2/.sha256" 2>/dev/null </dev/null) != "$sum" ]] || return 0
  project_files | host_call "$1" host_software "$2" "$sum"
  echo "$2 copied"
}

# project_files: what scripts/citizens needs, and the smoke test, as a tar; of the same files always the same bytes.
project_files() {
  tar -c -C "$repo" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
    --exclude=scripts/lib/benchmark --exclude=scripts/tests scripts runner-config pom.xml test-data/samples test-data/golden \
    pipeline/target/citizens-bundled.jar pipeline/target/direct-lib pipeline/target/direct-log-lib pipeline/target/help
}

# install_folder <host> <folder there> <function that fetches it> <folder here>
install_folder() {
  ! host_run "$1" test -d "$2" </dev/null || return 0
  "$3"
  tar -c -C "$4" . | host_call "$1" host_software "$2"
  echo "$2 copied"
}

# spark_secret: the one that the cluster has, else a new one.
spark_secret() {
  local master
  master=$(host_with spark-master)
  host_run "$master" sed -n 's/^spark.authenticate.secret //p' \
    "$(setting "$master" root)/daemons/spark-master/conf/spark-defaults.conf" 2>/dev/null </dev/null | grep . ||
    { random_hex 32 && echo; }
}

# cluster_start: what does not run, and what runs with other settings; servers before their clients. Ends when all
# answer: HDFS has its DataNodes and is out of safe mode, Spark has its workers.
cluster_start() {
  start_hdfs
  start_spark
}

start_hdfs() {
  local namenode
  namenode=$(host_with namenode)
  start_role namenode
  start_role datanode
  start_role secondarynamenode
  host_call "$namenode" hdfs_wait namenode "$(setting "$namenode" address)" "$(setting "$namenode" port.namenode-web)" \
    "$(hosts_with datanode | wc -l)" 120
  hdfs_folders
}

start_spark() {
  local master
  master=$(host_with spark-master)
  start_role spark-master
  # A worker that finds no master tries again only after some ten seconds.
  host_call "$master" wait_for_port spark-master "$(setting "$master" port.spark-master)" 60 "$(setting "$master" address)"
  start_role spark-worker
  start_role spark-history
  host_call "$master" spark_wait spark-master "$(setting "$master" address)" "$(setting "$master" port.spark-master-web)" \
    "$(hosts_with spark-worker | wc -l)" 90
}

# start_role <role>: on each host that has it.
start_role() {
  local host
  for host in $(hosts_with "$1"); do
    host_call "$host" host_start "$1" </dev/null | said_by "$host"
  done
}

# cluster_stop: clients before servers. A host that fails keeps no other from being stopped; dies at the end then.
cluster_stop() {
  local name host i failed=''
  for ((i = ${#daemon_names[@]} - 1; i >= 0; i--)); do
    name=${daemon_names[i]}
    for host in $(hosts_with "$name"); do
      [[ "$failed " != *" $host "* ]] || continue
      (host_call "$host" host_stop "$name" </dev/null) || failed+=" $host"
    done
  done
  [[ -z $failed ]] || die -1 "not everything was stopped on$failed: when it answers again, repeat this"
}

# cluster_status: a line a daemon, then what HDFS and Spark say of themselves. Status 1 unless everything runs.
cluster_status() {
  local host daemons wrong=0 lines name state
  for host in "${inventory_hosts[@]}"; do
    mapfile -t daemons < <(daemons_of "$host")
    lines=$(host_call "$host" host_status "${daemons[@]}" </dev/null) || { wrong=1 && continue; }
    while read -r name state; do
      [[ $state == runs ]] || wrong=1
      printf '%-8s %-18s %s\n' "$host" "$name" "$state"
    done <<<"$lines"
  done
  host=$(host_with namenode)
  (host_call "$host" hdfs_summary "$(setting "$host" address)" "$(setting "$host" port.namenode-web)" \
    "$(hosts_with datanode | wc -l)" </dev/null) || wrong=1
  host=$(host_with spark-master)
  (host_call "$host" spark_summary "$(setting "$host" address)" "$(setting "$host" port.spark-master-web)" \
    "$(hosts_with spark-worker | wc -l)" </dev/null) || wrong=1
  return $wrong
}

# cluster_destroy: everything that install and start have made, on all hosts; nothing, if one cannot be stopped.
cluster_destroy() {
  local host
  cluster_stop
  for host in "${inventory_hosts[@]}"; do
    host_call "$host" host_destroy </dev/null
  done
}

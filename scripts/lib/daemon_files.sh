# The files of each daemon, made from the templates of runner-config/ and the inventory, in a folder a daemon: run,
# conf/, service (for systemd), user, folder (of its data), version (a checksum of all this). Those of scripts/citizens have
# neither run nor folder.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/inventory.sh
source "${BASH_SOURCE[0]%/*}/inventory.sh"
# shellcheck source=SCRIPTDIR/render.sh
source "${BASH_SOURCE[0]%/*}/render.sh"
# shellcheck source=SCRIPTDIR/java.sh
source "${BASH_SOURCE[0]%/*}/java.sh"

templates=$repo/runner-config/daemons
daemon_names=(namenode secondarynamenode datanode spark-master spark-worker spark-history)

# daemons_of <host>: in the order in which they start.
daemons_of() {
  local name
  for name in "${daemon_names[@]}"; do
    ! has_role "$1" "$name" || printf '%s\n' "$name"
  done
}

# render_host <host> <folder> <file with Spark's secret>: all daemons of the host, and what scripts/citizens needs on
# the host that launches.
render_host() {
  local host=$1 folder=$2 secret_file=$3 name
  fill_in "$host"
  for name in $(daemons_of "$host"); do
    mkdir -p "$folder/$name/conf"
    fill[daemon]=$name
    case $name in
      spark-*) render_spark_daemon "$host" "$name" "$folder/$name" "$secret_file" ;;
      *) render_hdfs_daemon "$host" "$name" "$folder/$name" ;;
    esac
    rendered "$templates/daemon.service" >"$folder/$name/service"
    finish "$folder/$name"
  done
  if has_role "$host" airflow; then
    fill[user]=$(user_on "$host" pipeline) fill[folder]=''
    mkdir -p "$folder/citizens/hadoop"
    render_hadoop_client "$host" "$folder/citizens/hadoop"
    cluster_environment "$host" >"$folder/citizens/env"
    (umask 077 && cp "$secret_file" "$folder/citizens/spark.secret")
    finish "$folder/citizens"
  fi
}

# fill_in <host>: the values of all templates.
fill_in() {
  local host=$1 name namenode master other addresses=''
  fill=()
  for name in address root data lake user.hdfs; do fill[$name]=$(setting "$host" "$name"); done
  fill[user.hdfs]=$(user_on "$host" hdfs)
  [[ ${fill[user.hdfs]} != - ]] || fill[user.hdfs]=$(id -un)
  namenode=$(host_with namenode) master=$(host_with spark-master)
  fill[namenode]=$(setting "$namenode" address)
  fill[master]=spark://$(setting "$master" address):$(setting "$master" port.spark-master)
  for name in $(printf '%s\n' "$inventory_settings" | sed -n 's/^\(port\.[^ ]*\).*/\1/p'); do
    fill[$name]=$(setting "$host" "$name")
  done
  # Everybody needs these two, wherever they are.
  fill[port.namenode]=$(setting "$namenode" port.namenode)
  fill[port.namenode-web]=$(setting "$namenode" port.namenode-web)
  fill[reserve]=$(($(mebibytes "$(setting "$host" reserve)") * 1048576))
  for other in "${inventory_hosts[@]}"; do addresses+=,$(setting "$other" address); done
  fill[addresses]=127.0.0.1$addresses
}

# user_on <host> <hdfs, spark or pipeline>: '-', whoever runs scripts/cluster, where all is on this machine.
user_on() {
  if [[ $(setting "$1" reach) == local ]]; then echo -; else setting "$1" "user.$2"; fi
}

# finish <folder>: who runs the daemon, where its data is, and the checksum.
finish() {
  printf '%s\n' "${fill[user]}" >"$1/user"
  [[ -z ${fill[folder]} ]] || printf '%s\n' "${fill[data]}/${fill[folder]}" >"$1/folder"
  (cd "$1" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum) >"$1.version"
  mv "$1.version" "$1/version"
}

# java_on <host>: the JVM that the host's daemons run on.
java_on() {
  local home
  home=$(setting "$1" java.home)
  if [[ -n $home ]]; then
    echo "$home/bin/java"
  elif [[ $(setting "$1" reach) == ssh* ]]; then
    echo /usr/bin/java
  else
    command -v "$(java_command)"
  fi
}

# spark_on <host>, hadoop_jars_on <host>: where they are.
spark_on() {
  local home
  home=$(setting "$1" spark.home)
  printf '%s\n' "${home:-$(setting "$1" software)/spark-$(version_of spark.version)}"
}

hadoop_jars_on() {
  local home
  home=$(setting "$1" hadoop.home)
  if [[ -n $home ]]; then
    home+=/share/hadoop
    printf '%s\n' "$home/common/*:$home/common/lib/*:$home/hdfs/*:$home/hdfs/lib/*"
  else
    printf '%s\n' "$(setting "$1" software)/hdfs-$(version_of hadoop.daemons.version)/*"
  fi
}

# render_hdfs_daemon <host> <name> <folder>
render_hdfs_daemon() {
  local host=$1 name=$2 folder=$3 class heap conf options templates_used native_library=''
  conf=${fill[root]}/daemons/$name/conf
  heap=$(mebibytes "$(setting "$host" "memory.$name")")
  case $name in
    namenode) class=namenode.NameNode ;;
    secondarynamenode) class=namenode.SecondaryNameNode ;;
    datanode) class=datanode.DataNode ;;
  esac
  read -ra options <<<"$(setting "$host" java.options)"
  # Beside the heap: threads, code, buffers of the network.
  fill[user]=$(user_on "$host" hdfs) fill[folder]=$name fill[memory-limit]=$((heap * 3 / 2 + 256))
  templates_used=("$templates/$name.xml")
  [[ $name != datanode ]] || ! reads_short_circuit "$host" || templates_used+=("$templates/short-circuit.xml")
  render_hadoop "$folder/conf/core-site.xml" "$repo/runner-config/hadoop/core-site.xml" "$templates/core-site.xml"
  render_hdfs_site "$folder/conf/hdfs-site.xml" "${templates_used[@]}"
  render_hadoop "$folder/conf/hadoop-policy.xml" "$templates/hadoop-policy.xml"
  cp "$templates/log4j.properties" "$folder/conf/"
  render_run "$folder/run" "$(java_on "$host")" "${jvm_options[@]}" "-Xmx${heap}m" "${options[@]}" \
    "-Djava.io.tmpdir=${fill[root]}/tmp" \
    ${native_library:+"-Djava.library.path=$native_library"} \
    -cp "$conf:$(hadoop_jars_on "$host")" "org.apache.hadoop.hdfs.server.$class"
}

# reads_short_circuit <host>: Hadoop's native library is there; sets native_library.
reads_short_circuit() {
  native_library=$(setting "$1" hadoop.home)
  [[ -n $native_library ]] || return 1
  native_library+=/lib/native
  host_run "$1" test -e "$native_library/libhadoop.so" </dev/null || { native_library=''; return 1; }
}

# render_hadoop_client <host> <folder>: what HDFS's clients on the host read.
render_hadoop_client() {
  local native_library='' extra=()
  ! reads_short_circuit "$1" || extra=("$templates/short-circuit.xml")
  render_hadoop "$2/core-site.xml" "$repo/runner-config/hadoop/core-site.xml" "$templates/core-site.xml"
  render_hdfs_site "$2/hdfs-site.xml" "${extra[@]}"
}

# render_hdfs_site <file> <template...>: these, and what clients and daemons share, with no more copies than DataNodes.
render_hdfs_site() {
  render_hadoop "$1" "$repo/runner-config/hadoop/hdfs-site.xml" "${@:2}"
  sed -i "/<name>dfs.replication</{n;s/>[0-9]*</>$(block_copies)</}" "$1"
}

# render_spark_daemon <host> <name> <folder> <file with the secret>
render_spark_daemon() {
  local host=$1 name=$2 folder=$3 secret_file=$4 class heap arguments conf environment
  conf=${fill[root]}/daemons/$name/conf
  heap=$(mebibytes "$(setting "$host" memory.spark)")
  fill[user]=$(user_on "$host" spark) fill[folder]=$name fill[memory-limit]=$((heap * 3 / 2 + 256))
  arguments=(--host "${fill[address]}")
  case $name in
    spark-master)
      class=master.Master
      arguments+=(--port "${fill[port.spark-master]}" --webui-port "${fill[port.spark-master-web]}")
      ;;
    spark-worker)
      class=worker.Worker
      arguments+=(--port "${fill[port.spark-worker]}" --webui-port "${fill[port.spark-worker-web]}"
        --cores "$(setting "$host" cores)" --memory "$(setting "$host" memory.worker)"
        --work-dir "${fill[data]}/$name" "${fill[master]}")
      # Its executors find it there, for CITIZENS_LOG=json.
      cp "$repo/runner-config/citizens-log4j2-json.properties" "$folder/conf/"
      # Its executors live in the same group of processes.
      fill[memory-limit]=$((fill[memory-limit] + $(mebibytes "$(setting "$host" memory.worker)") * 5 / 4 + 512))
      ;;
    spark-history) class=history.HistoryServer arguments=() ;;
  esac
  # The secret is in a file that only the daemon's user reads, never in an argument.
  (
    umask 077
    render_spark "$folder/conf/spark-defaults.conf" "$repo/runner-config/spark-cluster/spark-defaults.conf" "$templates/spark.conf"
    printf 'spark.authenticate.secret %s\n' "$(<"$secret_file")" >>"$folder/conf/spark-defaults.conf"
  )
  render_hadoop_client "$host" "$folder/conf"
  # SPARK_LOCAL_IP also binds the web page, which would answer on every address otherwise.
  environment=("SPARK_LOCAL_IP=${fill[address]}" "SPARK_PUBLIC_DNS=${fill[address]}" "SPARK_CONF_DIR=$conf"
    "HADOOP_CONF_DIR=$conf" "SPARK_LOCAL_DIRS=${fill[data]}/$name/local" "SPARK_HOME=$(spark_on "$host")"
    "JAVA_HOME=$(home_of_java "$host")" "SPARK_DAEMON_MEMORY=${heap}m"
    # For the JVM that writes the daemon's command, too.
    "SPARK_LAUNCHER_OPTS=${jvm_options[*]}"
    "SPARK_DAEMON_JAVA_OPTS=${jvm_options[*]} $(setting "$host" java.options)")
  render_run "$folder/run" env "${environment[@]}" "$(spark_on "$host")/bin/spark-class" \
    "org.apache.spark.deploy.$class" "${arguments[@]}"
}

# home_of_java <host>: empty lets Spark take the java of the PATH.
home_of_java() {
  local home
  home=$(setting "$1" java.home)
  [[ -n $home || $(setting "$1" reach) == ssh* ]] || home=${JAVA_HOME-}
  printf '%s\n' "$home"
}

# cluster_environment <host> [more Spark properties]: what scripts/citizens must know on the host that launches, a line
# a variable. The passwords of the databases are not known here.
cluster_environment() {
  local host=$1 other
  put SPARK_HOME "$(spark_on "$host")"
  put HADOOP_CONF_DIR "${fill[root]}/daemons/citizens/hadoop"
  put CITIZENS_SPARK_MASTER "${fill[master]}"
  put CITIZENS_SPARK_SECRET_FILE "${fill[root]}/daemons/citizens/spark.secret"
  put CITIZENS_DRIVER_HOST "${fill[address]}"
  put CITIZENS_SPARK_CONF "$(application_properties "$host")${2:+$'\n'$2}"
  put CITIZENS_LAKE "hdfs://${fill[namenode]}:${fill[port.namenode]}${fill[lake]}"
  # Pages to watch it on.
  put CITIZENS_NAMENODE_PAGE "http://${fill[namenode]}:${fill[port.namenode-web]}"
  other=$(host_with spark-master)
  put CITIZENS_SPARK_MASTER_PAGE "http://$(setting "$other" address):$(setting "$other" port.spark-master-web)"
  for other in $(host_with spark-history); do
    put CITIZENS_SPARK_HISTORY_PAGE "http://$(setting "$other" address):$(setting "$other" port.spark-history-web)"
  done
  for other in $(host_with mysql); do
    put CITIZENS_MYSQL_URL "jdbc:mysql://$(setting "$other" address):$(setting "$other" port.mysql)/citizens"
  done
  for other in $(host_with postgres); do
    put CITIZENS_WAREHOUSE_URL "jdbc:postgresql://$(setting "$other" address):$(setting "$other" port.postgres)/warehouse"
  done
}

# application_properties <host that launches>: what of Spark depends on the inventory. One executor a worker, which gets
# all that the smallest of them offers; two tasks a core.
application_properties() {
  local worker cores=0 memory least=0 native_library=''
  for worker in $(hosts_with spark-worker); do
    cores=$((cores + $(setting "$worker" cores)))
    memory=$(mebibytes "$(setting "$worker" memory.worker)")
    ((least > 0 && least < memory)) || least=$memory
  done
  echo "spark.executor.memory=${least}m"
  echo "spark.driver.memory=$(setting "$1" memory.driver)"
  echo "spark.default.parallelism=$((cores * 2))"
  # For firewalls between hosts; on one machine any free port does, for several clusters at once.
  if [[ $(setting "$1" reach) != local ]]; then
    echo "spark.driver.port=${fill[port.driver]}"
    echo "spark.driver.blockManager.port=${fill[port.driver-blocks]}"
    echo "spark.blockManager.port=${fill[port.executor-blocks]}"
    echo "spark.ui.port=${fill[port.driver-web]}"
  fi
  if [[ -n $(host_with spark-history) ]]; then
    echo "spark.eventLog.enabled=true"
    echo "spark.eventLog.dir=hdfs://${fill[namenode]}:${fill[port.namenode]}/spark-events"
  fi
  if reads_short_circuit "$1"; then
    echo "spark.driver.extraLibraryPath=$native_library"
    echo "spark.executor.extraLibraryPath=$native_library"
  fi
}

# put <name> <value>: quoted so that every shell can read it, not only bash.
put() {
  printf "export %s='%s'\n" "$1" "${2//\'/\'\\\'\'}"
}

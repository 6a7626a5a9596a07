# HDFS daemons from plain jars. Each takes its folder, address and ports as parameters, so that one host or
# several can be built from them.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/base.sh
source "${BASH_SOURCE[0]%/*}/base.sh"
# shellcheck source=SCRIPTDIR/java.sh
source "${BASH_SOURCE[0]%/*}/java.sh"
# shellcheck source=SCRIPTDIR/daemon.sh
source "${BASH_SOURCE[0]%/*}/daemon.sh"
# shellcheck source=SCRIPTDIR/net.sh
source "${BASH_SOURCE[0]%/*}/net.sh"
# shellcheck source=SCRIPTDIR/fetch.sh
source "${BASH_SOURCE[0]%/*}/fetch.sh"

# hadoop_site <file> <name=value...>: writes a Hadoop configuration file.
hadoop_site() {
  local file=$1 pair
  shift
  {
    echo '<configuration>'
    for pair; do
      echo "  <property><name>${pair%%=*}</name><value>${pair#*=}</value></property>"
    done
    echo '</configuration>'
  } >"$file"
}

# hdfs_java <folder> <class> <argument...>: sets hdfs_command, what to run for an HDFS daemon whose settings are in
# folder/conf. HDFS_JAVA_OPTS is the caller's array of JVM options.
hdfs_java() {
  mkdir -p "$1/tmp"
  # Its web server unpacks its pages there, and leaves them.
  hdfs_command=("$(java_command)" "${HDFS_JAVA_OPTS[@]}" "-Djava.io.tmpdir=$1/tmp" -cp "$1/conf:$(hdfs_home)/*" "${@:2}")
}

# namenode_start <name> <folder> <address> <rpc port> <http port>: formats the folder first if it is new.
# Addresses need no names (ip-hostname-check), and a restart waits for its DataNodes only (safemode.extension).
namenode_start() {
  local name=$1 folder=$2 address=$3 rpc=$4 http=$5
  mkdir -p "$folder/conf"
  cp "$repo/scripts/lib/hdfs-daemons/log4j.properties" "$folder/conf/"
  hadoop_site "$folder/conf/core-site.xml" "fs.defaultFS=hdfs://$address:$rpc"
  hadoop_site "$folder/conf/hdfs-site.xml" \
    "dfs.namenode.name.dir=file://$folder/name" \
    "dfs.namenode.http-address=$address:$http" \
    "dfs.namenode.safemode.extension=0" \
    "dfs.namenode.datanode.registration.ip-hostname-check=false"
  if [[ ! -d $folder/name/current ]]; then
    hdfs_java "$folder" org.apache.hadoop.hdfs.server.namenode.NameNode -format -force -nonInteractive
    "${hdfs_command[@]}" >"$folder/format.log" 2>&1 || {
      tail -n 10 "$folder/format.log" >&2
      die -1 "the NameNode's folder $folder/name could not be formatted"
    }
  fi
  hdfs_java "$folder" org.apache.hadoop.hdfs.server.namenode.NameNode
  start_daemon "$name" "${hdfs_command[@]}"
}

# datanode_start <name> <folder> <address> <data port> <http port> <ipc port> <namenode host:port>
datanode_start() {
  local name=$1 folder=$2 address=$3 data=$4 http=$5 ipc=$6 namenode=$7
  mkdir -p "$folder/conf"
  cp "$repo/scripts/lib/hdfs-daemons/log4j.properties" "$folder/conf/"
  hadoop_site "$folder/conf/core-site.xml" "fs.defaultFS=hdfs://$namenode"
  hadoop_site "$folder/conf/hdfs-site.xml" \
    "dfs.datanode.data.dir=file://$folder/data" \
    "dfs.datanode.hostname=$address" \
    "dfs.datanode.address=$address:$data" \
    "dfs.datanode.http.address=$address:$http" \
    "dfs.datanode.ipc.address=$address:$ipc"
  hdfs_java "$folder" org.apache.hadoop.hdfs.server.datanode.DataNode
  start_daemon "$name" "${hdfs_command[@]}"
}

# hdfs_is_ready <host> <http port> <datanodes>: all registered, and writing is allowed.
hdfs_is_ready() {
  local state info
  state=$(http_get "$1" "$2" '/jmx?qry=Hadoop:service=NameNode,name=FSNamesystemState') || return 1
  [[ $state =~ \"NumLiveDataNodes\"[[:space:]]*:[[:space:]]*([0-9]+) ]] && ((BASH_REMATCH[1] >= $3)) || return 1
  info=$(http_get "$1" "$2" '/jmx?qry=Hadoop:service=NameNode,name=NameNodeInfo') || return 1
  [[ $info =~ \"Safemode\"[[:space:]]*:[[:space:]]*\"\" ]]
}

# hdfs_wait <namenode's daemon name> <host> <http port> <datanodes> <seconds>
hdfs_wait() {
  wait_until "$1" "$5" "has $4 DataNodes and is out of safe mode" hdfs_is_ready "$2" "$3" "$4"
}

# What a NameNode tells about HDFS over HTTP.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/daemon.sh
source "${BASH_SOURCE[0]%/*}/daemon.sh"
# shellcheck source=SCRIPTDIR/net.sh
source "${BASH_SOURCE[0]%/*}/net.sh"

# hdfs_number <text of /jmx> <name>: the value of a number in it.
hdfs_number() {
  [[ $1 =~ \"$2\"[[:space:]]*:[[:space:]]*([0-9]+) ]] && printf '%s\n' "${BASH_REMATCH[1]}"
}

# hdfs_is_ready <host> <http port> <datanodes>: all registered, and writing is allowed.
hdfs_is_ready() {
  local state info live
  state=$(http_get "$1" "$2" '/jmx?qry=Hadoop:service=NameNode,name=FSNamesystemState') || return 1
  live=$(hdfs_number "$state" NumLiveDataNodes) && ((live >= $3)) || return 1
  info=$(http_get "$1" "$2" '/jmx?qry=Hadoop:service=NameNode,name=NameNodeInfo') || return 1
  [[ $info =~ \"Safemode\"[[:space:]]*:[[:space:]]*\"\" ]]
}

# hdfs_wait <namenode's daemon name> <host> <http port> <datanodes> <seconds>
hdfs_wait() {
  wait_until "$1" "$5" "has $4 DataNodes and is out of safe mode" hdfs_is_ready "$2" "$3" "$4"
}

# hdfs_summary <host> <http port> <datanodes>: a line; fails if DataNodes or copies of blocks are missing.
hdfs_summary() {
  local state system live blocks
  state=$(http_get "$1" "$2" '/jmx?qry=Hadoop:service=NameNode,name=FSNamesystemState') || true
  live=$(hdfs_number "$state" NumLiveDataNodes) || { echo "HDFS does not answer at $1:$2" && return 1; }
  system=$(http_get "$1" "$2" '/jmx?qry=Hadoop:service=NameNode,name=FSNamesystem')
  blocks=$(hdfs_number "$system" UnderReplicatedBlocks)
  printf 'HDFS   %s of %s DataNodes, %s blocks, %s with too few copies, %s missing, %s GiB free  http://%s:%s\n' "$live" "$3" \
    "$(hdfs_number "$system" BlocksTotal)" "$blocks" "$(hdfs_number "$system" MissingBlocks)" \
    $(($(hdfs_number "$system" CapacityRemaining) >> 30)) "$1" "$2"
  ((live >= $3 && blocks == 0)) && hdfs_is_ready "$1" "$2" "$3"
}

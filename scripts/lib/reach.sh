# How a host of the inventory is reached: ssh, this machine, or the namespaces of a process on this machine. Functions
# of scripts/lib are sent along, so a host needs bash and nothing of this project.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/inventory.sh
source "${BASH_SOURCE[0]%/*}/inventory.sh"

# on_host: the files whose functions host_call can run.
on_host=(locale.sh daemon.sh net.sh host.sh hdfs.sh spark.sh)

# host_run <host> <command...>: as root where the host is another one; standard input and output are the command's. Dies
# if the host cannot be reached.
host_run() {
  local host=$1 reach pid quoted status=0
  shift
  reach=$(setting "$host" reach)
  case $reach in
    local) "$@" ;;
    netns\ *)
      pid=$(cat "${reach#netns }" 2>/dev/null) && [[ -d /proc/$pid ]] ||
        die -1 "$host: no process runs whose pid is in ${reach#netns }"
      nsenter --target "$pid" --net --mount --uts -- "$@"
      ;;
    ssh\ *)
      quoted=$(quote_for_sh "$@")
      ssh -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=15 -- "${reach#ssh }" \
        "if [ \"\$(id -u)\" = 0 ]; then $quoted; else sudo -n -- $quoted; fi; code=\$?; [ \$code != 255 ] || code=1; exit \$code" ||
        status=$?
      # The command's own 255 became 1: this is ssh's.
      ((status != 255)) || die -1 "$host cannot be reached by '$reach'"
      return $status
      ;;
  esac
}

# quote_for_sh <word...>: for any shell; bash's own %q writes what only bash reads.
quote_for_sh() {
  local word
  for word; do printf "'%s' " "${word//\'/\'\\\'\'}"; done
}

# host_call <host> <function> <argument...>: runs a function of the files on_host there.
host_call() {
  local host=$1 root manager=plain
  root=$(setting "$host" root)
  [[ $(setting "$host" reach) != ssh* ]] || manager=systemd
  shift
  host_run "$host" bash -c "$(host_library)
    repo=- root=$root state_dir=$root manager=$manager
    \"\$@\"" "$host" "$@"
}

# host_library: the text of those files, without comments and what they source.
host_library() {
  local file
  # The host's umask may keep the daemons' users out of their own folders. What is secret has a mode of its own.
  echo 'umask 022; set -euo pipefail; export LC_ALL=C.UTF-8'
  declare -f die
  for file in "${on_host[@]}"; do
    sed -E '/^ *#/d; /^source /d' "$repo/scripts/lib/$file"
  done
}

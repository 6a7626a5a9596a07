# The folder of a quickstart: who works in it, what is cleared when, how it ends.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/local_cluster.sh
source "${BASH_SOURCE[0]%/*}/local_cluster.sh"
# shellcheck source=SCRIPTDIR/steps.sh
source "${BASH_SOURCE[0]%/*}/steps.sh"

# open_state <folder>: only a new, an empty or an earlier quickstart's folder, as things in it will be removed.
open_state() {
  local folder=$1
  # MariaDB's own scripts can't.
  [[ $(realpath -m "$folder") != *[[:space:]]* ]] || die "$folder has a space in its path: choose another --dir"
  mkdir -p "$folder" || exit 2
  [[ -e $folder/.quickstart || -z $(ls -A "$folder") ]] ||
    die "$folder holds other things than a ${0##*/}: choose another --dir"
  chmod 700 "$folder"
  touch "$folder/.quickstart"
  keep_daemons_in "$(cd "$folder" && pwd)"
}

# lock_state [seconds]: nobody else works in the folder until this script has ended.
lock_state() {
  exec 9>>"$state_dir/lock"
  flock -w "${1-0}" 9 || return 1
  printf '%s %s\n' $$ "$(process_start $$)" >"$state_dir/pids/quickstart"
}

# clear_state: what an earlier start has left.
clear_state() {
  rm -rf "$state_dir"/{data,logs,vps1,vps2}
  mkdir -p "$state_dir/logs"
}

# quickstart_stop: ends the script that works in the folder, if there is one, and then the daemons.
quickstart_stop() {
  local pid ended=''
  if ! lock_state; then
    pid=$(daemon_pid quickstart) || die "another ${0##*/} works in $state_dir"
    kill -TERM "$pid"
    lock_state 60 || die -1 "the ${0##*/} with pid $pid did not end within 60 s"
    ended=yes
  fi
  # Not -q, which may end before daemons has written all.
  if [[ -n $ended || -e $state_dir/inventory ]] || daemons | grep -vx quickstart >/dev/null; then
    local_cluster_stop
    echo "${0##*/}: stopped"
  else
    echo "${0##*/}: nothing runs"
  fi
  rm -f "$state_dir/pids/quickstart"
}

# at_exit: stops the step that still runs, and the daemons unless they are to stay.
at_exit() {
  local status=$?
  # A second Ctrl-C must not leave half of them running.
  trap '' INT TERM HUP
  steps_stop 20
  rm -f "$state_dir/pids/quickstart"
  if ((status >= 128)) && [[ -z ${reused-} ]]; then
    rm -f "$state_dir/kept"
  fi
  if [[ -e $state_dir/kept ]]; then
    ((status == 0)) || echo "${0##*/}: everything is left up: 'scripts/${0##*/} stop' ends it" >&2
  else
    local_cluster_stop
  fi
  exit "$status"
}

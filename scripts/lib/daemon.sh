# Daemons: start, find again, wait for, stop. A daemon's pid is in $state_dir/pids/NAME, its output in $state_dir/logs/NAME.log.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/base.sh
source "${BASH_SOURCE[0]%/*}/base.sh"

# keep_daemons_in <folder>: sets state_dir.
keep_daemons_in() {
  state_dir=$1
  mkdir -p "$state_dir/pids" "$state_dir/logs"
}

# process_start <pid>: when it started, in ticks since boot; with the pid it names one process for good. None if it has
# ended, also where nobody has asked yet how.
process_start() {
  local stat fields
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  # The second field is the program's name, which may hold spaces and brackets; count from behind it.
  read -ra fields <<<"${stat##*) }"
  [[ ${fields[0]} != Z ]] || return 1
  printf '%s\n' "${fields[19]}"
}

# start_daemon <name> <command...>: in a session of its own, so that Ctrl-C in the terminal does not reach it.
start_daemon() {
  local name=$1
  shift
  ! daemon_runs "$name" || die "$name runs already"
  # What an earlier one has left would be taken for this one's.
  rm -f "$state_dir/pids/$name"
  : >"$state_dir/logs/$name.log"
  # The daemon's own process writes the pid file before it becomes the daemon, so that none is lost in between.
  # Descriptor 9 is the caller's lock, which must not live on in a daemon.
  # shellcheck disable=SC2016 # expanded by the inner bash
  setsid bash -c 'stat=$(<"/proc/$$/stat") && read -ra fields <<<"${stat##*) }" &&
    printf "%s %s\n" "$$" "${fields[19]}" >"$0.new" && mv "$0.new" "$0" && exec "$@"' \
    "$state_dir/pids/$name" "$@" >"$state_dir/logs/$name.log" 2>&1 </dev/null 9>&- &
  local deadline=$((SECONDS + 10))
  until [[ -e $state_dir/pids/$name ]]; do
    ((SECONDS < deadline)) || die -1 "$name did not start"
    sleep 0.02
  done
}

# daemon_pid <name>: its pid, if the process in the pid file is still that very process.
daemon_pid() {
  local pid start
  read -r pid start 2>/dev/null <"$state_dir/pids/$1" || return 1
  [[ $pid =~ ^[0-9]+$ && $(process_start "$pid") == "$start" ]] || return 1
  printf '%s\n' "$pid"
}

# daemon_runs <name>: under systemd if manager says so, else by its pid file.
daemon_runs() {
  if [[ ${manager-} == systemd ]]; then
    systemctl is-active --quiet "citizens-$1"
  else
    daemon_pid "$1" >/dev/null 2>&1
  fi
}

# daemons: the names of all that were started and not stopped.
daemons() {
  local file
  for file in "$state_dir"/pids/*; do
    [[ ! -f $file || $file == *.new ]] || printf '%s\n' "${file##*/}"
  done
}

# wait_until <name> <seconds> <what> <command...>: until the command succeeds. Gives up when the time is over or when
# the daemon has ended, and shows the end of its log.
wait_until() {
  local name=$1 limit=$2 what=$3 deadline=$((SECONDS + $2)) reason
  shift 3
  until "$@"; do
    if ! daemon_runs "$name"; then
      reason="$name ended before it $what"
    elif ((SECONDS >= deadline)); then
      reason="not in ${limit}s: $name $what"
    else
      sleep 0.2
      continue
    fi
    daemon_log "$name" >&2
    die -1 "$reason; its log is $(daemon_log_place "$name")"
  done
}

# daemon_log <name>: the end of it. daemon_log_place <name>: where to read the rest.
daemon_log() {
  if [[ ${manager-} == systemd ]]; then
    journalctl --no-pager --quiet --output=cat --lines=10 --unit="citizens-$1"
  else
    tail -n 10 "$state_dir/logs/$1.log"
  fi
}

daemon_log_place() {
  if [[ ${manager-} == systemd ]]; then echo "journalctl -u citizens-$1"; else echo "$state_dir/logs/$1.log"; fi
}

# stop_daemons <seconds> <name...>: TERM to each, KILL to those that do not end in time. A pid file whose process is
# gone, or was replaced by somebody else's with the same pid, is only removed.
stop_daemons() {
  local deadline=$((SECONDS + $1)) name pid
  local -A pids=()
  shift
  for name; do
    if pid=$(daemon_pid "$name"); then
      pids[$name]=$pid
      kill -TERM "$pid" 2>/dev/null || true
    fi
  done
  for name in "${!pids[@]}"; do
    while daemon_runs "$name" && ((SECONDS < deadline)); do sleep 0.1; done
    if daemon_runs "$name"; then
      printf '%s: %s did not stop in time, killed\n' "${0##*/}" "$name" >&2
      # Its children too: they are in the group that the daemon leads.
      kill -KILL -- "-${pids[$name]}" 2>/dev/null || true
    fi
  done
  for name; do rm -f "$state_dir/pids/$name"; done
}

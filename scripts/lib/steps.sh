# Steps of a script: each runs in the background in a process group of its own, with its output in a log, so that a
# signal to the script is acted upon at once and takes the step's whole family along.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/daemon.sh
source "${BASH_SOURCE[0]%/*}/daemon.sh"

declare -A step_text=() step_began=() step_shown=()

# seconds_since <microseconds>: with one decimal.
seconds_since() {
  local tenths=$(((${EPOCHREALTIME/[.,]/} - $1) / 100000))
  printf '%d.%d\n' $((tenths / 10)) $((tenths % 10))
}

# step_start <name> <text> <command...>: runs it beside others; its output goes to the log NAME.log only.
step_start() {
  # Job control gives the step its own process group.
  set -m
  (set -e && "${@:3}") >"$state_dir/logs/$1.log" 2>&1 </dev/null 9>&- &
  set +m
  step_remember $! "$1" "$2"
}

# step_start_shown <name> <text> <command...>: the same, but its output is seen on the terminal too.
step_start_shown() {
  local log=$state_dir/logs/$1.log
  : >"$log"
  set -m
  { (set -e && "${@:3}") 2> >(tee_to "$log" >&2) | tee_to "$log"; } </dev/null 9>&- &
  set +m
  step_remember $! "$1" "$2"
  step_shown[$!]=yes
}

# tee_to <log>: lasts until its input ends, so that what a stopped step says at its end is seen.
tee_to() {
  trap '' INT TERM
  exec tee -a "$1"
}

step_remember() {
  step_text[$1]="$2 $3"
  step_began[$1]=${EPOCHREALTIME/[.,]/}
}

# steps_wait: until all have ended, with a line for each. The first that fails ends the script with its status.
steps_wait() {
  local pid
  while ((${#step_text[@]} > 0)); do
    for pid in "${!step_text[@]}"; do
      kill -0 "$pid" 2>/dev/null || step_ended "$pid"
    done
    sleep 0.05
  done
}

step_ended() {
  local status=0 name=${step_text[$1]%% *} text=${step_text[$1]#* }
  unset "step_text[$1]"
  wait "$1" 2>/dev/null || status=$?
  if ((status == 0)); then
    printf '%7s s  %s\n' "$(seconds_since "${step_began[$1]}")" "$text"
    return
  fi
  [[ -n ${step_shown[$1]-} ]] || tail -n 20 "$state_dir/logs/$name.log" >&2
  printf '%s: failed with status %d after %s s: %s; its log is %s\n' "${0##*/}" "$status" \
    "$(seconds_since "${step_began[$1]}")" "$text" "$state_dir/logs/$name.log" >&2
  exit "$status"
}

# step <name> <text> <command...>: runs one and waits for it.
step() {
  step_start "$@"
  steps_wait
}

# steps_stop <seconds>: ends those that still run, with their children.
steps_stop() {
  local pid deadline=$((SECONDS + $1))
  for pid in "${!step_text[@]}"; do kill -TERM -- "-$pid" 2>/dev/null || true; done
  for pid in "${!step_text[@]}"; do
    while kill -0 -- "-$pid" 2>/dev/null && ((SECONDS < deadline)); do sleep 0.1; done
    kill -KILL -- "-$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  step_text=()
}

# Airflow's daemons in state_dir: airflow.cfg, secrets/, logs/ (tasks' too), pids/, metadata/ (PostgreSQL of our own).
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/airflow_checks.sh
source "${BASH_SOURCE[0]%/*}/airflow_checks.sh"

# airflow_install: the virtual environment, unless it is there, whole.
airflow_install() (
  local python=${PYTHON:-python3}
  [[ ! -e $airflow_venv/installed ]] || exit 0
  "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    die "Python 3.11 or newer with venv is needed as '$python' (Debian: apt-get install python3-venv); or set PYTHON"
  mkdir -p "$cache" 2>/dev/null || true
  [[ -w $cache ]] || die "$cache cannot be written: set CITIZENS_CACHE to a folder of your own"
  exec 8>"$airflow_venv.lock"
  flock -w 900 8 || die -1 "another script has been installing Airflow for 15 minutes"
  # That other script may have done it.
  [[ ! -e $airflow_venv/installed ]] || exit 0
  rm -rf "$airflow_venv"
  "$python" -m venv "$airflow_venv"
  "$airflow_venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes \
    --requirement "$repo/airflow/requirements.txt" || die -1 "Airflow could not be installed into $airflow_venv"
  touch "$airflow_venv/installed"
)

# airflow_environment: what Airflow's commands need. Passwords come from its connections. What its daemons and tasks tell
# each other, connections too, goes by no proxy; Telegram and the like may need one.
airflow_environment() {
  export no_proxy="localhost,127.0.0.1,${airflow_address-}${no_proxy:+,$no_proxy}"
  export NO_PROXY=$no_proxy
  export AIRFLOW_HOME=$state_dir PATH=$airflow_venv/bin:$PATH
  # A file with a password would win over the connection's.
  unset CITIZENS_MYSQL_PASSWORD{,_FILE} CITIZENS_WAREHOUSE_PASSWORD{,_FILE} CITIZENS_HASH_KEY
}

# airflow_start <address> <port>: all daemons that do not run; an empty argument leaves what an earlier start has set.
airflow_start() {
  local name began started=''
  if airflow_all_run && [[ -z $1$2 ]]; then
    echo "airflow: runs already"
    airflow_summary
    return
  fi
  require_own_venv
  airflow_install
  require_settings
  airflow_place "$1" "$2"
  require_port
  [[ -n ${CITIZENS_AIRFLOW_DATABASE_URL_FILE-} ]] || airflow_metadata_server
  airflow_files
  airflow_environment
  airflow db migrate >"$state_dir/logs/migrate.log" 2>&1 || {
    tail -n 5 "$state_dir/logs/migrate.log" >&2
    die -1 "the metadata could not be brought up to date; the log is $state_dir/logs/migrate.log"
  }
  require_own_key
  # A cluster that has room for several applications may have been given more slots: they stay.
  airflow pools get citizens_spark >/dev/null 2>&1 ||
    airflow pools set citizens_spark 1 "Spark applications at once" >/dev/null
  began=$(date -u +%FT%T)
  for name in "${airflow_daemons[@]}"; do
    ! daemon_runs "$name" || continue
    started+=" $name"
    case $name in
      # Without servers of their own for logs: the API server reads them from this disk.
      scheduler | triggerer) start_daemon "$name" "$airflow_venv/bin/airflow" "$name" --skip-serve-logs ;;
      *) start_daemon "$name" "$airflow_venv/bin/airflow" "$name" ;;
    esac
  done
  wait_until api-server 240 "says that all are healthy" airflow_is_up "$began"
  echo "airflow: started$started"
  airflow_summary
}

airflow_summary() {
  airflow_place
  printf 'Airflow  http://%s:%s  user admin, password in %s\n' "$airflow_address" "$airflow_port" \
    "$state_dir/secrets/passwords.json"
}

airflow_status() {
  local name missing=0
  for name in "${airflow_daemons[@]}"; do
    if daemon_runs "$name"; then
      printf '%-14s runs, pid %s\n' "$name" "$(daemon_pid "$name")"
    else
      printf '%-14s does not run\n' "$name"
      missing=1
    fi
  done
  ((missing == 0)) || return 1
  airflow_place
  airflow_is_healthy || { echo "not all are healthy: http://$airflow_address:$airflow_port/api/v2/monitor/health" && return 1; }
  airflow_summary
}

# airflow_stop: the API server and the metadata last, as ending tasks report to them.
airflow_stop() {
  if [[ -z $(daemons) ]]; then
    echo "airflow: nothing runs"
    return
  fi
  scheduler_stop
  stop_daemons 20 scheduler dag-processor triggerer
  stop_daemons 20 api-server
  stop_daemons 20 metadata
  echo "airflow: stopped"
}

# scheduler_stop: it waits for running tasks to end, so these get the signal too; they end their steps.
scheduler_stop() {
  local pid worker task told=' ' deadline=$((SECONDS + 40))
  pid=$(daemon_pid scheduler) || return 0
  kill -TERM "$pid" 2>/dev/null || return 0
  while daemon_runs scheduler && ((SECONDS < deadline)); do
    # Once a task has the signal it needs no second one.
    for worker in $(children_of "$pid"); do
      for task in $(children_of "$worker"); do
        [[ $told != *" $task "* ]] || continue
        kill -TERM "$task" 2>/dev/null || true
        told+="$task "
      done
    done
    sleep 0.2
  done
}

# children_of <pid>: the pids.
children_of() {
  cat /proc/"$1"/task/*/children 2>/dev/null || true
}

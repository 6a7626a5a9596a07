# What scripts/airflow refuses and writes, without an Airflow. Sourced by run.
# shellcheck shell=bash disable=SC2030,SC2031,SC2034,SC2154,SC2317,SC2329

airflow=$repo/scripts/airflow
check "airflow --help prints the header" prints_help "$airflow"
check "airflow without a command" refuses 2 "install, start, status, stop or cli is missing" "$airflow"
check "unknown argument of airflow" refuses 2 "unknown argument '--prot=1'" "$airflow" start --prot=1
check "a privileged port for airflow" refuses 2 "--port=80 is not a number from 1024" "$airflow" start --port=80
check "status without an airflow" refuses 2 "is not there: scripts/airflow start" "$airflow" status --dir="$scratch/none"

check "status looks into the cache that is named" refuses 2 "^airflow: $scratch/none/airflow is not there" \
  env CITIZENS_CACHE="$scratch/none" "$airflow" status
check "a folder that cannot be made" refuses 2 "/dev/null/a/airflow cannot be made: set CITIZENS_CACHE" \
  env CITIZENS_CACHE=/dev/null/a "$airflow" start
check "a cache that cannot be made" refuses 2 "/dev/null/a cannot be written: set CITIZENS_CACHE" \
  env CITIZENS_CACHE=/dev/null/a "$airflow" install

stops_nothing() {
  [[ $("$airflow" stop --dir="$scratch/none") == "airflow: nothing runs" && ! -e $scratch/none ]]
}
check "airflow stop without an airflow" stops_nothing

old_python() {
  mkdir -p "$scratch/python"
  printf '#!/bin/sh\nexit 1\n' >"$scratch/python/python3"
  chmod +x "$scratch/python/python3"
  refuses 2 "Python 3.11 or newer with venv is needed" env PYTHON="$scratch/python/python3" "$bare/scripts/airflow" install
}
mkdir -p "$bare/airflow"
cp "$repo/airflow/requirements.txt" "$bare/airflow"
check "airflow on an old Python" old_python

with_metadata_elsewhere() (
  state_dir=$scratch/elsewhere
  mkdir -p "$state_dir/secrets"
  touch "$state_dir/secrets/metadata.url"
  airflow_metadata_server
)
check "a forgotten address of the metadata" refuses 2 "set CITIZENS_AIRFLOW_DATABASE_URL_FILE" with_metadata_elsewhere

url_of() (
  export CITIZENS_AIRFLOW_DATABASE_URL_FILE=$1
  metadata_url
)
printf 'postgresql+psycopg2://a:b@c/d\n' >"$scratch/url"
chmod 600 "$scratch/url"
is_url() { [[ $(url_of "$scratch/url") == 'postgresql+psycopg2://a:b@c/d' ]]; }
check "the metadata's address from a file" is_url
chmod 644 "$scratch/url"
check "that others can read" refuses 2 "can be read by others: chmod 600" url_of "$scratch/url"
chmod 600 "$scratch/url"
echo 'sqlite:///x' >"$scratch/url"
check "that is not PostgreSQL's" refuses 2 "does not begin with postgresql" url_of "$scratch/url"
check "that is not there" refuses 2 "can't be read" url_of "$scratch/no-url"

mkdir -p "$scratch/set-up"
touch "$scratch/set-up/airflow.cfg"
check "cli after an upgrade without an install" refuses 2 "airflow-venv-[0-9a-f]{8} is not there: scripts/airflow install" \
  env CITIZENS_CACHE="$scratch/none" "$airflow" --dir="$scratch/set-up" cli pools list

# airflow_files.sh
written_whole_or_not_at_all() (
  cd "$scratch" || return
  half() { printf half && return 1; }
  : >key
  refuses 1 "^run: key could not be written" write_once key half && [[ ! -s key ]] || return
  refuses 1 "^run: key could not be written" write_once key true && [[ ! -s key ]] || return
  write_once key echo whole && [[ $(<key) == whole ]] || return
  write_once key echo other && [[ $(<key) == whole ]] || return
  write_whole key echo other && [[ $(<key) == other && ! -e key.new ]]
)
check "a secret is whole, or made anew" written_whole_or_not_at_all

# airflow.sh
has_no_password() (
  local password
  export CITIZENS_{MYSQL,WAREHOUSE}_PASSWORD=a CITIZENS_{MYSQL,WAREHOUSE}_PASSWORD_FILE=b CITIZENS_HASH_KEY{,_FILE}=c
  airflow_environment
  password=$(compgen -v | grep -E '^CITIZENS_.*(PASSWORD|HASH_KEY)')
  [[ $password == CITIZENS_HASH_KEY_FILE ]] || { printf '  %s\n' "$password" && return 1; }
)
check "passwords come from connections, and files of them from nowhere" has_no_password

# airflow_checks.sh
from_another_venv() (
  keep_daemons_in "$scratch/venvs"
  airflow_venv=/first
  require_own_venv && [[ $(<"$state_dir/venv") == /first ]] || return
  start_daemon scheduler sleep 60
  require_own_venv || return
  airflow_venv=/second
  refuses 2 "scheduler runs from another virtual environment than /second: scripts/airflow stop" require_own_venv || return
  stop_daemons 5 scheduler
  require_own_venv && [[ $(<"$state_dir/venv") == /second ]]
)
check "daemons of another virtual environment" from_another_venv

# A Python that only says what the DAGs' settings would.
mkdir -p "$scratch/says/bin"
# shellcheck disable=SC2016 # expanded by the program
printf '#!/bin/sh\nprintf "%%s" "$SAYS"\nexit "${STATUS-0}"\n' >"$scratch/says/bin/python"
chmod +x "$scratch/says/bin/python"
with_python_that() (
  airflow_venv=$scratch/says
  export SAYS=$1 STATUS=$2
  "${@:3}"
)
check "settings that are right" with_python_that "" 0 require_settings
check "a setting that is not" refuses 2 "^run: CITIZENS_A=1 is wrong" with_python_that "CITIZENS_A=1 is wrong" 0 require_settings
check "settings that nobody can look at" refuses 1 "could not be looked at" with_python_that "" 1 require_settings
check "the key of the connections" with_python_that "" 0 require_own_key
check "another one" refuses 2 "another fernet.key: give --dir" with_python_that "" 3 require_own_key
check "connections that nobody can look at" refuses 1 "the log is $state_dir/logs/key.log" with_python_that "" 1 require_own_key

taken_port() {
  airflow_address=127.0.0.1
  serve other
  airflow_port=$served_port
  wait_for_port other "$airflow_port" 10
  refuses 2 "port $airflow_port of 127.0.0.1 is in use" require_port || return
  stop_daemons 5 other
  require_port
}
check "a port where somebody else answers" taken_port

# airflow_health.sh
misses_one_that_ended() (
  keep_daemons_in "$scratch/ended"
  local name said status=0
  for name in "${airflow_daemons[@]}"; do start_daemon "$name" sleep 60; done
  require_daemons || return
  stop_daemons 5 triggerer
  echo no space left >"$state_dir/logs/triggerer.log"
  said=$(require_daemons 2>&1) || status=$?
  stop_daemons 5 "${airflow_daemons[@]}"
  [[ $status == 1 && $said == "no space left
run: triggerer has ended; its log is $state_dir/logs/triggerer.log" ]]
)
check "a daemon that has ended" misses_one_that_ended

# healthy <time> <scheduler's last heartbeat> [DAG processor's state]: whether all are, since then.
healthy() (
  http_get() {
    printf '{"metadatabase":{"status":"healthy"},"scheduler":{"status":"healthy","latest_scheduler_heartbeat":"%s"},' "$beat"
    printf '"triggerer":{"status":"healthy","latest_triggerer_heartbeat":"2026-03-01T08:00:09.5Z"},'
    printf '"dag_processor":{"status":"%s","latest_dag_processor_heartbeat":"2026-03-01T08:00:09.5Z"}}' "$state"
  }
  beat=$2 state=${3-healthy}
  airflow_address='' airflow_port='' airflow_is_healthy ${1:+"$1"}
)
check "healthy daemons" healthy "" 2026-03-01T08:00:01.5Z
check "one that is not" eval '! healthy "" 2026-03-01T08:00:01.5Z unhealthy'
check "daemons that are healthy since their start" healthy 2026-03-01T08:00:01 2026-03-01T08:00:01.5Z
check "one whose last heartbeat is of an earlier start" eval '! healthy 2026-03-01T08:00:02 2026-03-01T08:00:01.5Z'

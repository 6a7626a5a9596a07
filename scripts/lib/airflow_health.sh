# Whether Airflow's daemons run, and are healthy.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/net.sh
source "${BASH_SOURCE[0]%/*}/net.sh"

airflow_daemons=(api-server scheduler dag-processor triggerer)

airflow_all_run() {
  local name
  [[ -n ${CITIZENS_AIRFLOW_DATABASE_URL_FILE-} ]] || daemon_runs metadata || return 1
  for name in "${airflow_daemons[@]}"; do daemon_runs "$name" || return 1; done
}

# require_daemons: all run.
require_daemons() {
  local name
  for name in "${airflow_daemons[@]}"; do
    daemon_runs "$name" && continue
    daemon_log "$name" >&2
    die -1 "$name has ended; its log is $(daemon_log_place "$name")"
  done
}

# airflow_is_up <time>: all run, and are healthy since then; ends the script if one has ended.
airflow_is_up() {
  require_daemons
  airflow_is_healthy "$1"
}

# airflow_is_healthy [time]: after a stop the API calls daemons healthy for a while, by their last heartbeat; one of after
# that time, in UTC as date -u +%FT%T, is of a daemon that runs now.
airflow_is_healthy() {
  local health heartbeat
  # shellcheck disable=SC2154 # set by airflow_place
  health=$(http_get "$airflow_address" "$airflow_port" /api/v2/monitor/health) || return 1
  # metadata, scheduler, triggerer, DAG processor
  (($(grep -o '"status":"healthy"' <<<"$health" | wc -l) == 4)) || return 1
  while read -r heartbeat; do
    [[ ${heartbeat#*:\"} > ${1-} ]] || return 1
  done < <(grep -o '_heartbeat":"[^"]*' <<<"$health")
}

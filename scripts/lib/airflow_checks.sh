# What scripts/airflow start refuses.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/airflow_files.sh
source "${BASH_SOURCE[0]%/*}/airflow_files.sh"
# shellcheck source=SCRIPTDIR/airflow_health.sh
source "${BASH_SOURCE[0]%/*}/airflow_health.sh"

# require_own_venv: no daemon runs from another virtual environment; remembers this one.
require_own_venv() {
  local name
  if [[ ! -e $state_dir/venv || $(<"$state_dir/venv") != "$airflow_venv" ]]; then
    for name in "${airflow_daemons[@]}"; do
      ! daemon_runs "$name" ||
        die "$name runs from another virtual environment than $airflow_venv: scripts/airflow stop, then start"
    done
    printf '%s\n' "$airflow_venv" >"$state_dir/venv"
  fi
}

# require_settings: those of the environment with which no DAG could be made.
require_settings() {
  local mistake
  mistake=$(PYTHONPATH=$repo/airflow/dags "$airflow_venv/bin/python" -c '
import os
from citizens_jobs.settings import SettingMistake, Settings
try:
    Settings.of(os.environ, None)
except SettingMistake as mistake:
    print(mistake)') || die -1 "the settings of the environment could not be looked at"
  [[ -z $mistake ]] || die "$mistake"
}

# require_port: an Airflow of somebody else would be taken for this one.
require_port() {
  daemon_runs api-server || ! port_answers "$airflow_address" "$airflow_port" ||
    die "port $airflow_port of $airflow_address is in use: stop what listens there, or choose another one with --port"
}

# require_own_key: the connections of the metadata were written with this fernet.key, if any are there.
require_own_key() {
  local status=0 log=$state_dir/logs/key.log
  "$airflow_venv/bin/python" -c '
import sys
from airflow.models.connection import Connection
from airflow.models.crypto import get_fernet
from airflow.utils.session import create_session
from cryptography.fernet import InvalidToken
from sqlalchemy import select

def is_readable(text):
    try:
        return bool(get_fernet().decrypt(text))
    except InvalidToken:
        return False

# Its columns, as a Connection decrypts itself when it is loaded.
of = Connection.__table__.c
with create_session() as session:
    texts = [*session.scalars(select(of.password).where(of.is_encrypted))]
    texts += session.scalars(select(of.extra).where(of.is_extra_encrypted))
sys.exit(3 if texts and not any(map(is_readable, texts)) else 0)' >"$log" 2>&1 || status=$?
  ((status != 3)) ||
    die "the connections in this database were written with another fernet.key: give --dir of the Airflow that has it (docs/airflow.md)"
  ((status == 0)) || die -1 "the connections in the metadata could not be looked at; the log is $log"
}

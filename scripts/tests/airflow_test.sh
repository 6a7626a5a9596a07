# What scripts/airflow refuses and writes, without an Airflow. Sourced by run.
# shellcheck shell=bash disable=SC2154,SC2317,SC2329

airflow=$repo/scripts/airflow
check "airflow --help prints the header" prints_help "$airflow"
check "airflow without a command" refuses 2 "install, start, status, stop or cli is missing" "$airflow"
check "unknown argument of airflow" refuses 2 "unknown argument '--prot=1'" "$airflow" start --prot=1
check "a privileged port for airflow" refuses 2 "--port=80 is not a number from 1024" "$airflow" start --port=80
check "status without an airflow" refuses 2 "is not there: scripts/airflow start" "$airflow" status --dir="$scratch/none"

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

# Airflow's settings and secrets in state_dir.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/render.sh
source "${BASH_SOURCE[0]%/*}/render.sh"
# shellcheck source=SCRIPTDIR/databases.sh
source "${BASH_SOURCE[0]%/*}/databases.sh"
# shellcheck source=SCRIPTDIR/build.sh
source "${BASH_SOURCE[0]%/*}/build.sh"

# Another one for other requirements, so that none is replaced under daemons that run.
airflow_venv=$cache/airflow-venv-$(sha256sum "$repo/airflow/requirements.txt" | cut -c 1-8)

# airflow_place [address] [port]: sets airflow_address and airflow_port, and remembers them.
airflow_place() {
  local remembered=127.0.0.1:8090
  [[ ! -e $state_dir/place ]] || remembered=$(<"$state_dir/place")
  airflow_address=${1:-${remembered%:*}} airflow_port=${2:-${remembered##*:}}
  if [[ $airflow_address:$airflow_port != "$remembered" ]] && daemon_runs api-server; then
    die "Airflow runs at $remembered: stop it first"
  fi
  printf '%s:%s\n' "$airflow_address" "$airflow_port" >"$state_dir/place"
}

# airflow_files: airflow.cfg, and the secrets that are not there yet.
airflow_files() {
  local secrets=$state_dir/secrets
  (
    umask 077
    mkdir -p "$secrets" || exit
    write_once "$secrets/fernet.key" new_fernet_key
    for name in api jwt; do write_once "$secrets/$name.key" random_hex 32; done
    write_once "$secrets/passwords.json" new_passwords
    write_whole "$secrets/metadata.url" metadata_url
    # shellcheck disable=SC2154 # set by airflow_place
    fill=([repo]=$repo [home]=$state_dir [address]=$airflow_address [port]=$airflow_port)
    write_whole "$state_dir/airflow.cfg" rendered "$repo/airflow/airflow.cfg"
  ) || exit
}

# write_whole <file> <command...>: what the command prints, or nothing and the end of the script: an empty key of Airflow's
# would mean that it encrypts nothing. write_once: unless the file is there.
write_whole() {
  if ! "${@:2}" >"$1.new" || [[ ! -s $1.new ]] || ! mv "$1.new" "$1"; then die -1 "$1 could not be written"; fi
}

write_once() {
  [[ -s $1 ]] || write_whole "$@"
}

new_fernet_key() {
  "$airflow_venv/bin/python" -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'
}

new_passwords() {
  printf '{"admin": "%s"}\n' "$(random_hex 16)"
}

# metadata_url: of the database for Airflow's metadata.
metadata_url() {
  local file=${CITIZENS_AIRFLOW_DATABASE_URL_FILE-}
  if [[ -z $file ]]; then
    printf 'postgresql+psycopg2://citizens:%s@127.0.0.1:%s/airflow' \
      "$(<"$state_dir/secrets/metadata.password")" "$(<"$state_dir/metadata.port")"
    return
  fi
  [[ -r $file ]] || die "CITIZENS_AIRFLOW_DATABASE_URL_FILE=$file can't be read"
  [[ $(stat -Lc %a "$file") == [46]00 ]] || die "$file can be read by others: chmod 600 $file"
  [[ $(<"$file") == postgresql+psycopg2://* ]] || die "$file does not begin with postgresql+psycopg2://"
  printf '%s' "$(<"$file")"
}

# airflow_metadata_server: PostgreSQL on loopback for the metadata, of the quickstart's kind, unless it runs already.
airflow_metadata_server() {
  ! daemon_runs metadata || return 0
  # An empty database instead of the one in use would be a surprise.
  [[ -e $state_dir/metadata.port || ! -e $state_dir/secrets/metadata.url ]] ||
    die "this Airflow's metadata is in a database of its own: set CITIZENS_AIRFLOW_DATABASE_URL_FILE"
  build_is_current || build
  (umask 077 && mkdir -p "$state_dir/secrets")
  (umask 077 && write_once "$state_dir/secrets/metadata.password" random_hex 16) || exit
  write_once "$state_dir/metadata.port" free_ports 1
  CITIZENS_WAREHOUSE_PASSWORD=$(<"$state_dir/secrets/metadata.password") start_daemon metadata \
    "$(java_command)" "${jvm_options[@]}" -cp "$test_data_classes" dev.citizens.testdata.LocalPostgres \
    "--dir=$state_dir/metadata" "--port=$(<"$state_dir/metadata.port")" --database=airflow
  wait_until metadata 120 "is ready" grep -qx ready "$state_dir/logs/metadata.log"
}

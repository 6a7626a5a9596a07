# MySQL's and PostgreSQL's protocols on this machine, without root: MariaDB and PostgreSQL, both children of one JVM.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/base.sh
source "${BASH_SOURCE[0]%/*}/base.sh"
# shellcheck source=SCRIPTDIR/java.sh
source "${BASH_SOURCE[0]%/*}/java.sh"
# shellcheck source=SCRIPTDIR/daemon.sh
source "${BASH_SOURCE[0]%/*}/daemon.sh"

test_data_classes="$repo/test-data/target/classes:$repo/test-data/target/lib/*"

# test_data <class> <argument...>: runs a program of the module test-data.
test_data() {
  "$(java_command)" "${jvm_options[@]}" -cp "$test_data_classes" "dev.citizens.testdata.$1" "${@:2}"
}

# databases_start <name> <folder> <mysql port> <postgres port>: on loopback, with the user and the databases that the
# pipelines expect; the passwords come from CITIZENS_MYSQL_PASSWORD and CITIZENS_WAREHOUSE_PASSWORD.
databases_start() {
  start_daemon "$1" "$(java_command)" "${jvm_options[@]}" -cp "$test_data_classes" \
    dev.citizens.testdata.LocalDatabases \
    "--dir=$2" "--mysql-port=$3" "--postgres-port=$4"
}

# databases_wait <name> <seconds>: until both answer.
databases_wait() {
  wait_until "$1" "$2" "has both databases" grep -qx ready "$state_dir/logs/$1.log"
}

# What scripts/citizens puts together before it starts the JVM.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/base.sh
source "${BASH_SOURCE[0]%/*}/base.sh"
# shellcheck source=SCRIPTDIR/java.sh
source "${BASH_SOURCE[0]%/*}/java.sh"

# profile_options <beam.args> <user's option...>: sets beam_options, the profile's options without those that the user
# gave, as Beam refuses an option given twice; and the job file, unless the user or the environment names one.
profile_options() {
  local file=$1 line option given=' '
  shift
  for option; do given+="${option%%=*} "; done
  beam_options=()
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line == --* && $given != *" ${line%%=*} "* ]] || continue
    beam_options+=("$line")
  done <"$file"
  [[ -n ${CITIZENS_JOB-} || $given == *" --job "* ]] || beam_options+=("--job=$repo/runner-config/job.yaml")
}

# run_settings: checks and exports CITIZENS_RUN_ID, a new one unless it is given, and CITIZENS_LOG.
run_settings() {
  local uuid='^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'
  export CITIZENS_RUN_ID=${CITIZENS_RUN_ID:-$(</proc/sys/kernel/random/uuid)} CITIZENS_LOG=${CITIZENS_LOG:-text}
  [[ $CITIZENS_RUN_ID =~ $uuid ]] || die "CITIZENS_RUN_ID=${CITIZENS_RUN_ID@Q} is no UUID; leave it unset to get one"
  CITIZENS_RUN_ID=${CITIZENS_RUN_ID,,}
  [[ $CITIZENS_LOG == @(text|json) ]] || die "CITIZENS_LOG=${CITIZENS_LOG@Q} is neither text nor json"
}

# The file that makes JSON of a log; in the conf folder of a worker it has the same name.
json_log=$repo/runner-config/citizens-log4j2-json.properties

# direct_class_path: sets class_path, what stands beside the bundled jar under the profile direct, with the library that
# writes the log in the form that is wanted.
direct_class_path() {
  local jar
  class_path=$repo/pipeline/target/direct-lib/\*
  [[ $CITIZENS_LOG == json ]] || return 0
  class_path=$repo/pipeline/target/direct-log-lib/\*
  for jar in "$repo"/pipeline/target/direct-lib/*.jar; do
    [[ ${jar##*/} == slf4j-simple-* ]] || class_path+=:$jar
  done
}

# find_spark_home: sets and exports SPARK_HOME.
find_spark_home() {
  local version
  version=$(version_of spark.version)
  if [[ -z ${SPARK_HOME-} && -d $cache/spark-$version ]]; then
    SPARK_HOME=$cache/spark-$version
  fi
  [[ -x ${SPARK_HOME-}/bin/spark-submit ]] ||
    die "no Spark: set SPARK_HOME to a Spark $version, or run scripts/quickstart, which fetches one"
  export SPARK_HOME
}

# file_uri <absolute path>: with every byte encoded that is more than itself in a URI or in a list of options.
file_uri() {
  local byte character encoded=''
  for byte in $(printf %s "$1" | od -An -v -tx1); do
    printf -v character '%b' "\\x$byte"
    [[ $character == [A-Za-z0-9/._~-] ]] || character=%${byte^^}
    encoded+=$character
  done
  printf 'file://%s\n' "$encoded"
}

# spark_options <profile's folder>: sets submit_options, and the options of the driver's JVM and of the one that
# spark-submit runs before it, which writes the driver's command.
spark_options() {
  local pair log=$1/log4j2.properties
  export SPARK_LAUNCHER_OPTS="${SPARK_LAUNCHER_OPTS-} ${jvm_options[*]}"
  export SPARK_SUBMIT_OPTS="${SPARK_SUBMIT_OPTS-} ${jvm_options[*]}"
  [[ $CITIZENS_LOG == text ]] || log=$json_log
  # The path of the logging file is known here only, so it can't stand in spark-defaults.conf.
  submit_options=(--properties-file "$1/spark-defaults.conf"
    --driver-java-options "-Dlog4j2.configurationFile=$(file_uri "$log")"
    --conf "spark.executorEnv.CITIZENS_RUN_ID=$CITIZENS_RUN_ID")
  # Executors say more than the driver, as they do in text.
  [[ $CITIZENS_LOG == text ]] || submit_options+=(--conf spark.executorEnv.CITIZENS_LOG_LEVEL=info
    --conf "spark.executorEnv.LOG4J_CONFIGURATION_FILE=${json_log##*/}")
  if [[ ${1##*/} == spark-cluster ]]; then
    [[ -z ${CITIZENS_SPARK_MASTER-} ]] || submit_options+=(--master "$CITIZENS_SPARK_MASTER")
    [[ -z ${CITIZENS_DRIVER_HOST-} ]] ||
      submit_options+=(--conf "spark.driver.host=$CITIZENS_DRIVER_HOST"
        --conf "spark.driver.bindAddress=$CITIZENS_DRIVER_HOST")
  fi
  while IFS= read -r pair; do
    [[ -z $pair ]] || submit_options+=(--conf "$pair")
  done <<<"${CITIZENS_SPARK_CONF-}"
}

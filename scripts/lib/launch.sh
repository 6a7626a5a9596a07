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
  local pair
  export SPARK_LAUNCHER_OPTS="${SPARK_LAUNCHER_OPTS-} ${jvm_options[*]}"
  export SPARK_SUBMIT_OPTS="${SPARK_SUBMIT_OPTS-} ${jvm_options[*]}"
  # The path of the logging file is known here only, so it can't stand in spark-defaults.conf.
  submit_options=(--properties-file "$1/spark-defaults.conf"
    --driver-java-options "-Dlog4j2.configurationFile=$(file_uri "$1/log4j2.properties")")
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

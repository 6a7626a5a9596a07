# What scripts/citizens puts together before it starts the JVM.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/base.sh
source "${BASH_SOURCE[0]%/*}/base.sh"

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

# spark_options <profile's folder>: sets submit_options.
spark_options() {
  local pair
  # The path of the logging file is known here only, so it can't stand in spark-defaults.conf.
  submit_options=(--properties-file "$1/spark-defaults.conf"
    --driver-java-options "-Dlog4j2.configurationFile=\"file://$1/log4j2.properties\"")
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

# What scripts/benchmark needs before it measures: the builds, DuckDB, and a cluster without databases.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/quickstart_state.sh
source "${BASH_SOURCE[0]%/*}/quickstart_state.sh"
# shellcheck source=SCRIPTDIR/build.sh
source "${BASH_SOURCE[0]%/*}/build.sh"

benchmark_home=$repo/scripts/lib/benchmark

# benchmark_build_is_current: the product's jars and the benchmark's own.
benchmark_build_is_current() {
  local jar=$benchmark_home/spark-jobs/target/spark-jobs-bundled.jar stamp=$build_stamps/benchmark-built
  build_is_current || return 1
  [[ -f $jar && -f $stamp && -d $benchmark_home/jmh/target/lib ]] || return 1
  [[ -z $(find "$repo/pom.xml" "$repo"/*/pom.xml "$repo"/*/src/main "$benchmark_home"/*/pom.xml "$benchmark_home"/*/src \
    -newer "$stamp" -type f -print -quit) ]]
}

benchmark_build() {
  local began=$build_stamps/benchmark-build-began
  mkdir -p "$build_stamps"
  touch "$began" "$build_stamps/build-began"
  (cd "$repo" && ./mvnw -q -B -Pbenchmark -DskipTests -Dspotless.check.skip=true package)
  mv "$build_stamps/build-began" "$build_stamps/built"
  mv "$began" "$build_stamps/benchmark-built"
}

# benchmark_python: of an environment with what requirements.txt names; benchmark_venv: makes it.
benchmark_python() {
  printf '%s\n' "$cache/benchmark-venv-$(sha256sum "$benchmark_home/requirements.txt" | cut -c 1-8)/bin/python"
}

benchmark_venv() {
  local folder
  folder=$(benchmark_python)
  folder=${folder%/bin/python}
  rm -rf "$folder.part" "$folder"
  # Whoever moves an environment breaks its scripts, but not its python.
  python3 -m venv "$folder.part"
  "$folder.part/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$benchmark_home/requirements.txt"
  mv "$folder.part" "$folder"
}

# distcp_jars: the folder of them; fetch_distcp: into it.
distcp_jars() {
  printf '%s\n' "$cache/distcp-$(version_of hadoop.daemons.version)"
}

fetch_distcp() {
  fetch_once "$(distcp_jars)" copy_dependencies "$benchmark_home/distcp"
}

# benchmark_jmh <options of JMH>: into jmh.json.
benchmark_jmh() {
  local options
  read -ra options <<<"$1"
  "$(java_command)" "${jvm_options[@]}" -cp "$benchmark_home/jmh/target/classes:$benchmark_home/jmh/target/lib/*" org.openjdk.jmh.Main \
    -rf json -rff "$state_dir/jmh.json" "${options[@]}"
}

# benchmark_job <task>: the job file of a task; 1 if there is none.
benchmark_job() {
  case $1 in
    five) cat "$benchmark_home/jobs/five.yaml" ;;
    five_sql | where_avg | twenty) "$(benchmark_python)" "$benchmark_home/jobs/statements.py" "$1" ;;
    *) return 1 ;;
  esac
}

# benchmark_questions <job file>: what each of its questions costs a row.
benchmark_questions() {
  "$(java_command)" "${jvm_options[@]}" -XX:+UseSerialGC -cp "$benchmark_home/jmh/target/classes:$benchmark_home/jmh/target/lib/*" \
    dev.citizens.benchmark.QuestionTimes "$1"
}

# benchmark_runs [with_databases]: what --keep left runs still.
benchmark_runs() {
  if [[ -n ${1-} ]]; then
    cluster_runs
  else
    (load_inventory "$state_dir/inventory" && cluster_status) >/dev/null 2>&1
  fi
}

# benchmark_cluster [with_databases]: HDFS and Spark run, and the environment names them; those that --keep left are used
# again.
benchmark_cluster() {
  if [[ -e $state_dir/kept ]] && benchmark_runs "$@"; then
    # shellcheck disable=SC2034 # read by at_exit
    reused=yes
    printf 'benchmark: uses the cluster that runs already\n'
  else
    [[ ! -e $state_dir/kept ]] || printf 'benchmark: what was kept no longer runs whole; starts afresh\n'
    local_cluster_stop
    clear_state
    [[ -d $(spark_cached) ]] || step fetch-spark "fetch Spark $(version_of spark.version)" fetch_spark
    [[ -d $(pyspark_cached) ]] || step fetch-pyspark "fetch Spark's Python part" fetch_pyspark
    [[ -d $(hdfs_home) ]] || step fetch-hdfs "fetch the HDFS daemons $(version_of hadoop.daemons.version)" fetch_hdfs
    SPARK_HOME=$(spark_cached)
    export SPARK_HOME
    choose_ports
    make_passwords
    write_inventory
    step install "install the cluster" cluster_install
    write_environment
    step_start hdfs "start HDFS: NameNode, two DataNodes" start_hdfs
    step_start spark "start Spark: master, two workers" start_spark
    if [[ -n ${1-} ]]; then
      mkdir -p "$state_dir/data"
      step_start databases-start "start MariaDB and PostgreSQL" start_databases
    fi
    steps_wait
  fi
  # shellcheck source=/dev/null
  source "$state_dir/env.sh"
  BENCHMARK_HDFS_JARS=$(hdfs_home)
  BENCHMARK_DISTCP_JARS=$(distcp_jars)
  export BENCHMARK_HDFS_JARS BENCHMARK_DISTCP_JARS
}

# benchmark_day <suite> <command of the harness...>: the file and the table of the number of rows that it is told.
benchmark_day() {
  local rows=90000000 argument
  [[ $1 != extract ]] || rows=9000000
  for argument; do
    [[ $argument != --rows=* ]] || rows=${argument#*=}
  done
  require_disk "$state_dir" $((2500 + rows / 1500)) "$rows rows"
  [[ -d $(distcp_jars) ]] || step fetch-distcp "fetch distcp $(version_of hadoop.daemons.version)" fetch_distcp
  make_day "$rows" 0 1
}

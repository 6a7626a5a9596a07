# What scripts/citizens and scripts/quickstart refuse. Sourced by run.
# shellcheck shell=bash disable=SC2154,SC2317,SC2329

citizens=$repo/scripts/citizens
quickstart=$repo/scripts/quickstart

prints_help() {
  [[ $("$1" --help) == "${1##*/} "*"Exit status:"* ]]
}
check "citizens --help prints the header" prints_help "$citizens"
check "quickstart --help prints the header" prints_help "$quickstart"

check "no step" refuses 2 "STEP is missing" "$citizens"
check "unknown step" refuses 2 "unknown step 'laod', did you mean load" "$citizens" laod
check "a step that is like none" refuses 2 "unknown step 'frobnicate': upload extract" "$citizens" frobnicate

prints_version() {
  [[ $("$citizens" --version) == "citizens "*" (Apache Beam 2."*", Spark 3.5."*")" ]]
}
check "citizens --version" prints_version

# The texts are of the build, which CI has made before.
every_step_has_help() {
  local step steps
  read -ra steps < <(sed -n 's/^steps=(\(.*\))$/\1/p' "$citizens")
  for step in "${steps[@]}"; do
    [[ $("$citizens" "$step" --runDate=2026-03-01 --help) == "scripts/citizens"*" $step "*"Exit status"* ]] || return
  done
  [[ $(cd "$repo/pipeline/target/help" && printf '%s\n' *.txt | sed 's/.txt$//' | sort) == \
    $(printf '%s\n' "${steps[@]}" | sort) ]]
}
check "every step has its --help, and no other" every_step_has_help

check "unknown profile" refuses 2 "unknown profile 'yarn'" "$citizens" --profile yarn load
check "profile without a name" refuses 2 "unknown profile ''" "$citizens" --profile
check "option before the step" refuses 2 "--lake=x stands before STEP" "$citizens" --lake=x load
check "no java" refuses 2 "Java 17 is needed" env JAVA_HOME="$scratch" "$citizens" load

other_java() {
  mkdir -p "$scratch/java21/bin"
  # shellcheck disable=SC2016 # expanded by the program
  printf '#!/bin/sh\necho "openjdk version \\"21.0.1\\" 2023-10-17" >&2\n' >"$scratch/java21/bin/java"
  chmod +x "$scratch/java21/bin/java"
  refuses 2 "is version 21: set JAVA_HOME" env JAVA_HOME="$scratch/java21" "$citizens" load
}
check "another java" other_java

# A checkout without a build, to see what is said then; where no script may expect it.
bare="$scratch/thư mục có space/it's \$x; {{y}}"
mkdir -p "$bare/pipeline/target"
cp -R "$repo/scripts" "$repo/runner-config" "$repo/pom.xml" "$bare"
check "not built" refuses 2 "run ./mvnw -q -DskipTests package" "$bare/scripts/citizens" load
touch "$bare/pipeline/target/citizens-bundled.jar"
check "no Spark" refuses 2 "no Spark: set SPARK_HOME" env -u SPARK_HOME "$bare/scripts/citizens" load

# A Spark whose spark-submit only prints what it is called with.
mkdir -p "$scratch/spark/bin"
# shellcheck disable=SC2016 # expanded by the program
printf '#!/bin/sh\nfor a; do printf "%%s\\n" "$a"; done\n' >"$scratch/spark/bin/spark-submit"
chmod +x "$scratch/spark/bin/spark-submit"
hands_over_everything() {
  local output
  output=$(env SPARK_HOME="$scratch/spark" CITIZENS_DRIVER_HOST=h CITIZENS_SPARK_CONF=$'a=1\nb=2 3' \
    CITIZENS_SPARK_MASTER=spark://m:1 "$bare/scripts/citizens" --conf c=4 load --lake=x) || return
  for line in "$bare/runner-config/spark-cluster/spark-defaults.conf" spark://m:1 spark.driver.host=h spark.driver.bindAddress=h \
    "-Dlog4j2.configurationFile=$(file_uri "$bare/runner-config/spark-cluster/log4j2.properties")" a=1 "b=2 3" c=4 load --runner=SparkRunner --lake=x; do
    grep -qxF -e "$line" <<<"$output" || { printf '  no %s\n' "$line"; return 1; }
  done
}
check "spark-submit gets profile, environment and options" hands_over_everything

stays_local() {
  local output
  output=$(env SPARK_HOME="$scratch/spark" CITIZENS_DRIVER_HOST=h CITIZENS_SPARK_MASTER=spark://m:1 \
    "$bare/scripts/citizens" --profile=spark-local load) || return
  grep -qx "$bare/runner-config/spark-local/spark-defaults.conf" <<<"$output" && ! grep -q -e m:1 -e =h <<<"$output"
}
check "a cluster's addresses do not leave spark-local" stays_local

# A Java that only prints what it is called with.
mkdir -p "$scratch/java17/bin"
# shellcheck disable=SC2016 # expanded by the program
printf '#!/bin/sh\n[ "$1" != -version ] || { echo "openjdk version \\"17.0.1\\"" >&2; exit; }\nfor a; do printf "%%s\\n" "$a"; done\n' \
  >"$scratch/java17/bin/java"
chmod +x "$scratch/java17/bin/java"
status_needs_no_spark() {
  local output
  output=$(env -u SPARK_HOME JAVA_HOME="$scratch/java17" "$bare/scripts/citizens" status --json) || return
  for line in "@$bare/runner-config/direct/java.args" dev.citizens.pipeline.Citizens status --runner=DirectRunner --json; do
    grep -qxF -e "$line" <<<"$output" || { printf '  no %s\n' "$line"; return 1; }
  done
}
check "status is a plain JVM under the profile of a cluster" status_needs_no_spark

# init_gets_what_was_typed: no option of Beam and no job file is added.
init_gets_what_was_typed() {
  local output
  output=$(env -u SPARK_HOME JAVA_HOME="$scratch/java17" "$bare/scripts/citizens" init people.csv --stdout) || return
  [[ $output == *$'\n'"-Dcitizens.home=$bare"$'\n'*$'\ndev.citizens.pipeline.Citizens\ninit\npeople.csv\n--stdout' ]]
}
check "init is a plain JVM that gets what was typed" init_gets_what_was_typed

# A java that says it is 17 and then only prints what it is called with.
mkdir -p "$scratch/java17/bin"
# shellcheck disable=SC2016 # expanded by the program
printf '#!/bin/sh\n[ "$1" != -version ] || { echo "openjdk version \\"17.0.1\\"" >&2; exit; }\nfor a; do printf "%%s\\n" "$a"; done\n' \
  >"$scratch/java17/bin/java"
chmod +x "$scratch/java17/bin/java"
runs_doctor() {
  local output
  output=$(env JAVA_HOME="$scratch/java17" HADOOP_CONF_DIR=/h "$bare/scripts/citizens" --profile=direct doctor --json) || return
  for line in doctor --json --runner=DirectRunner -Dorg.slf4j.simpleLogger.defaultLogLevel=off; do
    grep -qxF -e "$line" <<<"$output" || { printf '  no %s\n' "$line"; return 1; }
  done
  grep -qxF "/h:$bare/pipeline/target/citizens-bundled.jar:$bare/pipeline/target/direct-lib/*" <<<"$output" || return
  # Not into a pipe: grep -q ends at its first match, and what is still written then gets SIGPIPE.
  output=$(env SPARK_HOME="$scratch/spark" "$bare/scripts/citizens" doctor) && grep -qx doctor <<<"$output"
}
check "doctor: every profile, HDFS's settings, a quiet log" runs_doctor

# A xdg-open that only keeps what it is called with, and one that finds no browser; neither is there in few.
mkdir -p "$scratch/opens" "$scratch/fails" "$scratch/few" "$scratch/temporary"
# shellcheck disable=SC2016 # expanded by the program
printf '#!/bin/sh\nprintf "%%s\\n" "$@" >"%s/opened"\n' "$scratch" >"$scratch/opens/xdg-open"
printf '#!/bin/sh\necho "no method available" >&2\nexit 3\n' >"$scratch/fails/xdg-open"
chmod +x "$scratch/opens/xdg-open" "$scratch/fails/xdg-open"
ln -sf /bin/* /usr/bin/* "$scratch/few" && rm -f "$scratch/few/xdg-open"

# report <folder of xdg-open> <variable=value...> -- <option...>: what the step's Java was called with; a page's name
# in opened.
report() {
  local folder=$1 variables=()
  shift
  while [[ $1 != -- ]]; do variables+=("$1") && shift; done
  shift
  rm -f "$scratch/opened"
  env -u BROWSER -u CITIZENS_OUTPUT JAVA_HOME="$scratch/java17" TMPDIR="$scratch/temporary" PATH="$folder" \
    "${variables[@]}" "$bare/scripts/citizens" --profile direct report "$@"
}

opens_a_page_of_its_own() {
  local output page
  output=$(report "$scratch/opens:$PATH" -- --runDate=2026-03-01 --open) && page=$(<"$scratch/opened") || return
  [[ $page == "$scratch/temporary/citizens-report-"*/report.html && -d ${page%/*} ]] || return
  [[ $output == *$'\n'"--runDate=2026-03-01"$'\n'"--output=$page" && $output != *--open* ]]
}
check "report --open: a page in a folder of its own" opens_a_page_of_its_own

# opens <page> <option that the step must get> <variable=value...> -- <option...>
opens() {
  local output
  output=$(cd "$scratch" && report "$scratch/opens:$PATH" "${@:3}") || return
  [[ $(<"$scratch/opened") == "$1" && $(grep -e --output= <<<"$output") == "$2" ]]
}
check "report --open: the file of --output" opens "$scratch/a b.html" "--output=a b.html" -- --open "--output=a b.html"
check "report --open: the file of CITIZENS_OUTPUT" opens /c.html "" CITIZENS_OUTPUT=/c.html -- --open
check "report --open: the flag is stronger" opens /d.html --output=/d.html CITIZENS_OUTPUT=/c.html -- --output=/d.html --open

prefers_browser() {
  report "$scratch/fails:$PATH" BROWSER="none:$scratch/opens/xdg-open --new-window" -- --open --output=/e.html >/dev/null &&
    [[ $(<"$scratch/opened") == $'--new-window\n/e.html' ]]
}
check "report --open: BROWSER first, and the next one if that is not there" prefers_browser

# says_where <PATH> <what was tried>: exit status 0, and a line with the page.
says_where() {
  local line
  line=$(report "$1" BROWSER="$3" -- --open --output=/f.html 2>&1 >/dev/null) || return
  [[ $line == "citizens: nothing here opens a page ($2), open it yourself: /f.html" && ! -e $scratch/opened ]]
}
check "report --open: no browser" says_where "$scratch/fails:$PATH" xdg-open ""
check "report --open: nothing that opens a page" says_where "$scratch/few" none,xdg-open none

# A java of version 17 that fails.
mkdir -p "$scratch/broken/bin"
# shellcheck disable=SC2016 # expanded by the program
printf '#!/bin/sh\n[ "$1" != -version ] || { echo "openjdk version \\"17.0.1\\"" >&2; exit; }\nexit 22\n' >"$scratch/broken/bin/java"
chmod +x "$scratch/broken/bin/java"
opens_no_page_of_a_failure() {
  local status=0
  rm -rf "$scratch/temporary/"*
  report "$scratch/opens:$PATH" JAVA_HOME="$scratch/broken" -- --open >/dev/null || status=$?
  [[ $status == 22 && ! -e $scratch/opened && -z $(ls "$scratch/temporary") ]]
}
check "report --open: a failure has its status and no page" opens_no_page_of_a_failure
check "report --open with a value" refuses 2 "--open=yes has a value" "$citizens" report --open=yes
leaves_open_to_others() {
  local output
  output=$(env JAVA_HOME="$scratch/java17" "$bare/scripts/citizens" --profile direct load --open) && [[ $output == *$'\n'--open ]]
}
check "--open of another step is the step's" leaves_open_to_others

check "unknown argument" refuses 2 "unknown argument 'go'" "$quickstart" go
check "a number that is none" refuses 2 "are whole numbers" "$quickstart" --rows many
check "an option without a value" refuses 2 "--seed has no value" "$quickstart" --seed
check "a date that is none" refuses 2 "not of the form YYYY-MM-DD" "$quickstart" --run-date=today
touch "$scratch/precious"
check "a folder with other things" refuses 2 "holds other things" "$quickstart" --dir "$scratch"

# A quickstart that was kept, of which one daemon runs and nothing answers.
keeps_what_does_not_answer() (
  local output dir=$scratch/kept
  mkdir -p "$dir/data"
  touch "$dir/.quickstart" "$dir/kept" "$dir/data/precious"
  keep_daemons_in "$dir/vps2"
  start_daemon datanode sleep 60
  # Without a Java it would go on no further.
  refuses 1 "what was kept does not run whole.*'scripts/quickstart stop --dir=$dir' removes it" \
    env JAVA_HOME="$scratch" "$quickstart" --keep --dir="$dir" || return
  daemon_runs datanode && [[ -e $dir/data/precious && -e $dir/kept ]] || return
  stop_daemons 5 datanode
  output=$(env JAVA_HOME="$scratch" "$quickstart" --keep --dir="$dir" 2>&1)
  [[ $output == *"Java 17 is needed"* ]]
)
check "quickstart leaves alone what was kept and does not answer" keeps_what_does_not_answer

soak=$repo/scripts/soak
check "soak --help prints the header" prints_help "$soak"
check "soak: unknown argument" refuses 2 "unknown argument 'forever'" "$soak" forever
check "soak: seconds that are no number" refuses 2 "--seconds is a whole number, and is '1h'" "$soak" --seconds=1h
check "soak: a seed that is no number" refuses 2 "--seed is a whole number, and is '-1'" "$soak" --seed=-1
check "soak: an option without a value" refuses 2 "--seed is a whole number, and is ''" "$soak" --seed
check "soak: no java" refuses 2 "Java 17 is needed" env JAVA_HOME="$scratch" "$soak" --seconds=1

# A build that only says that it was asked for a class path, and a java that prints what it is called with.
# shellcheck disable=SC2016 # expanded by the program
printf '#!/bin/sh\nmkdir -p transforms/target && printf /a.jar:/b.jar >transforms/target/test.classpath\n' >"$bare/mvnw"
chmod +x "$bare/mvnw"
soaks_from_its_seed() {
  local output
  output=$(env JAVA_HOME="$scratch/java17" "$bare/scripts/soak" --seconds 5 --seed=42) || return
  [[ $(tail -n 3 <<<"$output") == $'dev.citizens.csv.CsvSoak\n5\n42' && $output == "soak: 5 s from seed 42"* ]] &&
    grep -qxF "$bare/transforms/target/test-classes:$bare/transforms/target/classes:/a.jar:/b.jar" <<<"$output"
}
check "soak: time, seed and class path reach the program" soaks_from_its_seed
soak_chooses_a_seed() {
  local output
  output=$(env JAVA_HOME="$scratch/java17" "$bare/scripts/soak" --seconds=0) || return
  [[ $output =~ "soak: 0 s from seed "([0-9]+) && $(tail -n 1 <<<"$output") == "${BASH_REMATCH[1]}" ]]
}
check "soak: a seed is chosen and said" soak_chooses_a_seed

check "stop when nothing runs" "$quickstart" stop --dir "$scratch/new" >/dev/null

# benchmark
check "benchmark: unknown argument" refuses 2 "unknown argument '--row=1'" "$repo/scripts/benchmark" --row=1
check "benchmark: an option without a value" refuses 2 "--rows has no value" "$repo/scripts/benchmark" --rows
check "benchmark: a folder with other things" refuses 2 "holds other things" "$repo/scripts/benchmark" --dir "$scratch"
check "benchmark: stop when nothing runs" "$repo/scripts/benchmark" stop --dir "$scratch/new-benchmark" >/dev/null

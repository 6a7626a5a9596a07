# What scripts/citizens does with CITIZENS_LOG and CITIZENS_RUN_ID. Sourced by run, behind commands_test.sh.
# shellcheck shell=bash disable=SC2154,SC2317,SC2329

run_id=5D1F0F0C-7a3e-4c1b-9d2e-0123456789ab
uuid='[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'

check "a run id that is none" refuses 2 "^citizens: CITIZENS_RUN_ID='manual__2026' is no UUID" \
  env CITIZENS_RUN_ID=manual__2026 "$citizens" load
check "a run id of two lines" refuses 2 'is no UUID' env CITIZENS_RUN_ID="$run_id"$'\n'"$run_id" "$citizens" load
check "a form of log that is none" refuses 2 "^citizens: CITIZENS_LOG='JSON' is neither text nor json" env CITIZENS_LOG=JSON "$citizens" load

# submitted <NAME=VALUE>...: what a spark-submit is called with that only prints it.
submitted() {
  env -u CITIZENS_RUN_ID -u CITIZENS_LOG SPARK_HOME="$scratch/spark" "$@" "$bare/scripts/citizens" load
}

run_has_an_id() {
  local output
  output=$(submitted CITIZENS_RUN_ID=$run_id) && grep -qxF "spark.executorEnv.CITIZENS_RUN_ID=${run_id,,}" <<<"$output" || return
  output=$(submitted) && grep -qxE "spark.executorEnv.CITIZENS_RUN_ID=$uuid" <<<"$output" || return
  [[ $output != "$(submitted)" ]]
}
check "a run has the id that is given, or a new one" run_has_an_id

json_on_spark() {
  local output line
  output=$(submitted CITIZENS_LOG=json) || return
  for line in spark.executorEnv.LOG4J_CONFIGURATION_FILE=citizens-log4j2-json.properties spark.executorEnv.CITIZENS_LOG_LEVEL=info \
    "-Dlog4j2.configurationFile=$(file_uri "$bare/runner-config/citizens-log4j2-json.properties")"; do
    grep -qxF -e "$line" <<<"$output" || { printf '  no %s\n' "$line"; return 1; }
  done
  output=$(submitted CITIZENS_LOG=text) && [[ $output != *LOG4J* && $output != *json* ]]
}
check "JSON on Spark: driver and executors" json_on_spark

json_without_spark() {
  local output libraries=$bare/pipeline/target/direct-lib
  mkdir -p "$libraries"
  touch "$libraries/slf4j-simple-2.jar" "$libraries/slf4j-api-2.jar" "$libraries/z.jar"
  output=$(env CITIZENS_LOG=json HADOOP_CONF_DIR=/h JAVA_HOME="$scratch/java17" "$bare/scripts/citizens" --profile direct load) || return
  rm -r "$libraries"
  grep -qxF "/h:$bare/pipeline/target/citizens-bundled.jar:$bare/pipeline/target/direct-log-lib/*:$libraries/slf4j-api-2.jar:$libraries/z.jar" <<<"$output"
}
check "JSON without Spark: the other library" json_without_spark

# A program that logs what is hard to write in a line.
cat >"$scratch/Hard.java" <<'JAVA'
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Hard {
  public static void main(String[] args) {
    Logger log = LoggerFactory.getLogger("a.\"b\"");
    log.info("too low");
    log.warn("a \"quoted\" \\ line\nand\tanother\r\u0001\u2028 ü \uD83C\uDF89 {} %n ${java:version} \"}");
    log.error("it failed", new IllegalStateException("first\n\"second\"", new RuntimeException("the cause")));
    log.error("", new IllegalStateException());
  }
}
JAVA

# What must come of it, line by line.
cat >"$scratch/hard.py" <<'PYTHON'
import json, re, sys

lines = sys.stdin.buffer.read().decode().removesuffix("\n").split("\n")
objects = [json.loads(line) for line in lines]
assert [list(each) for each in objects] == [
    ["time", "level", "logger", "runId", "message"],
    ["time", "level", "logger", "runId", "message", "exception"],
    ["time", "level", "logger", "runId", "message", "exception"],
], lines
for each in objects:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", each["time"]), each
    assert each["logger"] == 'a."b"' and each["runId"] == sys.argv[1], each
assert [each["level"] for each in objects] == ["WARN", "ERROR", "ERROR"]
assert [each["message"] for each in objects] == [
    'a "quoted" \\ line\nand\tanother\r\x01\u2028 ü 🎉 {} %n ${java:version} "}', "it failed", ""
], objects
trace = objects[1]["exception"]
assert 'IllegalStateException: first\n"second"\n\tat ' in trace, trace
assert "\nCaused by: java.lang.RuntimeException: the cause\n" in trace, trace
PYTHON

# logs_json: through the file of the launcher, and the library of the profile direct, which are Spark's own.
logs_json() {
  local log class_path
  # shellcheck disable=SC2034 # direct_class_path reads it
  local CITIZENS_LOG=json
  direct_class_path
  log=$(CITIZENS_RUN_ID=${run_id,,} java -Duser.timezone=Asia/Ho_Chi_Minh "-Dlog4j2.configurationFile=$(file_uri "$json_log")" \
    -cp "$class_path" "$scratch/Hard.java" 2>&1) || return
  python3 "$scratch/hard.py" "${run_id,,}" <<<"$log"
}
check "each line of the log is JSON" logs_json

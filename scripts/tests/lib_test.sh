# The functions of scripts/lib. Sourced by run.
# shellcheck shell=bash disable=SC2154,SC2317,SC2329

# base.sh
reads_versions_from_the_pom() {
  local version
  version=$(version_of spark.version)
  [[ $version =~ ^3\.5\.[0-9]+$ ]] && grep -q "<spark.version>$version<" "$repo/pom.xml"
}
check "a version comes from the pom" reads_versions_from_the_pom
check "an unknown version is refused" refuses 2 "pom.xml has no property no.version" version_of no.version

keeps_what_is_fetched_elsewhere() {
  [[ $(cd "$scratch" && CITIZENS_CACHE=${1-} bash -c 'source "$0" && printf "%s\n" "$cache"' "$repo/scripts/lib/base.sh") == "$2" ]]
}
check "what is fetched goes into the checkout" keeps_what_is_fetched_elsewhere "" "$repo/.cache"
check "or into the folder that is named" keeps_what_is_fetched_elsewhere /a/b /a/b
check "which may be that of here" keeps_what_is_fetched_elsewhere b "$scratch/b"

# net.sh
free_ports_are_free_and_differ() {
  local numbers number
  mapfile -t numbers < <(free_ports 20)
  [[ $(printf '%s\n' "${numbers[@]}" | sort -u | wc -l) == 20 ]] || return
  for number in "${numbers[@]}"; do
    ! port_answers 127.0.0.1 "$number" || return
  done
}
check "free ports are free, and all different" free_ports_are_free_and_differ

# serve <name>: a daemon that listens; sets served_port.
serve() {
  served_port=$(free_ports 1)
  start_daemon "$1" python3 -m http.server "$served_port" --bind 127.0.0.1 --directory "$scratch/state/logs"
}

finds_a_port_that_answers() {
  serve server
  wait_for_port server "$served_port" 10 || return
  refuses 2 "port $served_port for x is in use" require_free_port x "$served_port" || return
  [[ $(http_get 127.0.0.1 "$served_port" /) == *server.log* ]] || return
  stop_daemons 5 server
  ! port_answers 127.0.0.1 "$served_port"
}
check "a daemon's port answers until it is stopped" finds_a_port_that_answers

# daemon.sh
waits_no_longer_than_told() {
  local output status=0 began=$SECONDS
  start_daemon silent bash -c 'echo the last line of the log; exec sleep 60'
  output=$(wait_for_port silent "$(free_ports 1)" 1 2>&1) || status=$?
  [[ $status == 1 && $output == *"the last line of the log"* && $output == *"not in 1s"* ]] &&
    ((SECONDS - began < 5))
}
check "a wait ends in time and shows the end of the log" waits_no_longer_than_told

notices_that_a_daemon_died() {
  local output status=0 began=$SECONDS
  start_daemon dying bash -c 'echo no space left; exit 3'
  output=$(wait_for_port dying "$(free_ports 1)" 30 2>&1) || status=$?
  [[ $status == 1 && $output == *"no space left"* && $output == *"dying ended"* ]] && ((SECONDS - began < 5))
}
check "a wait ends at once when the daemon has died" notices_that_a_daemon_died

takes_no_dead_process_for_one_that_runs() {
  local pid
  # Its parent does not ask how it ended.
  # shellcheck disable=SC2016 # expanded by the inner bash
  start_daemon careless bash -c 'sleep 0 & echo $!; exec sleep 60'
  wait_until careless 5 "has told" test -s "$state_dir/logs/careless.log"
  pid=$(<"$state_dir/logs/careless.log")
  wait_until careless 5 "has a dead child" grep -q '^State:.Z' "/proc/$pid/status"
  process_start "$(daemon_pid careless)" >/dev/null && ! process_start "$pid"
}
check "a process that has ended does not run, whether or not its parent knows" takes_no_dead_process_for_one_that_runs

forgets_an_earlier_one() (
  echo "1 1" >"$state_dir/pids/again"
  echo ready >"$state_dir/logs/again.log"
  # A machine that is slow now.
  setsid() { sleep 0.3 && command setsid "$@"; }
  start_daemon again sleep 60
  daemon_runs again && [[ ! -s $state_dir/logs/again.log ]]
)
check "a daemon that starts is not taken for an earlier one of its name" forgets_an_earlier_one

stops_what_ignores_term() {
  local pid
  start_daemon stubborn bash -c 'trap "" TERM; echo deaf; while :; do sleep 1; done'
  wait_until stubborn 5 "is deaf" grep -q deaf "$state_dir/logs/stubborn.log"
  pid=$(daemon_pid stubborn)
  { stop_daemons 1 stubborn && sleep 0.2; } 2>/dev/null
  ! kill -0 "$pid" 2>/dev/null && [[ ! -e $state_dir/pids/stubborn ]]
}
check "a daemon that ignores TERM is killed" stops_what_ignores_term

leaves_a_process_that_is_not_ours() {
  local pid
  sleep 60 &
  pid=$!
  # The right pid with another start time: the number was used again.
  echo "$pid 1" >"$state_dir/pids/reused"
  ! daemon_runs reused || return
  stop_daemons 1 reused
  kill -0 "$pid" && [[ ! -e $state_dir/pids/reused ]] || return
  kill "$pid"
}
check "a process that got an old daemon's pid is left alone" leaves_a_process_that_is_not_ours

names_with_spaces_and_brackets() {
  cp "$(command -v sleep)" "$scratch/a) b (c"
  "$scratch/a) b (c" 60 &
  [[ $(process_start $!) =~ ^[0-9]+$ ]] || return
  kill $!
}
check "a process's start is found whatever its name" names_with_spaces_and_brackets

refuses_to_start_twice() {
  refuses 2 "silent runs already" start_daemon silent sleep 1
}
check "a daemon is not started twice" refuses_to_start_twice

# fetch.sh
fetches_whole_or_not_at_all() (
  status=0
  cache=$scratch/cache
  half() { touch "$1/half" && return 7; }
  whole() { touch "$1/whole"; }
  fetch_once "$cache/thing" half || status=$?
  [[ $status == 7 && ! -e $cache/thing ]] || return
  fetch_once "$cache/thing" whole && [[ -e $cache/thing/whole && ! -e $cache/thing/half ]] || return
  fetch_once "$cache/thing" half
)
check "a fetch that fails leaves nothing, and a fetch is done once" fetches_whole_or_not_at_all

# launch.sh
options_of_the_user_win() {
  printf '# a comment\n--runner=A\n--targetParallelism=2' >"$scratch/beam.args"
  profile_options "$scratch/beam.args" --runner=B
  [[ ${beam_options[*]} == "--targetParallelism=2 --job=$repo/runner-config/job.yaml" ]] || return
  profile_options "$scratch/beam.args" --job=mine --lake=x
  [[ ${beam_options[*]} == "--runner=A --targetParallelism=2" ]] || return
  CITIZENS_JOB=mine profile_options "$scratch/beam.args"
  [[ ${beam_options[*]} == "--runner=A --targetParallelism=2" ]]
}
check "the user's options win over the profile's" options_of_the_user_win

# steps.sh
a_failed_step_ends_the_script() {
  local output status=0
  output=$(
    step_start good "the good one" true
    step_start bad "the bad one" bash -c 'echo what went wrong; exit 22'
    steps_wait 2>&1
  ) || status=$?
  [[ $status == 22 && $output == *"what went wrong"* && $output == *"status 22"*"the bad one"* ]]
}
check "a failed step ends the script with its status and its log" a_failed_step_ends_the_script

stopping_a_step_stops_its_children() {
  local child
  # shellcheck disable=SC2016 # expanded by the inner bash
  step_start parent "parent" bash -c 'sleep 60 & echo $! >"$0"; wait' "$scratch/child"
  until [[ -s $scratch/child ]]; do sleep 0.05; done
  child=$(<"$scratch/child")
  steps_stop 5
  ! kill -0 "$child" 2>/dev/null
}
check "stopping a step stops its children" stopping_a_step_stops_its_children

# checks.sh
check "too little disk is refused" refuses 2 "too little disk: x needs 99999999 MiB" require_disk "$scratch" 99999999 x

# locale.sh
same_under_every_locale() {
  local name said
  # shellcheck disable=SC2016 # expanded by the inner bash
  for name in C POSIX vi_VN tr_TR.UTF-8 ar_EG bn_BD fa_IR C.UTF-8; do
    said=$(env LC_ALL=$name LC_NUMERIC=$name LANGUAGE=vi PYTHONIOENCODING=ascii bash -c 'source "$0"
      word=ế && printf "%s %s %s %.1f\n" "${#word}" "$(locale charmap)" "$(python3 -c "print(\"ế\")")" 1.5' \
      "$repo/scripts/lib/base.sh" 2>/dev/null)
    [[ $said == "1 UTF-8 ế 1.5" ]] || { printf '  %s: %s\n' "$name" "$said" && return 1; }
  done
}
check "text is UTF-8 and numbers are C's under every locale" same_under_every_locale

knows_which_locales_there_are() {
  knows_locale C.UTF-8 && ! knows_locale C && ! knows_locale xx_YY.UTF-8
}
check "a locale that is not there is not taken for one" knows_which_locales_there_are

host_without_utf8() {
  knows_locale() { return 1; }
  set_locale
}
check "a host without a UTF-8 locale" refuses 2 "has no UTF-8 locale: install C.UTF-8" host_without_utf8

# launch.sh
writes_uris() {
  [[ $(file_uri "/a b/thư mục/{x}\"'\$%20#") == "file:///a%20b/th%C6%B0%20m%E1%BB%A5c/%7Bx%7D%22%27%24%2520%23" ]]
}
check "a path as a URI" writes_uris

# java.sh: what a JVM makes of the options, and what it would make of the user's.
hostile_options='-Dfile.encoding=ISO-8859-1 -Dsun.jnu.encoding=ISO-8859-1 -Dsun.stdout.encoding=ISO-8859-1 -Duser.language=bn
  -Duser.country=BD -Duser.timezone=Asia/Ho_Chi_Minh -Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=1 -Dhttp.nonProxyHosts=
  -DsocksProxyHost=127.0.0.1 -DsocksProxyPort=1 -DsocksNonProxyHosts='
mkdir -p "$scratch/jvm"
cat >"$scratch/jvm/Ế.java" <<'JAVA'
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

class Ế {
  public static void main(String[] path) {
    System.out.println(
        String.format("ế %d %s %s %s %b ", 19, Charset.defaultCharset(), "I".toLowerCase(), ZoneId.systemDefault(), Files.exists(Path.of(path[0])))
            + ProxySelector.getDefault().select(URI.create("http://10.0.0.1/"))
            + ProxySelector.getDefault().select(URI.create("socket://10.0.0.1:3306")));
  }
}
JAVA
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" -encoding UTF-8 -d "$scratch/jvm" "$scratch/jvm/Ế.java"
right_jvm="ế 19 UTF-8 i UTC true [DIRECT][DIRECT]"
# jvm_says <option...>: what the program says under options of the user that ask for everything else.
jvm_says() {
  JAVA_TOOL_OPTIONS=$hostile_options JDK_JAVA_OPTIONS=$hostile_options "$(java_command)" "$@" -cp "$scratch/jvm" Ế \
    "$scratch/jvm/Ế.java" 2>/dev/null
}
jvm_is_as_always() {
  local said
  said=$(jvm_says "$@")
  [[ $said == "$right_jvm" ]] || { printf '  %s\n' "$said" && return 1; }
}
check "a JVM of the scripts is the same whatever the user's options" jvm_is_as_always "${jvm_options[@]}"
check "and would not be without them" eval '! jvm_is_as_always >/dev/null'
executor_is_as_always() {
  local options
  read -ra options < <(sed -n '/^spark.executor.defaultJavaOptions/,/[^\\]$/p' \
    "$repo/runner-config/spark-cluster/spark-defaults.conf" | tr '\\\n' '  ' | sed 's/^[^ ]* //')
  jvm_is_as_always "${options[@]}"
}
check "an executor's too" executor_is_as_always

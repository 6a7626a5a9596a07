# The inventory, the plan, and what install and start find changed. Sourced by run.
# shellcheck shell=bash disable=SC2030,SC2031,SC2154,SC2317,SC2329,SC2034

cluster=$repo/scripts/cluster

# one_host [line...]: an inventory of this machine, with more lines for its only host.
one_host() {
  {
    printf '%s\n' "root = $scratch/host" "software = $scratch/software" '[vps1]' 'address = 127.0.0.1' 'reach = local' \
      'roles = namenode datanode spark-master spark-worker airflow'
    printf '%s\n' "$@"
  } >"$scratch/inventory"
}

# refuses_line <number> <pattern> <line>: the line, as the seventh or later of one_host, is refused by file and number.
refuses_line() {
  one_host "${@:3}"
  refuses 2 "inventory${1:+:$1}: $2" "$cluster" --inventory="$scratch/inventory" plan
}

check "cluster --help prints the header" prints_help "$cluster"
check "no command" refuses 2 "COMMAND is missing" "$cluster"
check "unknown command" refuses 2 "unknown command 'begin'" "$cluster" begin
check "no inventory" refuses 2 "no inventory $scratch/none" "$cluster" --inventory "$scratch/none" plan
check "rows that are none" refuses 2 "whole numbers above 0" "$cluster" plan --rows=many
check "destroy wants a yes" refuses 2 "say destroy --yes" "$cluster" destroy

check "neither host nor setting" refuses_line 7 "'go' is neither" go
check "unknown setting" refuses_line 7 "unknown setting 'adress'; allowed are address reach" 'adress = 127.0.0.1'
check "setting twice" refuses_line 7 "address is set twice, first on line 4" 'address = 127.0.0.2'
check "host twice" refuses_line 7 "\[vps1\] is there twice, first on line 3" '[vps1]'
check "address that is none" refuses_line 8 "address = 172.30.2.300 is not allowed: an IPv4 address" '[vps2]' 'address = 172.30.2.300'
check "unknown role" refuses_line 8 "roles = worker is not allowed: a list of namenode" '[vps2]' 'roles = worker'
check "unknown reach" refuses_line 8 "reach = telnet vps2 is not allowed: 'local', 'ssh" '[vps2]' 'reach = telnet vps2'
check "size without a unit" refuses_line 7 "memory = 8 is not allowed: a size such as" 'memory = 8'
check "port too low" refuses_line 7 "port.namenode = 80 is not allowed: a port from 1024" 'port.namenode = 80'
check "port taken" refuses_line 7 "\[vps1\] port.spark-master = 8020 is taken by \[vps1\] port.namenode" 'port.spark-master = 8020'
check "host without an address" refuses_line 7 "\[vps2\] has no address" '[vps2]'
check "second NameNode" refuses_line '' '2 hosts have the role namenode' \
  '[vps2]' 'address = 127.0.0.2' 'reach = local' 'roles = namenode'

defaults_and_own_values() {
  load_inventory "$repo/runner-config/spark-cluster/inventory"
  [[ ${inventory_hosts[*]} == "vps1 vps2" && $(setting vps1 address) == 172.30.2.147 && $(setting vps2 address) == 172.30.2.207 &&
    $(setting vps1 data) == /srv/citizens/data && $(setting vps2 reach) == "ssh root@172.30.2.207" &&
    $(host_with mysql) == vps2 && $(hosts_with datanode | paste -sd ' ') == "vps1 vps2" ]]
}
check "the default inventory has defaults, common and own settings" defaults_and_own_values

# plan.sh, with constants that can be reckoned with in the head.
plans_by_arithmetic() (
  row_bytes=64 results_mebibytes=0 fixed_seconds=30 core_milliseconds=3000
  load_inventory "$repo/runner-config/spark-cluster/inventory"
  # 16,384 rows of 64 bytes are 1 MiB; from CSV and MySQL 2; 3 + 1 days; a copy on each host; 5 GiB for others.
  [[ $(plan_disk vps1 16384 3) == $((2 * 4 + 5120)) ]] || return
  # 4 cores, 3 s a million rows and core: 40 million rows take 30 s, and 30 s to start.
  [[ $(plan_time 40000000) == '1 min 0 s' && $(plan_time 1000000) == '0 min 30 s' ]] || return
  # vps2: system 512, DataNode 384, SecondaryNameNode 512, worker 384, each and 128; executor 1536 and a quarter; MySQL.
  [[ $(plan_memory vps2) == $((512 + 512 + 640 + 512 + 1920 + 1024)) ]]
)
check "disk, time and memory of a plan" plans_by_arithmetic

too_little_is_said() {
  local output status=0
  output=$("$cluster" plan --rows=90000000 --days=30) || status=$?
  [[ $status == 1 && $output == *"disk"*"TOO LITTLE: "* ]]
}
check "a plan that does not fit says so" too_little_is_said

# A host whose programs are not there yet: only files are made.
files_of() {
  rm -rf "$scratch/files"
  mkdir -p "$scratch/files"
  echo 0123456789abcdef >"$scratch/secret"
  load_inventory "$scratch/inventory"
  render_host vps1 "$scratch/files" "$scratch/secret"
}

settings_come_from_the_inventory() {
  one_host 'port.namenode = 8121' 'memory.worker = 700m' 'cores = 3'
  files_of
  grep -q 'hdfs://127.0.0.1:8121' "$scratch/files/datanode/conf/core-site.xml" &&
    grep -q -e '--cores 3 --memory 700m' "$scratch/files/spark-worker/run" &&
    grep -q 'spark.executor.memory=700m' "$scratch/files/citizens/env" &&
    grep -qx 'spark.network.crypto.enabled     true' "$scratch/files/spark-master/conf/spark-defaults.conf" &&
    cmp "$repo/runner-config/citizens-log4j2-json.properties" "$scratch/files/spark-worker/conf/citizens-log4j2-json.properties" &&
    ! grep -r '@{' "$scratch/files"
}
check "the daemons' files have the inventory's settings" settings_come_from_the_inventory

keeps_the_secret() {
  local file
  one_host
  files_of
  while IFS= read -r file; do
    [[ $(stat -c %a "$file") == 600 ]] || { echo "  $file" && return 1; }
  done < <(grep -rl 0123456789abcdef "$scratch/files")
  ! grep -l 0123456789abcdef "$scratch"/files/*/run "$scratch"/files/*/service && [[ -n $file || -e $scratch/files/citizens/spark.secret ]]
}
check "the secret is in files of mode 0600, and in no command" keeps_the_secret

# copies_in_files: what the daemons' files and the client's say of HDFS's copies of a block.
copies_in_files() {
  files_of
  grep -rh -A 1 '<name>dfs.replication<' --include=hdfs-site.xml "$scratch/files" | grep -o '[0-9]' | sort -u
}

no_more_copies_than_datanodes() {
  one_host
  [[ $(copies_in_files) == 1 ]] || return
  one_host '[vps2]' 'address = 127.0.0.2' 'reach = local' 'roles = datanode'
  [[ $(copies_in_files) == 2 ]] || return
  one_host '[vps2]' 'address = 127.0.0.2' 'reach = local' 'roles = datanode' \
    '[vps3]' 'address = 127.0.0.3' 'reach = local' 'roles = datanode'
  [[ $(copies_in_files) == 2 ]]
}
check "HDFS makes no more copies than there are DataNodes" no_more_copies_than_datanodes

only_what_differs_changes() {
  local before after
  one_host
  files_of
  before=$(cat "$scratch"/files/*/version)
  files_of
  [[ $(cat "$scratch"/files/*/version) == "$before" ]] || return
  one_host 'memory.datanode = 400m'
  files_of
  after=$(cat "$scratch"/files/*/version)
  [[ $(diff <(echo "$before") <(echo "$after") | grep -c '^>') == 1 ]]
}
check "a changed setting changes the daemon that has it, and only that" only_what_differs_changes

# installs <expected line...>: what host_receive says of the rendered files.
installs() {
  local said
  said=$(tar -c -C "$scratch/files" . | host_call vps1 host_receive)
  [[ $said == "$(printf '%s\n' "$@")" ]] || { printf '  said: %s\n' "$said" && return 1; }
}

notices_new_changed_and_gone() {
  one_host
  files_of
  host_call vps1 host_open
  installs "citizens new" "datanode new" "namenode new" "spark-master new" "spark-worker new" || return
  [[ -z $(tar -c -C "$scratch/files" . | host_call vps1 host_receive) ]] || return
  one_host 'memory.datanode = 400m'
  files_of
  installs "datanode changed" || return
  rm -r "$scratch/files/spark-worker"
  installs "spark-worker removed; its data stays"
}
check "install says what is new, changed and gone" notices_new_changed_and_gone

# A daemon that only sleeps takes the place of a real one.
restarts_in_another_version() {
  local daemon=$scratch/host/daemons/datanode
  one_host
  load_inventory "$scratch/inventory"
  printf '#!/bin/sh\nexec sleep 60\n' >"$daemon/run"
  [[ $(host_call vps1 host_start datanode) == "datanode started" && -z $(host_call vps1 host_start datanode) ]] || return
  echo another >"$daemon/version"
  [[ $(host_call vps1 host_status datanode) == "datanode runs with old settings" ]] || return
  [[ $(host_call vps1 host_start datanode) == "datanode restarted" ]] || return
  host_call vps1 host_stop datanode
  [[ $(host_call vps1 host_status datanode) == "datanode stopped" ]]
}
check "start restarts a daemon whose files have changed, and no other" restarts_in_another_version

never_formats_twice() {
  echo 2026-01-01 >"$scratch/host/namenode-formatted"
  refuses 2 "was formatted on 2026-01-01: mount its disk" host_call vps1 format_namenode "$scratch/host/data/namenode"
}
check "a NameNode's folder that went away is not formatted again" never_formats_twice

leaves_the_folders_of_others() {
  mkdir -p "$scratch/others/precious"
  one_host
  sed -i "s|^root = .*|root = $scratch/others|" "$scratch/inventory"
  load_inventory "$scratch/inventory"
  refuses 2 "holds other things than a cluster" host_call vps1 host_open || return
  host_call vps1 host_destroy
  [[ -d $scratch/others/precious ]]
}
check "a folder with other things is neither used nor removed" leaves_the_folders_of_others

# On a disk that has other things: a DataNode's folder of another Hadoop, and one that has the pipeline's name.
leaves_the_data_of_others() {
  local disk=$scratch/disk
  rm -rf "$scratch/host"
  mkdir -p "$disk/datanode/current" "$disk/citizens" "$disk/spark-master"
  chmod 750 "$disk/citizens"
  touch "$disk/citizens/precious"
  one_host "data = $disk"
  files_of
  refuses 2 "$disk/datanode on this host holds files that this cluster has not made: .*write the folder into $scratch/host/folders" \
    host_call vps1 host_open "$disk/namenode" "$disk/datanode" || return
  rm -r "$disk/datanode/current"
  host_call vps1 host_open "$disk"/{namenode,datanode,spark-master,spark-worker} || return
  tar -c -C "$scratch/files" . | host_call vps1 host_receive >/dev/null || return
  touch "$disk/datanode/block" "$disk/spark-worker/work"
  # Its own files are no reason to refuse it the next time.
  host_call vps1 host_open "$disk"/{namenode,datanode,spark-master,spark-worker} || return
  [[ $(stat -c %a "$disk/citizens" "$disk/datanode") == $'750\n700' ]] || return
  mkdir "$disk/spark-history"
  touch "$disk/spark-history/of-somebody-else"
  host_call vps1 host_destroy
  [[ $(ls "$disk") == $'citizens\nspark-history' && -e $disk/citizens/precious && ! -e $scratch/host ]]
}
check "folders of data with files of others are neither taken nor removed" leaves_the_data_of_others

# As on a host whose root has a careful umask, and with software that was unpacked under one.
everybody_reads_the_software() (
  umask 077
  rm -rf "$scratch/host" "$scratch/careful"
  mkdir -p "$scratch/careful/bin"
  touch "$scratch/careful/jar" "$scratch/careful/bin/program"
  chmod 700 "$scratch/careful/bin/program"
  one_host
  load_inventory "$scratch/inventory"
  host_call vps1 host_open
  tar -c -C "$scratch/careful" . | host_call vps1 host_software "$scratch/host/software/spark"
  [[ $(cd "$scratch/host" && find . daemons software software/spark software/spark/bin software/spark/bin/program -maxdepth 0 ! -perm -005) == '' &&
    $(stat -c %a "$scratch/host/software/spark/jar") == 644 ]]
)
check "the daemons' users enter folders that a careful root has made" everybody_reads_the_software

# A small project in the place of this one.
copies_the_project_when_it_differs() (
  rm -rf "$scratch/project" "$scratch/host"
  mkdir -p "$scratch/project/pipeline/target"/{direct-lib,direct-log-lib,help} "$scratch/project/test-data"/{samples,golden} \
    "$scratch/project/scripts/lib/benchmark/target"
  cp -R "$repo/scripts/lib"/*.sh "$scratch/project/scripts/lib"
  cp -R "$repo/runner-config" "$repo/pom.xml" "$scratch/project"
  touch "$scratch/project/pipeline/target"/{citizens-bundled.jar,direct-lib/a.jar,direct-log-lib/b.jar,help/load.txt}
  one_host
  load_inventory "$scratch/inventory"
  repo=$scratch/project there=$scratch/host/checkout
  host_call vps1 host_open
  [[ $(install_project vps1 "$there") == "$there copied" && ! -e $there/scripts/lib/benchmark ]] || return
  [[ $(cd "$there/pipeline/target" && ls -- *) == $(cd "$repo/pipeline/target" && ls -- *) ]] || return
  touch "$there/of-a-day-that-runs" "$repo/pipeline/target/citizens-bundled.jar" "$repo/scripts/lib/benchmark/target/new"
  chmod 600 "$repo/pom.xml"
  [[ -z $(install_project vps1 "$there") && -e $there/of-a-day-that-runs ]] || return
  echo another >"$repo/pipeline/target/citizens-bundled.jar"
  [[ $(install_project vps1 "$there") == "$there copied" && $(<"$there/pipeline/target/citizens-bundled.jar") == another ]]
)
check "the project is copied to the host that launches when it differs, and only then" copies_the_project_when_it_differs

# An ssh that runs the command here, as sshd would give it to a shell; and a systemctl that writes down what it is told.
reaches_by_ssh() (
  mkdir -p "$scratch/bin"
  # shellcheck disable=SC2016 # expanded by the program
  printf '#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done\nshift 2\nexec sh -c "$*"\n' >"$scratch/bin/ssh"
  chmod +x "$scratch/bin/ssh"
  PATH=$scratch/bin:$PATH
  one_host
  sed -i 's|^reach = .*|reach = ssh root@vps1|' "$scratch/inventory"
  load_inventory "$scratch/inventory"
  id() { echo 0; }
  export -f id
  [[ $(echo input | host_run vps1 sed "s/in/it's \"out/") == "it's \"output"* || $(echo in | host_run vps1 cat) == in ]]
)
check "ssh gets words as they are" reaches_by_ssh

# Two hosts, of which the first is dead: its ssh ends with 255.
stops_the_others() (
  local output status=0
  mkdir -p "$scratch/dead"
  printf '#!/bin/sh\nexit 255\n' >"$scratch/dead/ssh"
  chmod +x "$scratch/dead/ssh"
  PATH=$scratch/dead:$PATH
  one_host '[vps2]' 'address = 127.0.0.2' 'reach = local' "root = $scratch/host2" 'roles = datanode'
  sed -i '0,/^reach = .*/s//reach = ssh root@vps1/' "$scratch/inventory"
  load_inventory "$scratch/inventory"
  host_call vps2 host_open
  mkdir "$scratch/host2/daemons/datanode"
  printf '#!/bin/sh\nexec sleep 60\n' >"$scratch/host2/daemons/datanode/run"
  chmod +x "$scratch/host2/daemons/datanode/run"
  printf '%s\n' - >"$scratch/host2/daemons/datanode/user"
  echo 1 >"$scratch/host2/daemons/datanode/version"
  host_call vps2 host_start datanode >/dev/null
  output=$(cluster_destroy 2>&1) || status=$?
  [[ $status == 1 && $(host_call vps2 host_status datanode) == "datanode stopped" ]] || return
  [[ $output == *": vps1 cannot be reached by 'ssh root@vps1'"$'\n'*": not everything was stopped on vps1: "* ]]
)
check "a dead host keeps no other from being stopped, and destroy from going on" stops_the_others

# A systemctl that only says what it is told.
forgets_failures_before_a_start() (
  source "$repo/scripts/lib/host.sh"
  systemctl() { echo "$*" >>"$scratch/systemctl" && [[ $1 != is-active ]]; }
  root=$scratch/units manager=systemd
  mkdir -p "$root/daemons/namenode" "$root/run"
  echo 1 >"$root/daemons/namenode/version"
  [[ $(host_start namenode) == "namenode started" &&
    $(tail -n 2 "$scratch/systemctl") == $'reset-failed citizens-namenode\nstart citizens-namenode' ]]
)
check "start begins again what systemd has given up" forgets_failures_before_a_start

units_are_good() {
  local unit
  one_host
  sed -i 's|^reach = .*|reach = ssh root@vps1|; s|^root = .*|root = /srv/citizens|' "$scratch/inventory"
  load_inventory "$scratch/inventory"
  host_run() { false; }
  rm -rf "$scratch/files" && mkdir -p "$scratch/files"
  render_host vps1 "$scratch/files" "$scratch/secret"
  for unit in namenode datanode spark-worker; do
    grep -qx 'Restart=on-failure' "$scratch/files/$unit/service" && grep -qE '^MemoryMax=[0-9]+M$' "$scratch/files/$unit/service" &&
      grep -qE '^User=(hdfs|spark)$' "$scratch/files/$unit/service" || return
    command -v systemd-analyze >/dev/null || continue
    # The user and the program are on the host only.
    sed 's|^ExecStart=.*|ExecStart=/bin/true|; s|^User=.*|User=root|' "$scratch/files/$unit/service" >"$scratch/citizens-$unit.service"
    systemd-analyze verify "$scratch/citizens-$unit.service" || return
  done
}
check "systemd units restart, are limited, and are run by others than root" units_are_good

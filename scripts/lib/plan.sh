# What a cluster needs for so many rows and days: disk, memory, time. Only arithmetic; nothing is asked of the hosts.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/inventory.sh
source "${BASH_SOURCE[0]%/*}/inventory.sh"

# Measured; docs/scaling.md has the commands and the machine.
row_bytes=64                # a row of the CSV file, and one of the table as extracted
results_mebibytes=40        # results, quarantine, manifests, event log of a day
fixed_seconds=24            # 'citizens daily' whatever the rows
core_milliseconds=2700      # more for each million rows (CSV and table), with one core; divided by the cores
airflow_mebibytes=1200      # scheduler, API server, triggerer
# Estimated.
jvm_mebibytes=128           # beside the heap of a daemon
system_mebibytes=512        # the host's own
mysql_mebibytes=1024
postgres_mebibytes=512

# plan <rows> <days>: prints it. Status 1 if a host has too little.
plan() {
  local rows=$1 days=$2 host enough=0 need have
  printf '%-8s %-16s %-9s %s\n' host address reach roles
  for host in "${inventory_hosts[@]}"; do
    printf '%-8s %-16s %-9s %s\n' "$host" "$(setting "$host" address)" "$(setting "$host" reach | cut -d ' ' -f 1)" \
      "$(setting "$host" roles)"
  done
  printf '\n%s rows a day, %s days: %s MiB a day from the CSV file and as much from MySQL, %s copies\n' "$rows" "$days" \
    $((rows * row_bytes >> 20)) "$(block_copies)"
  for host in "${inventory_hosts[@]}"; do
    need=$(plan_memory "$host") have=$(mebibytes "$(setting "$host" memory)")
    plan_line "$host" memory "$need" "$have" || enough=1
    if has_role "$host" datanode; then
      need=$(plan_disk "$host" "$rows" "$days") have=$(mebibytes "$(setting "$host" disk)")
      plan_line "$host" disk "$need" "$have" || enough=1
    fi
  done
  printf '%-8s %-7s about %s a day on %s cores\n' all time "$(plan_time "$rows")" "$(plan_cores)"
  return $enough
}

# plan_line <host> <what> <MiB needed> <MiB there>
plan_line() {
  local verdict='enough'
  (($3 <= $4)) || verdict="TOO LITTLE: $(($3 - $4)) MiB are missing"
  printf '%-8s %-7s %8s MiB of %8s MiB  %s\n' "$1" "$2" "$3" "$4" "$verdict"
  (($3 <= $4))
}

plan_cores() {
  local host cores=0
  for host in $(hosts_with spark-worker); do cores=$((cores + $(setting "$host" cores))); done
  echo $cores
}

# plan_disk <host> <rows> <days>: MiB. One day more than stay, as a day that is run again is there twice until it is
# published; and what HDFS leaves to others.
plan_disk() {
  local day datanodes
  datanodes=$(hosts_with datanode | wc -l)
  day=$((2 * $2 * row_bytes / 1048576 + results_mebibytes))
  echo $((day * ($3 + 1) * $(block_copies) / datanodes + $(mebibytes "$(setting "$1" reserve)")))
}

# plan_memory <host>: MiB.
plan_memory() {
  local role need=$system_mebibytes
  for role in $(setting "$1" roles); do
    case $role in
      namenode | secondarynamenode | datanode) need=$((need + jvm_mebibytes + $(mebibytes "$(setting "$1" "memory.$role")"))) ;;
      spark-master | spark-history) need=$((need + jvm_mebibytes + $(mebibytes "$(setting "$1" memory.spark)"))) ;;
      # An executor's buffers and threads take a quarter more than its heap.
      spark-worker) need=$((need + jvm_mebibytes + $(mebibytes "$(setting "$1" memory.spark)") +
        $(mebibytes "$(setting "$1" memory.worker)") * 5 / 4)) ;;
      airflow) need=$((need + airflow_mebibytes + jvm_mebibytes + $(mebibytes "$(setting "$1" memory.driver)"))) ;;
      mysql) need=$((need + mysql_mebibytes)) ;;
      postgres) need=$((need + postgres_mebibytes)) ;;
    esac
  done
  echo $need
}

# plan_time <rows>: of 'citizens daily'.
plan_time() {
  local seconds
  seconds=$((fixed_seconds + $1 * core_milliseconds / 1000000000 / $(plan_cores)))
  echo "$((seconds / 60)) min $((seconds % 60)) s"
}

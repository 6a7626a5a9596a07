# The inventory: hosts, what each does, where and with how much. load_inventory reads and checks it all; then
# 'setting HOST NAME' has every value, the defaults included.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/base.sh
source "${BASH_SOURCE[0]%/*}/base.sh"

declare -A inventory=() inventory_at=()
inventory_hosts=()
inventory_roles=(namenode secondarynamenode datanode spark-master spark-worker spark-history airflow postgres mysql)

# name | kind | default. A default may hold @{another setting} of the same host; '-' means that there is none, and the
# setting is required. An empty default is allowed by every kind.
inventory_settings='
address              | address | -
reach                | reach   | -
roles                | roles   | -
root                 | path    | /srv/citizens
data                 | path    | @{root}/data
software             | path    | @{root}/software
lake                 | path    | /lake
java.home            | path    |
java.options         | text    | -XX:+ExitOnOutOfMemoryError
spark.home           | path    |
hadoop.home          | path    |
user.hdfs            | user    | hdfs
user.spark           | user    | spark
user.pipeline        | user    | citizens
cores                | number  | 1
memory               | size    | 8g
memory.namenode      | size    | 512m
memory.secondarynamenode | size | 512m
memory.datanode      | size    | 384m
memory.spark         | size    | 384m
memory.worker        | size    | 1536m
memory.driver        | size    | 1g
disk                 | size    | 100g
reserve              | size    | 5g
port.namenode        | port    | 8020
port.namenode-web    | port    | 9870
port.secondarynamenode-web | port | 9868
port.datanode        | port    | 9866
port.datanode-web    | port    | 9864
port.datanode-ipc    | port    | 9867
port.spark-master    | port    | 7077
port.spark-master-web | port   | 8180
port.spark-worker    | port    | 7078
port.spark-worker-web | port   | 8181
port.spark-history-web | port  | 18080
port.driver          | port    | 7080
port.driver-blocks   | port    | 7081
port.driver-web      | port    | 4040
port.executor-blocks | port    | 7090
port.postgres        | port    | 5432
port.mysql           | port    | 3306
'

# kind_pattern <kind>: sets pattern, and allowed for the message.
kind_pattern() {
  case $1 in
    address) pattern='^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$' allowed='an IPv4 address' ;;
    reach) pattern='^(local|ssh ([a-z_][a-z0-9_-]*@)?[A-Za-z0-9][A-Za-z0-9.-]*|netns /[^[:space:]]+)$' allowed="'local', 'ssh [USER@]HOST' or 'netns FILE' (a file with the pid of a process in the namespaces)" ;;
    roles) pattern="^(($(IFS='|' && echo "${inventory_roles[*]}")) ?)+\$" allowed="a list of ${inventory_roles[*]}" ;;
    path) pattern='^(/[A-Za-z0-9._+@,~=-]+)+$' allowed='an absolute path of letters, digits and . _ + @ , ~ = -' ;;
    size) pattern='^[1-9][0-9]{0,6}[mg]$' allowed='a size such as 512m or 4g' ;;
    number) pattern='^[1-9][0-9]{0,3}$' allowed='a whole number above 0' ;;
    port) pattern='^(102[4-9]|10[3-9][0-9]|1[1-9][0-9]{2}|[2-9][0-9]{3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$' allowed='a port from 1024 to 65535' ;;
    user) pattern='^[a-z_][a-z0-9_-]{0,30}$' allowed='the name of a user' ;;
    text) pattern='^[^"'\''\\$`]*$' allowed='text without quotes, $ and backslashes' ;;
  esac
}

# load_inventory <file>
load_inventory() {
  local file=$1 line number=0 name value host='*'
  [[ -r $file ]] || die "no inventory $file: see docs/cluster.md"
  inventory=() inventory_at=() inventory_hosts=()
  inventory_file=$file
  while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    line=$(trimmed "${line%%#*}")
    if [[ -z $line ]]; then
      continue
    elif [[ $line =~ ^\[(.*)\]$ ]]; then
      host=${BASH_REMATCH[1]}
      add_host "$host"
    elif [[ $line == *=* ]]; then
      name=$(trimmed "${line%%=*}") value=$(trimmed "${line#*=}")
      add_setting "$host" "$name" "$value"
    else
      inventory_error "'$line' is neither [host] nor 'name = value'"
    fi
  done <"$file"
  number=''
  for host in "${inventory_hosts[@]}"; do complete_host "$host"; done
  check_roles
  check_ports
}

# inventory_error <message>: with the line that load_inventory is at, or the given one's.
inventory_error() {
  die "$inventory_file${number:+:$number}: $1"
}

trimmed() {
  local text=$1
  text=${text#"${text%%[![:space:]]*}"}
  printf '%s\n' "${text%"${text##*[![:space:]]}"}"
}

add_host() {
  local pattern='^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'
  [[ $1 =~ $pattern ]] || inventory_error "[$1] is no host name: small letters, digits and '-' are allowed"
  [[ -z ${inventory_at["$1"]-} ]] || inventory_error "[$1] is there twice, first on line ${inventory_at["$1"]}"
  inventory_at["$1"]=$number
  inventory_hosts+=("$1")
}

# add_setting <host or *> <name> <value>
add_setting() {
  local at="$1 $2" pattern allowed kind
  kind=$(setting_kind "$2")
  [[ -n $kind ]] || inventory_error "unknown setting '$2'; allowed are$(printf '%s\n' "$inventory_settings" | awk 'NF { printf " %s", $1 }')"
  [[ -z ${inventory_at[$at]-} ]] || inventory_error "$2 is set twice, first on line ${inventory_at[$at]}"
  kind_pattern "$kind"
  [[ $3 =~ $pattern ]] || inventory_error "$2 = $3 is not allowed: $allowed is needed"
  inventory_at[$at]=$number
  inventory[$at]=$3
}

# setting_kind <name>: from the table above; nothing for an unknown one.
setting_kind() {
  local name kind _
  while IFS='| ' read -r name kind _; do
    [[ $name != "$1" ]] || printf '%s\n' "$kind"
  done <<<"$inventory_settings"
}

# complete_host <host>: what it does not set comes from the top of the file, else from the defaults.
complete_host() {
  local host=$1 name kind default other
  while IFS='| ' read -r name kind default; do
    [[ -n $name && -z ${inventory["$host $name"]+set} ]] || continue
    if [[ -n ${inventory["* $name"]+set} ]]; then
      default=${inventory["* $name"]}
      inventory_at["$host $name"]=${inventory_at["* $name"]}
    elif [[ $default == - ]]; then
      number=${inventory_at["$host"]}
      inventory_error "[$host] has no $name"
    fi
    if [[ $default =~ @\{(.*)\} ]]; then
      other=${inventory["$host ${BASH_REMATCH[1]}"]}
      default=${default/"${BASH_REMATCH[0]}"/"$other"}
    fi
    inventory["$host $name"]=$default
  done <<<"$inventory_settings"
}

# setting <host> <name>
setting() {
  printf '%s\n' "${inventory["$1 $2"]}"
}

# has_role <host> <role>
has_role() {
  [[ " ${inventory["$1 roles"]} " == *" $2 "* ]]
}

# hosts_with <role>, host_with <role>: all of them; the first or nothing.
hosts_with() {
  local host
  for host in "${inventory_hosts[@]}"; do
    ! has_role "$host" "$1" || printf '%s\n' "$host"
  done
}

host_with() {
  hosts_with "$1" | head -n 1
}

check_roles() {
  local role count
  for role in namenode spark-master airflow; do
    count=$(hosts_with $role | wc -l)
    ((count == 1)) || inventory_error "$count hosts have the role $role: exactly one must"
  done
  for role in datanode spark-worker; do
    [[ -n $(host_with $role) ]] || inventory_error "no host has the role $role: at least one must"
  done
  for role in secondarynamenode spark-history; do
    count=$(hosts_with $role | wc -l)
    ((count <= 1)) || inventory_error "$count hosts have the role $role: at most one may"
  done
}

# ports_of <host>: the names of the ports that its roles listen on.
ports_of() {
  local role
  for role in ${inventory["$1 roles"]}; do
    case $role in
      namenode) echo port.namenode port.namenode-web ;;
      secondarynamenode) echo port.secondarynamenode-web ;;
      datanode) echo port.datanode port.datanode-web port.datanode-ipc ;;
      spark-master) echo port.spark-master port.spark-master-web ;;
      spark-worker) echo port.spark-worker port.spark-worker-web port.executor-blocks ;;
      spark-history) echo port.spark-history-web ;;
      airflow) echo port.driver port.driver-blocks port.driver-web ;;
      postgres | mysql) echo "port.$role" ;;
    esac
  done
}

# check_ports: no two daemons want the same port of an address.
check_ports() {
  local host name at
  local -A taken=()
  for host in "${inventory_hosts[@]}"; do
    for name in $(ports_of "$host"); do
      at=${inventory["$host address"]}:${inventory["$host $name"]}
      number=${inventory_at["$host $name"]:-${inventory_at["$host"]}}
      [[ -z ${taken[$at]-} ]] || inventory_error "[$host] $name = ${at##*:} is taken by ${taken[$at]}"
      taken[$at]="[$host] $name"
    done
  done
}

# block_copies: of each block of HDFS: runner-config's, or fewer with fewer DataNodes.
block_copies() {
  local copies datanodes
  datanodes=$(hosts_with datanode | wc -l)
  copies=$(sed -n '/<name>dfs.replication</{n;s/.*<value>\([0-9]*\).*/\1/p}' "$repo/runner-config/hadoop/hdfs-site.xml")
  echo $((copies < datanodes ? copies : datanodes))
}

# mebibytes <size>
mebibytes() {
  case $1 in
    *g) echo $((${1%g} * 1024)) ;;
    *m) echo "${1%m}" ;;
  esac
}

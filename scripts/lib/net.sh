# Ports and small HTTP requests in plain bash, as neither curl nor nc is on every machine.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/base.sh
source "${BASH_SOURCE[0]%/*}/base.sh"
# shellcheck source=SCRIPTDIR/daemon.sh
source "${BASH_SOURCE[0]%/*}/daemon.sh"

# port_answers <host> <port>: does something accept connections there?
port_answers() {
  # shellcheck disable=SC2016 # expanded by the inner bash
  timeout 5 bash -c ': <"/dev/tcp/$0/$1"' "$1" "$2" 2>/dev/null
}

# free_ports <count>: that many different ports where nothing listens on loopback. They lie below the range from which
# the kernel picks the ports of outgoing connections, so none is taken by chance between now and the daemon's start.
free_ports() {
  local count=$1 port tries=0 found=" "
  while ((count > 0)); do
    ((++tries < 1000)) || die "found no free port between 20000 and 29999"
    port=$((20000 + RANDOM % 10000))
    [[ $found != *" $port "* ]] || continue
    ! port_answers 127.0.0.1 "$port" || continue
    found+="$port "
    printf '%s\n' "$port"
    count=$((count - 1))
  done
}

# require_free_port <name> <port>: ends the script with one line if the port is taken.
require_free_port() {
  ! port_answers 127.0.0.1 "$2" || die "port $2 for $1 is in use: choose another one"
}

# wait_for_port <name> <port> <seconds>: until the daemon listens on loopback or on $4.
wait_for_port() {
  wait_until "$1" "$3" "answers on port $2" port_answers "${4:-127.0.0.1}" "$2"
}

# http_get <host> <port> <path>: the body of the answer.
http_get() {
  # shellcheck disable=SC2016 # expanded by the inner bash
  timeout 5 bash -c '
    exec 3<>"/dev/tcp/$0/$1"
    printf "GET %s HTTP/1.0\r\nHost: %s:%s\r\nAccept: application/json\r\n\r\n" "$2" "$0" "$1" >&3
    sed "1,/^\r*$/d" <&3' "$1" "$2" "$3" 2>/dev/null
}

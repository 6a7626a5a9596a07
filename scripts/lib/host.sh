# What scripts/cluster does on one host; reach.sh sends this file there. Set are root, the cluster's folder there;
# state_dir, the same; manager, plain (pid files, see daemon.sh) or systemd.
# shellcheck shell=bash
# shellcheck disable=SC2154 # root, state_dir and manager are set by reach.sh

# shellcheck source=SCRIPTDIR/daemon.sh
source "${BASH_SOURCE[0]%/*}/daemon.sh"
# shellcheck source=SCRIPTDIR/net.sh
source "${BASH_SOURCE[0]%/*}/net.sh"

# host_open <folder of data...>: makes the cluster's folder; refuses it, or one of data, if it is somebody else's.
host_open() {
  local folder
  [[ -e $root/.citizens-cluster || ! -d $root || -z $(ls -A "$root") ]] ||
    die "$root on this host holds other things than a cluster: choose another 'root' in the inventory"
  mkdir -p "$root"/{daemons,data,logs,pids,run,tmp}
  chmod 1777 "$root/tmp"
  touch "$root/.citizens-cluster"
  for folder; do own_folder "$folder"; done
}

# own_folder <folder>: writes it into ROOT/folders, those that destroy removes; refuses one whose files are not from here.
own_folder() {
  ! grep -qsxF -- "$1" "$root/folders" || return 0
  [[ ! -e $1 || -z $(ls -A "$1" 2>&1) ]] || grep -qsxF -- "$1" "$root"/daemons/*/folder ||
    die "$1 on this host holds files that this cluster has not made: choose another 'data' in the inventory, or if they are its own, write the folder into $root/folders"
  printf '%s\n' "$1" >>"$root/folders"
}

# host_check <java> <name> <address> <user...>: what a host must have before anything is installed.
host_check() {
  local java=$1 name=$2 address=$3 user version
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1) || version=
  [[ $version == 17 ]] ||
    die "Java 17 is needed on this host, '$java' is ${version:-not there}: install openjdk-17-jre-headless or set java.home"
  # Names of files and text of the daemons and executors, which systemd starts without a locale.
  knows_locale C.UTF-8 || die "there is no locale C.UTF-8 on this host: install it (Debian: libc-bin)"
  shift 3
  for user; do
    id "$user" >/dev/null 2>&1 && continue
    [[ $manager == systemd ]] || die "there is no user $user on this host"
    useradd --system --user-group --no-create-home --home-dir "$root" --shell /usr/sbin/nologin "$user"
    echo "user $user made"
  done
  # Java asks for this host's own name at each start, and waits for seconds where nobody knows it.
  getent hosts "$(uname -n)" >/dev/null ||
    echo "warning: its own name $(uname -n) is unknown: put '$address $name' into /etc/hosts" >&2
}

# host_receive: unpacks the tar on standard input, a folder a daemon, and says what is new, changed or gone. In each are
# user, who runs it; version, a checksum of the rest; and unless it is no daemon, run, and folder, where it keeps its data.
host_receive() {
  local new=$root/daemons.new daemon name
  rm -rf "$new"
  mkdir -m 700 "$new"
  tar -x -C "$new" --no-same-owner --no-same-permissions
  for daemon in "$root"/daemons/*/; do
    name=$(basename "$daemon")
    [[ -d $daemon && ! -d $new/$name ]] || continue
    host_stop "$name"
    rm -rf "$daemon"
    [[ $manager != systemd ]] || remove_unit "$name"
    echo "$name removed; its data stays"
  done
  for daemon in "$new"/*/; do
    name=$(basename "$daemon")
    if [[ ! -d $root/daemons/$name ]]; then
      echo "$name new"
    elif ! cmp -s "$daemon/version" "$root/daemons/$name/version"; then
      echo "$name changed"
    else
      continue
    fi
    give_to_user "$daemon"
    rm -rf "${root:?}/daemons/$name"
    mv -T "$daemon" "$root/daemons/$name"
    [[ $manager != systemd ]] || install_unit "$name"
  done
  rm -rf "$new"
}

# give_to_user <daemon's folder>: it, and where it keeps its data; nobody else may look inside.
give_to_user() {
  local user folder=''
  user=$(<"$1/user")
  chmod -R u=rwX,go= "$1"
  if [[ -f $1/run ]]; then
    chmod 700 "$1/run"
    folder=$(<"$1/folder")
    mkdir -p "$folder"
    chmod 700 "$folder"
  fi
  if [[ $(id -u) == 0 && $user != - ]]; then
    chown -R "$user:$(id -gn "$user")" "$1"
    [[ -z $folder ]] || chown "$user:$(id -gn "$user")" "$folder"
  fi
}

# as_user <user>: sets user_command, what to put before a command so that the user runs it.
as_user() {
  user_command=()
  if [[ $(id -u) == 0 && $1 != - ]]; then
    user_command=(setpriv "--reuid=$(id -u "$1")" "--regid=$(id -g "$1")" --init-groups --no-new-privs)
  fi
}

# host_start <name>: unless it runs as it is installed. One that runs in another version is restarted.
host_start() {
  local name=$1 installed began=started
  installed=$(<"$root/daemons/$name/version")
  if daemon_runs "$name"; then
    [[ $(cat "$root/run/$name.version" 2>/dev/null) != "$installed" ]] || return 0
    host_stop "$name"
    began=restarted
  fi
  if [[ $manager == systemd ]]; then
    # One that has failed too often is not started again otherwise, whatever was mended.
    systemctl reset-failed "citizens-$name" 2>/dev/null || true
    systemctl start "citizens-$name"
  else
    as_user "$(<"$root/daemons/$name/user")"
    start_daemon "$name" "${user_command[@]}" "$root/daemons/$name/run"
  fi
  printf '%s\n' "$installed" >"$root/run/$name.version"
  echo "$name $began"
}

# host_stop <name...>: those that run, each within a minute.
host_stop() {
  local name
  for name; do
    if [[ $manager == systemd ]]; then
      systemctl stop "citizens-$name" 2>/dev/null || true
    else
      stop_daemons 60 "$name"
    fi
    rm -f "$root/run/$name.version"
  done
}

# host_status <name...>: a line for each.
host_status() {
  local name state
  for name; do
    state=stopped
    if daemon_runs "$name"; then
      state=runs
      cmp -s "$root/run/$name.version" "$root/daemons/$name/version" || state='runs with old settings'
    fi
    printf '%s %s\n' "$name" "$state"
  done
}

# format_namenode <folder>: once. A folder that was formatted and is empty is a disk that is not mounted, or lost:
# formatting it again would lose what the DataNodes hold.
format_namenode() {
  local folder=$1 daemon=$root/daemons/namenode log=$root/logs/namenode-format.log
  [[ ! -d $folder/current ]] || return 0
  [[ ! -e $root/namenode-formatted ]] ||
    die "$folder is empty, but was formatted on $(<"$root/namenode-formatted"): mount its disk, or restore it (docs/operations.md)"
  as_user "$(<"$daemon/user")"
  "${user_command[@]}" "$daemon/run" -format -nonInteractive >"$log" 2>&1 || {
    tail -n 10 "$log" >&2
    die -1 "the NameNode's folder $folder could not be formatted; the log is $log"
  }
  date -u +%FT%TZ >"$root/namenode-formatted"
  echo "namenode formatted"
}

# install_unit <name>, remove_unit <name>: for systemd.
install_unit() {
  [[ -f $root/daemons/$1/run ]] || return 0
  install -m 644 "$root/daemons/$1/service" "/etc/systemd/system/citizens-$1.service"
  systemctl daemon-reload
  systemctl enable --quiet "citizens-$1"
}

remove_unit() {
  systemctl disable --quiet "citizens-$1" 2>/dev/null || true
  rm -f "/etc/systemd/system/citizens-$1.service"
  systemctl daemon-reload
}

# host_destroy: all that install and start have made, the data included.
host_destroy() {
  local daemon folder
  [[ -e $root/.citizens-cluster ]] || return 0
  for daemon in "$root"/daemons/*/; do
    [[ -f $daemon/run ]] || continue
    host_stop "$(basename "$daemon")"
    [[ $manager != systemd ]] || remove_unit "$(basename "$daemon")"
  done
  if [[ -f $root/folders ]]; then
    while IFS= read -r folder; do rm -rf "$folder"; done <"$root/folders"
  fi
  rm -rf "${root:?}"/{daemons,data,logs,pids,run,tmp,software,checkout,folders,namenode-formatted,.citizens-cluster}
  rmdir "$root" 2>/dev/null || true
}

# host_software <folder> [checksum]: unpacks the tar on standard input, whole or not at all; everybody can read it.
host_software() {
  rm -rf "$1.part"
  mkdir -p "$1.part"
  tar -x -C "$1.part" --no-same-owner
  chmod -R a+rX "$1.part"
  [[ -z ${2-} ]] || printf '%s\n' "$2" >"$1.part/.sha256"
  rm -rf "$1"
  mv -T "$1.part" "$1"
}

# host_as_user <user> <command...>: in a folder that everybody can enter.
host_as_user() {
  as_user "$1"
  cd /
  "${user_command[@]}" "${@:2}"
}

# host_fresh_folder <user> <folder>: an empty one that only the user can enter.
host_fresh_folder() {
  rm -rf "$2"
  mkdir -p "$2"
  chmod 700 "$2"
  [[ $(id -u) != 0 || $1 == - ]] || chown "$1:$(id -gn "$1")" "$2"
}

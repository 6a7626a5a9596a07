# HDFS's own commands, the folders that the pipelines need in it, and a copy of the NameNode's metadata.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/daemon_files.sh
source "${BASH_SOURCE[0]%/*}/daemon_files.sh"
# shellcheck source=SCRIPTDIR/reach.sh
source "${BASH_SOURCE[0]%/*}/reach.sh"

# hdfs_command <dfs, dfsadmin or fsck> <argument...>: as the superuser, on the NameNode's host.
hdfs_command() {
  local class host root
  case ${1-} in
    dfs) class=fs.FsShell ;;
    dfsadmin) class=hdfs.tools.DFSAdmin ;;
    fsck) class=hdfs.tools.DFSck ;;
    *) die "unknown HDFS command '${1-}': dfs, dfsadmin or fsck" ;;
  esac
  host=$(host_with namenode)
  root=$(setting "$host" root)
  host_call "$host" host_as_user "$(user_on "$host" hdfs)" "$(java_on "$host")" -Xmx256m \
    -cp "$root/daemons/namenode/conf:$(hadoop_jars_on "$host")" "org.apache.hadoop.$class" "${@:2}"
}

# hdfs_folders: those that the pipelines need, with their owners; only what is not there yet. The history server reads
# the event logs as a member of the folder's group, which new files inherit.
hdfs_folders() {
  local host lake spark pipeline
  host=$(host_with namenode)
  lake=$(setting "$host" lake) spark=$(user_on "$host" spark) pipeline=$(user_on "$host" pipeline)
  # Where one user runs everything, that is HDFS's superuser, who makes what it needs.
  [[ $pipeline != - ]] || return 0
  [[ $(hdfs_command dfs -ls -d "$lake" /spark-events "/user/$pipeline" </dev/null 2>/dev/null | awk '{ print $1, $3, $4 }') != \
    "drwxr-x--- $pipeline $pipeline
drwxrwx--- $pipeline $spark
drwxr-xr-x $pipeline $pipeline" ]] || return 0
  hdfs_quietly dfs -mkdir -p "/user/$pipeline"
  hdfs_quietly dfs -Dfs.permissions.umask-mode=027 -mkdir -p "$lake" /spark-events
  hdfs_quietly dfs -chown "$pipeline:$pipeline" "$lake" "/user/$pipeline"
  hdfs_quietly dfs -chown "$pipeline:$spark" /spark-events
  hdfs_quietly dfs -chmod 770 /spark-events
}

# hdfs_quietly <like hdfs_command>: shows what it says only if it fails.
hdfs_quietly() {
  local said
  said=$(hdfs_command "$@" 2>&1 </dev/null) || {
    printf '%s\n' "$said" | tail -n 5 >&2
    die -1 "failed: hdfs $*"
  }
}

# backup_metadata <folder>: the newest fsimage and its checksum into the folder, under the name that a restore needs.
backup_metadata() {
  local folder=${1-} host there image
  [[ -n $folder && $# == 1 ]] || die "backup-metadata needs one FOLDER"
  mkdir -p "$folder"
  host=$(host_with namenode)
  there=$(setting "$host" data)/namenode/backup
  host_call "$host" host_fresh_folder "$(user_on "$host" hdfs)" "$there" </dev/null
  hdfs_command dfsadmin -fetchImage "$there" </dev/null 2>&1 | grep -vE ' (INFO|WARN) ' || true
  (umask 077 && host_run "$host" tar -c -C "$there" . </dev/null | tar -x -C "$folder" --no-same-owner)
  host_run "$host" rm -rf "$there" </dev/null
  image=$(find "$folder" -name 'fsimage_*' ! -name '*.md5' -newermt '-1 minute' | sort | tail -n 1)
  [[ -s $image ]] || die -1 "the NameNode on $host gave no fsimage"
  # What a NameNode checks the image with when it loads it.
  [[ -s $image.md5 ]] || printf '%s *%s\n' "$(md5sum <"$image" | cut -d ' ' -f 1)" "${image##*/}" >"$image.md5"
  printf '%s: %s bytes\n' "$image" "$(stat -c %s "$image")"
}

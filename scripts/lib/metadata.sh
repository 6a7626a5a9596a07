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
  host_call "$host" host_as_user "$(user_on "$host" hdfs)" "$(java_on "$host")" "${jvm_options[@]}" -Xmx256m \
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

# backup_metadata <folder>: what a NameNode's folder 'current' must hold to start again as it is now: the newest
# fsimage with its checksum, and the edits since then.
backup_metadata() {
  local folder=${1-} host current there image last
  [[ -n $folder && $# == 1 ]] || die "backup-metadata needs one FOLDER"
  [[ ! -e $folder || -z $(ls -A "$folder") ]] || die "$folder is not empty: name a new folder for each backup"
  host=$(host_with namenode)
  current=$(setting "$host" data)/namenode/current
  there=$(setting "$host" root)/tmp/backup-metadata
  host_call "$host" host_fresh_folder "$(user_on "$host" hdfs)" "$there" </dev/null
  # What was written until now becomes a closed file; the NameNode goes on in a new one.
  hdfs_quietly dfsadmin -rollEdits
  hdfs_quietly dfsadmin -fetchImage "$there"
  (umask 077 && mkdir -p "$folder" && {
    host_run "$host" tar -c -C "$there" . </dev/null | tar -x -C "$folder" --no-same-owner
    # shellcheck disable=SC2016 # expanded on the host
    host_run "$host" bash -c 'cd "$0" && tar -c VERSION edits_*-*' "$current" </dev/null | tar -x -C "$folder" --no-same-owner
  })
  host_run "$host" rm -rf "$there" </dev/null
  image=$(find "$folder" -name 'fsimage_*' ! -name '*.md5')
  [[ -s $image ]] || die -1 "the NameNode on $host gave no fsimage"
  # Up to where a NameNode that starts from this must find edits: the end of the last file, not what it writes now.
  last=$(find "$folder" -name 'edits_*' | sort | tail -n 1)
  printf '%d\n' "$((10#${last##*-}))" >"$folder/seen_txid"
  # What a NameNode checks the image with when it loads it.
  [[ -s $image.md5 ]] || printf '%s *%s\n' "$(md5sum <"$image" | cut -d ' ' -f 1)" "${image##*/}" >"$image.md5"
  printf '%s: %s and %s files of edits, %s bytes\n' "$folder" "${image##*/}" "$(find "$folder" -name 'edits_*' | wc -l)" \
    "$(du -sb "$folder" | cut -f 1)"
}

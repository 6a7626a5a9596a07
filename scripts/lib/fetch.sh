# What is downloaded, once, into the checkout's .cache folder: Spark through pip, the HDFS daemons through Maven.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/base.sh
source "${BASH_SOURCE[0]%/*}/base.sh"

# spark_cached, hdfs_home: where it lies after the fetch.
spark_cached() {
  printf '%s\n' "$cache/spark-$(version_of spark.version)"
}

hdfs_home() {
  printf '%s\n' "$cache/hdfs-$(version_of hadoop.daemons.version)"
}

# fetch_once <folder> <command...>: unless the folder is there, runs the command with the name of an empty folder that
# it fills, and moves that into place. A lock keeps two scripts from fetching the same.
fetch_once() (
  home=$1
  shift
  [[ ! -d $home ]] || exit 0
  mkdir -p "$cache"
  exec 8>"$home.lock"
  flock -w 900 8 || die -1 "another script has been fetching $home for 15 minutes"
  [[ ! -d $home ]] || exit 0
  rm -rf "$home.part"
  mkdir "$home.part"
  "$@" "$home.part" || exit
  mv -T "$home.part" "$home"
)

# fetch_spark: PyPI's pyspark is a full Spark distribution; only what a cluster needs is kept of it.
fetch_spark() {
  fetch_once "$(spark_cached)" unpack_pyspark "$(version_of spark.version)"
}

unpack_pyspark() {
  local version=$1 part=$2
  unpack_from_pyspark "$version" "$part" deps/jars deps/bin deps/sbin || return
  [[ -f $(echo "$part"/jars/spark-core_*-"$version".jar) && -x $part/bin/spark-submit ]] ||
    die -1 "the package pyspark $version holds no Spark $version"
}

# pyspark_cached: where the Python part of Spark lies, which only the benchmark needs; fetch_pyspark: gets it.
pyspark_cached() {
  printf '%s\n' "$cache/pyspark-$(version_of spark.version)"
}

fetch_pyspark() {
  fetch_once "$(pyspark_cached)" unpack_python_part "$(version_of spark.version)"
}

unpack_python_part() {
  unpack_from_pyspark "$1" "$2" lib || return
  [[ -f $2/pyspark.zip ]] || die -1 "the package pyspark $1 holds no pyspark.zip"
}

# unpack_from_pyspark <version> <folder> <folder in the package...>: without the first two levels of its paths.
unpack_from_pyspark() {
  local version=$1 part=$2
  shift 2
  printf 'pyspark==%s --hash=sha256:%s\n' "$version" "$(version_of pyspark.sha256)" >"$part.txt"
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --no-binary pyspark --require-hashes \
    --dest "$part" --requirement "$part.txt" || return
  rm "$part.txt"
  tar -xzf "$part/pyspark-$version.tar.gz" -C "$part" --no-same-owner --strip-components=2 \
    "${@/#/pyspark-$version/}" || return
  rm "$part/pyspark-$version.tar.gz"
}

# fetch_hdfs: the jars of the NameNode and the DataNode.
fetch_hdfs() {
  fetch_once "$(hdfs_home)" copy_hdfs_jars "$(version_of hadoop.daemons.version)"
}

# copy_dependencies <folder of the pom> <folder>: the jars that it names.
copy_dependencies() {
  "$repo/mvnw" -q -B --strict-checksums -f "$1/pom.xml" dependency:copy-dependencies -DincludeScope=runtime \
    "-DoutputDirectory=$2"
}

copy_hdfs_jars() {
  copy_dependencies "$repo/scripts/lib/hdfs-daemons" "$2" || return
  [[ -f $2/hadoop-client-minicluster-$1.jar ]] || die -1 "Maven fetched no HDFS daemons $1"
}

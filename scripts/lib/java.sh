# The JVM that everything runs on.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/base.sh
source "${BASH_SOURCE[0]%/*}/base.sh"

# jvm_options: of every JVM of this project, whatever JAVA_TOOL_OPTIONS and JDK_JAVA_OPTIONS say, over which a command line
# wins: charset, language and zone, and no proxy, as all that they talk to is a host of the cluster. Executors get theirs
# from runner-config/spark-cluster/spark-defaults.conf. Maven gets none: it needs the proxies.
# shellcheck disable=SC2034 # used by the scripts that source this file
jvm_options=(-Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8
  -Duser.language=en -Duser.country=US -Duser.timezone=UTC
  -Djava.net.useSystemProxies=false -DproxyHost= -Dhttp.proxyHost= -Dhttps.proxyHost= -DsocksProxyHost=)

# java_command: the java that Spark's and Maven's scripts would take too.
java_command() {
  printf '%s\n' "${JAVA_HOME:+$JAVA_HOME/bin/}java"
}

# require_java: ends the script unless that java is version 17; newer ones do not start Spark 3.5 with Beam.
require_java() {
  local java version
  java=$(java_command)
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1) || version=
  [[ -n $version ]] || die "Java 17 is needed and '$java' does not run: install a JDK 17 or set JAVA_HOME"
  [[ $version == 17 ]] || die "Java 17 is needed and '$java' is version $version: set JAVA_HOME to a JDK 17"
}

# require_jdk: the compiler too.
require_jdk() {
  require_java
  command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" >/dev/null ||
    die "a JDK is needed and 'javac' is not there: install a JDK 17 (this is only a JRE) or set JAVA_HOME"
}

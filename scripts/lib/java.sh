# The JVM that everything runs on.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/base.sh
source "${BASH_SOURCE[0]%/*}/base.sh"

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

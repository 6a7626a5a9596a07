# The project's own jars. Builds through the wrapper, so that no Maven need be installed.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/base.sh
source "${BASH_SOURCE[0]%/*}/base.sh"

# When something was built: of this checkout, while several may share the cache.
build_stamps=$repo/.cache

# build_is_current: the jars are there, and no source is newer than the last build by anybody.
build_is_current() {
  local jar=$repo/pipeline/target/citizens-bundled.jar stamp=$build_stamps/built newest
  [[ -d $repo/pipeline/src ]] || return 0 # a release: there is nothing to build it from
  [[ -f $jar && -d $repo/test-data/target/classes && -d $repo/test-data/target/lib ]] || return 1
  newest=$jar
  [[ ! $stamp -nt $newest ]] || newest=$stamp
  [[ -z $(find "$repo/pom.xml" "$repo"/*/pom.xml "$repo"/*/src/main -newer "$newest" -type f -print -quit) ]]
}

# build: Maven leaves a jar alone whose content would be the same, hence the stamp.
build() {
  local began=$build_stamps/build-began
  mkdir -p "$build_stamps"
  touch "$began"
  # How the sources are formatted is the business of the checks, not of somebody who tries a change.
  (cd "$repo" && ./mvnw -q -B -pl pipeline -am -DskipTests -Dspotless.check.skip=true package)
  mv "$began" "$build_stamps/built"
}

# What citizens says of itself without a JVM. Needs base.sh; the build writes the texts, by dev.citizens.pipeline.HelpFiles.
# shellcheck shell=bash disable=SC2154

help_folder=$repo/pipeline/target/help

# print_step_help <step>: its options, grouped, with defaults and environment, and the exit statuses.
print_step_help() {
  [[ -f $help_folder/$1.txt ]] || die "the help of $1 is not built: run ./mvnw -q -DskipTests package"
  cat "$help_folder/$1.txt"
}

# print_version: of this program, and of what it is built with.
print_version() {
  printf 'citizens %s (Apache Beam %s, Spark %s)\n' \
    "$(version_of version)" "$(version_of beam.version)" "$(version_of spark.version)"
}

# nearest <word> <words...>: the one that is like it but for one typing mistake in four characters, as in
# dev.citizens.failures.Suggestion; nothing if there is none.
nearest() {
  printf '%s\n' "$@" | awk '
    function least(a, b) { return a < b ? a : b }
    function distance(a, b, i, j, same, d) {
      for (i = 0; i <= length(a); i++) for (j = 0; j <= length(b); j++) {
        if (i == 0 || j == 0) { d[i, j] = i + j; continue }
        same = substr(a, i, 1) == substr(b, j, 1) ? 0 : 1
        d[i, j] = least(d[i - 1, j - 1] + same, least(d[i - 1, j], d[i, j - 1]) + 1)
        if (i > 1 && j > 1 && substr(a, i, 1) == substr(b, j - 1, 1) && substr(a, i - 1, 1) == substr(b, j, 1))
          d[i, j] = least(d[i, j], d[i - 2, j - 2] + 1)
      }
      return d[length(a), length(b)]
    }
    NR == 1 { word = tolower($0); most = length(word) < 3 ? 0 : int(length(word) / 4); if (most == 0 && length(word) > 2) most = 1; best = most + 1; next }
    { changes = distance(word, tolower($0)); if (changes < best) { best = changes; found = $0 } }
    END { if (found != "") print found }'
}

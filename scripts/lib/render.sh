# Files made from the templates of runner-config/: @{name} becomes a value of the associative array fill.
# shellcheck shell=bash

# shellcheck source=SCRIPTDIR/base.sh
source "${BASH_SOURCE[0]%/*}/base.sh"

declare -A fill=()

# rendered <template>: its text, filled in.
rendered() {
  local text rest name
  text=$(<"$1")
  rest=$text
  while [[ $rest =~ @\{([a-z][a-z.-]*)\} ]]; do
    name=${BASH_REMATCH[1]}
    [[ -n ${fill[$name]+set} ]] || die "$1: nothing is known about @{$name}"
    text=${text//"@{$name}"/"${fill[$name]}"}
    rest=${rest#*"@{$name}"}
  done
  printf '%s\n' "$text"
}

# render_hadoop <file> <template...>: one Hadoop configuration file with the properties of all.
render_hadoop() {
  local file=$1 template
  shift
  {
    printf '<?xml version="1.0" encoding="UTF-8"?>\n<!-- Made by scripts/cluster from the inventory and runner-config/. -->\n<configuration>\n'
    for template; do
      rendered "$template" | sed -n '/<property>/,/<\/property>/p'
    done
    echo '</configuration>'
  } >"$file"
}

# render_spark <file> <template...>: one file of Spark properties; of spark-defaults.conf only what the daemons share.
render_spark() {
  local file=$1 template
  shift
  for template; do
    case $template in
      */spark-defaults.conf) sed -n '/^# shared/,/^# end shared/p' "$template" ;;
      *) rendered "$template" ;;
    esac
  done | sed '/^#/d; /^$/d' >"$file"
}

# render_run <file> <word...>: a program that becomes the command of these words; arguments of its own go behind them.
render_run() {
  local file=$1
  shift
  {
    printf '#!/usr/bin/env bash\n# Made by scripts/cluster from the inventory and runner-config/.\nexport LC_ALL=C.UTF-8\nexec'
    printf ' %q' "$@"
    # shellcheck disable=SC2016 # expanded by that program
    printf ' "$@"\n'
  } >"$file"
  chmod +x "$file"
}

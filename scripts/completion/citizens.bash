# Completes scripts/citizens in bash: source this file, in ~/.bashrc for instance.
# shellcheck shell=bash

_citizens() {
  local current=$2 before=${COMP_WORDS[COMP_CWORD - 1]} option='' script step='' i help
  script=$(readlink -f "$(type -P "${COMP_WORDS[0]/#\~\//$HOME/}")") || return
  help=${script%/scripts/citizens}/pipeline/target/help
  local steps=("$help"/*.txt)
  steps=("${steps[@]##*/}")
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ " ${steps[*]%.txt} " == *" ${COMP_WORDS[i]} "* ]] && step=${COMP_WORDS[i]} && break
  done
  # readline breaks words at '=': --job=pa is '--job' '=' 'pa', and --job= is '--job' '='.
  if [[ ${COMP_WORDS[COMP_CWORD]} == = ]]; then
    option=$before
  elif [[ $before == = ]]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if [[ ${option:-$before} == --profile ]]; then
    mapfile -t COMPREPLY < <(compgen -W "spark-cluster spark-local direct" -- "$current")
  elif [[ -z $step ]]; then
    mapfile -t COMPREPLY < <(compgen -W "${steps[*]%.txt} --profile --conf --help --version" -- "$current")
  elif [[ -z $option && $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(<"$help/$step.options") --help" -- "$current")
    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
  else
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -F _citizens citizens

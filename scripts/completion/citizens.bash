# Completes scripts/citizens in bash: source this file, in ~/.bashrc for instance.
# shellcheck shell=bash

_citizens() {
  local current=${COMP_WORDS[COMP_CWORD]} script step='' i help
  script=$(readlink -f "$(type -P "${COMP_WORDS[0]}")") || return
  help=${script%/scripts/citizens}/pipeline/target/help
  local steps=("$help"/*.txt)
  steps=("${steps[@]##*/}")
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ " ${steps[*]%.txt} " == *" ${COMP_WORDS[i]} "* ]] && step=${COMP_WORDS[i]} && break
  done
  if [[ ${COMP_WORDS[COMP_CWORD - 1]} == --profile ]]; then
    mapfile -t COMPREPLY < <(compgen -W "spark-cluster spark-local direct" -- "$current")
  elif [[ -z $step ]]; then
    mapfile -t COMPREPLY < <(compgen -W "${steps[*]%.txt} --profile --conf --help --version" -- "$current")
  elif [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(<"$help/$step.options") --help" -- "$current")
    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -F _citizens citizens

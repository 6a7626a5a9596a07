# 'citizens report --open': shows the page that the step has written. Needs base.sh.
# shellcheck shell=bash

# take_open <option...>: whether --open is among them. Then arguments are the others, which are the step's own, with a
# file for the page, if neither they nor the environment name one; page is that file, and page_folder the new folder in
# which it is, if it is ours.
take_open() {
  local option open=
  arguments=() page=${CITIZENS_OUTPUT-} page_folder=
  for option; do
    case $option in
      --open) open=yes && continue ;;
      --open=*) die "$option has a value, and --open takes none" ;;
      --output=*) page=${option#*=} ;;
    esac
    arguments+=("$option")
  done
  [[ -n $open ]] || return
  [[ -z $page ]] || return 0
  page_folder=$(mktemp -d "${TMPDIR:-/tmp}/citizens-report-XXXXXX") || die "no folder for the page can be made; name a file: --output=FILE"
  page=$page_folder/report.html
  arguments+=("--output=$page")
}

# openers: commands that open a page, one a line, in the order in which they are tried.
openers() {
  [[ -z ${BROWSER-} ]] || tr : '\n' <<<"$BROWSER"
  if [[ $(uname) == Darwin ]]; then echo open; else echo xdg-open; fi
}

# open_page <file>: in a browser, or says where it is: on a server there may be none. What browsers say of themselves
# on standard error is of no use.
open_page() {
  local file=$1 command words
  [[ $file == /* ]] || file=$PWD/$file
  while IFS= read -r command <&3; do
    read -ra words <<<"$command"
    if [[ -n ${words[0]-} ]] && command -v "${words[0]}" >/dev/null && "${words[@]}" "$file" 2>/dev/null 3<&-; then
      return
    fi
  done 3< <(openers)
  printf '%s: nothing here opens a page (%s), open it yourself: %s\n' "${0##*/}" "$(openers | paste -sd ,)" "$file" >&2
}

# Text is UTF-8 for a script and all that it starts, whatever the user's LC_ALL, LC_* and LANG say: a path, a job file
# or a value of the data is the same bytes everywhere, and numbers are written as in C. base.sh calls it for every script.
# shellcheck shell=bash

# knows_locale <name>: whether this host has it, and its charset is UTF-8.
# shellcheck disable=SC2030,SC2031 # LC_ALL is meant to change here only
knows_locale() (
  # From C, as bash stays with the locale before when there is none of the name.
  { LC_ALL=C && LC_ALL=$1; } 2>/dev/null
  letter=$'\xe1\xba\xbf'
  ((${#letter} == 1))
)

# shellcheck disable=SC2031
# set_locale: exports one of this host; C.UTF-8 if it can be, as others bring a language along.
set_locale() {
  local name
  for name in C.UTF-8 en_US.UTF-8 $(LC_ALL=C locale -a 2>/dev/null | grep -iE '\.utf-?8$'); do
    if knows_locale "$name"; then
      export LC_ALL=$name PYTHONUTF8=1
      unset LANGUAGE PYTHONIOENCODING
      return
    fi
  done
  die "this host has no UTF-8 locale: install C.UTF-8 (Debian: apt-get install libc-bin) or make one with localedef"
}

# What Tab makes of a line in a real bash and a real zsh, which must be there. Sourced by run.
# shellcheck shell=bash disable=SC2154,SC2317,SC2329

# A folder with files, and two names by which the launcher may be called.
typed_in=$scratch/typed_in
mkdir -p "$typed_in/jobs" "$typed_in/bin"
touch "$typed_in/job two.yaml" "$typed_in/job.yaml" "$typed_in/jobs/daily.yaml" "$typed_in/people.csv"
ln -s "$citizens" "$typed_in/bin/citizens"

# completes <shell> <line> <word...>: exactly these, in the shell's order. A word that is the only one has a blank
# behind it if the next one may follow.
completes() {
  local found
  mapfile -t found < <(cd "$typed_in" && HOME=$typed_in python3 "$repo/scripts/tests/completions.py" "$1" "$2")
  [[ $(printf '<%s>' "${found[@]}") == "$(printf '<%s>' "${@:3}")" ]] && return
  printf '  %s completes %s: %s\n' "$1" "$2" "$(printf '<%s>' "${found[@]}")"
  return 1
}

for shell in bash zsh; do
  check "$shell completes steps" completes $shell "citizens re" reconcile report
  check "$shell completes a step behind a profile" completes $shell "citizens --profile direct up" "upload "
  check "$shell completes profiles" completes $shell "citizens --profile spark" spark-cluster spark-local
  check "$shell completes profiles behind =" completes $shell "citizens --profile=d" "--profile=direct "
  check "$shell completes the options of a step" completes $shell "citizens --profile direct status --ware" \
    --warehousePasswordFile= --warehouseUrl= --warehouseUser=
  check "$shell completes an option that takes a value" completes $shell "citizens ask --form" "--format="
  check "$shell completes an option without a value" completes $shell "citizens status --js" "--json "
  check "$shell completes an option of the launcher" completes $shell "citizens report --op" "--open "
  check "$shell completes no option of another step" completes $shell "citizens status --op"
  check "$shell completes files" completes $shell "citizens init pe" "people.csv "
  check "$shell completes all files behind --job=" completes $shell "citizens daily --job=" \
    --job=bin/ "--job=job\\ two.yaml" --job=job.yaml --job=jobs/ --job=people.csv
  check "$shell completes some files behind --job=" completes $shell "citizens daily --job=job." "--job=job.yaml "
  check "$shell completes files in a folder" completes $shell "citizens daily --job=jobs/" "--job=jobs/daily.yaml "
  check "$shell completes a launcher called by its path" completes $shell "bin/citizens status --js" "--json "
  # shellcheck disable=SC2088 # the shell that is typed into expands it
  check "$shell completes a launcher in the home folder" completes $shell "~/bin/citizens status --js" "--json "
done

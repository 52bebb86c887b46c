#!/bin/sh
# Runs every fuzz target for a while and says what came of it: usage run_all.sh BUILD_FOLDER WORK_FOLDER [SECONDS]
# BUILD_FOLDER was built with clang and -DSHELF_FUZZ=ON. What is found stays in WORK_FOLDER/NAME, so that the next run
# goes on from there. 1800 seconds for each target if none are named; as many at a time as there are processors.
set -eu
[ $# -ge 2 ] || { echo "usage: run_all.sh BUILD_FOLDER WORK_FOLDER [SECONDS]" >&2; exit 2; }
build=$(cd "$1" && pwd)/tests/fuzz
mkdir -p "$2"
work=$(cd "$2" && pwd)
seconds=${3:-1800}
here=$(cd "$(dirname "$0")" && pwd)

names=$(find "$build" -maxdepth 1 -type f -name 'fuzz_*' -perm -100 -exec basename {} \; | sed 's/^fuzz_//' | sort)
[ -n "$names" ] || { echo "no fuzz targets in $build: build them with clang and -DSHELF_FUZZ=ON" >&2; exit 2; }

# shellcheck disable=SC2016,SC2086 # the shell of xargs reads them; a list of words
printf '%s\n' $names | xargs -P "$(nproc)" -I NAME sh -c '
  work=$1/NAME dictionary=$3/dictionaries/NAME.dict
  case NAME in header | widget) dictionary=$3/dictionaries/article.dict ;; esac
  mkdir -p "$work/corpus"
  set -- "$2/fuzz_NAME" -entropic=0 -max_len=65536 -timeout=25 -rss_limit_mb=2048 -max_total_time="$4" \
    -print_final_stats=1 -artifact_prefix="$work/" "$work/corpus" "$3/NAME"
  [ ! -f "$dictionary" ] || set -- "$@" -dict="$dictionary"
  "$@" >"$work/log" 2>&1 || echo "exit code $?" >>"$work/log"' sh "$work" "$build" "$here" "$seconds"

failed=0
for name in $names; do
  log=$work/$name/log
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  edges=$(grep -o 'cov: [0-9]*' "$log" | tail -n 1)
  if grep -q '^exit code' "$log"; then
    failed=1
    echo "$name: $runs runs, $edges, FOUND something: $log"
  else
    echo "$name: $runs runs, $edges"
  fi
done
exit "$failed"

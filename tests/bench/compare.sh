#!/bin/sh
# Compares over the reference corpus where SHELF_CORPUS names it, else over as many generated articles:
# usage compare.sh BENCH_FOLDER WORK_FOLDER. ROUNDS and LONG_ROUNDS: how often things and builds are timed.
set -eu
bench=$1 work=$2
mkdir -p "$work"
articles=${SHELF_CORPUS:-}/articles
if [ ! -d "$articles" ]; then
  articles=$work/generated
  [ -d "$articles" ] || "$bench/generate_articles" 15585 1 "$articles"
  echo "SHELF_CORPUS does not name the reference corpus: generated articles"
fi
exec "$bench/compare" "$articles" "$work/compare" "${ROUNDS:-5}" "${LONG_ROUNDS:-3}"

#!/bin/sh
# Runs every program of this folder once, for correctness, not for time: usage once.sh SHELFC BENCH_FOLDER [MICRO...],
# MICRO being programs of Google Benchmark.
set -eu
shelfc=$1 bench=$2
here=$(cd "$(dirname "$0")" && pwd)
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$*"; exit 1; }

echo "== the same articles for the same seed, others for another"
"$bench/generate_articles" 200 1 "$work/first"
"$bench/generate_articles" 200 1 "$work/second"
diff -r "$work/first" "$work/second" || fail "two runs differ"
"$bench/generate_articles" 200 2 "$work/other"
! diff -rq "$work/first" "$work/other" >/dev/null || fail "the seed changes nothing"
"$bench/generate_articles" 120 1 "$work/fewer"
(cd "$work/fewer" && find . -type f) | while read -r file; do
  cmp "$work/fewer/$file" "$work/first/$file" || exit 1
done || fail "fewer articles are not the first ones of more"
[ "$(find "$work/first" -name '*.md' | wc -l)" -eq 200 ] || fail "not 200 articles"
# What another compiler or machine must give as well.
sum=$(cd "$work/first" && find . -type f | LC_ALL=C sort | xargs cat | cksum | cut -d' ' -f1)
[ "$sum" = "1820618146" ] || fail "the articles of seed 1 have changed: checksum $sum; figures are not comparable with older ones"

echo "== they compile without errors and warnings"
"$shelfc" compile "$work/first" -o "$work/first.shelf" 2>"$work/log" || fail "$(cat "$work/log")"
grep -q 'compiled 200 articles (0 errors, 0 warnings' "$work/log" || fail "$(cat "$work/log")"

echo "== scale"
ROUNDS=1 "$here/scale.sh" "$shelfc" "$bench" "$work/scale" 100 200 >"$work/table"
grep -qE '^\| 200 \| 0\.[0-9] MB \|' "$work/table" || fail "$(cat "$work/table")"
grep -q 'grows with the power' "$work/table" || fail "$(cat "$work/table")"

if [ -x "$bench/compare" ]; then
  echo "== compare"
  "$bench/compare" "$work/first" "$work/compare" 1 1 >"$work/table" 2>"$work/log" || fail "$(cat "$work/log")"
  # shellcheck disable=SC2016 # text, not commands
  for row in 'bundle, `--level best`' 'cold read' 'find(topic, product)' 'open, mapped' 'one-shot' 'compile, `--level default`' \
    'rebuild' 'runtime library' 'Shelf, copied'; do
    grep -qF "| $row" "$work/table" || fail "no row \`$row\`: $(cat "$work/table")"
  done
fi

for program in "$@"; do
  echo "== $(basename "$program")"
  "$program" --benchmark_min_time=0.001 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
  ! grep -q ERROR "$work/log" || fail "$(cat "$work/log")"
done

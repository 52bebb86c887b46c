#!/bin/sh
# How figures grow with the number of articles: usage scale.sh SHELFC BENCH_FOLDER WORK_FOLDER N...
# For every N: generated articles, compile (median of ROUNDS, 3 if unset: seconds, peak memory), size, open, find, cold
# read; then the exponent with which the time to compile grows. Generated articles stay in WORK_FOLDER for the next run.
set -eu
[ $# -ge 4 ] || { echo "usage: scale.sh SHELFC BENCH_FOLDER WORK_FOLDER N..." >&2; exit 2; }
shelfc=$1 bench=$2 work=$3
shift 3
rounds=${ROUNDS:-3}
mkdir -p "$work"

articles() { # articles N: makes them unless they are there
  [ -f "$work/$1.done" ] && return
  rm -rf "${work:?}/$1"
  "$bench/generate_articles" "$1" 1 "$work/$1"
  touch "$work/$1.done"
}

# Articles and program are read once before, so that they are in memory for every round.
compile() { # compile N: SECONDS KIB BLOCKS of the middle round
  cat "$shelfc" >/dev/null
  find "$work/$1" -type f -exec cat {} + >/dev/null
  round=0
  while [ "$round" -lt "$rounds" ]; do
    "$bench/measured_run" "$shelfc" compile "$work/$1" -o "$work/$1.shelf" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    round=$((round + 1))
  done | sort -n | sed -n "$(((rounds + 1) / 2))p"
}

echo "| Articles | Sources | Compile | Memory | Bundle | Per article | Open, mapped | Open, copied | find(topic, product) | Cold read |"
echo "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
: >"$work/times"
for n in "$@"; do
  articles "$n"
  sources=$(find "$work/$n" -name '*.md' -printf '%s\n' | awk '{ sum += $1 } END { print sum }')
  compiled=$(compile "$n")
  [ -n "$compiled" ] || exit 1
  bytes=$(wc -c <"$work/$n.shelf")
  times=$("$bench/figures" --row "$work/$n.shelf")
  echo "$n $compiled" >>"$work/times"
  echo "$n $sources $compiled" | awk '$5 * 512 > $2 / 100 {
    printf "compile %d read %.1f MB from the disk: not all articles stayed in memory; they do in a tmpfs\n", $1, $5 * 512 / 1e6
  }' >&2
  echo "$n $sources $compiled $bytes $times" | awk '{
    printf "| %d | %.1f MB | %.2f s | %.0f MB | %.2f MB | %.0f B | %.1f µs | %.2f ms | %.3f µs | %.1f µs |\n",
           $1, $2 / 1e6, $3, $4 * 1024 / 1e6, $6 / 1e6, $6 / $1, $7, $8 / 1000, $9, $11 }'
done
awk 'NR > 1 { printf "\nTime to compile grows with the power %.3f from %d to %d articles.", log($2 / time) / log($1 / n), n, $1 }
     { n = $1; time = $2 } END { if (NR > 1) print "" }' "$work/times"

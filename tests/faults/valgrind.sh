#!/bin/sh
# Everything the tools do with the small bundle reads no memory that was not written, and loses none.
# Usage: valgrind.sh SHELFC SHELF ARTICLES
set -eu
command -v valgrind >/dev/null || { echo "skipped: valgrind is not there"; exit 77; }
shelfc=$1 shelf=$2 articles=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
runs=0

watch() { # watch COMMAND...
  valgrind -q --error-exitcode=9 --leak-check=full --show-leak-kinds=definite,indirect,possible \
    --errors-for-leak-kinds=definite,indirect,possible "$@" >"$work/out" 2>"$work/log" || {
    status=$?
    cat "$work/log"
    echo "$*: status $status"
    exit 1
  }
  runs=$((runs + 1))
}

for level in fast default best; do watch "$shelfc" compile --quiet "$articles" --level "$level" -o "$work/help.shelf"; done
for time in cold warm; do watch "$shelfc" compile --quiet "$articles" -o "$work/$time.shelf" --cache "$work/kept"; done
for command in info list verify inspect; do watch "$shelf" "$command" "$work/help.shelf"; done
watch "$shelf" export "$work/help.shelf" "$work/pages"
"$shelf" list "$work/help.shelf" | cut -d ' ' -f 1 >"$work/ids"
while read -r id; do
  for format in html text ansi markdown json help apollo; do watch "$shelf" show "$work/help.shelf" "$id" --format "$format"; done
  watch "$shelf" requests "$work/help.shelf" "$id"
done <"$work/ids"
head -c 3000 "$work/help.shelf" >"$work/cut.shelf"
if valgrind -q --error-exitcode=9 "$shelf" verify "$work/cut.shelf" 2>/dev/null; then echo "a cut bundle was verified"; exit 1; fi
echo "valgrind: $runs runs, no report"

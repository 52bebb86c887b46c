#!/bin/sh
# Runs every `$ command` of the README's console blocks and compares what it prints with what the README shows.
# Times and sizes may differ between machines and library versions and are masked. Usage: run_tour.sh README SOURCE_DIR BIN_DIR...
set -eu
readme=$1 source=$2
shift 2
for folder in "$@"; do PATH=$folder:$PATH; done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$source/articles" "$source/runtime" "$work"

awk -v work="$work" '
  /^```console$/ { inside = 1; next }
  /^```$/        { inside = 0; next }
  inside && /^\$ / { n++; print substr($0, 3) > (work "/" sprintf("%02d", n) ".cmd"); next }
  inside         { print > (work "/" sprintf("%02d", n) ".expected") }
' "$readme"

mask() { sed -E 's/[0-9.]+ (k?B|KB|MB|s|ms)/N \1/g; s/[0-9]{3,} bytes/N bytes/g; s/ +$//'; }

count=0 failed=0
for cmd in "$work"/*.cmd; do
  name=${cmd%.cmd}
  touch "$name.expected"
  (cd "$work" && sh -c "$(cat "$cmd")") >"$name.actual" 2>&1 || true
  mask <"$name.expected" >"$name.expected.masked"
  mask <"$name.actual" >"$name.actual.masked"
  count=$((count + 1))
  diff -u "$name.expected.masked" "$name.actual.masked" || { echo "README shows something else for: $(cat "$cmd")"; failed=$((failed + 1)); }
done
[ "$count" -gt 0 ] || { echo "the README has no console block"; exit 1; }
echo "README tour: $count commands, $failed different"
[ "$failed" -eq 0 ]

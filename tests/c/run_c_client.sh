#!/bin/sh
# The example in C prints what `shelf show` prints: usage run_c_client.sh SHELFC SHELF C_CLIENT ARTICLES
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$1"; exit 1; }
"$1" compile "$4" -o "$work/help.shelf" --quiet
"$2" show "$work/help.shelf" --topic 41000101 --product 20101 --format text >"$work/expected"
"$3" "$work/help.shelf" 41000101 20101 >"$work/shown"
cmp "$work/expected" "$work/shown" || fail "another text than shelf show"
status=0; "$3" "$work/help.shelf" 41000101 99999 >"$work/shown" || status=$?
[ "$status" -eq 1 ] && [ ! -s "$work/shown" ] || fail "an unknown product: exit $status"
status=0; "$3" "$work/none.shelf" 41000101 20101 2>"$work/error" || status=$?
[ "$status" -eq 3 ] && grep -q 'No such file' "$work/error" || fail "no file: exit $status, $(cat "$work/error")"
head -c 1000 "$work/help.shelf" >"$work/cut.shelf"
status=0; "$3" "$work/cut.shelf" 41000101 20101 2>"$work/error" || status=$?
[ "$status" -eq 3 ] && grep -q 'cut.shelf: file: truncated' "$work/error" || fail "a cut file: exit $status, $(cat "$work/error")"
echo "c_client: found, not found, no file and a cut one, as it should be"

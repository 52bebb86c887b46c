#!/bin/sh
# Compiles the articles and lets the README's program find one: usage run_program.sh SHELFC PROGRAM ARTICLES
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" compile "$3" -o "$work/help.shelf" --quiet
"$2" "$work/help.shelf" 41000101 20101 | grep -q '<h2>Recommended Steps</h2>'
if "$2" "$work/help.shelf" 41000101 99999; then echo "found an article of an unknown product"; exit 1; fi
if "$2" "$work/none.shelf" 41000101 20101 2>"$work/error"; then echo "opened a file that is not there"; exit 1; fi
grep -q 'No such file' "$work/error"
echo "README program: found, not found and no file, as it should be"

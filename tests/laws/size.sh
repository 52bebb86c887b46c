#!/bin/sh
# The shared runtime, stripped, is not larger than stated: usage size.sh SHARED_LIBRARY MAX_BYTES BUILD_TYPE
set -eu
[ -n "$1" ] || { echo "skipped: SHELF_SHARED_RUNTIME is off"; exit 77; }
[ "$3" = Release ] || { echo "skipped: sizes are stated for Release, this is ${3:-no build type}"; exit 77; }
stripped=$(mktemp)
trap 'rm -f "$stripped"' EXIT
strip -o "$stripped" "$1"
bytes=$(wc -c <"$stripped")
echo "size: $bytes bytes, at most $2"
[ "$bytes" -le "$2" ] || { size -A "$stripped"; exit 1; }

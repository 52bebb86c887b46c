#!/bin/sh
# Every diagnostic code occurs in the expected output of some golden case, or in UNPROVOKED with the reason why none can
# provoke it. A code of UNPROVOKED that does occur, or that there is not, is a stale line.
# Usage: codes.sh CODES_DEF GOLDEN_FOLDER
set -eu
definitions=$1 golden=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sed -n 's/^SHELF_CODE(\([A-Z]*[0-9]*\),.*/\1/p' "$definitions" | sort >"$work/codes"
# As text: `warning[HDR2]:`; a line of `explain` or a code in JSON is no proof that something reports it.
find "$golden" -type f \( -name stderr -o -name stderr-has \) -exec sed -nE 's/.*(error|warning|note)\[([A-Z]+[0-9]+)\]:.*/\2/p' {} + |
  sort -u >"$work/provoked"
sed -n 's/^\([A-Z]*[0-9]*\): .*/\1/p' "$golden/UNPROVOKED" | sort >"$work/unprovoked"

[ -s "$work/codes" ] || { echo "no codes in $definitions"; exit 1; }
sort -u "$work/provoked" "$work/unprovoked" >"$work/accounted"
comm -23 "$work/codes" "$work/accounted" | sed 's/$/: no golden case shows it/' >"$work/faults"
comm -12 "$work/provoked" "$work/unprovoked" | sed 's/$/: listed in UNPROVOKED, but a case shows it/' >>"$work/faults"
comm -13 "$work/codes" "$work/accounted" | sed 's/$/: is no code of codes.def/' >>"$work/faults"
cat "$work/faults"
[ ! -s "$work/faults" ]

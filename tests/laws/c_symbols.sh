#!/bin/sh
# libshelf.so exports what shelf.h declares, all of it and nothing else, and still everything that is listed:
# usage c_symbols.sh LIBRARY HEADER LIST. A new function goes into the list; none is ever taken out.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
nm -D --defined-only "$1" | awk '$2 != "A" { print $3 }' | sed 's/@.*//' | sort >"$work/exported"
grep -oE '\bshelf_[a-z_]+\(' "$2" | tr -d '(' | sort -u >"$work/declared"
sort "$3" >"$work/listed"
fail=0
diff "$work/declared" "$work/exported" || { echo "(<) declared in shelf.h, (>) exported by the library"; fail=1; }
diff "$work/listed" "$work/declared" || { echo "(<) listed in ${3##*/}, (>) declared in shelf.h"; fail=1; }
[ "$fail" -eq 0 ] && echo "c_symbols: $(wc -l <"$work/listed") functions, none beside them"
exit "$fail"

#!/bin/sh
# The runtime exports its API and nothing else, and needs zstd's decoder and nothing else: usage symbols.sh SHARED_LIBRARY
set -eu
fail=0
exported=$(nm -DC --defined-only "$1" | cut -d' ' -f3-)
strange=$(printf '%s\n' "$exported" | grep -vE '^(shelf::|(vtable|typeinfo|typeinfo name|guard variable) for (shelf|std)::|std::|__gnu_cxx::|void std::|bool std::|char\*? ?std::|unsigned long std::|.* std::|operator (new|delete))' || true)
[ -z "$strange" ] || { printf 'exported, but not of the API:\n%s\n' "$strange"; fail=1; }
inner=$(printf '%s\n' "$exported" | grep -E '^shelf::(format|detail)::' || true)
[ -z "$inner" ] || { printf 'exported, but internal:\n%s\n' "$inner"; fail=1; }
foreign=$(nm -DC --undefined-only "$1" | grep -E ' (md_|pugi::|nlohmann::|shelf::compiler|CLI::|ZSTD_c|ZSTD_compress|ZDICT_)' | grep -v ZSTD_createD || true)
[ -z "$foreign" ] || { printf 'needs what the runtime may not need:\n%s\n' "$foreign"; fail=1; }
printf '%s\n' "$exported" | grep -q '^shelf::Bundle::find' || { echo "shelf::Bundle::find is not exported"; fail=1; }
[ "$fail" -eq 0 ] && echo "symbols: $(printf '%s\n' "$exported" | grep -c '^shelf::') of the API, none beside it"
exit "$fail"

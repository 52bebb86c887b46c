#!/bin/sh
# The reference is made of the public headers without a warning, and says what they say: reference.sh SOURCE_DIR
set -eu
command -v doxygen >/dev/null || { echo "skipped: doxygen is not installed"; exit 77; }
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
DOXYGEN_OUTPUT=$work doxygen runtime/docs/Doxyfile 2>"$work/warnings" || { cat "$work/warnings"; echo "doxygen: warnings"; exit 1; }
[ ! -s "$work/warnings" ] || { cat "$work/warnings"; exit 1; }
says() { grep -rqF "$2" "$work/html/$1" || { echo "the reference does not say of $1: $2"; exit 1; }; }
says classshelf_1_1Bundle.html "Ranked articles that match all that is given"
says structshelf_1_1OpenOptions.html "of one article, decompressed"
says shelf_8h.html "Articles that match, best first"
says shelf_8hpp.html "shelf/"
echo "reference: $(find "$work/html" -name '*.html' | wc -l) pages, no warning"

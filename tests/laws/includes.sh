#!/bin/sh
# Arrows point one way: usage includes.sh SOURCE_DIR. Prints every include that breaks the law; exit 1 when there is one.
set -eu
cd "$1"
broken=0
law() { # law WHERE PATTERN WHY
  # shellcheck disable=SC2086 # WHERE is a list of folders
  found=$(grep -rnE "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]$2" $1 --include='*.hpp' --include='*.cpp' --include='*.h' --include='*.def' || true)
  if [ -n "$found" ]; then
    printf '%s\n%s\n\n' "$3:" "$found"
    broken=1
  fi
}
law "runtime/src runtime/include" "(shelfc/|stages/|markdown/|html/|links/|json/|bundle/|text/|model/|diagnostics/|compiler/|md4c|pugixml|CLI)" "the runtime may not know the compiler, a parser, or the tools"
# shellcheck disable=SC2046 # a list of words
law "$(find runtime/src runtime/include -type f ! -path 'runtime/src/live/*' | tr '\n' ' ')" "(nlohmann|live/)" "only the room that reads service answers may read JSON, and nothing else may know it"
law "runtime/tool" "(shelfc/|stages/|markdown/|html/|links/|json/|bundle/|text/|model/|diagnostics/|compiler/|md4c|pugixml|nlohmann)" "shelf links the runtime only"
law "compiler/src compiler/include" "(shelf/|CLI)" "the compiler library knows the schema, not the runtime or the tools"
law "schema/include" "(shelf/|shelfc/|flatbuffers|zstd)" "the schema's constants stand alone"
law "runtime/include compiler/include" "(flatbuffers|zstd|md4c|pugixml|nlohmann|shelf_format/bundle_generated)" "public headers name no library"
for use in md4c pugixml; do
  files=$(grep -rlE "#include <$use" compiler/src | wc -l)
  [ "$files" -le 2 ] || { echo "$use is included by $files files; its types stop in one adapter"; broken=1; }
done
[ "$broken" -eq 0 ] && echo "includes: the arrows point one way"
exit "$broken"

#!/bin/sh
# Runs tests of the package for browsers and Node: run.sh PACKAGE SHELFC SHELF FILE...
# Skipped (77) when the package or what it needs is not there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
SHELF_PACKAGE=$1 SHELFC=$2 SHELF=$3
shift 3
export SHELF_PACKAGE SHELFC SHELF
if ! command -v node >/dev/null; then echo "skipped: node is not installed"; exit 77; fi
if [ ! -f "$SHELF_PACKAGE/shelf.wasm" ]; then
  echo "skipped: $SHELF_PACKAGE/shelf.wasm is not built; .ci/setup wasm, then cmake --preset wasm && cmake --build --preset wasm"
  exit 77
fi
for file; do
  case $file in
    types*)
      [ -d "${SHELF_NODE_MODULES:-$here/node_modules}/typescript" ] ||
        { echo "skipped: typescript is not installed; npm ci --prefix tests/js"; exit 77; } ;;
    browser*)
      command -v chromium >/dev/null || { echo "skipped: chromium is not installed; .ci/setup browser"; exit 77; }
      [ -d "${SHELF_NODE_MODULES:-$here/node_modules}/playwright-core" ] ||
        { echo "skipped: playwright-core is not installed; npm ci --prefix tests/js"; exit 77; } ;;
  esac
done
cd "$here"
exec node --test "$@"

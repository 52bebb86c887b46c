#!/bin/sh
# Runs the tests of the Python package. Usage: run.sh PYTHON SOURCE_DIR LIBSHELF SHELFC SHELF [ARGUMENT OF PYTEST]...
# Skipped (77) where neither PYTHON nor the system's has pytest.
set -eu
wanted=$1
export SHELF_TEST_SOURCE="$2" SHELF_LIBRARY="$3" SHELF_TEST_COMPILER="$4" SHELF_TEST_TOOL="$5"
shift 5
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$SHELF_TEST_SOURCE/runtime/python" PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
for python in "$wanted" /usr/bin/python3; do
  [ -x "$python" ] || continue
  if "$python" -c 'import sys, pytest; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    exec "$python" -m pytest -p no:cacheprovider -q -rs -W error "$SHELF_TEST_SOURCE/tests/python" "$@"
  fi
done
echo "skipped: no Python 3.11 with pytest (python3-pytest)"
exit 77

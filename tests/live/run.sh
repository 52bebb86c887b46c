#!/bin/sh
# Runs a test that is written in Python, or says why not. Usage: run.sh PYTHON SCRIPT ARGUMENTS...
set -eu
python=$1
shift
[ -x "$python" ] || { echo "skipped: python3 is not there"; exit 77; }
script=$(dirname "$0")/$1
shift
exec "$python" -B "$script" "$@"

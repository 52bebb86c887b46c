#!/bin/sh
# The articles of the project, compiled and rendered in every format, against the stored renders:
# EXPECTED/<format>/<type>/<id>.<extension>. With --update the renders are stored instead.
# Usage: render_articles.sh SHELFC SHELF ARTICLES EXPECTED [--update]
set -eu
shelfc=$1 shelf=$2 articles=$3 expected=$4 update=${5-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$shelfc" compile --strict --quiet "$articles" -o "$work/articles.shelf"
failed=0
for format in html text ansi markdown json help apollo; do
  "$shelf" export "$work/articles.shelf" "$work/$format" --format "$format" --color always
  if [ "$update" = --update ]; then
    rm -rf "${expected:?}/$format"
    mkdir -p "$expected"
    cp -R "$work/$format" "$expected/$format"
  else
    diff -ru "$expected/$format" "$work/$format" || failed=1
  fi
done
exit "$failed"

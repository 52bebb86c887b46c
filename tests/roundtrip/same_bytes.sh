#!/bin/sh
# Same sources, same bytes: again, one or two threads, a shuffled copy of the folder, another time zone, language, date,
# working folder and file mode mask; with results kept by an earlier run, of all or of a part.
# Usage: same_bytes.sh SHELFC SOURCE_FOLDER [few]; few: threads, the shuffled copy and kept results only
set -eu
shelfc=$1 source=$2 few=${3:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

compile() { # compile NAME ENVIRONMENT... -- SOURCE ARGUMENTS...
  name=$1
  shift
  settings=""
  while [ "$1" != -- ]; do settings="$settings $1"; shift; done
  shift
  # shellcheck disable=SC2086 # a list of words
  env $settings "$shelfc" compile "$@" -o "$work/$name.shelf" --quiet --progress never >/dev/null 2>"$work/log" || {
    cat "$work/log"
    echo "$name: shelfc failed"
    exit 1
  }
}

mkdir "$work/shuffled"
(cd "$source" && find . -type d -exec mkdir -p "$work/shuffled/{}" \; && find . -name '*.md' | sort -R | while read -r file; do cp "$file" "$work/shuffled/$file"; done)

compile first -- "$source" -j 1
compile threads -- "$source" -j 2
compile shuffled -- "$work/shuffled" -j 2
names="threads shuffled"
if [ -z "$few" ]; then
  names="$names again zone language date mask elsewhere"
  compile again -- "$source" -j 1
  compile zone TZ=Pacific/Kiritimati -- "$source" -j 2
  compile language LANG=tr_TR.UTF-8 LC_ALL=C -- "$source" -j 2
  compile date SOURCE_DATE_EPOCH=1 -- "$source" -j 2
  (umask 077 && compile mask -- "$source" -j 2)
  (cd / && compile elsewhere -- "$source" -j 2)
fi
compile cold -- "$source" -j 2 --cache "$work/kept"
compile warm -- "$source" -j 2 --cache "$work/kept"
compile alike -- "$work/shuffled" -j 2 --cache "$work/kept"
# Every hundredth article as it was before some change.
find "$work/shuffled" -name '*.md' | sort | awk 'NR % 100 == 1' | while read -r file; do echo >>"$file"; done
compile before -- "$work/shuffled" -j 2 --cache "$work/kept"
find "$work/shuffled" -name '*.md' | sort | awk 'NR % 100 == 1' | while read -r file; do cp "$source${file#"$work/shuffled"}" "$file"; done
compile after -- "$work/shuffled" -j 2 --cache "$work/kept"

# shellcheck disable=SC2086 # a list of words
set -- $names cold warm alike after
for name; do
  cmp "$work/first.shelf" "$work/$name.shelf" || { echo "$name: different bytes"; exit 1; }
done
echo "same bytes $(($# + 1)) times: $(wc -c <"$work/first.shelf") bytes"

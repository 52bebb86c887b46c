#!/bin/sh
# Installs the Debian packages into a fresh Debian root and uses them there: nothing of this machine helps.
# Usage: clean_root.sh FOLDER_OF_DEBS SOURCE WORK. Needs root, debootstrap and the distribution's archive.
set -eu
debs=$1 source=$2 work=$3
skip() { echo "skipped: $1"; exit 77; }
[ "$(id -u)" -eq 0 ] || skip "only root can make a root"
PATH=$PATH:/usr/sbin:/sbin
command -v debootstrap >/dev/null || skip "debootstrap is not installed"
ls "$debs"/*.deb >/dev/null 2>&1 || { echo "no packages in $debs"; exit 1; }
archive=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -n 1)
[ -n "$archive" ] || skip "this machine knows no archive of the distribution"
root=$work/root
rm -rf "$work"
mkdir -p "$work"
debootstrap --variant=minbase bookworm "$root" "$archive" >"$work/debootstrap.log" 2>&1 ||
  { tail -n 3 "$work/debootstrap.log"; skip "the archive cannot be reached"; }
cp -r "$debs" "$root/debs"
cp -r "$source/articles" "$root/articles"
cp -r "$source/runtime/examples" "$root/examples"
inside() { chroot "$root" /usr/bin/env LC_ALL=C.UTF-8 PATH=/usr/bin:/usr/sbin:/bin:/sbin DEBIAN_FRONTEND=noninteractive "$@"; }

echo "== shelf-tools alone"
inside sh -c 'apt-get -qq install --no-install-recommends -y /debs/shelf-tools_*.deb' >"$work/tools.log" 2>&1 || { cat "$work/tools.log"; exit 1; }
inside shelfc compile articles -o help.shelf
inside shelf show help.shelf --topic 41000101 --product 20101 --format text | grep -q '^## Recommended Steps'
if inside dpkg -l | grep -qE '^ii +lib(shelf|md4c-dev|pugixml-dev)'; then echo "the tools need more than they should"; exit 1; fi

echo "== libshelf-dev, and the examples built with it"
inside sh -c 'apt-get -qq install --no-install-recommends -y /debs/*.deb g++ cmake ninja-build pkg-config' >"$work/dev.log" 2>&1 || { cat "$work/dev.log"; exit 1; }
inside sh -c 'cmake -S examples/lookup -B lookup -G Ninja && cmake --build lookup' >"$work/lookup.log" 2>&1 || { cat "$work/lookup.log"; exit 1; }
inside lookup/lookup help.shelf 41000101 20101 | grep -q '<h2>Recommended Steps</h2>'
inside sh -c 'cmake -S examples/embedded -B embedded -G Ninja -DARTICLES=/articles && cmake --build embedded' >"$work/embedded.log" 2>&1 || { cat "$work/embedded.log"; exit 1; }
inside embedded/embedded 41000101 20101 | grep -q '^## Recommended Steps'
inside sh -c 'g++ -std=c++20 examples/lookup/main.cpp $(pkg-config --cflags --libs shelf-runtime) -o by_pkg_config'
inside ./by_pkg_config help.shelf 41000101 20101 | grep -q '<h2>Recommended Steps</h2>'
flags=$(inside pkg-config --cflags shelf-runtime)
case $flags in *usr/include*) echo "pkg-config names a folder that is searched anyway: $flags"; exit 1 ;; esac
if ls "$debs"/libshelf0_*.deb >/dev/null 2>&1; then
  echo "== a C client, which needs libshelf0 alone when it runs"
  inside sh -c 'cc -std=c99 examples/c_client/main.c $(pkg-config --cflags --libs shelf) -o c_client'
  inside sh -c 'apt-get -qq purge -y libshelf-dev' >"$work/purge_dev.log" 2>&1
  inside ./c_client help.shelf 41000101 20101 | grep -q '^## Recommended Steps'
fi
inside sh -c "apt-get -qq purge -y 'shelf-tools' 'libshelf*'" >"$work/purge.log" 2>&1
left=$(inside find /usr -name '*shelf*')
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
rm -rf "$root"
echo "clean root: installed, used, built with, removed"

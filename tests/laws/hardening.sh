#!/bin/sh
# Programs and libraries are built to be hard to misuse: anywhere in memory, nothing writable that is also executed or that
# the loader has filled, stacks and copies checked. Usage: hardening.sh FILE...
set -eu
fail=0
lacks() { echo "$1: $2"; fail=1; }
for file; do
  header=$(readelf -hW "$file") segments=$(readelf -lW "$file") dynamic=$(readelf -dW "$file") needed=$(nm -D --undefined-only "$file")
  echo "$header" | grep -q 'Type: *DYN' || lacks "$file" "has a fixed place in memory (-fPIE, -fPIC)"
  echo "$segments" | grep -q 'GNU_RELRO' || lacks "$file" "tables of the loader stay writable (-Wl,-z,relro)"
  echo "$dynamic" | grep -qE 'BIND_NOW|FLAGS_1.*NOW' || lacks "$file" "binds functions late (-Wl,-z,now)"
  echo "$segments" | grep -qE 'GNU_STACK.* RWE' && lacks "$file" "its stack can be executed (-Wl,-z,noexecstack)"
  echo "$segments" | grep -qE 'LOAD.* RWE' && lacks "$file" "has memory that is written and executed"
  echo "$needed" | grep -q '__stack_chk_fail' || lacks "$file" "does not check its stack (-fstack-protector-strong)"
  echo "$needed" | grep '_chk$\|_chk@' | grep -vq __stack_chk || lacks "$file" "does not check copies (-D_FORTIFY_SOURCE=2)"
  echo "$needed" | grep -q __glibcxx_assert_fail || lacks "$file" "does not check indexes (-D_GLIBCXX_ASSERTIONS)"
done
[ "$fail" -eq 0 ] && echo "hardening: $# files, nothing lacks"
exit "$fail"

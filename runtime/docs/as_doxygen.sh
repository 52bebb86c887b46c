#!/bin/sh
# A header with its comments as Doxygen reads them: the first lines are about the file, a comment behind a declaration is
# about that. Usage: as_doxygen.sh HEADER
awk '
  NR == 1 && /^\/\/ /     { print "/// @file\n///" }
  NR == 1 && /^\/\* /     { sub(/^\/\* /, "/** @file\n * ") }
  /^ *\/\* --- .* \*\/$/  { next }
  /^ *\/\/( |$)/          { sub(/\/\//, "///"); print; next }
  /^ *\/\* /              { sub(/\/\*/, "/**"); print; next }
  /[;,{] *\/\/ /          { sub(/\/\/ /, "///< "); print; next }
  /[;,] *\/\* .*\*\/$/    { sub(/\/\* /, "/**< "); print; next }
                          { print }
' "$1"

# Writes the source of an embedded bundle: -D name=… -D bundle=… -D source=… It holds a hash of the bundle, so that no
# cache of compiled sources takes an old object for it.
file(SHA256 "${bundle}" hash)
string(REGEX REPLACE "([\\\"])" "\\\\\\1" path "${bundle}")  # as the assembler reads strings
set(template "${CMAKE_CURRENT_LIST_DIR}/embedded_bytes.cpp.in")
file(READ "${template}" text)
string(CONFIGURE "${text}" text @ONLY)
file(WRITE "${source}" "${text}")  # also when nothing is different: it is to be newer than the bundle

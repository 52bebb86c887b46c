# The build for WebAssembly: how sources are compiled, and where what they need comes from. Headers of the distribution
# are seen one library at a time: the folder they are in also has those of the host's C library.
enable_language(C)
target_compile_options(shelf_flags INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra;-Wconversion;-Wshadow;-fno-rtti> -fvisibility=hidden -fno-exceptions -flto
  -msign-ext -mbulk-memory -mnontrapping-fptoint  # in every browser since 2021, in Node since 16
  -finline-functions)  # Emscripten 3.1.6 turns inlining off, which doubles the size of everything that is made of templates

set(headers ${CMAKE_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${headers})
foreach(library flatbuffers nlohmann)
  find_path(folder ${library} PATHS /usr/include /usr/local/include NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH NO_CACHE REQUIRED)
  file(CREATE_LINK ${folder}/${library} ${headers}/${library} SYMBOLIC)
  unset(folder)
endforeach()
set(FLATBUFFERS_INCLUDE_DIR ${headers} CACHE PATH "Folder of flatbuffers/flatbuffers.h")
add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED GLOBAL)
target_include_directories(nlohmann_json::nlohmann_json INTERFACE ${headers})

# zstd's decoder, as small as it gets; the sources are those of the distribution's package.
set(SHELF_ZSTD_SOURCE ${CMAKE_BINARY_DIR}/zstd CACHE PATH "Sources of zstd; fetched when they are not there")
if(NOT EXISTS ${SHELF_ZSTD_SOURCE}/lib/zstd.h)
  execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/fetch_zstd ${SHELF_ZSTD_SOURCE} COMMAND_ERROR_IS_FATAL ANY)
endif()
set(zstd ${SHELF_ZSTD_SOURCE}/lib)
add_library(shelf_zstd STATIC
  ${zstd}/common/debug.c
  ${zstd}/common/entropy_common.c
  ${zstd}/common/error_private.c
  ${zstd}/common/fse_decompress.c
  ${zstd}/common/xxhash.c
  ${zstd}/common/zstd_common.c
  ${zstd}/decompress/huf_decompress.c
  ${zstd}/decompress/zstd_ddict.c
  ${zstd}/decompress/zstd_decompress.c
  ${zstd}/decompress/zstd_decompress_block.c)
target_include_directories(shelf_zstd SYSTEM PUBLIC ${zstd} PRIVATE ${zstd}/common)
target_compile_options(shelf_zstd PRIVATE -fno-exceptions -fvisibility=hidden -flto -finline-functions -msign-ext -mbulk-memory)
target_compile_definitions(shelf_zstd PRIVATE
  ZSTD_DISABLE_ASM ZSTD_LEGACY_SUPPORT=0 ZSTD_TRACE=0 DYNAMIC_BMI2=0 XXH_NAMESPACE=ZSTD_
  HUF_FORCE_DECOMPRESS_X1 ZSTD_FORCE_DECOMPRESS_SEQUENCES_SHORT ZSTD_NO_INLINE ZSTD_STRIP_ERROR_STRINGS)

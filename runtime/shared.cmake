# shelf_runtime_shared: the same sources as one shared library, as small as it gets.
include(CheckCXXCompilerFlag)
include(CheckIPOSupported)
include(CheckLinkerFlag)

get_target_property(sources shelf_runtime SOURCES)
add_library(shelf_runtime_shared SHARED ${sources})
add_library(shelf::runtime_shared ALIAS shelf_runtime_shared)
set_target_properties(shelf_runtime_shared PROPERTIES OUTPUT_NAME shelf_runtime SHELF_SMALL ON
  CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
foreach(property COMPILE_FEATURES COMPILE_OPTIONS INCLUDE_DIRECTORIES INTERFACE_COMPILE_FEATURES
                 INTERFACE_INCLUDE_DIRECTORIES LINK_LIBRARIES)
  get_target_property(value shelf_runtime ${property})
  set_property(TARGET shelf_runtime_shared PROPERTY ${property} ${value})
endforeach()

# No exception leaves the runtime, and no memory ends the process: without landing pads and tables to unwind a throw
# inside the standard library ends in std::terminate. Not for the static library, whose copies of std:: templates a
# program that does catch may be linked with.
# small_assertions.hpp: checks of the standard library stay, their texts (43 KB) go.
target_compile_options(shelf_runtime_shared PRIVATE
  -fno-exceptions -fno-asynchronous-unwind-tables -fno-unwind-tables -ffunction-sections -fdata-sections
  "SHELL:-include ${CMAKE_CURRENT_SOURCE_DIR}/src/small_assertions.hpp")
target_link_options(shelf_runtime_shared PRIVATE -Wl,--gc-sections -Wl,--as-needed -Wl,-O1
  -Wl,--version-script=${CMAKE_CURRENT_SOURCE_DIR}/exports.map)
set_property(TARGET shelf_runtime_shared PROPERTY LINK_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/exports.map)

# Some instructions are shorter than -Os has them: 4 KB. GCC knows it from version 12 on.
check_cxx_compiler_flag(-Oz optimises_for_size_only)
if(optimises_for_size_only)
  target_compile_options(shelf_runtime_shared PRIVATE $<$<CONFIG:Release>:-Oz>)
endif()

check_ipo_supported(RESULT lto OUTPUT ignored LANGUAGES CXX)
set_property(TARGET shelf_runtime_shared PROPERTY INTERPROCEDURAL_OPTIMIZATION_RELEASE ${lto})
# 24 bytes for each pointer in a table become a bit: 20 KB. Needs glibc 2.36 where it runs.
check_linker_flag(CXX -Wl,-z,pack-relative-relocs packs_relocations)
if(packs_relocations)
  target_link_options(shelf_runtime_shared PRIVATE -Wl,-z,pack-relative-relocs)
endif()

# Bytes of the stripped library, without zstd: 366,552 with GCC 12 and binutils 2.40. To be lowered with the library.
set(max_runtime_bytes 368000)
add_test(NAME laws.size COMMAND ${PROJECT_SOURCE_DIR}/tests/laws/size.sh
         $<TARGET_FILE:shelf_runtime_shared> ${max_runtime_bytes} $<CONFIG>)
set_tests_properties(laws.size PROPERTIES SKIP_RETURN_CODE 77)

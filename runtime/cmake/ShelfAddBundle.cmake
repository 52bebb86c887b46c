# Compiles articles into a bundle when the project is built:
#
#   shelf_add_bundle(NAME ARTICLES article-or-folder… [OUTPUT file]
#                    [CLOUDS name…] [TYPES name…] [METRICS file…] [TOPICS file…]
#                    [LEVEL fast|default|best] [LOCALE tag] [LABEL text] [STRICT] [EMBED] [DEPENDS target-or-file…])
#
# Target NAME_bundle makes the bundle: NAME.shelf in the current binary folder, or OUTPUT; its property SHELF_BUNDLE is the
# path. It is made again when an article was changed, added or taken away, and when the options or the compiler are other
# ones. An article with errors fails the build, each time until it is mended.
# EMBED: NAME_bundle is a library that holds the bundle; link NAME::bundle and include NAME.hpp. NAME::bundle() opens it,
# NAME::bytes() are its bytes.
# DEPENDS: what makes the articles, if the build does.
# The variable SHELF_SHELFC names the compiler to run, for builds for another machine; else it is the target shelf::shelfc.
cmake_policy(PUSH)
cmake_policy(VERSION 3.22)

function(shelf_add_bundle name)
  set(lists ARTICLES CLOUDS TYPES METRICS TOPICS DEPENDS)
  cmake_parse_arguments(PARSE_ARGV 1 arg "STRICT;EMBED" "OUTPUT;LEVEL;LOCALE;LABEL" "${lists}")
  if(NOT arg_OUTPUT)
    set(arg_OUTPUT ${name}.shelf)
  endif()
  cmake_path(ABSOLUTE_PATH arg_OUTPUT BASE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}" NORMALIZE)
  foreach(list ARTICLES METRICS TOPICS)
    set(paths "")
    foreach(path IN LISTS arg_${list})
      cmake_path(ABSOLUTE_PATH path BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
      string(REGEX REPLACE "(.)/$" "\\1" path "${path}")
      list(APPEND paths "${path}")
    endforeach()
    set(arg_${list} "${paths}")
  endforeach()
  shelf_bundle_check_arguments()
  shelf_bundle_find_compiler(compiler)
  # Settled: every argument is understood, every path is absolute.

  set(work "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${name}_bundle.dir")
  cmake_path(GET arg_OUTPUT PARENT_PATH folder)
  file(MAKE_DIRECTORY "${folder}")
  shelf_bundle_write_arguments("${work}/${name}.arguments" "${work}")
  if(arg_EMBED)
    set(target ${name}_bundle_file)
  else()
    set(target ${name}_bundle ALL)
  endif()
  if(CMAKE_GENERATOR MATCHES "Makefiles")
    shelf_bundle_compile_by_make("${target}" ${compiler} "${work}")
  else()
    add_custom_command(OUTPUT "${arg_OUTPUT}"
      COMMAND ${compiler} compile "@${work}/${name}.arguments"
      DEPENDS ${compiler} "${work}/${name}.arguments" ${arg_DEPENDS}
      DEPFILE "${work}/${name}.d"
      COMMENT "Compiling bundle ${name}"
      VERBATIM)
    add_custom_target(${target} DEPENDS "${arg_OUTPUT}")
  endif()
  if(arg_EMBED)
    shelf_bundle_embed("${arg_OUTPUT}" "${work}")
  endif()
  set_target_properties(${name}_bundle PROPERTIES SHELF_BUNDLE "${arg_OUTPUT}" ADDITIONAL_CLEAN_FILES "${work}/cache")
endfunction()

# The functions below read the arguments (arg_…, name) of shelf_add_bundle(), whose parts they are.

# Ends the configuration when a bundle could not be made as it was asked for.
function(shelf_bundle_check_arguments)
  set(problems "") # a list: no semicolon in a message
  set(there_are "there are: ARTICLES OUTPUT CLOUDS TYPES METRICS TOPICS LEVEL LOCALE LABEL STRICT EMBED DEPENDS")
  shelf_bundle_check_name(problems)
  if(arg_UNPARSED_ARGUMENTS)
    list(JOIN arg_UNPARSED_ARGUMENTS " " unknown)
    list(APPEND problems "unknown argument `${unknown}` - ${there_are}")
  endif()
  if(arg_KEYWORDS_MISSING_VALUES)
    list(APPEND problems "nothing stands after ${arg_KEYWORDS_MISSING_VALUES}")
  endif()
  if(NOT arg_ARTICLES AND NOT "ARTICLES" IN_LIST arg_KEYWORDS_MISSING_VALUES)
    list(APPEND problems "no articles: say ARTICLES and the folders or files to compile")
  endif()
  foreach(path IN LISTS arg_ARTICLES arg_METRICS arg_TOPICS)
    if(EXISTS "${path}")
      continue()
    endif()
    cmake_path(GET path FILENAME word)
    if(word MATCHES "^[A-Z]+$")
      list(APPEND problems "unknown argument `${word}` - ${there_are}")
    elseif(NOT arg_DEPENDS)
      list(APPEND problems "`${path}` is not there - if the build makes it, say by which target or file: DEPENDS")
    endif()
  endforeach()
  foreach(path IN LISTS arg_ARTICLES)
    # Every build would find the folder changed, and .md files of others in it.
    foreach(written "${CMAKE_CURRENT_BINARY_DIR}" "${arg_OUTPUT}")
      cmake_path(IS_PREFIX path "${written}" NORMALIZE is_inside)
      if(is_inside)
        list(APPEND problems "`${written}` is inside the folder of articles `${path}`: give the folder that holds articles only")
      endif()
    endforeach()
  endforeach()
  if(CMAKE_GENERATOR MATCHES "Makefiles" AND arg_OUTPUT MATCHES "=")
    list(APPEND problems "`${arg_OUTPUT}`: Make takes a path with `=` for a variable - build elsewhere, or with Ninja")
  endif()
  if(arg_EMBED AND NOT TARGET shelf::runtime)
    list(APPEND problems "EMBED needs shelf::runtime: find_package(shelf CONFIG COMPONENTS runtime tools)")
  endif()
  if(problems)
    list(JOIN problems "\n  " problems)
    message(FATAL_ERROR "shelf_add_bundle(${name}):\n  ${problems}")
  endif()
endfunction()

# With EMBED the name is a namespace, so it is always one that could be.
function(shelf_bundle_check_name problem)
  set(words
    alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl
    concept const consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default delete
    do double dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable
    namespace new noexcept not not_eq nullptr operator or or_eq private protected public register reinterpret_cast
    requires return short signed sizeof static static_assert static_cast struct switch template this thread_local throw
    true try typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq
    linux main shelf std unix) # and names that are taken
  if(NOT name MATCHES "^[A-Za-z][A-Za-z0-9_]*$" OR name MATCHES "__" OR name IN_LIST words)
    set(${problem} "`${name}` cannot be the name of a C++ namespace: take a letter, then letters, digits and single `_`, \
and no word of the language (OUTPUT gives the file any name)" PARENT_SCOPE)
  elseif(TARGET ${name}_bundle)
    set(${problem} "there is a target ${name}_bundle already: take another name" PARENT_SCOPE)
  endif()
endfunction()

function(shelf_bundle_find_compiler compiler)
  if(SHELF_SHELFC)
    set(${compiler} "${SHELF_SHELFC}" PARENT_SCOPE)
  elseif(TARGET shelf::shelfc)
    set(${compiler} shelf::shelfc PARENT_SCOPE)
  else()
    message(FATAL_ERROR "shelf_add_bundle(${name}):\n  shelfc is not there: find_package(shelf CONFIG COMPONENTS tools); \
as a sub-project, set SHELF_BUILD_COMPILER and SHELF_BUILD_TOOLS to ON before it is added; \
or set SHELF_SHELFC to the path of shelfc")
  endif()
endfunction()

# One file with the command line: it is written only when it changes, and the bundle depends on it, so that other options
# are a reason to compile again with every generator.
function(shelf_bundle_write_arguments file work)
  # Nothing is written when an article has errors: a bundle with a new time would pass for good in the next build.
  set(arguments "--keep-going=no" "--quiet" "-o" "${arg_OUTPUT}" "--depfile=${work}/${name}.d" "--cache=${work}/cache")
  foreach(pair CLOUDS=cloud TYPES=type METRICS=metrics TOPICS=topics LEVEL=level LOCALE=locale LABEL=label)
    string(REGEX MATCH "(.*)=(.*)" pair ${pair})
    set(option ${CMAKE_MATCH_2})
    foreach(value IN LISTS arg_${CMAKE_MATCH_1})
      list(APPEND arguments "--${option}=${value}")
    endforeach()
  endforeach()
  if(arg_STRICT)
    list(APPEND arguments --strict)
  endif()
  set(lines "")
  foreach(argument IN LISTS arguments arg_ARTICLES)
    string(REPLACE "\"" "\"'\"'\"" argument "${argument}")  # as a shell would have it
    string(APPEND lines "\"${argument}\"\n")
  endforeach()
  file(CONFIGURE OUTPUT "${file}" CONTENT "@lines@" @ONLY)
endfunction()

# The makefiles of CMake never forget a file that a DEPFILE once named: after an article was taken away every build would
# compile again. So the rule is in a makefile of its own, which each build asks.
function(shelf_bundle_compile_by_make target compiler work)
  add_custom_command(OUTPUT "${work}/${name}.settings"
    COMMAND ${CMAKE_COMMAND} -E touch "${work}/${name}.settings"
    DEPENDS ${compiler} "${work}/${name}.arguments" ${arg_DEPENDS}
    COMMENT "Settings of bundle ${name}"
    VERBATIM)
  string(REPLACE "$" "$$" output "${arg_OUTPUT}") # as the depfile writes it
  string(REGEX REPLACE "([ #])" "\\\\\\1" output "${output}")
  configure_file("${CMAKE_CURRENT_FUNCTION_LIST_DIR}/bundle.mk.in" "${work}/${name}.mk" @ONLY)
  set(program "${compiler}")
  if(TARGET ${compiler})
    set(program "$<TARGET_FILE:${compiler}>")
  endif()
  add_custom_target(${target} COMMAND $(MAKE) --silent -f "${name}.mk" "program=${program}"
    WORKING_DIRECTORY "${work}"
    DEPENDS "${work}/${name}.settings"
    BYPRODUCTS "${arg_OUTPUT}"
    VERBATIM)
endfunction()

# NAME_bundle, a library with the bytes of the bundle.
function(shelf_bundle_embed bundle work)
  set(here "${CMAKE_CURRENT_FUNCTION_LIST_DIR}")
  configure_file("${here}/embedded.hpp.in" "${work}/include/${name}.hpp" @ONLY)
  configure_file("${here}/embedded.cpp.in" "${work}/${name}.cpp" @ONLY)
  set(bytes "${work}/${name}_bytes.cpp")
  add_custom_command(OUTPUT "${bytes}"
    COMMAND ${CMAKE_COMMAND} -D "name=${name}" -D "bundle=${bundle}" -D "source=${bytes}" -P "${here}/ShelfEmbed.cmake"
    DEPENDS ${name}_bundle_file "${bundle}" "${here}/ShelfEmbed.cmake" "${here}/embedded_bytes.cpp.in"
    COMMENT "Embedding bundle ${name}"
    VERBATIM)
  # Of an object for link-time optimisation the linker would not know what the assembler defines.
  set_source_files_properties("${bytes}" PROPERTIES COMPILE_OPTIONS -fno-lto)
  add_library(${name}_bundle STATIC "${work}/${name}.cpp" "${bytes}" "${work}/include/${name}.hpp")
  add_library(${name}::bundle ALIAS ${name}_bundle)
  target_include_directories(${name}_bundle PUBLIC "${work}/include")
  target_link_libraries(${name}_bundle PUBLIC shelf::runtime)
  set_target_properties(${name}_bundle PROPERTIES POSITION_INDEPENDENT_CODE ON)
endfunction()

cmake_policy(POP)

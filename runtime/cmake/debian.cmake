# Debian packages: cpack -G DEB in the build folder of the preset `debian`, whose prefix /usr gives the library folder of
# the machine. One package for each component.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME shelf)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "support articles in one small file")
set(CPACK_PACKAGE_CONTACT "Shelf maintainers <maintainers@shelf.example>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_COMPONENTS_ALL development)
set(needs_library "")

if(TARGET shelf_c)
  list(APPEND CPACK_COMPONENTS_ALL runtime)
  set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME libshelf0)
  set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
  set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "The shared library: opens a bundle of support articles, finds those for a topic
and a product, renders them and says which requests their live parts need. For
programs that use the C interface.")
  set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
  set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
  set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
  set(needs_library "libshelf0 (= ${PROJECT_VERSION}), ")
endif()

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libshelf-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "Development files: headers for C and C++, static libraries, a CMake package and
files for pkg-config. shelf_add_bundle() compiles articles in a build by CMake;
it needs the package shelf-tools.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${needs_library}libzstd-dev")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS shelf-tools)

if(TARGET shelf)
  list(APPEND CPACK_COMPONENTS_ALL tools)
  set(CPACK_DEBIAN_TOOLS_PACKAGE_NAME shelf-tools)
  set(CPACK_DEBIAN_TOOLS_PACKAGE_SECTION text)
  set(CPACK_DEBIAN_TOOLS_DESCRIPTION "The tools: shelfc compiles Markdown articles with widgets into one small file
and explains every slip in them; shelf finds articles in it by topic and
product, and shows them as HTML, text, Markdown or JSON.")
  set(CPACK_DEBIAN_TOOLS_PACKAGE_SHLIBDEPS ON)
endif()

# What a package of Debian says of itself.
find_program(GZIP gzip)
set(changes ${PROJECT_BINARY_DIR}/package/changelog.gz)
if(GZIP)
  add_custom_command(OUTPUT ${changes} COMMAND ${GZIP} -9nc ${PROJECT_SOURCE_DIR}/CHANGELOG.md > ${changes}
                     DEPENDS ${PROJECT_SOURCE_DIR}/CHANGELOG.md VERBATIM)
  add_custom_target(shelf_changes ALL DEPENDS ${changes})
endif()
foreach(component ${CPACK_COMPONENTS_ALL})
  string(TOUPPER ${component} upper)
  set(folder ${CMAKE_INSTALL_DATADIR}/doc/${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${folder} RENAME copyright COMPONENT ${component})
  if(GZIP)
    install(FILES ${changes} DESTINATION ${folder} COMPONENT ${component})
  endif()
endforeach()
include(CPack)

# What is installed, in three components: `runtime` (the shared library), `development` (headers, static libraries, CMake
# package, pkg-config files), `tools` (shelfc, shelf). Each has a list of targets of its own, so that the package finds
# what is there when one of them is not.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/shelf)

# runtime and development
set_target_properties(shelf_runtime PROPERTIES EXPORT_NAME runtime)
set_target_properties(shelf_live PROPERTIES EXPORT_NAME live)
# Headers only, and used inside only: nlohmann_json is nothing that users of the library need to have.
set_property(TARGET shelf_live PROPERTY INTERFACE_LINK_LIBRARIES shelf_runtime)
install(TARGETS shelf_runtime shelf_live EXPORT shelfRuntimeTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/runtime/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
install(EXPORT shelfRuntimeTargets NAMESPACE shelf:: DESTINATION ${package_dir} COMPONENT development)
if(TARGET shelf_c)
  set_target_properties(shelf_c PROPERTIES EXPORT_NAME c)
  install(TARGETS shelf_c EXPORT shelfCTargets
          LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT runtime NAMELINK_COMPONENT development)
  install(EXPORT shelfCTargets NAMESPACE shelf:: DESTINATION ${package_dir} COMPONENT development)
endif()

# tools
set(tools "")
foreach(tool shelfc shelf)
  if(TARGET ${tool})
    list(APPEND tools ${tool})
  endif()
endforeach()
if(tools)
  install(TARGETS ${tools} EXPORT shelfToolsTargets RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT tools)
  install(EXPORT shelfToolsTargets NAMESPACE shelf:: DESTINATION ${package_dir} COMPONENT tools)
endif()

# the CMake package
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/shelfConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/shelfConfig.cmake ${PROJECT_BINARY_DIR}/package/shelfConfigVersion.cmake
              ${CMAKE_CURRENT_LIST_DIR}/ShelfAddBundle.cmake ${CMAKE_CURRENT_LIST_DIR}/ShelfEmbed.cmake
              ${CMAKE_CURRENT_LIST_DIR}/embedded.hpp.in ${CMAKE_CURRENT_LIST_DIR}/embedded.cpp.in
              ${CMAKE_CURRENT_LIST_DIR}/embedded_bytes.cpp.in
              ${CMAKE_CURRENT_LIST_DIR}/bundle.mk.in
        DESTINATION ${package_dir} COMPONENT development)

# pkg-config; paths are relative to the file, so that a tree that was moved still works
file(RELATIVE_PATH pkgconfig_to_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" pkgconfig_to_prefix "${pkgconfig_to_prefix}")
foreach(file shelf-runtime shelf)
  if(file STREQUAL shelf AND NOT TARGET shelf_c)
    continue()
  endif()
  configure_file(${CMAKE_CURRENT_LIST_DIR}/${file}.pc.in ${PROJECT_BINARY_DIR}/package/${file}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/package/${file}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
endforeach()

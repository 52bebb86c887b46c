# The same faults on a runtime that is compiled with address and undefined, in every build for tests.
get_target_property(runtime_sources shelf_runtime SOURCES)
list(TRANSFORM runtime_sources PREPEND ${PROJECT_SOURCE_DIR}/runtime/)
get_target_property(fault_sources faults SOURCES)
list(FILTER fault_sources EXCLUDE REGEX "TARGET_OBJECTS")
set(checks -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)

add_library(shelf_runtime_checked STATIC ${runtime_sources})
target_include_directories(shelf_runtime_checked PUBLIC ${PROJECT_SOURCE_DIR}/runtime/include
                           PRIVATE ${PROJECT_SOURCE_DIR}/runtime/src)
target_compile_features(shelf_runtime_checked PUBLIC cxx_std_20)
target_compile_options(shelf_runtime_checked PUBLIC ${checks})
target_link_options(shelf_runtime_checked PUBLIC ${checks})
target_link_libraries(shelf_runtime_checked PUBLIC shelf_flags shelf_format shelf_zstd)
if(SHELF_PRECOMPILED_HEADERS)
  get_target_property(headers shelf_runtime PRECOMPILE_HEADERS)
  target_precompile_headers(shelf_runtime_checked PRIVATE ${headers})
endif()

add_executable(faults_checked ${catch_main} ${fault_sources})
target_include_directories(faults_checked PRIVATE ${PROJECT_SOURCE_DIR}/tests ${PROJECT_SOURCE_DIR}/runtime/src)
target_link_libraries(faults_checked PRIVATE ${catch_target} shelf_runtime_checked Threads::Threads)

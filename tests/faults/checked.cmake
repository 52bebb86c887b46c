# The same faults on a runtime that is compiled with address and undefined, in every build for tests.
get_target_property(runtime_sources shelf_runtime SOURCES)
list(TRANSFORM runtime_sources PREPEND ${PROJECT_SOURCE_DIR}/runtime/)
set(checks -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)

add_library(shelf_runtime_checked OBJECT ${runtime_sources})
target_include_directories(shelf_runtime_checked PRIVATE ${PROJECT_SOURCE_DIR}/runtime/include ${PROJECT_SOURCE_DIR}/runtime/src)
target_compile_features(shelf_runtime_checked PRIVATE cxx_std_20)
target_compile_options(shelf_runtime_checked PRIVATE ${checks})
target_link_libraries(shelf_runtime_checked PRIVATE shelf_flags shelf_format shelf_zstd)
if(SHELF_PRECOMPILED_HEADERS)
  get_target_property(headers shelf_runtime PRECOMPILE_HEADERS)
  target_precompile_headers(shelf_runtime_checked PRIVATE ${headers})
endif()

# The runtime is first: of templates that both have, the linker keeps its own, which are checked.
add_executable(faults_checked $<TARGET_OBJECTS:shelf_runtime_checked> ${catch_main} $<TARGET_OBJECTS:fault_trials>)
set_property(TARGET faults_checked PROPERTY LINKER_LANGUAGE CXX)
target_link_options(faults_checked PRIVATE ${checks})
target_link_libraries(faults_checked PRIVATE shelf_flags ${catch_target} shelf_bundle_builder Threads::Threads)

# Most of the runtime is small steps between texts, made once for a widget, a form or a line: -Os is 0.4 times the size
# of -O3. What runs for every byte or operation of an article that is looked up, decoded and rendered to HTML keeps -O3;
# at -O2 a look-up takes 6 % more instructions. Slower than at -O3, decoding apart: text by 14 %, Markdown by 40 %,
# ansi by 77 %. Only Release says what it is built for; other build types stay as they are.
target_compile_options(shelf_runtime PRIVATE $<$<CONFIG:Release>:-Os>)
set(hot
  src/article/decode.cpp
  src/article/json_tree.cpp
  src/article/op_reader.cpp
  src/article/read_unit.cpp
  src/article/utf8.cpp
  src/lookup/find.cpp
  src/lookup/hits.cpp
  src/lookup/key.cpp
  src/lookup/lookup.cpp
  src/render/html_inlines.cpp
  src/render/html_writer.cpp
  src/store/catalogue_view.cpp
  src/store/expansion.cpp
  src/store/name_rules.cpp
  src/store/phrases.cpp)
set_source_files_properties(${hot} PROPERTIES COMPILE_OPTIONS $<$<CONFIG:Release>:-O3>)
# -O3 makes a copy of this for each table of characters: 1.6 KB more.
set_source_files_properties(src/render/html_escape.cpp PROPERTIES COMPILE_OPTIONS
  $<$<CONFIG:Release>:$<IF:$<BOOL:$<TARGET_PROPERTY:SHELF_SMALL>>,-O2,-O3>>)
# Requests are made for every article that is shown: with all of this at -Os they take twice as long. JSON is written a
# character at a time. Forms and other JSON bodies as HTML take a third longer at -Os. The small shared library is small
# first.
file(GLOB warm RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS src/context/*.cpp src/requests/*.cpp)
list(APPEND warm
  src/render/form_html.cpp
  src/render/json_page.cpp
  src/render/json_writer.cpp
  src/render/render_value_html.cpp
  src/render/value_html.cpp)
set_source_files_properties(${warm} PROPERTIES COMPILE_OPTIONS
  $<$<AND:$<CONFIG:Release>,$<NOT:$<BOOL:$<TARGET_PROPERTY:SHELF_SMALL>>>>:-O3>)
# -Os inlines nothing that grows the caller; one instruction more saves the call's own, and 5 % of the code.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  target_compile_options(shelf_runtime PRIVATE $<$<CONFIG:Release>:--param=max-inline-insns-size=1>)
endif()

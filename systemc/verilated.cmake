# tendril_blocks: each built core size and the hub and link, verilated, behind core.h and hub.h.
set(rtl_files_list ${TENDRIL_RTL_DIR}/rtl.f)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${rtl_files_list})
file(STRINGS ${rtl_files_list} rtl_lines REGEX "^[^#+ ].*\\.v$")
list(TRANSFORM rtl_lines PREPEND ${TENDRIL_RTL_DIR}/ OUTPUT_VARIABLE rtl_sources)

set(verilator_flags -O3 --x-assign fast --x-initial fast --noassert -Wno-fatal
  -I${TENDRIL_RTL_DIR} ${TENDRIL_RTL_DIR}/lint.vlt)

# One library a verilated top: no warnings, no tidy on what is generated.
function(verilated_library target top prefix)
  add_library(${target} STATIC)
  verilate(${target} SOURCES ${rtl_sources} TOP_MODULE ${top} PREFIX ${prefix} TRACE_FST
    DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/${prefix} VERILATOR_ARGS ${verilator_flags} ${ARGN})
  target_compile_definitions(${target} PUBLIC VL_TIME_CONTEXT)
  target_compile_options(${target} PRIVATE -w)
  get_target_property(headers ${target} INTERFACE_INCLUDE_DIRECTORIES)
  set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY ""
    INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${headers}")
endfunction()

add_library(tendril_blocks STATIC)
target_link_libraries(tendril_blocks PUBLIC tendril_options PRIVATE tendril_models)

verilated_library(tendril_v_hub hub Vhub)
verilated_library(tendril_v_link link Vlink)
target_sources(tendril_blocks PRIVATE fabric/hub_rtl.cpp fabric/link_rtl.cpp)
target_link_libraries(tendril_blocks PRIVATE tendril_v_hub tendril_v_link)

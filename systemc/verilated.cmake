# tendril_blocks: each built core size, each built chip, the hub and the link, verilated, behind their seams.
set(rtl_files_list ${TENDRIL_RTL_DIR}/rtl.f)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${rtl_files_list})
file(STRINGS ${rtl_files_list} rtl_lines REGEX "^[^#+ ].*\\.v$")
list(TRANSFORM rtl_lines PREPEND ${TENDRIL_RTL_DIR}/ OUTPUT_VARIABLE rtl_sources)

# A build that counts coverage asserts, and has the checkers of tests/rtl/cover bound to the blocks; it is
# some ten times slower, to build and to run. Verilator 5.006 cannot save such blocks.
set(fast "")
set(kind --savable --noassert)
if(TENDRIL_COVERAGE)
  set(kind --assert --coverage-line --coverage-toggle --coverage-user)
  set(fast OPT_FAST -O1)
endif()

# --savable: the whole state of a block can be read, for --paranoid (systemc/verilated_state_rtl.h).
set(verilator_flags ${kind} -O3 --x-assign fast --x-initial fast -Wno-fatal
  -I${TENDRIL_RTL_DIR} ${TENDRIL_RTL_DIR}/lint.vlt)

# One library a verilated top: no warnings, no tidy, no sanitizer on what is generated (a chip of 16 cores,
# sanitized, was still compiling after an hour).
function(verilated_library target top prefix)
  add_library(${target} STATIC)
  set(checkers "")
  if(TENDRIL_COVERAGE)
    file(GLOB checkers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/rtl/cover/*_cover.sv)
  endif()
  verilate(${target} SOURCES ${rtl_sources} ${checkers} TOP_MODULE ${top} PREFIX ${prefix} TRACE_FST
    DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/${prefix} OPT_SLOW -O0 ${fast}
    VERILATOR_ARGS ${verilator_flags} ${ARGN})   # slow: run once
  target_compile_definitions(${target} PUBLIC VL_TIME_CONTEXT)
  target_compile_options(${target} PRIVATE -w)
  if(TENDRIL_SANITIZE)
    target_compile_options(${target} PRIVATE -fno-sanitize=all)
  endif()
  get_target_property(headers ${target} INTERFACE_INCLUDE_DIRECTORIES)
  set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY ""
    INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${headers}")
endfunction()

add_library(tendril_blocks STATIC)
target_link_libraries(tendril_blocks PUBLIC tendril_options PRIVATE tendril_models)
target_compile_definitions(tendril_blocks PRIVATE TENDRIL_COUNTS_COVERAGE=$<BOOL:${TENDRIL_COVERAGE}>)
if(TENDRIL_COVERAGE)
  target_sources(tendril_blocks PRIVATE counted_block_rtl.cpp)
  target_include_directories(tendril_blocks SYSTEM PRIVATE
    ${VERILATOR_ROOT}/include ${VERILATOR_ROOT}/include/vltstd)
  set_source_files_properties(counted_block_rtl.cpp PROPERTIES COMPILE_DEFINITIONS VL_TIME_CONTEXT)
endif()

verilated_library(tendril_v_hub hub Vhub)
verilated_library(tendril_v_link link Vlink)
target_sources(tendril_blocks PRIVATE fabric/hub_rtl.cpp fabric/link_rtl.cpp)
target_link_libraries(tendril_blocks PRIVATE tendril_v_hub tendril_v_link)

# One core a size, and the table of sizes. SOURCES of the axon table: 64, for the biggest chips.
set(declarations "")
set(cases "")
set(rows "")
foreach(size IN LISTS TENDRIL_CORE_SIZES)
  string(REGEX MATCH "^([0-9]+)x([0-9]+)x([0-9]+)$" matched ${size})
  if(NOT matched)
    message(FATAL_ERROR "TENDRIL_CORE_SIZES: \"${size}\" is not neurons x axons x lanes, like 64x128x16")
  endif()
  set(neurons ${CMAKE_MATCH_1})
  set(axons ${CMAKE_MATCH_2})
  set(lanes ${CMAKE_MATCH_3})
  set(prefix core_${size})
  verilated_library(tendril_v_${prefix} neuron_core V${prefix}
    -GNeurons=${neurons} -GAxons=${axons} -GLanes=${lanes} -GSources=64)
  configure_file(core/core_size_rtl.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/core_${size}_rtl.cpp @ONLY)
  target_sources(tendril_blocks PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/core_${size}_rtl.cpp)
  target_link_libraries(tendril_blocks PRIVATE tendril_v_${prefix})
  string(APPEND declarations "std::unique_ptr<Core> make_${prefix}(const std::string& name);\n")
  string(APPEND cases
    "    if (size == CoreSize{${neurons}, ${axons}} && lanes == ${lanes}) return make_${prefix}(name);\n")
  string(APPEND rows "{{${neurons}, ${axons}}, ${lanes}}, ")
endforeach()
configure_file(core/core_sizes_rtl.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/core_sizes_rtl.cpp @ONLY)
target_sources(tendril_blocks PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/core_sizes_rtl.cpp)

# One chip a tree, and the table of trees.
set(declarations "")
set(cases "")
set(rows "")
set(chip_control ${CMAKE_CURRENT_SOURCE_DIR}/chip/chip.vlt)
if(TENDRIL_COVERAGE)
  list(APPEND chip_control ${CMAKE_CURRENT_SOURCE_DIR}/chip/coverage.vlt)
endif()
foreach(tree IN LISTS TENDRIL_CHIP_TREES)
  string(REGEX REPLACE "[:x]" "_" prefix chip_${tree})
  string(REGEX MATCH "^([0-9]+)x([0-9]+)x([0-9]+):([0-9]+)x([0-9]+)x([0-9]+):([0-9]+)$" matched ${tree})
  if(NOT matched)
    message(FATAL_ERROR "TENDRIL_CHIP_TREES: \"${tree}\" is not"
      " cores x levels x radix : neurons x axons x lanes : hosts, like 16x2x4:64x128x16:3")
  endif()
  verilated_library(tendril_v_${prefix} chip V${prefix} ${chip_control}
    -GCores=${CMAKE_MATCH_1} -GLevels=${CMAKE_MATCH_2} -GRadix=${CMAKE_MATCH_3}
    -GNeurons=${CMAKE_MATCH_4} -GAxons=${CMAKE_MATCH_5} -GLanes=${CMAKE_MATCH_6}
    -GSources=64 -GHostPorts=${CMAKE_MATCH_7})
  math(EXPR last_core "${CMAKE_MATCH_1} - 1")
  set(core_pointers "")
  foreach(core RANGE ${last_core})
    list(APPEND core_pointers "root.__PVT__chip__DOT__gen_core__BRA__${core}__KET____DOT__u_core")
  endforeach()
  list(JOIN core_pointers ", " core_pointers)
  configure_file(chip/chip_tree_rtl.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/${prefix}_rtl.cpp @ONLY)
  target_sources(tendril_blocks PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${prefix}_rtl.cpp)
  target_link_libraries(tendril_blocks PRIVATE tendril_v_${prefix})
  string(REGEX REPLACE "^(.*)x(.*)x(.*):(.*)x(.*)x(.*):(.*)$" "{\\1, \\2, \\3, {\\4, \\5}, \\6, \\7}"
    row ${tree})
  string(APPEND declarations
    "std::unique_ptr<WholeChip> make_${prefix}(const BuiltChip& built, const std::string& name);\n")
  string(APPEND cases "    if (built == BuiltChip${row}) return make_${prefix}(built, name);\n")
  string(APPEND rows "${row}, ")
endforeach()
configure_file(chip/chip_trees_rtl.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/chip_trees_rtl.cpp @ONLY)
target_sources(tendril_blocks PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/chip_trees_rtl.cpp)

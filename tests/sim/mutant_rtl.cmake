# tendril_mutant: a core, and a chip of one core, with a counter in it that never stops. No pin and no result
# depends on it: it can be read at an address that nobody reads.
foreach(list rtl_sources verilator_flags)
  get_directory_property(${list} DIRECTORY ${CMAKE_SOURCE_DIR}/systemc DEFINITION ${list})
endforeach()

set(original ${TENDRIL_RTL_DIR}/core/core_counters.v)
set(mutant ${CMAKE_CURRENT_BINARY_DIR}/core_counters.v)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${original})
function(mutate text from to)
  string(REPLACE "${from}" "${to}" mutated "${${text}}")
  # A user's own copy may well have changed that line: there the tests of --paranoid are not run.
  if("${mutated}" STREQUAL "${${text}}" AND "${TENDRIL_RTL_DIR}" STREQUAL "${CMAKE_SOURCE_DIR}/rtl")
    message(FATAL_ERROR "${original} no longer has \"${from}\": the mutant of --paranoid needs another place")
  endif()
  set(${text} "${mutated}" PARENT_SCOPE)
endfunction()
file(READ ${original} counters)
mutate(counters "  reg [63:0] passed_q;\n"
  "  reg [63:0] passed_q;\n  reg [31:0] free_q;\n  always @(posedge clk_i) free_q <= free_q + 32'd1;\n")
mutate(counters "default: cfg_data_o <= overrun_q;"
  "4'd15: cfg_data_o <= free_q;\n        default: cfg_data_o <= overrun_q;")
file(CONFIGURE OUTPUT ${mutant} CONTENT "${counters}" @ONLY)
list(REMOVE_ITEM rtl_sources ${original})
list(APPEND rtl_sources ${mutant})

set(neurons 16)
set(axons 16)
set(lanes 16)
set(size mutant)
set(prefix mutant_core)
verilated_library(tendril_v_mutant_core neuron_core Vmutant_core
  -GNeurons=16 -GAxons=16 -GLanes=16 -GSources=64)
configure_file(${CMAKE_SOURCE_DIR}/systemc/core/core_size_rtl.cpp.in mutant_core_rtl.cpp @ONLY)
set(tree mutant)
set(prefix mutant_chip)
set(core_pointers "root.__PVT__chip__DOT__gen_core__BRA__0__KET____DOT__u_core")
verilated_library(tendril_v_mutant_chip chip Vmutant_chip ${CMAKE_SOURCE_DIR}/systemc/chip/chip.vlt
  -GCores=1 -GLevels=1 -GRadix=1 -GNeurons=16 -GAxons=16 -GLanes=16 -GSources=64 -GHostPorts=2)
configure_file(${CMAKE_SOURCE_DIR}/systemc/chip/chip_tree_rtl.cpp.in mutant_chip_rtl.cpp @ONLY)

add_library(tendril_mutant STATIC ${CMAKE_CURRENT_BINARY_DIR}/mutant_core_rtl.cpp
  ${CMAKE_CURRENT_BINARY_DIR}/mutant_chip_rtl.cpp)
target_compile_definitions(tendril_mutant PRIVATE TENDRIL_COUNTS_COVERAGE=0)
target_link_libraries(tendril_mutant PUBLIC tendril_options tendril_models
  PRIVATE tendril_v_mutant_core tendril_v_mutant_chip)

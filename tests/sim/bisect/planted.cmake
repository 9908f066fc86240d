# The hub's bench with a bug in its arbiter: of two laterals the second goes first. A program of its own,
# since the product's is the other half of the comparison.
foreach(list rtl_sources verilator_flags)
  get_directory_property(${list} DIRECTORY ${CMAKE_SOURCE_DIR}/systemc DEFINITION ${list})
endforeach()
set(planted_tree ${CMAKE_CURRENT_BINARY_DIR}/planted/rtl)
set(arbiter ${TENDRIL_RTL_DIR}/bus/hub_arbiter.v)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${arbiter})
file(COPY ${TENDRIL_RTL_DIR}/ DESTINATION ${planted_tree})
file(READ ${arbiter} text)
string(REPLACE "(go_i && !parent) ? first_lateral" "(go_i && !parent) ? laterals & ~first_lateral"
  bug "${text}")
# A user's own copy may well have changed that line: there the test is not run.
if("${bug}" STREQUAL "${text}" AND "${TENDRIL_RTL_DIR}" STREQUAL "${CMAKE_SOURCE_DIR}/rtl")
  message(FATAL_ERROR "${arbiter} no longer has the line in which bisect's test plants a bug")
endif()
file(WRITE ${planted_tree}/bus/hub_arbiter.v "${bug}")
list(REMOVE_ITEM rtl_sources ${arbiter})
list(APPEND rtl_sources ${planted_tree}/bus/hub_arbiter.v)
verilated_library(tendril_v_planted_hub hub Vhub)
add_executable(bench_planted_hub ${CMAKE_SOURCE_DIR}/tests/rtl/bus/hub_lockstep_bench.cpp
  ${CMAKE_SOURCE_DIR}/systemc/fabric/hub_rtl.cpp)
target_link_libraries(bench_planted_hub PRIVATE tendril_v_planted_hub tendril_bench_main fmt::fmt)
set_target_properties(bench_planted_hub PROPERTIES OUTPUT_NAME hub_lockstep
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/planted/benches)
target_compile_definitions(bench_planted_hub PRIVATE TENDRIL_COUNTS_COVERAGE=0)

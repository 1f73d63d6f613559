# A room is a folder with its own small library; what it may link is what it may include (floors in sim/README.md).
add_library(truce_flags INTERFACE)
target_include_directories(truce_flags INTERFACE ${PROJECT_SOURCE_DIR})
# Results before speed: no contraction, no -march by default; assertions of the standard library stay on.
target_compile_options(truce_flags INTERFACE -Wall -Wextra -Wconversion -Wshadow
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # g++ 12 warns falsely on std::string + (GCC bug 105651)
  -ffp-contract=off -fno-fast-math
  -fstack-protector-strong "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=" $<$<BOOL:${TRUCE_WERROR}>:-Werror>)
target_compile_definitions(truce_flags INTERFACE _GLIBCXX_ASSERTIONS EIGEN_MPL2_ONLY)

# clang 14 lacks the builtin behind std::source_location.
if(CMAKE_CXX_COMPILER_ID STREQUAL Clang AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 15)
  target_include_directories(truce_flags SYSTEM INTERFACE ${PROJECT_SOURCE_DIR}/sim/base/old_clang)
endif()

# Files compiled together share the reading of headers: a third of the compiler's time. Never for the program that
# is shipped: a file that forgets an #include would lean on its neighbours.
option(TRUCE_GROUPED "Compile the files of a room in groups" OFF)
# Files that name helpers alike stay single.
set(TRUCE_SINGLE record sensitivity comparison test_formula test_paired test_people test_scenario
  test_sensitivity test_violence)
function(truce_grouped target name)
  if(TRUCE_GROUPED AND NOT name IN_LIST TRUCE_SINGLE)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()

# Reading headers is half of the compiler's time: the rooms above the world share one precompiled reading of it, the test
# programs another. Off where ccache keeps whole results, and in the `dev` build, so that a forgotten #include is noticed.
if(CCACHE)
  set(TRUCE_PRECOMPILED_BY_DEFAULT OFF)
else()
  set(TRUCE_PRECOMPILED_BY_DEFAULT ON)
endif()
option(TRUCE_PRECOMPILED "Share a precompiled reading of the common headers" ${TRUCE_PRECOMPILED_BY_DEFAULT})
set(TRUCE_WITHOUT_WORLD base formula narrative sensitivity)
function(truce_precompiled target header owner)
  if(NOT TRUCE_PRECOMPILED)
    return()
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # The same false warnings under other names, which g++ keeps to itself only while it reads the header as text.
    target_compile_options(${target} PRIVATE -Wno-stringop-overflow -Wno-array-bounds)
  endif()
  if(target STREQUAL owner)
    target_precompile_headers(${target} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/${header})
  else()
    target_precompile_headers(${target} REUSE_FROM ${owner})
  endif()
endfunction()

# truce_room(NAME SOURCES a.cpp ... ROOMS base ... PACKAGES target ...)
function(truce_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;ROOMS;PACKAGES" ${ARGN})
  add_library(truce_${name} STATIC ${ROOM_SOURCES})
  truce_grouped(truce_${name} ${name})
  target_link_libraries(truce_${name} PUBLIC truce_flags)
  if(NOT name IN_LIST TRUCE_WITHOUT_WORLD)
    truce_precompiled(truce_${name} precompiled_room.hpp truce_world)
  endif()
  foreach(room ${ROOM_ROOMS})
    target_link_libraries(truce_${name} PUBLIC truce_${room})
  endforeach()
  # Third-party headers as SYSTEM: their warnings are not ours.
  foreach(package ${ROOM_PACKAGES})
    target_link_libraries(truce_${name} PUBLIC ${package})
    get_target_property(directories ${package} INTERFACE_INCLUDE_DIRECTORIES)
    if(directories)
      target_include_directories(truce_${name} SYSTEM PUBLIC ${directories})
    endif()
  endforeach()
endfunction()

# truce_test(NAME SOURCES a_test.cpp ... ROOMS base ... LABEL unit): one test program, found by ctest.
function(truce_test name)
  cmake_parse_arguments(TEST "" "LABEL" "SOURCES;ROOMS" ${ARGN})
  add_executable(test_${name} ${TEST_SOURCES})
  truce_grouped(test_${name} test_${name})
  foreach(room ${TEST_ROOMS})
    target_link_libraries(test_${name} PRIVATE truce_${room})
  endforeach()
  target_link_libraries(test_${name} PRIVATE truce_flags GTest::gtest GTest::gmock GTest::gtest_main)
  truce_precompiled(test_${name} precompiled_test.hpp truce_test_headers)
  target_compile_options(test_${name} PRIVATE -O1)  # a test waits for its compiler, not for its own loops
  target_compile_definitions(test_${name} PRIVATE
    TRUCE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" TRUCE_BINARY_DIR="${PROJECT_BINARY_DIR}")
  gtest_discover_tests(test_${name} DISCOVERY_MODE PRE_TEST PROPERTIES LABELS "${TEST_LABEL}" TIMEOUT 600)
endfunction()

macro(truce_add_room folder)
  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt)
    add_subdirectory(${folder})
  endif()
endmacro()

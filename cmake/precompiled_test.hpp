// What most tests read, compiled once (see rooms.cmake).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cmake/precompiled_room.hpp"

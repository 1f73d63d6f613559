// The spool: pieces of many columns come back as they went in, and nothing is left on the disk.
#include "sim/study/spool.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "sim/base/error.hpp"
#include "tests/unit/study/small_study.hpp"

namespace truce {
namespace {

h5::Bytes counted(int first, int count) {
  h5::Bytes bytes;
  for (int i = 0; i < count; ++i) bytes.push_back(static_cast<std::byte>(first + i));
  return bytes;
}

TEST(Spool, GivesBackAnyBytesOfAColumnPutInPieceByPiece) {
  const ScratchFolder scratch;
  Spool spool(scratch.path(), 3);
  spool.append(0, counted(0, 7));
  spool.append(2, counted(100, 5));
  spool.append(0, {});
  spool.append(0, counted(7, 1));
  spool.append(2, counted(105, 9));
  spool.append(0, counted(8, 12));
  for (std::size_t first = 0; first <= 20; ++first)
    for (std::size_t count = 0; first + count <= 20; ++count)
      EXPECT_EQ(spool.read(0, first, count), counted(static_cast<int>(first), static_cast<int>(count)));
  EXPECT_EQ(spool.read(2, 3, 8), counted(103, 8));
  EXPECT_TRUE(spool.read(1, 0, 0).empty());
  EXPECT_THROW((void)spool.read(2, 10, 5), BugError);
  EXPECT_TRUE(std::filesystem::is_empty(scratch.path()));
}

TEST(Spool, IsRefusedWhereNothingCanBeWritten) { EXPECT_THROW(Spool("/proc/nowhere", 1), RecordError); }

}  // namespace
}  // namespace truce

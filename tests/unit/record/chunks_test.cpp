// Chunks that are shuffled and deflated here must read back through HDF5's own filters, bit for bit.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "sim/record/deflate.hpp"
#include "sim/record/hdf5.hpp"

namespace truce {
namespace {

using h5::Bytes;

// Noise in all bytes, or numbers of few digits.
Bytes numbers(std::size_t count, std::size_t item_bytes, bool noise) {
  Bytes bytes(count * item_bytes);
  std::uint64_t state = 20140729;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    if (noise || i % item_bytes == 0)
      bytes[i] = static_cast<std::byte>(noise ? state >> 56 : i / item_bytes % 7);
  }
  return bytes;
}

struct Case {
  NumberType type;
  h5::Shape shape;
  h5::Shape chunk;
  std::size_t rows;  // written at a time
};

// Whole numbers that stay for a while: the same in all places of a row, or each its own.
Bytes steps(std::size_t count, std::size_t row, bool alike) {
  Bytes bytes(count * 4);
  for (std::size_t i = 0; i < count; ++i) {
    const auto value = static_cast<float>(i / row / 400 + (alike ? 0 : i % row * 100));
    std::memcpy(bytes.data() + 4 * i, &value, 4);
  }
  return bytes;
}

// The numbers as they come back from a file in memory; `bytes` is the size of that file.
Bytes through_a_file(const Case& given, const Bytes& data, std::size_t& bytes) {
  h5::Handle file = h5::create_image();
  const std::size_t row = data.size() / given.shape[0];
  {
    const h5::Handle dataset = h5::create_dataset(
        file, {.name = "d", .type = given.type, .shape = given.shape, .chunk = given.chunk});
    for (std::size_t first = 0; first < given.shape[0]; first += given.rows) {
      const std::size_t count = std::min(given.rows, given.shape[0] - first);
      h5::write_rows(dataset, given.type, {first, count}, std::span(data).subspan(first * row, count * row));
    }
  }
  const Bytes image = h5::image_bytes(file);
  bytes = image.size();
  const h5::Handle again = h5::open_image(image);
  const h5::Handle dataset = h5::open_dataset(again, "d");
  return h5::read_rows(dataset, h5::look(dataset), {0, given.shape[0]});
}

std::size_t items_of(const h5::Shape& shape) {
  std::size_t items = 1;
  for (const std::size_t extent : shape) items *= extent;
  return items;
}

TEST(Chunks, ReadBackThroughTheFiltersOfHdf5) {
  const Case cases[]{
      {NumberType::float32, {100000}, {16384}, 16384},     // the last chunk is not full
      {NumberType::float32, {100000}, {16384}, 100000},    // many chunks at once
      {NumberType::float64, {70, 90}, {64, 90}, 64},       // rows of runs
      {NumberType::int32, {20, 31, 17}, {8, 10, 17}, 8},   // chunks beside each other, none dividing
      {NumberType::int8, {20, 31, 17}, {8, 10, 5}, 16},    // on every axis
      {NumberType::float32, {100, 5000}, {64, 5000}, 7},   // rows that end inside a chunk: HDF5's own way
      {NumberType::float32, {1, 300000}, {1, 300000}, 1},  // a stored plane of several blocks
  };
  for (const bool noise : {true, false})
    for (const Case& given : cases) {
      const Bytes data = numbers(items_of(given.shape), h5::size_of(given.type), noise);
      std::size_t bytes = 0;
      EXPECT_TRUE(through_a_file(given, data, bytes) == data)
          << given.shape.size() << " dimensions, " << given.rows << " rows, noise " << noise;
      const bool shrinks = !noise && data.size() > 100000;
      EXPECT_LT(bytes, shrinks ? data.size() / 4 : 2 * data.size() + 10000);
    }
}

Bytes packed(const ChunkItems& items) {
  const auto stream = packer_of_thread().pack(items);
  return {stream.begin(), stream.end()};
}

TEST(Chunks, AreTheSameBytesForTheSameNumbers) {
  const Bytes data = numbers(50000, 4, true);
  const ChunkItems whole{{data}, 4, 50000};
  const Bytes first = packed(whole);
  EXPECT_TRUE(first == packed(whole));
  const std::span<const std::byte> all(data);
  EXPECT_TRUE(first == packed({{all.first(4 * 777), all.subspan(4 * 777)}, 4, 50000})) << "in two pieces";
}

TEST(Chunks, OfRunsReadBackThroughTheFiltersOfHdf5) {
  for (const std::size_t members : {1U, 2U, 15U})
    for (const bool alike : {true, false}) {
      const std::size_t times = 3001;
      const Bytes data = steps(8 * times * members, members, alike);
      const h5::Handle file = h5::create_image();
      const h5::NewDataset wanted{"d", NumberType::float32, {8, times, members}, {8, times, members}};
      const h5::Handle dataset = h5::create_dataset(file, wanted);
      const Bytes stream = packed({{data}, 4, 8 * times * members});
      EXPECT_LT(stream.size(), data.size() / 60) << members << " members, alike " << alike;
      h5::write_packed(dataset, {0, 3}, stream);
      EXPECT_TRUE(h5::read_rows(dataset, h5::look(dataset), {0, 8}) == data) << members << " members";
      EXPECT_TRUE(h5::read_packed(dataset, {0, 3}) == stream);
      EXPECT_TRUE(packer_of_thread().holds(stream, {{data}, 4, 8 * times * members}));
    }
}

TEST(Chunks, OfNoiseGrowByLittle) {
  const Bytes data = numbers(50000, 4, true);
  EXPECT_LT(packed({{data}, 4, 50000}).size(), data.size() + data.size() / 100);
}

TEST(Chunks, HoldNothingButWhatWasPacked) {
  for (const std::size_t item : {1U, 4U, 8U}) {
    Bytes data = numbers(5000, item, false);
    const ChunkItems items{{data}, item, 6000};  // the rest is zero
    const Bytes stream = packed(items);
    EXPECT_TRUE(packer_of_thread().holds(stream, items));
    EXPECT_FALSE(packer_of_thread().holds(stream, {{data}, item, 5999})) << "one item less";
    EXPECT_FALSE(packer_of_thread().holds(std::span(stream).first(stream.size() - 1), items)) << "cut short";
    data.back() ^= std::byte{1};
    EXPECT_FALSE(packer_of_thread().holds(stream, items))
        << "another last byte, " << item << " bytes an item";
    const Bytes zeros(6000 * item);
    data.back() ^= std::byte{1};
    EXPECT_FALSE(packer_of_thread().holds(packed({{zeros}, item, 6000}), items));
    EXPECT_TRUE(packer_of_thread().holds(packed({{zeros}, item, 6000}), {{}, item, 6000})) << "no pieces";
  }
}

}  // namespace
}  // namespace truce

// Whole chunks of a dataset, shuffled and deflated here and handed to HDF5 as they stand in the file.
#include <hdf5.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "sim/record/deflate.hpp"
#include "sim/record/hdf5.hpp"
#include "sim/record/hdf5_inside.hpp"

namespace truce::h5 {
namespace {

struct Tiling {
  Shape shape;
  Shape chunk;
};

std::size_t product(std::span<const std::size_t> extents) {
  std::size_t all = 1;
  for (const std::size_t extent : extents) all *= extent;
  return all;
}

// Copies the part of `data` (rows from `row` on) that lies in the chunk at `offset`, axis by axis.
void gather(const Tiling& tiling, const Shape& offset, std::size_t axis, std::size_t size,
            const std::byte* from, std::byte* to) {
  const std::size_t rank = tiling.shape.size();
  const std::size_t count = std::min(tiling.chunk[axis], tiling.shape[axis] - offset[axis]);
  if (axis + 1 == rank) {
    std::memcpy(to, from + offset[axis] * size, count * size);
    return;
  }
  const std::size_t from_step = size * product(std::span(tiling.shape).subspan(axis + 1));
  const std::size_t to_step = size * product(std::span(tiling.chunk).subspan(axis + 1));
  for (std::size_t i = 0; i < count; ++i)
    gather(tiling, offset, axis + 1, size, from + (offset[axis] + i) * from_step, to + i * to_step);
}

// The next chunk beside this one in the same rows; false after the last.
bool step_on(const Tiling& tiling, Shape& offset) {
  for (std::size_t axis = offset.size() - 1; axis > 0; --axis) {
    offset[axis] += tiling.chunk[axis];
    if (offset[axis] < tiling.shape[axis]) return true;
    offset[axis] = 0;
  }
  return false;
}

void write_chunk(const Handle& dataset, const Shape& place, const Bytes& stream) {
  const std::vector<hsize_t> offset(place.begin(), place.end());
  check(H5Dwrite_chunk(dataset.id(), H5P_DEFAULT, 0, offset.data(), stream.size(), stream.data()),
        "write a chunk");
}

}  // namespace

bool write_chunks(const Handle& dataset, const Shape& shape, NumberType type, Rows rows,
                  std::span<const std::byte> data) {
  if constexpr (std::endian::native != std::endian::little) return false;
  const Handle list(check(H5Dget_create_plist(dataset.id()), "look at a dataset"));
  if (shape.empty() || H5Pget_layout(list.id()) != H5D_CHUNKED) return false;
  std::vector<hsize_t> extent(shape.size());
  check(H5Pget_chunk(list.id(), static_cast<int>(extent.size()), extent.data()), "get the chunk shape");
  Tiling tiling{shape, Shape(extent.begin(), extent.end())};
  const std::size_t height = tiling.chunk.front();
  const std::size_t end = rows.first + rows.count;
  if (rows.first % height != 0 || (end % height != 0 && end != shape.front())) return false;
  const std::size_t size = size_of(type);
  tiling.shape.front() = rows.count;
  Bytes items(product(tiling.chunk) * size);
  for (std::size_t row = 0; row < rows.count; row += height) {
    Shape offset(shape.size(), 0);
    offset.front() = row;
    do {
      std::ranges::fill(items, std::byte{});  // what lies outside the dataset is never read
      gather(tiling, offset, 0, size, data.data(), items.data());
      Shape place = offset;
      place.front() += rows.first;
      write_chunk(dataset, place, shuffled_and_deflated(items, size));
    } while (step_on(tiling, offset));
  }
  return true;
}

}  // namespace truce::h5

// Whole chunks of a dataset, shuffled and deflated here and handed to HDF5 as they stand in the file.
#include <hdf5.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "sim/record/deflate.hpp"
#include "sim/record/hdf5.hpp"
#include "sim/record/hdf5_inside.hpp"

namespace truce::h5 {
namespace {

Shape plain(const std::vector<hsize_t>& extents) { return {extents.begin(), extents.end()}; }

std::size_t product_from(const Shape& extents, std::size_t axis) {
  std::size_t all = 1;
  for (; axis < extents.size(); ++axis) all *= extents[axis];
  return all;
}

// Some rows of a dataset, cut into its chunks one after another.
class Cutter {
 public:
  // `rows` is the shape of the rows alone.
  Cutter(Shape rows, Shape chunk, std::size_t item_bytes)
      : rows_(std::move(rows)),
        chunk_(std::move(chunk)),
        offset_(rows_.size(), 0),
        item_bytes_(item_bytes),
        items_(product_from(chunk_, 0) * item_bytes) {}

  [[nodiscard]] const Shape& offset() const { return offset_; }
  [[nodiscard]] std::size_t item_bytes() const { return item_bytes_; }

  // The chunk at `offset`; what lies outside the dataset is zero, and never read.
  const Bytes& cut(std::span<const std::byte> data) {
    std::ranges::fill(items_, std::byte{});
    gather(0, data.data(), items_.data());
    return items_;
  }

  // Goes to the next chunk; false after the last.
  bool step_on() {
    for (std::size_t axis = offset_.size(); axis-- > 0;) {
      offset_[axis] += chunk_[axis];
      if (offset_[axis] < rows_[axis]) return true;
      offset_[axis] = 0;
    }
    return false;
  }

 private:
  void gather(std::size_t axis, const std::byte* from, std::byte* to) const {
    const std::size_t count = std::min(chunk_[axis], rows_[axis] - offset_[axis]);
    const std::size_t from_step = item_bytes_ * product_from(rows_, axis + 1);
    const std::size_t to_step = item_bytes_ * product_from(chunk_, axis + 1);
    from += offset_[axis] * from_step;
    if (axis + 1 == rows_.size()) {
      std::memcpy(to, from, count * item_bytes_);
      return;
    }
    for (std::size_t i = 0; i < count; ++i) gather(axis + 1, from + i * from_step, to + i * to_step);
  }

  Shape rows_, chunk_, offset_;
  std::size_t item_bytes_;
  Bytes items_;
};

// Extents of the chunks of a dataset; none when it is one piece.
Shape chunk_shape(const Handle& list) {
  if (H5Pget_layout(list.id()) != H5D_CHUNKED) return {};
  std::vector<hsize_t> extents(H5S_MAX_RANK);
  const auto rank =
      check(H5Pget_chunk(list.id(), static_cast<int>(extents.size()), extents.data()), "get the chunk shape");
  extents.resize(static_cast<std::size_t>(rank));
  return plain(extents);
}

Shape shape_of(const Handle& dataset, std::size_t rank) {
  const Handle space(check(H5Dget_space(dataset.id()), "get a shape"));
  std::vector<hsize_t> extents(rank);
  check(H5Sget_simple_extent_dims(space.id(), extents.data(), nullptr), "get a shape");
  return plain(extents);
}

Handle creation_list_of(const Handle& dataset) {
  return Handle(check(H5Dget_create_plist(dataset.id()), "look at a dataset"));
}

std::vector<hsize_t> offset_of(ChunkPlace place) {
  std::vector<hsize_t> offset(place.axes, 0);
  offset.at(0) = place.first_row;
  return offset;
}

}  // namespace

void write_packed(const Handle& dataset, ChunkPlace place, std::span<const std::byte> stream) {
  check(H5Dwrite_chunk(dataset.id(), H5P_DEFAULT, 0, offset_of(place).data(), stream.size(), stream.data()),
        "write a chunk");
}

Bytes read_packed(const Handle& dataset, ChunkPlace place) {
  const std::vector<hsize_t> offset = offset_of(place);
  hsize_t size = 0;
  check(H5Dget_chunk_storage_size(dataset.id(), offset.data(), &size), "measure a chunk");
  Bytes stream(size);
  std::uint32_t filters_left_out = 0;
  check(H5Dread_chunk(dataset.id(), H5P_DEFAULT, offset.data(), &filters_left_out, stream.data()),
        "read a chunk");
  if (filters_left_out != 0) fail("read a chunk (a filter was left out)");
  return stream;
}

bool is_stored_as(const Handle& dataset, const NewDataset& wanted) {
  const Handle list = creation_list_of(dataset);
  const Handle type(check(H5Dget_type(dataset.id()), "look at a dataset"));
  if (check(H5Tequal(type.id(), file_type(wanted.type)), "compare types") == 0) return false;
  if (chunk_shape(list) != wanted.chunk || shape_of(dataset, wanted.shape.size()) != wanted.shape)
    return false;
  if (check(H5Pget_nfilters(list.id()), "list filters") != 2) return false;
  std::array<H5Z_filter_t, 2> filters{};
  std::array<unsigned, 2> first_value{};
  for (unsigned i = 0; i < 2; ++i) {
    unsigned flags = 0;
    std::size_t values = 1;
    filters[i] = H5Pget_filter2(list.id(), i, &flags, &values, &first_value[i], 0, nullptr, nullptr);
  }
  return filters == std::array<H5Z_filter_t, 2>{H5Z_FILTER_SHUFFLE, H5Z_FILTER_DEFLATE} &&
         first_value[0] == size_of(wanted.type);
}

bool write_chunks(const Handle& dataset, NumberType type, Rows rows, std::span<const std::byte> data) {
  if constexpr (std::endian::native != std::endian::little) return false;
  const Shape chunk = chunk_shape(creation_list_of(dataset));
  if (chunk.empty()) return false;
  Shape shape = shape_of(dataset, chunk.size());
  const std::size_t end = rows.first + rows.count;
  if (rows.first % chunk[0] != 0 || (end % chunk[0] != 0 && end != shape[0])) return false;
  shape[0] = rows.count;
  Cutter cutter(shape, chunk, size_of(type));
  do {
    const Bytes& items = cutter.cut(data);
    const auto stream =
        packer_of_thread().pack({{items}, cutter.item_bytes(), items.size() / cutter.item_bytes()});
    std::vector<hsize_t> place(cutter.offset().begin(), cutter.offset().end());
    place[0] += rows.first;
    check(H5Dwrite_chunk(dataset.id(), H5P_DEFAULT, 0, place.data(), stream.size(), stream.data()),
          "write a chunk");
  } while (cutter.step_on());
  return true;
}

}  // namespace truce::h5

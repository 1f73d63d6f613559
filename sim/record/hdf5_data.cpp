// Numbers and texts in and out of HDF5, with the guards that keep a damaged or hostile file from harming the
// reader.
#include <hdf5.h>
#include <hdf5_hl.h>

#include <limits>

#include "sim/base/error.hpp"
#include "sim/record/hdf5.hpp"
#include "sim/record/hdf5_inside.hpp"

namespace truce::h5 {
namespace {

constexpr std::size_t read_limit = std::size_t{4} << 30;   // bytes of one dataset
constexpr std::size_t text_limit = std::size_t{64} << 20;  // bytes of the texts of one dataset
constexpr std::size_t deflate_ratio = 1100;                // deflate cannot do better than 1,032 : 1

std::int64_t memory_type(NumberType type) {
  switch (type) {
    case NumberType::float32:
      return H5T_NATIVE_FLOAT;
    case NumberType::float64:
      return H5T_NATIVE_DOUBLE;
    case NumberType::int32:
      return H5T_NATIVE_INT32;
    case NumberType::int8:
      return H5T_NATIVE_INT8;
  }
  throw BugError("unknown number type");
}

Handle space_of(const Shape& shape) {
  if (shape.empty()) return Handle(check(H5Screate(H5S_SCALAR), "make a scalar"));
  const std::vector<hsize_t> extent(shape.begin(), shape.end());
  return Handle(
      check(H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr), "make a shape"));
}

Handle creation_list(const NewDataset& wanted) {
  Handle list(check(H5Pcreate(H5P_DATASET_CREATE), "prepare a dataset"));
  check(H5Pset_obj_track_times(list.id(), false), "switch time stamps off");
  check(H5Pset_attr_creation_order(list.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "track order");
  if (wanted.type == NumberType::float32 || wanted.type == NumberType::float64) {
    const double fill = std::numeric_limits<double>::quiet_NaN();
    check(H5Pset_fill_value(list.id(), H5T_NATIVE_DOUBLE, &fill), "set the fill value");
  }
  if (wanted.chunk.empty()) return list;
  const std::vector<hsize_t> chunk(wanted.chunk.begin(), wanted.chunk.end());
  check(H5Pset_chunk(list.id(), static_cast<int>(chunk.size()), chunk.data()), "set the chunk shape");
  check(H5Pset_shuffle(list.id()), "add shuffle");
  check(H5Pset_deflate(list.id(), 1), "add deflate");
  return list;
}

struct Selection {
  Handle memory;
  Handle file;
};

Selection select(const Handle& dataset, const Shape& shape, Rows rows) {
  Selection chosen;
  chosen.file = Handle(check(H5Dget_space(dataset.id()), "get a shape"));
  if (shape.empty()) {
    chosen.memory = Handle(check(H5Screate(H5S_SCALAR), "make a scalar"));
    return chosen;
  }
  require(rows.first + rows.count <= shape.front(), "rows lie inside the dataset");
  std::vector<hsize_t> start(shape.size(), 0);
  std::vector<hsize_t> count(shape.begin(), shape.end());
  start.front() = rows.first;
  count.front() = rows.count;
  check(H5Sselect_hyperslab(chosen.file.id(), H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr),
        "select rows");
  chosen.memory =
      Handle(check(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr), "make a shape"));
  return chosen;
}

std::size_t row_bytes(const Found& found) {
  std::size_t bytes = size_of(found.type);
  for (std::size_t axis = 1; axis < found.shape.size(); ++axis) bytes *= found.shape[axis];
  return bytes;
}

Shape shape_of(std::int64_t space) {
  const auto rank = check(H5Sget_simple_extent_ndims(space), "get a rank");
  if (rank > 8) fail("read a dataset of " + std::to_string(rank) + " dimensions (too many)");
  std::vector<hsize_t> extent(static_cast<std::size_t>(rank));
  if (rank > 0) check(H5Sget_simple_extent_dims(space, extent.data(), nullptr), "get a shape");
  return {extent.begin(), extent.end()};
}

bool is_text(const Handle& type) { return H5Tget_class(type.id()) == H5T_STRING; }

NumberType number_type(const Handle& type) {
  const auto kind = H5Tget_class(type.id());
  const auto size = H5Tget_size(type.id());
  if (kind == H5T_FLOAT && size == 4) return NumberType::float32;
  if (kind == H5T_FLOAT && size == 8) return NumberType::float64;
  if (kind == H5T_INTEGER && size == 4) return NumberType::int32;
  if (kind == H5T_INTEGER && size == 1) return NumberType::int8;
  fail("read a number type that results files do not have");
}

void require_plain_storage(const Handle& list) {
  const auto layout = H5Pget_layout(list.id());
  if (layout == H5D_VIRTUAL || layout == H5D_LAYOUT_ERROR)
    fail("read a dataset kept elsewhere (virtual storage)");
  if (layout == H5D_CONTIGUOUS && H5Pget_external_count(list.id()) != 0)
    fail("read a dataset kept elsewhere (external storage)");
  const auto filters = check(H5Pget_nfilters(list.id()), "list filters");
  for (unsigned i = 0; i < static_cast<unsigned>(filters); ++i) {
    unsigned flags = 0;
    std::size_t values = 0;
    const auto filter = H5Pget_filter2(list.id(), i, &flags, &values, nullptr, 0, nullptr, nullptr);
    if (filter != H5Z_FILTER_DEFLATE && filter != H5Z_FILTER_SHUFFLE)
      fail("read a dataset with a foreign filter");
  }
}

// A small file may claim 2^40 numbers; what is stored bounds what can honestly come out of it.
void require_honest_size(const Handle& dataset, const Found& found) {
  std::size_t bytes = size_of(found.type);
  for (const std::size_t extent : found.shape) {
    if (extent != 0 && bytes > read_limit / extent) fail("read a dataset of this size (above 4 GiB)");
    bytes *= extent;
  }
  const std::size_t stored = H5Dget_storage_size(dataset.id());
  if (bytes / deflate_ratio > stored)
    fail("believe the size of a dataset (its stored bytes cannot hold that much)");
}

}  // namespace

std::size_t size_of(NumberType type) {
  switch (type) {
    case NumberType::float64:
      return 8;
    case NumberType::int8:
      return 1;
    case NumberType::float32:
    case NumberType::int32:
      return 4;
  }
  throw BugError("unknown number type");
}

Handle create_dataset(const Handle& parent, const NewDataset& wanted) {
  const Handle space = space_of(wanted.shape);
  const Handle list = creation_list(wanted);
  return Handle(check(H5Dcreate2(parent.id(), wanted.name.c_str(), file_type(wanted.type), space.id(),
                                 H5P_DEFAULT, list.id(), H5P_DEFAULT),
                      "create dataset '" + wanted.name + "'"));
}

void write_rows(const Handle& dataset, NumberType type, Rows rows, std::span<const std::byte> data) {
  if (data.empty()) return;
  if (write_chunks(dataset, type, rows, data)) return;
  const Handle space(check(H5Dget_space(dataset.id()), "get a shape"));
  const Selection chosen = select(dataset, shape_of(space.id()), rows);
  check(H5Dwrite(dataset.id(), memory_type(type), chosen.memory.id(), chosen.file.id(), H5P_DEFAULT,
                 data.data()),
        "write a dataset");
}

Handle create_texts(const Handle& parent, const std::string& name, const Shape& shape,
                    std::span<const std::string> texts) {
  const Handle type = text_type(H5T_VARIABLE, H5T_CSET_UTF8);
  const Handle space = space_of(shape);
  const Handle list = creation_list({.name = name, .type = NumberType::int8, .shape = shape, .chunk = {}});
  Handle dataset(
      check(H5Dcreate2(parent.id(), name.c_str(), type.id(), space.id(), H5P_DEFAULT, list.id(), H5P_DEFAULT),
            "create text '" + name + "'"));
  std::vector<const char*> pointers;
  for (const std::string& text : texts) pointers.push_back(text.c_str());
  check(H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()),
        "write text '" + name + "'");
  return dataset;
}

Found look(const Handle& dataset) {
  const Handle list(check(H5Dget_create_plist(dataset.id()), "look at a dataset"));
  require_plain_storage(list);
  const Handle type(check(H5Dget_type(dataset.id()), "look at a dataset"));
  const Handle space(check(H5Dget_space(dataset.id()), "look at a dataset"));
  Found found;
  found.shape = shape_of(space.id());
  found.is_text = is_text(type);
  if (found.is_text) return found;
  found.type = number_type(type);
  require_honest_size(dataset, found);
  return found;
}

Bytes read_rows(const Handle& dataset, const Found& found, Rows rows) {
  if (found.is_text) fail("read texts as numbers");
  const std::size_t count = found.shape.empty() ? 1 : rows.count;
  Bytes data(count * row_bytes(found));
  if (data.empty()) return data;
  const Selection chosen = select(dataset, found.shape, rows);
  check(H5Dread(dataset.id(), memory_type(found.type), chosen.memory.id(), chosen.file.id(), H5P_DEFAULT,
                data.data()),
        "read a dataset");
  return data;
}

std::vector<std::string> read_texts(const Handle& dataset) {
  const Found found = look(dataset);
  const Handle type(check(H5Dget_type(dataset.id()), "look at a text"));
  if (!found.is_text || H5Tis_variable_str(type.id()) <= 0) fail("read a dataset as texts");
  const Handle space(check(H5Dget_space(dataset.id()), "look at a text"));
  const auto count = static_cast<std::size_t>(check(H5Sget_simple_extent_npoints(space.id()), "count texts"));
  if (count > H5Dget_storage_size(dataset.id())) fail("believe the number of texts");
  // Many texts may share one stored text; a single one is at most as long as the file. (HDF5 1.10.8 crashes
  // when asked to measure a scalar.)
  hsize_t bytes = 0;
  if (!found.shape.empty())
    check(H5Dvlen_get_buf_size(dataset.id(), type.id(), space.id(), &bytes), "measure texts");
  if (bytes > text_limit) fail("read texts above 64 MiB");
  std::vector<char*> pointers(count, nullptr);
  check(H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "read texts");
  std::vector<std::string> texts;
  for (const char* pointer : pointers) texts.emplace_back(pointer == nullptr ? "" : pointer);
  check(H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, pointers.data()), "free texts");
  return texts;
}

}  // namespace truce::h5

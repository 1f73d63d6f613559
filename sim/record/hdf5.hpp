// The one door to HDF5: handles that close themselves, every call checked, its own printing off, errors as
// RecordError.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/run_record.hpp"

// Only what a results file needs: numbers in 1 to 3 dimensions, texts, dimension scales (H5DS), groups.
// Every function throws RecordError(transfer) with the library's own words when HDF5 says no.
namespace truce::h5 {

using Bytes = std::vector<std::byte>;
using Shape = std::vector<std::size_t>;

// An open HDF5 object (file, group, dataset, type, space, list). Files are images in memory or read-only, so
// a close that fails here can lose nothing (rulings F3; a failing close of a written file cannot be trusted
// in HDF5 1.10.8).
class Handle {
 public:
  Handle() = default;
  explicit Handle(std::int64_t id) : id_(id) {}
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)) {}
  Handle& operator=(Handle&& other) noexcept;
  ~Handle() { reset(); }
  void reset();
  [[nodiscard]] std::int64_t id() const { return id_; }

 private:
  std::int64_t id_ = -1;
};

// Throws BugError unless the library is the thread-safe serial 1.10 or later (the MPI flavour is neither).
void require_safe_build();
// "1.10.8", as linked.
[[nodiscard]] std::string library_version();

[[nodiscard]] std::size_t size_of(NumberType type);

// A new file that exists in memory only: no time stamps, creation order tracked, bounds (earliest, v18).
[[nodiscard]] Handle create_image();
// The same on disk, in the place of what is there.
[[nodiscard]] Handle create_file(const std::string& path);
// Copies a file that is built at `built` to `path` as it stands, every number written: the bytes that the
// same file has as an image. (HDF5 trims a file when it closes it, and an image never.)
void copy_finished(const Handle& file, const std::string& built, const std::string& path);
// The finished bytes of a file in memory.
[[nodiscard]] Bytes image_bytes(const Handle& file);
// Opens bytes as a file, read-only; the bytes are copied.
[[nodiscard]] Handle open_image(std::span<const std::byte> image);
// Opens a file read-only; plugins are off, only hard links are followed later.
[[nodiscard]] Handle open_file(const std::string& path);

[[nodiscard]] Handle create_group(const Handle& parent, const std::string& name);
struct NewDataset {
  std::string name;
  NumberType type = NumberType::float32;
  Shape shape;
  Shape chunk;  // empty: one piece, no compression
};
// Little-endian, shuffle + deflate 1 when chunked, NaN as fill value of floats.
[[nodiscard]] Handle create_dataset(const Handle& parent, const NewDataset& wanted);
// Writes rows [first, first + count) of the slowest dimension; `data` holds them in the dataset's own number
// type.
struct Rows {
  std::size_t first = 0;
  std::size_t count = 0;
};
void write_rows(const Handle& dataset, NumberType type, Rows rows, std::span<const std::byte> data);

// Chunks that span all but the slowest axis, as they stand in the file: shuffled and deflated, little-endian.
struct ChunkPlace {
  std::size_t first_row = 0;
  std::size_t axes = 1;
};
void write_packed(const Handle& dataset, ChunkPlace place, std::span<const std::byte> stream);
[[nodiscard]] Bytes read_packed(const Handle& dataset, ChunkPlace place);
// Whether the chunks of a dataset are what create_dataset makes for these wishes: number type, shapes,
// filters.
[[nodiscard]] bool is_stored_as(const Handle& dataset, const NewDataset& wanted);

// Variable-length UTF-8; shape {} is one text, {n} a list.
[[nodiscard]] Handle create_texts(const Handle& parent, const std::string& name, const Shape& shape,
                                  std::span<const std::string> texts);

// Text attributes are scalar and of fixed length; an empty text is not written (length 0 does not exist).
void write_attribute(const Handle& object, const std::string& name, const std::string& text);
void write_attribute(const Handle& object, const std::string& name, NumberType type,
                     std::span<const double> values);

// What HDF5 calls an object reference: names an object of the same file.
using Reference = std::uint64_t;
[[nodiscard]] Reference reference_to(const Handle& object);
void make_scale(const Handle& dataset, const std::string& name);
// The scale of each axis of a dataset.
void write_scales(const Handle& dataset, std::span<const Reference> scales);
// All axes that a scale belongs to, in one go after the last dataset.
struct ScaleUse {
  Reference dataset = 0;
  unsigned axis = 0;
};
void write_uses(const Handle& scale, std::span<const ScaleUse> uses);

// Reading is defensive: hard links only, no external or virtual storage, shuffle and deflate only, and no
// claim of more data than the stored bytes can unpack to.
struct Found {
  NumberType type = NumberType::float32;
  bool is_text = false;
  Shape shape;
};
enum class Kind { group, dataset, other };
struct Member {
  std::string name;
  Kind kind;
};
// Members in creation order.
[[nodiscard]] std::vector<Member> members(const Handle& group);
[[nodiscard]] bool has_member(const Handle& group, const std::string& name);
[[nodiscard]] Handle open_group(const Handle& parent, const std::string& name);
[[nodiscard]] Handle open_dataset(const Handle& parent, const std::string& name);
[[nodiscard]] Found look(const Handle& dataset);
[[nodiscard]] Bytes read_rows(const Handle& dataset, const Found& found, Rows rows);
[[nodiscard]] std::vector<std::string> read_texts(const Handle& dataset);

[[nodiscard]] std::vector<std::string> attribute_names(const Handle& object);
[[nodiscard]] bool has_attribute(const Handle& object, const std::string& name);
// "" when absent.
[[nodiscard]] std::string read_text_attribute(const Handle& object, const std::string& name);
[[nodiscard]] std::vector<double> read_number_attribute(const Handle& object, const std::string& name);
// Name of the scale on an axis, its path inside the file; "" when none. Slow: HDF5 searches the file for the
// name.
[[nodiscard]] std::string scale_path(const Handle& dataset, unsigned axis);
// The one scale of each axis, 0 where there is none or several.
[[nodiscard]] std::vector<Reference> read_scales(const Handle& dataset);

}  // namespace truce::h5

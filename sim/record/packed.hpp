// Slabs of a file's contents that are packed here, one chunk each, by whichever thread has time.
#pragma once

#include <string>
#include <vector>

#include "sim/base/jobs.hpp"
#include "sim/record/contents.hpp"
#include "sim/record/deflate.hpp"

namespace truce {

// "/group/name".
[[nodiscard]] std::string path_of(const std::string& group, const std::string& name);

// Whether each slab of a variable is one chunk of its dataset, so that it need not pass through HDF5's
// filters.
[[nodiscard]] bool is_packed_here(const Variable& variable);

// Rows of the slab that begins at `first`.
[[nodiscard]] h5::Rows slab_at(const Variable& variable, std::size_t first);

// The items of the chunk that holds these rows. Refers to them.
[[nodiscard]] ChunkItems chunk_items(const Variable& variable, const MadeRows& rows);

// The pieces in one. For slabs that HDF5 packs.
[[nodiscard]] h5::Bytes joined(const MadeRows& rows);

// All packed slabs of a file, in the order of its contents, made by jobs; taken in the same order. Outlives
// the jobs.
class PackedSlabs {
 public:
  explicit PackedSlabs(const Contents& contents);
  void add_to(Jobs& jobs);
  // The next slab as it will stand in the file.
  [[nodiscard]] h5::Bytes take_next(Jobs& jobs);

 private:
  struct Slab {
    const Variable* variable;
    h5::Rows rows;
    std::size_t job = 0;
    h5::Bytes stream;
  };
  std::vector<Slab> slabs_;
  std::size_t next_ = 0;
};

// Throws RecordError(transfer) unless the file holds exactly these contents; jobs look into the packed slabs.
void compare(const h5::Handle& file, const Contents& contents, Jobs& jobs);

}  // namespace truce

// Cuts contents into slabs and packs each in a job of its own.
#include "sim/record/packed.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>

#include "sim/base/error.hpp"

namespace truce {

std::string path_of(const std::string& group, const std::string& name) {
  return group.empty() ? "/" + name : "/" + group + "/" + name;
}

bool is_packed_here(const Variable& variable) {
  if constexpr (std::endian::native != std::endian::little) return false;
  return !variable.chunk.empty() && variable.slab == variable.chunk[0] &&
         std::equal(variable.chunk.begin() + 1, variable.chunk.end(), variable.shape.begin() + 1);
}

h5::Rows slab_at(const Variable& variable, std::size_t first) {
  return {first, std::min(variable.slab, variable.shape[0] - first)};
}

ChunkItems chunk_items(const Variable& variable, const MadeRows& rows) {
  const h5::Shape& chunk = variable.chunk;
  return {rows.pieces, h5::size_of(variable.type),
          std::accumulate(chunk.begin(), chunk.end(), std::size_t{1}, std::multiplies<>())};
}

h5::Bytes joined(const MadeRows& rows) {
  h5::Bytes all;
  for (const auto piece : rows.pieces) all.insert(all.end(), piece.begin(), piece.end());
  return all;
}

PackedSlabs::PackedSlabs(const Contents& contents) {
  for (const Variable& variable : contents.variables) {
    if (!is_packed_here(variable)) continue;
    for (std::size_t first = 0; first < variable.shape[0]; first += variable.slab)
      slabs_.push_back({&variable, slab_at(variable, first), 0, {}});
  }
}

void PackedSlabs::add_to(Jobs& jobs) {
  for (Slab& slab : slabs_) {
    slab.job = jobs.add([&slab] {
      const MadeRows rows = slab.variable->make_rows(slab.rows);
      const auto stream = packer_of_thread().pack(chunk_items(*slab.variable, rows));
      slab.stream.assign(stream.begin(), stream.end());
    });
  }
}

h5::Bytes PackedSlabs::take_next(Jobs& jobs) {
  Slab& slab = slabs_.at(next_++);
  jobs.finish(slab.job);
  return std::move(slab.stream);
}

}  // namespace truce

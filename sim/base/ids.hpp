// Index types: a row number that knows which table it belongs to, so that a party is never used as a unit.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace truce {

template <class Table>
struct Id {
  std::int32_t row = -1;  // -1: nobody

  constexpr Id() = default;
  constexpr explicit Id(std::size_t number) : row(static_cast<std::int32_t>(number)) {}
  [[nodiscard]] constexpr bool is_set() const { return row >= 0; }
  // Reading a column with an Id is the use of it; converting into another table's Id does not compile.
  constexpr operator std::size_t() const { return static_cast<std::size_t>(row); }
  friend constexpr bool operator==(Id a, Id b) { return a.row == b.row; }
};

using PartyId = Id<struct PartyTable>;
using FactionId = Id<struct FactionTable>;
using UnitId = Id<struct UnitTable>;
using StreamId = Id<struct StreamTable>;
using PublicId = Id<struct PublicTable>;
using RegionId = Id<struct RegionTable>;
using OutletId = Id<struct OutletTable>;
using LeaderId = Id<struct LeaderTable>;
using MediatorId = Id<struct MediatorTable>;
using TextId = Id<struct TextTable>;
using ArrangementId = Id<struct ArrangementTable>;

}  // namespace truce

// Streams and hidden works: who makes them, whom they harm, and that excitation dies out.
#include "sim/base/text.hpp"
#include "sim/formula/hawkes.hpp"
#include "sim/scenario/notes.hpp"

namespace truce {
namespace {

void check_stream(const ScenarioFile& file, const std::string& id, const StreamSetup& stream, Notes& notes) {
  const std::string path = "streams." + id + ".";
  notes.refers(path + "party", stream.party, file.parties, "party of this scenario");
  notes.refers(path + "against", stream.against, file.parties, "party of this scenario");
  notes.refers(path + "harms", stream.harms, file.publics, "public of this scenario");
  notes.refers(path + "destroyed_by", stream.destroyed_by, file.streams, "stream of this scenario");
  for (const auto& [other, mean] : stream.excited_by)
    notes.refers(path + "excited_by." + other, other, file.streams, "stream of this scenario");
  if (stream.party == stream.against)
    notes.fault(path + "against", "is the party itself; name the other one");
  if (stream.harms.empty() && stream.deaths_per_hit > 0)
    notes.fault(path + "harms",
                "is missing (deaths_per_hit is not 0, so someone bears the deaths); name a public");
  if (stream.destroyed_by == id)
    notes.fault(path + "destroyed_by", "is the stream itself; name one of the other side");
  if (stream.destroyed_by.empty() && stream.destroyed_per_event > 0)
    notes.fault(path + "destroyed_per_event",
                "has no effect (destroyed_by is missing); name a stream there or remove it");
  if (!stream.destroyed_by.empty() && stream.stock < 0 && stream.destroyed_per_event > 0)
    notes.fault(path + "destroyed_per_event",
                "has no effect (the stock is without limit); give `stock` or remove it");
}

// The largest factor by which forces inside a territory multiply cross-excitation.
double largest_cross(const ScenarioFile& file) {
  double largest = 1;
  for (const auto& [id, party] : file.parties)
    if (party.ground.entry_mode != GroundMode::none && party.ground.cross_multiplier > largest)
      largest = party.ground.cross_multiplier;
  return largest;
}

// Offspring of each stream by each, those across parties times `cross`.
std::vector<double> offspring_of(const ScenarioFile& file, double cross) {
  const std::size_t n = file.streams.size();
  std::vector<double> offspring(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (const auto& [other, mean] : file.streams[i].value.excited_by) {
      const int j = row_of(file.streams, other);
      if (j < 0) continue;
      const auto column = static_cast<std::size_t>(j);
      const bool is_across = file.streams[i].value.party != file.streams[column].value.party;
      offspring[i * n + column] = mean * (is_across ? cross : 1);
    }
  }
  return offspring;
}

}  // namespace

void check_streams(const ScenarioFile& file, Notes& notes) {
  for (const auto& [id, stream] : file.streams) check_stream(file, id, stream, notes);
  const std::size_t n = file.streams.size();
  if (n == 0) {
    notes.fault("streams", "is empty (nothing would happen); add a stream for each side");
    return;
  }
  if (formula::spectral_radius(offspring_of(file, 1), n) >= 1) {
    notes.fault("streams",
                "excite each other without bound (spectral radius of `excited_by` is 1 or more); "
                "lower some offspring");
  } else if (formula::spectral_radius(offspring_of(file, largest_cross(file)), n) >= 1) {
    notes.warn("streams",
               "excite each other without bound while forces are inside (`excited_by` across parties times "
               "`cross_multiplier`); lower one of the two unless the fighting there is short");
  }
}

void check_tunnels(const ScenarioFile& file, Notes& notes) {
  for (const auto& [id, works] : file.tunnels) {
    const std::string path = "tunnels." + id + ".";
    notes.refers(path + "owner", works.owner, file.parties, "party of this scenario");
    notes.refers(path + "searcher", works.searcher, file.parties, "party of this scenario");
    notes.refers(path + "nearest_region", works.nearest_region, file.regions, "region of this scenario");
    if (works.owner == works.searcher)
      notes.fault(path + "searcher", "is the owner (one party hides, another searches); name the other one");
    if (works.known > works.count) notes.fault(path + "known", "is more than `count`; lower it");
    if (works.destroyed_before > works.known)
      notes.fault(path + "destroyed_before",
                  "is more than `known` (only found ones are destroyed); lower it");
    if (works.most < works.count)
      notes.fault(path + "most", "is less than `count` (belief must be able to reach the truth); raise it");
  }
}

}  // namespace truce

// Publics, regions, outlets and polls: shares of one whole, networks that can exist, counts that fit each
// other.
#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"
#include "sim/scenario/notes.hpp"

namespace truce {
namespace {

void sums_to_one(const std::string& path, const Entries<double>& shares, Notes& notes) {
  if (shares.empty()) return;
  double sum = 0;
  for (const auto& entry : shares) sum += entry.value;
  if (std::abs(sum - 1) > sum_tolerance)
    notes.fault(path, "sums to " + format_number(sum) + " (shares of one whole); make them sum to 1");
}

void check_network(const std::string& path, const PublicSetup& crowd, Notes& notes) {
  if (crowd.citizens > 0 && crowd.citizens <= crowd.network.degree)
    notes.fault(path + "citizens",
                "is not more than network.degree (no one can have so many neighbours); raise it, or set 0");
  if (crowd.network.degree % 2 != 0)
    notes.fault_alone(path + "network.degree",
                      "is odd (a ring has as many neighbours on each side); make it even");
}

void check_counts(const std::string& path, const PublicSetup& crowd, Notes& notes) {
  if (crowd.fighters_before > crowd.deaths_before)
    notes.fault(path + "fighters_before", "is more than `deaths_before` (it is a part of them); lower it");
  if (crowd.population <= 0) return;
  if (crowd.deaths_before > crowd.population)
    notes.fault(path + "deaths_before", "is more than `population`; lower it");
  if (crowd.citizens > crowd.population)
    notes.fault(path + "citizens",
                "is more than `population` (a citizen stands for one person or more); lower it");
}

// True when events of some stream or of forces inside fall on this public.
bool is_harmed(const ScenarioFile& file, const std::string& id) {
  const auto by_stream = [&](const auto& stream) { return stream.value.harms == id; };
  const auto by_forces = [&](const auto& party) { return party.value.ground.against == id; };
  return std::ranges::any_of(file.streams, by_stream) || std::ranges::any_of(file.parties, by_forces);
}

void check_places(const ScenarioFile& file, const std::string& id, const PublicSetup& crowd, Notes& notes) {
  const std::string path = "publics." + id + ".";
  bool is_exposed = crowd.regions.empty() || !is_harmed(file, id);
  for (const auto& [region, part] : crowd.regions) {
    notes.refers(path + "regions." + region, region, file.regions, "region of this scenario");
    const int at = row_of(file.regions, region);
    is_exposed = is_exposed || at < 0 || file.regions[static_cast<std::size_t>(at)].value.exposure > 0;
  }
  for (const auto& [outlet, part] : crowd.outlets)
    notes.refers(path + "outlets." + outlet, outlet, file.outlets, "outlet of this scenario");
  sums_to_one(path + "regions", crowd.regions, notes);
  sums_to_one(path + "outlets", crowd.outlets, notes);
  if (!is_exposed && notes.is_read("regions"))
    notes.fault(path + "regions", "have no exposure at all (events fall on this public); raise one exposure");
}

}  // namespace

void check_people(const ScenarioFile& file, Notes& notes) {
  for (const auto& [id, outlet] : file.outlets)
    notes.refers("outlets." + id + ".party", outlet.party, file.parties, "party of this scenario");
  for (const auto& [id, crowd] : file.publics) {
    const std::string path = "publics." + id + ".";
    notes.refers(path + "party", crowd.party, file.parties, "party of this scenario");
    check_places(file, id, crowd, notes);
    check_network(path, crowd, notes);
    check_counts(path, crowd, notes);
  }
  for (const auto& [id, poll] : file.polls) {
    notes.refers("polls." + id + ".asks", poll.asks, file.publics, "public of this scenario");
    const int at = row_of(file.publics, poll.asks);
    const bool has_none = at >= 0 && file.publics[static_cast<std::size_t>(at)].value.citizens == 0;
    if (has_none && notes.is_read("publics." + poll.asks + ".citizens"))
      notes.fault("polls." + id + ".asks",
                  "names a public without citizens (no one could answer); give it some");
  }
}

}  // namespace truce

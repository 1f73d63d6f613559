// The narrative of a run: what happened, when, in plain sentences, told from its record alone.
#pragma once

#include <limits>
#include <map>
#include <string>
#include <vector>

#include "sim/engine/run_record.hpp"

namespace truce {

// Names for readers, by dimension ("party", "stream", "public", ...; also "halt", "text", "effort" and
// "outlet" of the scenario; "carriers": who carries a text of an effort to a leader, efforts slowest, and
// "carriers 1", ... on its other ways; "minister": by leader, whom it follows; "effort_lead"), in file order.
// Where a name is missing the id of the record's dimension stands in.
using DisplayNames = std::map<std::string, std::vector<std::string>>;

struct NarrativeOptions {
  double from_hours = 0;
  double to_hours = std::numeric_limits<double>::infinity();
  bool all_terms = false;  // every term of every reply, instead of the two that matter most
};

// One line a sentence, in time order, each with its moment on the scenario's calendar. A kind of event this
// narrative does not know is told by its own word. The record must be a good one (status ok) that follows
// `spec`.
[[nodiscard]] std::string narrate(const RecordSpec& spec, const RunRecord& run, const DisplayNames& names,
                                  const NarrativeOptions& options);

}  // namespace truce

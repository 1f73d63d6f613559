// The ways of `truce sweep` with a study that stops by itself: its parts are those of the generation under
// way.
#pragma once

#include "sim/cli/options.hpp"
#include "sim/cli/study_work.hpp"

namespace truce::cli {

// --status, --missing, --verify, --shard K or --merge; the exit code. 75 = more is to be computed.
int sweep_rounds(const StudyWork& work, const Given& given);

}  // namespace truce::cli

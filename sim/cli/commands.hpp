// The commands of the program: each says what it takes and does it; one file a command.
#pragma once

#include <string>
#include <vector>

#include "sim/cli/options.hpp"

namespace truce::cli {

// A command: its words and options, and what it does. Returns the exit code (ruling X1).
struct Command {
  CommandSpec spec;
  int (*run)(const Given&);
};

[[nodiscard]] Command run_command();
[[nodiscard]] Command check_command();
[[nodiscard]] Command describe_command();
[[nodiscard]] Command validate_command();
[[nodiscard]] Command info_command();
[[nodiscard]] Command export_command();
[[nodiscard]] Command replay_command();
[[nodiscard]] Command sweep_command();
[[nodiscard]] Command compare_command();
[[nodiscard]] Command select_command();
[[nodiscard]] Command sensitivity_command();
[[nodiscard]] Command discover_command();

[[nodiscard]] std::vector<Command> all_commands();

}  // namespace truce::cli

// The door: finds the command, runs it, and turns errors into messages and exit codes.
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/version.hpp"
#include "sim/engine/runs.hpp"

namespace {

using truce::cli::Command;

std::string overview(const std::vector<Command>& commands) {
  std::string text =
      "truce " + std::string(truce::cli::version) +
      ": armed conflict and cease-fire mediation, simulated by agents\n\nusage: truce COMMAND ...\n\n";
  for (const Command& command : commands) {
    std::string line = "  " + command.spec.name;
    line.resize(14, ' ');
    text += line + command.spec.says.substr(0, command.spec.says.find('\n')) + "\n";
  }
  return text + "\n`truce COMMAND --help` says what a command takes.\n";
}

int run_words(const std::vector<std::string>& words) {
  const std::vector<Command> commands = truce::cli::all_commands();
  if (words.empty()) throw truce::UsageError(overview(commands));
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    std::cout << overview(commands);
    return 0;
  }
  if (words[0] == "--version") {
    std::cout << "truce " << truce::cli::version << " (" << truce::cli::commit << ")\n";
    return 0;
  }
  std::vector<std::string_view> names;
  for (const Command& command : commands) names.push_back(command.spec.name);
  for (const Command& command : commands) {
    if (command.spec.name != words[0]) continue;
    const auto given = parse(command.spec, {words.begin() + 1, words.end()});
    if (given.has("help")) {
      std::cout << help(command.spec);
      return 0;
    }
    return command.run(given);
  }
  const std::string near = truce::near_name(words[0], names);
  throw truce::UsageError("truce: unknown command '" + truce::quotable(words[0]) + "'; " +
                          (near.empty() ? "see `truce --help`" : "did you mean '" + near + "'?"));
}

int exit_code(const truce::RecordError& error) {
  switch (error.kind) {
    case truce::RecordError::Kind::create:
      return 73;
    case truce::RecordError::Kind::transfer:
      return 74;
    case truce::RecordError::Kind::busy:
      return 75;
  }
  return 74;
}

// What was printed must have arrived: a full disk or a closed pipe is a fault, not a good end.
int flushed(int code) {
  errno = 0;
  std::cout.flush();
  if (std::cout.good()) return code;
  std::cerr << "truce: cannot write to standard output"
            << (errno != 0 ? std::string(" (") + std::strerror(errno) + ")" : "")
            << "; see that the place it goes to has room and stays open\n";
  return 74;
}

int stopped() {
  const int signal = truce::cli::stop_signal();
  std::cerr << "truce: stopped by " << (signal == SIGINT ? "SIGINT (Ctrl-C)" : "SIGTERM")
            << "; nothing was written, give the same command again for the same results\n";
  return 128 + signal;
}

}  // namespace

int main(int count, char** words) {
  truce::cli::take_signals();
  try {
    return flushed(run_words({words + 1, words + count}));
  } catch (const truce::Stopped&) {
    return stopped();
  } catch (const truce::UsageError& error) {
    std::cerr << error.what() << "\n";
    return 64;
  } catch (const truce::InputError& error) {
    for (const truce::Fault& fault : error.faults) std::cerr << fault.message() << "\n";
    return 65;
  } catch (const truce::RecordError& error) {
    std::cerr << "truce: " << error.what() << "\n";
    return exit_code(error);
  } catch (const truce::RunError& error) {
    std::cerr << "truce: " << error.what() << "\n";
    return 1;
  } catch (const std::exception& error) {
    std::cerr << "truce: a fault of our own: " << error.what()
              << "\nPlease report it with the command and the scenario.\n";
    return 70;
  }
}

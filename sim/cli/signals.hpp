// Signals: a wish to stop becomes a flag that the runs ask for; a full file or a closed pipe becomes an error
// of write.
#pragma once

namespace truce::cli {

// From here on the first SIGINT or SIGTERM only sets the flag (a second one ends the program at once), and
// SIGXFSZ and SIGPIPE are ignored, so that the write that caused them fails and is reported.
void take_signals();

// The signal that asked to stop, or 0.
[[nodiscard]] int stop_signal();

}  // namespace truce::cli

// All names of a results file; their meaning is written in sim/record/FORMAT.md, which a test compares with
// files.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace truce::layout {

inline constexpr std::string_view file_kind = "truce-results";
inline constexpr int version_major = 0;
inline constexpr int version_minor = 1;
inline constexpr std::string_view version = "0.1";
inline constexpr std::string_view findings_kind = "truce-findings";
inline constexpr std::string_view findings_version = "0.1";
inline constexpr std::string_view conventions = "CF-1.10 ACDD-1.3";

// Root variables.
inline constexpr const char* run = "run";
inline constexpr const char* replicate = "replicate";
inline constexpr const char* design_point = "design_point";
inline constexpr const char* strategy = "strategy";
inline constexpr const char* status = "status";
inline constexpr const char* time = "time";
inline constexpr const char* status_meanings = "ok failed";

// Groups with a fixed name; every other group is a table. `zz_text` sorts last on purpose: Octave reads in
// alphabetical order and stops at the first text.
inline constexpr const char* outcomes = "outcomes";
inline constexpr const char* state = "state";
inline constexpr const char* text = "zz_text";

// Columns every table has.
inline constexpr const char* row = "row";
inline constexpr const char* run_index = "run_index";
inline constexpr const char* row_start = "row_start";
inline constexpr const char* row_size = "row_size";

// Columns of /state. A hash is 128 bits; four float64 columns of 32 bits each are exact in every tool, while
// int64 is rounded by R and one int32 pattern is R's missing value.
inline constexpr const char* state_step = "step";
inline constexpr std::array<const char*, 4> hash_words{"hash_word_0", "hash_word_1", "hash_word_2",
                                                       "hash_word_3"};

// Texts.
inline constexpr const char* scenario_text = "scenario";
inline constexpr const char* options_text = "options";
inline constexpr const char* run_error = "run_error";
inline constexpr const char* no_error = "none";
inline constexpr const char* members_suffix = "_members";

// Attributes.
inline constexpr const char* a_kind = "file_kind";
inline constexpr const char* a_version = "format_version";
inline constexpr const char* a_conventions = "Conventions";
inline constexpr const char* a_title = "title";
inline constexpr const char* a_source = "source";
inline constexpr const char* a_scenario = "scenario";
inline constexpr const char* a_strategy = "strategy";
inline constexpr const char* a_seed = "seed";
inline constexpr const char* a_program = "program_version";
inline constexpr const char* a_commit = "commit";
inline constexpr const char* a_compiler = "compiler";
inline constexpr const char* a_start = "start";
inline constexpr const char* a_time_zone = "time_zone";
inline constexpr const char* a_long_name = "long_name";
inline constexpr const char* a_units = "units";
inline constexpr const char* a_calendar = "calendar";
inline constexpr const char* a_axis = "axis";
inline constexpr const char* a_fill = "_FillValue";
inline constexpr const char* a_flag_values = "flag_values";
inline constexpr const char* a_flag_meanings = "flag_meanings";
inline constexpr const char* a_refers_to = "refers_to";
inline constexpr const char* a_cell_methods = "cell_methods";
inline constexpr const char* a_precision = "precision_bits";
inline constexpr const char* a_instance = "instance_dimension";
inline constexpr const char* a_sample = "sample_dimension";
inline constexpr const char* time_units_prefix = "hours since ";

// Sizes: a chunk holds up to 64 runs of all times; smaller ones where that would not fit in 16 MiB.
inline constexpr std::size_t chunk_runs = 64;
inline constexpr std::size_t chunk_bytes = std::size_t{16} << 20;
inline constexpr std::size_t chunk_rows = 16384;
// Below this a dataset is one plain piece: an index and a filter would cost more than they save.
inline constexpr std::size_t plain_bytes = 4096;
// HDF5 keeps an attribute in an object header of 64 KiB at most.
inline constexpr std::size_t attribute_bytes = 60000;

}  // namespace truce::layout

// What a results file consists of, as a plain list: written, re-read and compared by walking the same list.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/run_record.hpp"
#include "sim/record/hdf5.hpp"
#include "sim/record/run_source.hpp"
#include "sim/record/writer.hpp"

namespace truce {

using TextAttributes = std::vector<std::pair<std::string, std::string>>;

struct Variable {
  std::string group;  // "" is the root
  std::string name;
  NumberType type = NumberType::float64;
  h5::Shape shape;
  // Path of the dimension of each axis ("/run", "/events/row"); its own path when the variable is a
  // dimension.
  std::vector<std::string> scales;
  TextAttributes attributes;
  Meanings meanings;
  h5::Shape chunk;                              // empty: one piece
  std::size_t slab = 0;                         // rows made at a time
  std::function<MadeRows(h5::Rows)> make_rows;  // from several threads at once
};

struct TextVariable {
  std::string name;
  h5::Shape shape;
  std::vector<std::string> scales;
  std::vector<std::string> texts;
};

struct GroupEntry {
  std::string name;
  TextAttributes attributes;
};

struct Contents {
  TextAttributes attributes;
  std::vector<GroupEntry> groups;
  std::vector<Variable> variables;
  std::vector<TextVariable> texts;
};

// Lists the file's contents. Throws BugError when the spec is none that a file can hold. The result owns the
// source and refers to nothing else.
[[nodiscard]] Contents list_contents(const RecordSpec& spec, RunSource source, const Provenance& provenance);

// The contents as an HDF5 file in memory, opened again and compared. Throws RecordError(transfer) when that
// fails.
[[nodiscard]] std::vector<std::byte> image_of(const Contents& contents);

// 0, 1, 2, ...: the flag_values of these meanings.
[[nodiscard]] std::vector<double> flags_of(const Meanings& meanings);

// Throws BugError naming the first thing in `spec` that a results file cannot hold.
void require_writable(const RecordSpec& spec);

// Lets a list hold these numbers, in the bytes of its own type. Its chunk must stand.
void give_values(Variable& variable, std::span<const double> values);

// Chunk of a list or of rows of runs: all of it but for the slowest axis, which is cut into even parts that
// are small enough; empty when the whole is small.
[[nodiscard]] h5::Shape chunk_of(NumberType type, const h5::Shape& shape);

// Numbers in the bytes of a type; integers must be whole and in range. NaN becomes -1 in integers.
[[nodiscard]] h5::Bytes pack(NumberType type, std::span<const double> values);
[[nodiscard]] h5::Bytes pack(NumberType type, std::span<const float> values);
void pack_to(NumberType type, std::span<const double> values, std::byte* to);
[[nodiscard]] std::vector<double> unpack(NumberType type, std::span<const std::byte> bytes);

// The four 32-bit words of a hash, high word first, and back.
[[nodiscard]] double hash_word(const Hash& hash, std::size_t word);
void set_hash_word(Hash& hash, std::size_t word, double value);

}  // namespace truce

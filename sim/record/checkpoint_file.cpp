// Writes and reads the parts of a checkpoint in one order; a published image has been read back and found
// equal.
#include "sim/record/checkpoint_file.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <filesystem>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/record/contents.hpp"
#include "sim/record/hdf5.hpp"
#include "sim/record/layout.hpp"

namespace truce {
namespace {

constexpr const char* checkpoint_kind = "truce-checkpoint";
constexpr const char* checkpoint_version = "0.1";
constexpr std::size_t chunk_of_bytes = std::size_t{1} << 20;
constexpr std::size_t words_of_a_mark = 1 + layout::hash_words.size();

[[noreturn]] void refuse(const std::string& text) { throw RecordError(RecordError::Kind::transfer, text); }

void expect(bool honest, const std::string& what) {
  if (!honest) refuse("cannot read the checkpoint: " + what + "; it is damaged or was not written by truce");
}

template <class T>
void write_list(const h5::Handle& parent, const std::string& name, NumberType type,
                const std::vector<T>& values, std::size_t row_bytes = 0) {
  h5::NewDataset wanted{.name = name, .type = type, .shape = {values.size()}, .chunk = {}};
  if (values.size() * sizeof(T) >= layout::plain_bytes)
    wanted.chunk = {std::min(values.size(), chunk_of_bytes)};
  const h5::Handle dataset = h5::create_dataset(parent, wanted);
  h5::write_rows(dataset, type, {0, values.size()}, std::as_bytes(std::span(values)));
  if (row_bytes > 0)
    h5::write_attribute(dataset, "row_bytes", NumberType::int32,
                        std::vector<double>{static_cast<double>(row_bytes)});
}

template <class T>
std::vector<T> read_list(const h5::Handle& parent, const std::string& name, NumberType type) {
  const h5::Handle dataset = h5::open_dataset(parent, name);
  const h5::Found found = h5::look(dataset);
  expect(!found.is_text && found.type == type && found.shape.size() == 1,
         "'" + name + "' is not the list it should be");
  const h5::Bytes bytes = h5::read_rows(dataset, found, {0, found.shape[0]});
  std::vector<T> values(found.shape[0]);
  if (!bytes.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

std::vector<double> marks_as_numbers(const std::vector<StateMark>& marks) {
  std::vector<double> numbers;
  for (const StateMark& mark : marks) {
    numbers.push_back(mark.step);
    for (std::size_t word = 0; word < layout::hash_words.size(); ++word)
      numbers.push_back(hash_word(mark.hash, word));
  }
  return numbers;
}

std::vector<StateMark> marks_of(const std::vector<double>& numbers) {
  expect(numbers.size() % words_of_a_mark == 0, "its state marks are incomplete");
  std::vector<StateMark> marks(numbers.size() / words_of_a_mark);
  for (std::size_t m = 0; m < marks.size(); ++m) {
    marks[m].step = static_cast<std::int32_t>(numbers[m * words_of_a_mark]);
    for (std::size_t word = 0; word < layout::hash_words.size(); ++word)
      set_hash_word(marks[m].hash, word, numbers[m * words_of_a_mark + 1 + word]);
  }
  return marks;
}

void write_root(const h5::Handle& file, const CheckpointImage& image) {
  const Provenance& origin = image.provenance;
  for (const auto& [name, text] : TextAttributes{{layout::a_kind, checkpoint_kind},
                                                 {layout::a_version, checkpoint_version},
                                                 {layout::a_seed, std::to_string(origin.seed)},
                                                 {"replicate", std::to_string(image.replicate)},
                                                 {"step", std::to_string(image.step)},
                                                 {"schema_hash", image.schema.hex()},
                                                 {"state_hash", image.state.hex()},
                                                 {layout::a_program, origin.program_version},
                                                 {layout::a_commit, origin.commit},
                                                 {layout::a_compiler, origin.compiler},
                                                 {layout::a_scenario, origin.scenario_name},
                                                 {layout::a_strategy, origin.strategy_name}})
    h5::write_attribute(file, name, text);
}

void write_record(const h5::Handle& file, const CheckpointImage& image) {
  const h5::Handle record = h5::create_group(file, "record");
  const h5::Handle series = h5::create_group(record, "series");
  for (std::size_t s = 0; s < image.record.series.size(); ++s)
    write_list(series, std::to_string(s), NumberType::float32, image.record.series[s]);
  for (std::size_t t = 0; t < image.record.tables.size(); ++t) {
    const h5::Handle table = h5::create_group(record, "table_" + std::to_string(t));
    const auto& columns = image.record.tables[t].columns;
    for (std::size_t c = 0; c < columns.size(); ++c)
      write_list(table, std::to_string(c), NumberType::float64, columns[c]);
  }
  write_list(record, "marks", NumberType::float64, marks_as_numbers(image.record.marks));
  write_list(record, "calm", NumberType::float64, image.calm);
}

template <class Number>
Number read_number(const h5::Handle& file, const std::string& name) {
  const std::string text = h5::read_text_attribute(file, name);
  Number number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  expect(fault == std::errc() && end == text.data() + text.size() && !text.empty(),
         "its " + name + " is no number");
  return number;
}

Hash read_hash(const h5::Handle& file, const std::string& name) {
  const std::string text = h5::read_text_attribute(file, name);
  Hash hash;
  expect(text.size() == 32, "its " + name + " is no hash");
  const auto high = std::from_chars(text.data(), text.data() + 16, hash.high, 16);
  const auto low = std::from_chars(text.data() + 16, text.data() + 32, hash.low, 16);
  expect(high.ptr == text.data() + 16 && low.ptr == text.data() + 32, "its " + name + " is no hash");
  return hash;
}

std::string read_text(const h5::Handle& group, const std::string& name) {
  const std::vector<std::string> texts = h5::read_texts(h5::open_dataset(group, name));
  expect(texts.size() == 1, "text '" + name + "' is not one text");
  return texts.front();
}

void read_root(const h5::Handle& file, CheckpointImage& image) {
  const auto text = [&](const char* name) { return h5::read_text_attribute(file, name); };
  const h5::Handle texts = h5::open_group(file, layout::text);
  image.provenance = {.scenario_text = read_text(texts, layout::scenario_text),
                      .scenario_name = text(layout::a_scenario),
                      .strategy_name = text(layout::a_strategy),
                      .seed = read_number<std::uint64_t>(file, layout::a_seed),
                      .program_version = text(layout::a_program),
                      .commit = text(layout::a_commit),
                      .compiler = text(layout::a_compiler),
                      .options = read_text(texts, layout::options_text)};
  image.replicate = read_number<std::uint32_t>(file, "replicate");
  image.step = read_number<std::int32_t>(file, "step");
  image.schema = read_hash(file, "schema_hash");
  image.state = read_hash(file, "state_hash");
}

void read_columns(const h5::Handle& file, CheckpointImage& image) {
  const h5::Handle group = h5::open_group(file, "columns");
  for (const h5::Member& member : h5::members(group)) {
    const std::vector<double> width =
        h5::read_number_attribute(h5::open_dataset(group, member.name), "row_bytes");
    expect(width.size() == 1 && width[0] >= 1,
           "column " + quotable(member.name) + " does not say how wide its rows are");
    image.columns.push_back({member.name, static_cast<std::size_t>(width[0]),
                             read_list<std::byte>(group, member.name, NumberType::int8)});
  }
}

void read_record(const h5::Handle& file, CheckpointImage& image) {
  const h5::Handle record = h5::open_group(file, "record");
  const h5::Handle series = h5::open_group(record, "series");
  for (std::size_t s = 0; h5::has_member(series, std::to_string(s)); ++s)
    image.record.series.push_back(read_list<float>(series, std::to_string(s), NumberType::float32));
  for (std::size_t t = 0; h5::has_member(record, "table_" + std::to_string(t)); ++t) {
    const h5::Handle table = h5::open_group(record, "table_" + std::to_string(t));
    TableRows& rows = image.record.tables.emplace_back();
    for (std::size_t c = 0; h5::has_member(table, std::to_string(c)); ++c)
      rows.columns.push_back(read_list<double>(table, std::to_string(c), NumberType::float64));
  }
  image.record.marks = marks_of(read_list<double>(record, "marks", NumberType::float64));
  image.calm = read_list<double>(record, "calm", NumberType::float64);
}

CheckpointImage read_image(const h5::Handle& file) {
  const std::string kind = h5::read_text_attribute(file, layout::a_kind);
  const std::string version = h5::read_text_attribute(file, layout::a_version);
  if (kind != checkpoint_kind || version != checkpoint_version)
    refuse("it is '" + quotable(kind) + "' version '" + quotable(version) +
           "', and this program resumes from '" + checkpoint_kind + "' version " + checkpoint_version +
           "; name a checkpoint, or use the program that wrote it");
  CheckpointImage image;
  read_root(file, image);
  read_columns(file, image);
  read_record(file, image);
  return image;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

bool same_columns(const CheckpointImage& a, const CheckpointImage& b) {
  return std::ranges::equal(a.columns, b.columns, [](const CheckpointColumn& x, const CheckpointColumn& y) {
    return x.name == y.name && x.row_bytes == y.row_bytes && x.bytes == y.bytes;
  });
}

bool same_record(const RunRecord& a, const RunRecord& b) {
  const auto same_series = [](const std::vector<float>& x, const std::vector<float>& y) {
    return x.size() == y.size() &&
           (x.empty() || std::memcmp(x.data(), y.data(), x.size() * sizeof(float)) == 0);
  };
  const auto same_table = [](const TableRows& x, const TableRows& y) {
    return std::ranges::equal(x.columns, y.columns, same_bits);
  };
  const auto same_mark = [](const StateMark& x, const StateMark& y) {
    return x.step == y.step && x.hash == y.hash;
  };
  return std::ranges::equal(a.series, b.series, same_series) &&
         std::ranges::equal(a.tables, b.tables, same_table) &&
         std::ranges::equal(a.marks, b.marks, same_mark);
}

bool same(const CheckpointImage& a, const CheckpointImage& b) {
  return a.replicate == b.replicate && a.step == b.step && a.schema == b.schema && a.state == b.state &&
         a.provenance.scenario_text == b.provenance.scenario_text && a.provenance.seed == b.provenance.seed &&
         same_columns(a, b) && same_record(a.record, b.record) && same_bits(a.calm, b.calm);
}

}  // namespace

std::vector<std::byte> checkpoint_bytes(const CheckpointImage& image) {
  h5::require_safe_build();
  const h5::Handle file = h5::create_image();
  write_root(file, image);
  const h5::Handle columns = h5::create_group(file, "columns");
  for (const CheckpointColumn& column : image.columns)
    write_list(columns, column.name, NumberType::int8, column.bytes, column.row_bytes);
  write_record(file, image);
  const h5::Handle texts = h5::create_group(file, layout::text);
  const auto write_text = [&](const char* name, const std::string& text) {
    static_cast<void>(h5::create_texts(texts, name, {}, std::vector<std::string>{text}));
  };
  write_text(layout::scenario_text, image.provenance.scenario_text);
  write_text(layout::options_text, image.provenance.options);
  std::vector<std::byte> bytes = h5::image_bytes(file);
  if (!same(read_checkpoint_bytes(bytes), image))
    refuse(
        "checkpoint in memory: it does not read back as written (memory or library fault); nothing was "
        "published, run again");
  return bytes;
}

CheckpointImage read_checkpoint_bytes(std::span<const std::byte> bytes) {
  return read_image(h5::open_image(bytes));
}

CheckpointImage read_checkpoint(const std::string& path) {
  std::error_code fault;
  if (!std::filesystem::is_regular_file(path, fault))
    refuse("cannot read '" + quotable(path) + "' (there is no plain file of that name); check the name");
  try {
    return read_image(h5::open_file(path));
  } catch (const RecordError& error) {
    const std::string told = error.what();
    const char* remedy =
        told.find(';') == std::string::npos ? "; it is damaged or was not written by truce" : "";
    refuse("cannot resume from '" + quotable(path) + "': " + told + remedy);
  }
}

}  // namespace truce

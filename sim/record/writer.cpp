// Writes the list of contents into an HDF5 image, then reads the image back along the same list.
#include "sim/record/writer.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <limits>
#include <map>
#include <numeric>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/record/contents.hpp"
#include "sim/record/hdf5.hpp"
#include "sim/record/layout.hpp"

namespace truce {
namespace {

constexpr std::size_t rows_guess = 2000;  // rows of a table in a run
constexpr std::size_t overhead = std::size_t{1} << 20;

std::string path_of(const std::string& group, const std::string& name) {
  return group.empty() ? "/" + name : "/" + group + "/" + name;
}

std::vector<double> flags_of(const Meanings& meanings) {
  std::vector<double> values(meanings.size());
  std::iota(values.begin(), values.end(), 0.0);
  return values;
}

bool is_float(NumberType type) { return type == NumberType::float32 || type == NumberType::float64; }

class Image {
 public:
  explicit Image(h5::Handle file = h5::create_image()) : file_(std::move(file)) {}

  std::vector<std::byte> write(const Contents& contents) {
    fill(contents);
    return h5::image_bytes(file_);
  }

  // For a file that is built on disk at `building`: its finished bytes to `path`.
  void write_out(const Contents& contents, const std::string& building, const std::string& path) {
    fill(contents);
    h5::copy_finished(file_, building, path);
  }

 private:
  void fill(const Contents& contents) {
    for (const auto& [name, text] : contents.attributes) h5::write_attribute(file_, name, text);
    for (const Variable& variable : contents.variables) {
      if (!variable.group.empty() && !groups_.contains(variable.group)) open_group(contents, variable.group);
      write_variable(variable);
    }
    // Groups without a variable: no outcomes, and the texts.
    for (const GroupEntry& group : contents.groups) {
      if (!groups_.contains(group.name)) open_group(contents, group.name);
    }
    for (const TextVariable& texts : contents.texts) {
      const h5::Handle dataset =
          h5::create_texts(groups_.at(layout::text), texts.name, texts.shape, texts.texts);
      attach(dataset, texts.scales);
    }
  }

  void open_group(const Contents& contents, const std::string& name) {
    const auto entry = std::ranges::find(contents.groups, name, &GroupEntry::name);
    require(entry != contents.groups.end(), "every group of a results file is listed");
    h5::Handle group = h5::create_group(file_, name);
    for (const auto& [key, text] : entry->attributes) h5::write_attribute(group, key, text);
    groups_.emplace(name, std::move(group));
  }

  void attach(const h5::Handle& dataset, const std::vector<std::string>& scales) {
    for (unsigned axis = 0; axis < scales.size(); ++axis)
      h5::attach_scale(dataset, scales_.at(scales[axis]), axis);
  }

  void write_variable(const Variable& variable) {
    const h5::Handle& parent = variable.group.empty() ? file_ : groups_.at(variable.group);
    h5::Handle dataset = h5::create_dataset(
        parent,
        {.name = variable.name, .type = variable.type, .shape = variable.shape, .chunk = variable.chunk});
    for (std::size_t first = 0; first < variable.shape[0]; first += variable.slab) {
      const h5::Rows rows{first, std::min(variable.slab, variable.shape[0] - first)};
      h5::write_rows(dataset, variable.type, rows, variable.make_rows(rows));
    }
    for (const auto& [name, text] : variable.attributes) h5::write_attribute(dataset, name, text);
    if (!variable.meanings.empty()) {
      h5::write_attribute(dataset, layout::a_flag_values, variable.type, flags_of(variable.meanings));
      h5::write_attribute(dataset, layout::a_flag_meanings, join(variable.meanings, " "));
    }
    const std::string path = path_of(variable.group, variable.name);
    const bool is_scale = variable.scales.front() == path;
    if (is_float(variable.type) && !is_scale) {
      const std::vector<double> fill{std::numeric_limits<double>::quiet_NaN()};
      h5::write_attribute(dataset, layout::a_fill, variable.type, fill);
    }
    if (!is_scale) return attach(dataset, variable.scales);
    h5::make_scale(dataset, variable.name);
    scales_.emplace(path, std::move(dataset));
  }

  h5::Handle file_;
  std::map<std::string, h5::Handle> groups_;
  std::map<std::string, h5::Handle> scales_;
};

// A file that is gone with its scope; the ending is that of what `truce sweep` clears up after a kill.
struct PassingFile {
  explicit PassingFile(std::string file) : name(std::move(file)) {}
  PassingFile(const PassingFile&) = delete;
  PassingFile& operator=(const PassingFile&) = delete;
  ~PassingFile() {
    std::error_code ignored;
    std::filesystem::remove(name, ignored);
  }
  std::string name;
};

void expect(bool same, const std::string& what) {
  if (!same) {
    throw RecordError(RecordError::Kind::transfer,
                      "results file: " + what +
                          " does not read back as written (memory or library fault); "
                          "nothing was published, run again");
  }
}

void compare_attributes(const h5::Handle& object, const TextAttributes& attributes, const std::string& path) {
  for (const auto& [name, text] : attributes)
    expect(h5::read_text_attribute(object, name) == text, path + "@" + name);
}

// The library's == walks byte by byte; memcmp must not be given the null pointer of an empty vector.
bool same_bytes(const h5::Bytes& a, const h5::Bytes& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

using Addresses = std::map<std::string, std::uint64_t>;

// Places of the dimensions in the file, by path.
Addresses scale_addresses(const h5::Handle& file, const Contents& contents) {
  Addresses addresses;
  for (const Variable& variable : contents.variables) {
    const std::string path = path_of(variable.group, variable.name);
    if (variable.scales[0] == path) addresses[path] = h5::address_of(h5::open_dataset(file, path));
  }
  return addresses;
}

void compare_variable(const h5::Handle& file, const Variable& variable, const Addresses& scales) {
  const std::string path = path_of(variable.group, variable.name);
  h5::Handle group;
  if (!variable.group.empty()) group = h5::open_group(file, variable.group);
  const h5::Handle dataset = h5::open_dataset(variable.group.empty() ? file : group, variable.name);
  const h5::Found found = h5::look(dataset);
  expect(!found.is_text && found.type == variable.type && found.shape == variable.shape, path);
  compare_attributes(dataset, variable.attributes, path);
  expect(h5::read_text_attribute(dataset, layout::a_flag_meanings) == join(variable.meanings, " "), path);
  expect(h5::read_number_attribute(dataset, layout::a_flag_values) == flags_of(variable.meanings), path);
  for (unsigned axis = 0; axis < variable.scales.size() && variable.scales[0] != path; ++axis)
    expect(h5::scale_address(dataset, axis) == scales.at(variable.scales[axis]), path + ", dimension");
  for (std::size_t first = 0; first < variable.shape[0]; first += variable.slab) {
    const h5::Rows rows{first, std::min(variable.slab, variable.shape[0] - first)};
    const h5::Bytes read = h5::read_rows(dataset, found, rows);
    const h5::Bytes made = variable.make_rows(rows);
    expect(same_bytes(read, made), path);
  }
}

void compare(const h5::Handle& file, const Contents& contents) {
  compare_attributes(file, contents.attributes, "/");
  for (const GroupEntry& entry : contents.groups)
    compare_attributes(h5::open_group(file, entry.name), entry.attributes, "/" + entry.name);
  const Addresses scales = scale_addresses(file, contents);
  for (const Variable& variable : contents.variables) compare_variable(file, variable, scales);
  const h5::Handle group = h5::open_group(file, layout::text);
  for (const TextVariable& texts : contents.texts)
    expect(h5::read_texts(h5::open_dataset(group, texts.name)) == texts.texts,
           path_of(layout::text, texts.name));
}

}  // namespace

std::vector<std::byte> image_of(const Contents& contents) {
  h5::require_safe_build();
  std::vector<std::byte> image = Image().write(contents);
  compare(h5::open_image(image), contents);
  return image;
}

std::vector<std::byte> build_image(const RecordSpec& spec, std::span<const RunRecord> runs,
                                   const Provenance& provenance) {
  return image_of(list_contents(spec, source_of(spec, runs), provenance));
}

namespace {

// HDF5 does not say in short why it could not write.
void build_at(const std::string& building, const std::string& path, const Contents& contents) {
  try {
    Image(h5::create_file(building)).write_out(contents, building, path);
  } catch (const RecordError& error) {
    const std::string told = error.what();
    if (told.find(';') != std::string::npos && told.find("HDF5") == std::string::npos) throw;
    throw RecordError(RecordError::Kind::transfer,
                      "cannot build '" + path + "': " + told +
                          "; see that the disk has room, then give the same command again");
  }
}

}  // namespace

void publish_streamed(const std::string& path, const RecordSpec& spec, RunSource source,
                      const Provenance& provenance) {
  h5::require_safe_build();
  const Contents contents = list_contents(spec, std::move(source), provenance);
  publish_written(path, Overwrite::allow, [&](const std::string& temporary) {
    const PassingFile building(temporary + ".building.part");
    build_at(building.name, temporary, contents);
    compare(h5::open_file(temporary), contents);
  });
}

void check_image(std::span<const std::byte> image, const RecordSpec& spec, std::span<const RunRecord> runs,
                 const Provenance& provenance) {
  compare(h5::open_image(image), list_contents(spec, source_of(spec, runs), provenance));
}

std::size_t estimate_bytes(const RecordSpec& spec, std::size_t runs) {
  std::size_t run_bytes = spec.outcomes.size() * sizeof(double) + 1024;
  for (const SeriesSpec& series : spec.series) {
    const auto dimension = std::ranges::find(spec.dimensions, series.dimension, &Dimension::name);
    const std::size_t members = dimension == spec.dimensions.end() ? 1 : dimension->members.size();
    run_bytes += spec.time_hours.size() * members * h5::size_of(series.type);
  }
  for (const TableSpec& table : spec.tables) {
    for (const ColumnSpec& column : table.columns) run_bytes += rows_guess * h5::size_of(column.type);
  }
  return overhead + runs * run_bytes;
}

}  // namespace truce

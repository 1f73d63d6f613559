// Writes the list of contents into an HDF5 image or file and has it compared.
#include "sim/record/writer.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <map>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/record/layout.hpp"
#include "sim/record/packed.hpp"

namespace truce {
namespace {

constexpr std::size_t rows_guess = 2000;  // rows of a table in a run
constexpr std::size_t overhead = std::size_t{1} << 20;

bool is_float(NumberType type) { return type == NumberType::float32 || type == NumberType::float64; }

class Image {
 public:
  // The slabs belong to these contents and to nobody else.
  Image(h5::Handle file, const Contents& contents, PackedSlabs& slabs, Jobs& jobs)
      : file_(std::move(file)), slabs_(slabs), jobs_(jobs) {
    slabs_.add_to(jobs_);
    fill(contents);
  }

  [[nodiscard]] std::vector<std::byte> bytes() const { return h5::image_bytes(file_); }

  // For a file that is built on disk at `building`: its finished bytes to `path`.
  void write_out(const std::string& building, const std::string& path) const {
    h5::copy_finished(file_, building, path);
  }

 private:
  struct Scale {
    h5::Handle dataset;
    h5::Reference reference = 0;
    std::vector<h5::ScaleUse> uses;
  };

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
    for (const auto& [path, scale] : scales_) h5::write_uses(scale.dataset, scale.uses);
  }

  void open_group(const Contents& contents, const std::string& name) {
    const auto entry = std::ranges::find(contents.groups, name, &GroupEntry::name);
    require(entry != contents.groups.end(), "every group of a results file is listed");
    h5::Handle group = h5::create_group(file_, name);
    for (const auto& [key, text] : entry->attributes) h5::write_attribute(group, key, text);
    groups_.emplace(name, std::move(group));
  }

  void attach(const h5::Handle& dataset, const std::vector<std::string>& scales) {
    if (scales.empty()) return;
    const h5::Reference here = h5::reference_to(dataset);
    std::vector<h5::Reference> references;
    for (const std::string& path : scales) {
      Scale& scale = scales_.at(path);
      scale.uses.push_back({here, static_cast<unsigned>(references.size())});
      references.push_back(scale.reference);
    }
    h5::write_scales(dataset, references);
  }

  static void write_slab(const h5::Handle& dataset, const Variable& variable, h5::Rows rows) {
    h5::write_rows(dataset, variable.type, rows, joined(variable.make_rows(rows)));
  }

  void write_variable(const Variable& variable) {
    const h5::Handle& parent = variable.group.empty() ? file_ : groups_.at(variable.group);
    h5::Handle dataset = h5::create_dataset(
        parent,
        {.name = variable.name, .type = variable.type, .shape = variable.shape, .chunk = variable.chunk});
    for (std::size_t first = 0; first < variable.shape[0]; first += variable.slab) {
      if (is_packed_here(variable))
        h5::write_packed(dataset, {first, variable.shape.size()}, slabs_.take_next(jobs_));
      else
        write_slab(dataset, variable, slab_at(variable, first));
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
    const h5::Reference reference = h5::reference_to(dataset);
    scales_.emplace(path, Scale{std::move(dataset), reference, {}});
  }

  h5::Handle file_;
  std::map<std::string, h5::Handle> groups_;
  std::map<std::string, Scale> scales_;
  PackedSlabs& slabs_;
  Jobs& jobs_;
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

}  // namespace

std::vector<std::byte> image_of(const Contents& contents) {
  h5::require_safe_build();
  std::vector<std::byte> image;
  PackedSlabs slabs(contents);
  Jobs::run([&](Jobs& jobs) { image = Image(h5::create_image(), contents, slabs, jobs).bytes(); });
  Jobs::run([&](Jobs& jobs) { compare(h5::open_image(image), contents, jobs); });
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
    PackedSlabs slabs(contents);
    // The source is asked by one thread, and not before its turn: packed slabs do not pile up in memory.
    Jobs::run_alone([&](Jobs& jobs) {
      Image(h5::create_file(building), contents, slabs, jobs).write_out(building, path);
    });
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
    Jobs::run_alone([&](Jobs& jobs) { compare(h5::open_file(temporary), contents, jobs); });
  });
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

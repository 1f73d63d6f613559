// FORMAT.md and the files that are written say the same: every object, type, shape and attribute, in both
// directions.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "sim/base/text.hpp"
#include "sim/record/hdf5.hpp"
#include "sim/record/layout.hpp"
#include "sim/record/writer.hpp"
#include "tests/unit/record/sample.hpp"

namespace truce {
namespace {

struct Described {
  std::set<std::string> types;
  std::set<std::string> shapes;
  std::set<std::string> attributes;
};
using Description = std::map<std::string, Described>;

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" `\n");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" `\n") - first + 1);
}

std::set<std::string> parts(std::string text, const std::string& glue) {
  std::set<std::string> found;
  for (std::size_t cut = text.find(glue); cut != std::string::npos; cut = text.find(glue)) {
    found.insert(trimmed(text.substr(0, cut)));
    text.erase(0, cut + glue.size());
  }
  if (!trimmed(text).empty()) found.insert(trimmed(text));
  return found;
}

Description read_page() {
  Description page;
  std::ifstream in(TRUCE_SOURCE_DIR "/sim/record/FORMAT.md");
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("## Checkpoints", 0) == 0) break;  // another kind of file, with a table of its own
    if (line.rfind("| `/", 0) != 0) continue;
    const std::vector<std::string> cells = split(line, '|');
    EXPECT_EQ(cells.size(), 8U) << line;
    if (cells.size() != 8) continue;
    EXPECT_FALSE(trimmed(cells[6]).empty()) << "no meaning: " << line;
    const bool fresh =
        page.emplace(trimmed(cells[1]),
                     Described{parts(cells[2], ","), parts(cells[3], " or "), parts(cells[5], ",")})
            .second;
    EXPECT_TRUE(fresh) << "told twice: " << line;
  }
  return page;
}

// The page's word for a name that the scenario or the program chose.
class Roles {
 public:
  explicit Roles(const RecordSpec& spec) {
    for (const Dimension& dimension : spec.dimensions) {
      if (dimension.name != layout::strategy) roles_["/" + dimension.name] = "/<dimension>";
      roles_["/zz_text/" + dimension.name + "_members"] = "/zz_text/<dimension>_members";
    }
    for (const SeriesSpec& series : spec.series) roles_["/" + series.name] = "/<series>";
    for (const OutcomeSpec& outcome : spec.outcomes)
      roles_["/outcomes/" + outcome.name] = "/outcomes/<outcome>";
    for (const TableSpec& table : spec.tables) {
      roles_["/" + table.name] = "/<table>";
      for (const char* fixed : {"row", "row_start", "row_size", "run_index"})
        roles_["/" + table.name + "/" + fixed] = std::string("/<table>/") + fixed;
      for (const ColumnSpec& column : table.columns)
        roles_["/" + table.name + "/" + column.name] = "/<table>/<column>";
    }
  }
  [[nodiscard]] std::string of(const std::string& path) const {
    const auto found = roles_.find(path);
    return found == roles_.end() ? path : found->second;
  }
  // Last word of a dimension's path, or <dimension>.
  [[nodiscard]] std::string axis(const std::string& path) const {
    const std::string role = of(path);
    return role.substr(role.rfind('/') + 1);
  }

 private:
  std::map<std::string, std::string> roles_;
};

std::string type_name(const h5::Found& found) {
  if (found.is_text) return "text";
  const std::map<NumberType, std::string> names{{NumberType::float32, "float32"},
                                                {NumberType::float64, "float64"},
                                                {NumberType::int32, "int32"},
                                                {NumberType::int8, "int8"}};
  return names.at(found.type);
}

void note_attributes(const h5::Handle& object, Described& into) {
  for (const std::string& name : h5::attribute_names(object)) {
    if (name != "CLASS" && name != "NAME" && name != "DIMENSION_LIST" && name != "REFERENCE_LIST")
      into.attributes.insert(name);
  }
}

std::string shape_text(const h5::Handle& dataset, const h5::Found& found, const std::string& path,
                       const Roles& roles) {
  if (h5::has_attribute(dataset, "CLASS")) return "(" + roles.axis(path) + ")";
  std::vector<std::string> axes;
  for (unsigned axis = 0; axis < found.shape.size(); ++axis)
    axes.push_back(roles.axis(h5::scale_path(dataset, axis)));
  return "(" + join(axes, ", ") + ")";
}

void walk(const h5::Handle& group, const std::string& path, const Roles& roles, Description& file) {
  Described& own = file[roles.of(path.empty() ? "/" : path)];
  own.types.insert("group");
  note_attributes(group, own);
  for (const h5::Member& member : h5::members(group)) {
    const std::string below = path + "/" + member.name;
    if (member.kind == h5::Kind::group) {
      walk(h5::open_group(group, member.name), below, roles, file);
      continue;
    }
    const h5::Handle dataset = h5::open_dataset(group, member.name);
    const h5::Found found = h5::look(dataset);
    Described& entry = file[roles.of(below)];
    entry.types.insert(type_name(found));
    entry.shapes.insert(shape_text(dataset, found, below, roles));
    note_attributes(dataset, entry);
  }
}

// The sample, and what it lacks: a long dimension, all number types of series and columns, many strategies.
std::pair<RecordSpec, std::vector<RunRecord>> rich_record(std::size_t strategies) {
  RecordSpec spec = sample::spec();
  std::vector<RunRecord> runs = sample::runs_with_failure();
  spec.dimensions.push_back({"unit", {}, "units"});
  for (int i = 0; i < 6000; ++i) spec.dimensions.back().members.push_back("unit_number_" + std::to_string(i));
  for (std::size_t i = 0; i < strategies; ++i)
    spec.dimensions[1].members.push_back("strategy_" + std::to_string(i));
  return {spec, runs};
}

Description read_files() {
  Description file;
  for (const std::size_t strategies : {std::size_t{0}, std::size_t{200}}) {
    const auto [spec, runs] = rich_record(strategies);
    const auto image = build_image(spec, runs, sample::provenance());
    walk(h5::open_image(image), "", Roles(spec), file);
  }
  auto [spec, runs] = rich_record(0);
  for (SeriesSpec& series : spec.series) series.cell_methods = "time: point", series.precision_bits = "10";
  walk(h5::open_image(build_image(spec, runs, sample::provenance())), "", Roles(spec), file);
  return file;
}

TEST(Format, PageAndFilesSayTheSame) {
  const Description page = read_page();
  const Description file = read_files();
  for (const auto& [path, described] : page) {
    ASSERT_TRUE(file.contains(path)) << path << " is on the page, not in files";
    EXPECT_EQ(described.types, file.at(path).types) << path;
    EXPECT_EQ(described.shapes, file.at(path).shapes) << path;
    EXPECT_EQ(described.attributes, file.at(path).attributes) << path;
  }
  for (const auto& [path, described] : file)
    EXPECT_TRUE(page.contains(path)) << path << " is in files, not on the page";
}

TEST(Format, PageNamesKindVersionAndEachRootAttribute) {
  std::ifstream in(TRUCE_SOURCE_DIR "/sim/record/FORMAT.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  EXPECT_NE(page.find("File kind `" + std::string(layout::file_kind) + "`, version **" +
                      std::string(layout::version)),
            std::string::npos);
  EXPECT_EQ(std::to_string(layout::version_major) + "." + std::to_string(layout::version_minor),
            layout::version);
  const Description file = read_files();
  for (const std::string& name : file.at("/").attributes)
    EXPECT_NE(page.find("| `" + name + "` |"), std::string::npos) << name;
}

}  // namespace
}  // namespace truce

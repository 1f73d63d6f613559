// Observed tables into the description: each opened beneath the scenario's folder, read, taken in, and all
// names checked.
#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <set>

#include "sim/base/text.hpp"
#include "sim/scenario/bytes.hpp"
#include "sim/scenario/notes.hpp"
#include "sim/scenario/open_beneath.hpp"
#include "sim/scenario/table_intake.hpp"

namespace truce {
namespace {

constexpr std::array<std::string_view, 9> preference_columns{
    "actor_id",          "issue",           "ideal",       "salience",  "reservation_27jul",
    "reservation_26aug", "acceptable_side", "active_when", "conf_value"};
constexpr std::array<std::string_view, 6> relation_columns{"from",     "to",      "trust",
                                                           "leverage", "rivalry", "conf_value"};
constexpr std::array<std::string_view, 9> text_columns{
    "id",        "label", "class", "lead", "date", "nominal_start", "duration_h", "rival_channel_share",
    "conf_terms"};
constexpr std::array<std::string_view, 5> halt_columns{"id", "kind", "start_local", "planned_hours",
                                                       "mediator"};

using Take = void (*)(ScenarioFile&, Intake&);

class TableLoader {
 public:
  TableLoader(ScenarioFile& file, const std::string& folder, const Node& root, Reading& reading)
      : file_(file), folder_(folder), reading_(reading), notes_(root, reading) {}

  // Reads one table; a fault of its own keeps the others from being read no more than it must.
  void take(std::string_view key, const std::string& path, std::span<const std::string_view> columns,
            Take taker) {
    if (path.empty()) return;
    const int descriptor = open_beneath(folder_, path);
    if (descriptor < 0) {
      are_whole_ = false;
      notes_.fault_alone("tables." + std::string(key),
                         "names '" + quotable(path) + "', which " + beneath_refusal(errno));
      return;
    }
    try {
      const std::string shown = (std::filesystem::path(folder_) / path).string();
      const CsvTable table = read_csv_text(read_bytes(descriptor, shown, csv_limit).text, shown, columns);
      Intake intake{table, path, reading_};
      const std::size_t before = reading_.faults.size();
      taker(file_, intake);
      for (std::size_t i = before; i < reading_.faults.size(); ++i)
        reading_.faults[i].key = "tables." + std::string(key);
      if (reading_.faults.size() > before) are_whole_ = false;
      ids_.merge(intake.ids);
      check_columns(key, path, table);
    } catch (const InputError& error) {
      are_whole_ = false;
      for (const Fault& fault : error.faults) add(key, path, fault);
    }
  }

  // Ids listed for rows that no table has are misspelt, most likely.
  void check_lists() {
    if (!are_whole_ || !notes_.is_read("tables")) return;
    const std::vector<std::string_view> known(ids_.begin(), ids_.end());
    check_list("leave_out", file_.tables.leave_out, known);
    check_list("work_allowed", file_.tables.work_allowed, known);
  }

 private:
  void check_list(const std::string& key, const std::vector<std::string>& list,
                  const std::vector<std::string_view>& known) {
    for (std::size_t i = 0; i < list.size(); ++i)
      if (std::ranges::find(known, list[i]) == known.end()) {
        const std::string near = near_name(list[i], known);
        notes_.fault_alone("tables." + key + "." + std::to_string(i),
                           "names '" + quotable(list[i]) +
                               "', which is no row of the tables of texts and halts; " +
                               (near.empty() ? "remove it" : "did you mean '" + near + "'?"));
      }
  }

  // A fault without a line is about the file as a whole: it stands better where the scenario names the file.
  void add(std::string_view key, const std::string& path, Fault fault) {
    fault.key = "tables." + std::string(key);
    if (fault.line > 0)
      reading_.faults.push_back(fault);
    else
      notes_.fault_alone(fault.key, "names '" + quotable(path) + "', which " + fault.text);
  }

  void check_columns(std::string_view key, const std::string& path, const CsvTable& table) {
    const auto check = [&](const std::string& place, const std::string& column) {
      notes_.refers_to(place, column, {table.columns(), "column of '" + quotable(path) + "'"});
    };
    if (key == "texts")
      for (const auto& [id, leader] : file_.leaders) {
        check("leaders." + id + ".answers_in", leader.answers_in);
        check("leaders." + id + ".consulted_in", leader.consulted_in);
      }
    if (key == "halts")
      for (const auto& [id, party] : file_.parties) check("parties." + id + ".agreed_in", party.agreed_in);
  }

  ScenarioFile& file_;
  const std::string& folder_;
  Reading& reading_;
  Notes notes_;
  std::set<std::string> ids_;
  bool are_whole_ = true;  // no row of any table was refused
};

}  // namespace

void load_tables(ScenarioFile& file, const std::string& folder, const Node& root, Reading& reading) {
  TableLoader loader(file, folder, root, reading);
  const TablesSetup& tables = file.tables;
  loader.take("preferences", tables.preferences, preference_columns, take_preferences);
  loader.take("relations", tables.relations, relation_columns, take_relations);
  loader.take("texts", tables.texts, text_columns, take_texts);
  loader.take("halts", tables.halts, halt_columns, take_halts);
  loader.check_lists();
}

}  // namespace truce

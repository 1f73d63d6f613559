// Scripted texts: row, copies, journal.
#include "sim/diplomacy/texts_tabled.hpp"

#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/text_seen.hpp"

namespace truce {
namespace {

std::int64_t bits_of(const ScenarioSetup& setup, const std::vector<std::string>& ids) {
  std::int64_t bits = 0;
  for (const std::string& id : ids)
    if (const int actor = diplomacy::actor_number(setup, id); actor >= 0) bits |= diplomacy::bit(actor);
  return bits;
}

diplomacy::IssueRow issues_of(const TextSetup& text) {
  diplomacy::IssueRow row;
  row.fill(-1);
  for (const auto& [issue, value] : text.issues)
    for (std::size_t k = 0; k < issue_count; ++k)
      if (issue == issue_names[k]) row[k] = value;
  return row;
}

std::size_t table_text(World& world, std::size_t number) {
  const TextSetup& setup = world.setup->texts[number].value;
  Texts& texts = world.texts;
  const std::size_t row = append_row(texts);
  texts.setup[row] = static_cast<std::int32_t>(number);
  texts.lead[row] = setup.leads.empty() ? -1 : diplomacy::actor_number(*world.setup, setup.leads.front());
  texts.stage[row] = TextStage::tabled;
  texts.meant_as[row] = TextStage::tabled;
  texts.tabled_hour[row] = world.clock.hour();
  texts.duration_hours[row] = setup.duration_hours;
  texts.kind[row] = static_cast<std::int8_t>(setup.kind);
  texts.rival_share[row] = setup.rival_share;
  texts.issues[row] = issues_of(setup);
  texts.leads[row] = bits_of(*world.setup, setup.leads);
  texts.authors[row] = bits_of(*world.setup, setup.authors);
  world.note(EventKind::text_tabled, texts.lead[row], static_cast<std::int32_t>(row), setup.duration_hours);
  return row;
}

double consulted_on(const World& world, const TextSetup& text, std::size_t leader) {
  const int row = row_of(text.consulted, world.setup->leaders[leader].id);
  return row < 0 ? 0 : text.consulted[static_cast<std::size_t>(row)].value;
}

}  // namespace

void TextsTabled::apply(World& world, const Luck& luck) const {
  const auto& list = world.setup->texts;
  for (std::size_t number = 0; number < list.size(); ++number) {
    if (!world.clock.reaches(list[number].value.tabled)) continue;
    const std::size_t text = table_text(world, number);
    for (std::size_t leader = 0; leader < rows_of(world.leaders); ++leader)
      if (diplomacy::is_decider(world, leader))
        diplomacy::deliver(world, luck,
                           {.text = text,
                            .leader = leader,
                            .hour = world.clock.hour(),
                            .consulted = consulted_on(world, list[number].value, leader),
                            .issues = world.texts.issues[text]});
  }
}

}  // namespace truce

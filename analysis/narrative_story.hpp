// Shared by the narrative's own files: a record seen by the names of its tables, columns, series and members.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/narrative.hpp"

namespace truce::narrative {

// One table of a run by column names. A table or column that the record lacks reads as empty, -1 or "".
class Table {
 public:
  Table(const RecordSpec& spec, const RunRecord& run, std::string_view name);
  [[nodiscard]] std::size_t rows() const;
  [[nodiscard]] double at(std::string_view column, std::size_t row) const;
  [[nodiscard]] long whole(std::string_view column, std::size_t row) const;
  [[nodiscard]] std::string word(std::string_view column, std::size_t row) const;  // of a category
  [[nodiscard]] const std::vector<ColumnSpec>& columns() const;

 private:
  [[nodiscard]] int place(std::string_view column) const;
  const TableSpec* spec_ = nullptr;
  const TableRows* data_ = nullptr;
};

struct Line {
  double hour = 0;
  std::string text;
};

// What the sentences are made from, and where they are collected.
struct Story {
  Story(const RecordSpec& spec, const RunRecord& run, const DisplayNames& names,
        const NarrativeOptions& options);

  [[nodiscard]] std::string name(const std::string& dimension, long row) const;  // "somebody" when unknown
  [[nodiscard]] std::string actor(long row) const;  // leaders first, then mediators
  [[nodiscard]] std::string text(long row) const;   // row of the table of texts
  [[nodiscard]] std::string parties(long bits) const;
  [[nodiscard]] bool is_minister(long leader) const;  // votes, but answers in no name of its own
  [[nodiscard]] bool has_ministers(long leader) const;
  [[nodiscard]] double ministers_asked(long text,
                                       double hour) const;  // how many voted on a text in that hour
  // Who carries an effort's texts to a leader on one of its ways, "" = nobody.
  [[nodiscard]] std::string carriers(long effort, long leader, long way) const;
  // The same by the actor that leads, on the way it goes at that hour.
  [[nodiscard]] std::string carriers_of_lead(long actor, long leader, double hour) const;
  void say(double hour, const std::string& sentence) { lines.push_back({hour, sentence}); }

  const RecordSpec& spec;
  const RunRecord& run;
  const DisplayNames& names;
  const NarrativeOptions& options;
  Table events, decisions, texts, arrangements, incidents, beliefs, polls, copies, efforts, leaks;
  std::vector<Line> lines;
};

// "12 h", "2.5 days" from three days on, "open-ended" below zero.
[[nodiscard]] std::string length_text(double hours);
// At most `decimals` decimals, without trailing zeros.
[[nodiscard]] std::string short_number(double value, int decimals);

// What a text says: issues that are not blank, 0 to 1. Empty when all are.
[[nodiscard]] std::string terms_sentence(const Story& story, long text);

void tell_events(Story& story);
// Tells an event of diplomacy; false if the kind is none of them.
bool tell_diplomacy_event(Story& story, double hour, std::size_t event, const std::string& kind);
void tell_replies(Story& story);
void tell_incidents(Story& story);
// Efforts as they begin and end, texts as they reach each leader beside what was sent, and leaks.
void tell_efforts(Story& story);
void tell_copies(Story& story);
void tell_leaks(Story& story);

}  // namespace truce::narrative

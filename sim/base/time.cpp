// Calendar time: strict reading and writing of dates with std::chrono's proleptic Gregorian calendar.
#include "sim/base/time.hpp"

#include <array>
#include <chrono>

namespace truce {
namespace {

constexpr std::int64_t minutes_per_hour = 60;
constexpr std::int64_t minutes_per_day = 1440;
constexpr std::size_t date_length = 10;       // 2014-07-17
constexpr std::size_t date_time_length = 16;  // 2014-07-17 22:30

// The text must look like `shape`, in which 0 stands for any digit.
bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '0' ? !digit : text[i] != shape[i]) return false;
  }
  return true;
}

int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

std::string padded(std::int64_t value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

struct Moment {
  std::chrono::year_month_day date;
  std::int64_t hour;
  std::int64_t minute;
};

Moment split_moment(Instant instant) {
  const auto all = std::chrono::sys_time<std::chrono::minutes>(std::chrono::minutes(instant.minutes));
  const auto day = std::chrono::floor<std::chrono::days>(all);
  const std::int64_t rest = (all - day).count();
  return {std::chrono::year_month_day(day), rest / minutes_per_hour, rest % minutes_per_hour};
}

std::string clock(const Moment& moment) { return padded(moment.hour, 2) + ':' + padded(moment.minute, 2); }

}  // namespace

std::optional<Instant> parse_instant(std::string_view text) {
  const bool date_only = has_shape(text, "0000-00-00");
  if (!date_only && !has_shape(text, "0000-00-00 00:00") && !has_shape(text, "0000-00-00T00:00"))
    return std::nullopt;
  const auto date = std::chrono::year(digits(text.substr(0, 4))) /
                    std::chrono::month(static_cast<unsigned>(digits(text.substr(5, 2)))) /
                    std::chrono::day(static_cast<unsigned>(digits(text.substr(8, 2))));
  if (!date.ok()) return std::nullopt;
  const std::int64_t day = std::chrono::sys_days(date).time_since_epoch().count();
  if (date_only) return Instant{day * minutes_per_day};
  const int hour = digits(text.substr(date_length + 1, 2));
  const int minute = digits(text.substr(date_time_length - 2, 2));
  if (hour > 23 || minute > 59) return std::nullopt;
  return Instant{day * minutes_per_day + hour * minutes_per_hour + minute};
}

std::string format_instant(Instant instant) {
  if (!instant.is_set()) return "";
  const Moment moment = split_moment(instant);
  const auto& date = moment.date;
  return padded(static_cast<int>(date.year()), 4) + '-' + padded(static_cast<unsigned>(date.month()), 2) +
         '-' + padded(static_cast<unsigned>(date.day()), 2) + ' ' + clock(moment);
}

std::string spoken_instant(Instant instant) {
  static constexpr std::array names{"January", "February", "March",     "April",   "May",      "June",
                                    "July",    "August",   "September", "October", "November", "December"};
  if (!instant.is_set()) return "";
  const Moment moment = split_moment(instant);
  const std::string month = names[static_cast<unsigned>(moment.date.month()) - 1];
  return std::to_string(static_cast<unsigned>(moment.date.day())) + ' ' + month + ' ' + clock(moment);
}

}  // namespace truce

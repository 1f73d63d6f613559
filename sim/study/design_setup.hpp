// What a study file says of its design: which points, from which uncertainties, by which method.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "sim/base/key.hpp"
#include "sim/scenario/reader.hpp"

namespace truce {

// A whole number from 0 to 2^64 - 1.
struct SeedNumber {
  std::uint64_t value = 1;
};

enum class DesignKind {
  full_factorial,
  rows,
  csv,
  lhs,
  sobol,
  saltelli,
  morris,
  one_at_a_time,
  orthogonal_array,
  robustness
};
template <>
struct EnumNames<DesignKind> {
  using Pair = std::pair<std::string_view, DesignKind>;
  static constexpr auto names = std::array{Pair{"full_factorial", DesignKind::full_factorial},
                                           Pair{"rows", DesignKind::rows},
                                           Pair{"csv", DesignKind::csv},
                                           Pair{"lhs", DesignKind::lhs},
                                           Pair{"sobol", DesignKind::sobol},
                                           Pair{"saltelli", DesignKind::saltelli},
                                           Pair{"morris", DesignKind::morris},
                                           Pair{"one_at_a_time", DesignKind::one_at_a_time},
                                           Pair{"orthogonal_array", DesignKind::orthogonal_array},
                                           Pair{"robustness", DesignKind::robustness}};
};

// Whether points are drawn from uncertainties, and whether they are made of settings.
[[nodiscard]] constexpr bool is_drawn(DesignKind kind) {
  return kind == DesignKind::lhs || kind == DesignKind::sobol || kind == DesignKind::saltelli ||
         kind == DesignKind::morris;
}
[[nodiscard]] constexpr bool is_of_settings(DesignKind kind) {
  return kind == DesignKind::one_at_a_time || kind == DesignKind::orthogonal_array ||
         kind == DesignKind::robustness;
}

struct DesignSetup {
  DesignKind kind = DesignKind::full_factorial;
  int size = 0;
  int trajectories = 0;
  int levels = 4;
  SeedNumber seed;
  std::string file;
  Entries<std::vector<std::string>> groups;

  static const inline auto keys = std::tuple{
      Key{"kind",
          &DesignSetup::kind,
          {},
          "",
          "full_factorial (of the factors), rows, csv, lhs, sobol, saltelli, morris (of the uncertainties), "
          "one_at_a_time, orthogonal_array or robustness (both; of the settings)",
          Need::required},
      Key{"size",
          &DesignSetup::size,
          {1, 1e6},
          "1",
          "lhs, sobol: number of points; saltelli: number of base points"},
      Key{"trajectories",
          &DesignSetup::trajectories,
          {2, 1e5},
          "1",
          "morris: number of walks, each changing every uncertainty (or group) once"},
      Key{"levels", &DesignSetup::levels, {2, 20}, "1", "morris: even number of levels of a walk"},
      Key{"seed", &DesignSetup::seed, {}, "", "luck of the design, apart from that of the runs"},
      Key{"file", &DesignSetup::file, {}, "", "csv: a table of points, one column a key"},
      Key{"groups",
          &DesignSetup::groups,
          {},
          "",
          "morris, saltelli: uncertainties that move together, each a list of keys"}};
};

// A design as one word (its kind) or as a map.
struct Design {
  DesignSetup setup;
};

// What is believed of one key: a law from which its values are drawn.
struct Uncertainty {
  enum class Law { own_range, uniform, triangular, choice };
  std::string key;
  Place place;
  Law law = Law::own_range;
  double low = 0;
  double mode = 0;
  double high = 0;
  bool is_whole = false;
  std::vector<std::string> values;  // of a choice, as YAML
};
struct Uncertainties {
  std::vector<Uncertainty> items;
};

namespace reading_detail {

void read_value(const Site& site, SeedNumber& out, Reading& reading);
void read_value(const Site& site, Design& out, Reading& reading);
void read_value(const Site& site, Uncertainties& out, Reading& reading);

// Whether a text can be the dotted path of a key; else a fault.
[[nodiscard]] bool check_key_path(const Member& member, const std::string& path, Reading& reading);

// A scalar or a list of scalars as YAML in one line; empty for anything else.
[[nodiscard]] std::string one_line_yaml(const Node& node);

}  // namespace reading_detail
}  // namespace truce

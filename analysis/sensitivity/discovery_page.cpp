// Cases by the mean of a point's replicates, a box by PRIM, and what to make of it.
#include "analysis/sensitivity/discovery_page.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "analysis/study_values.hpp"

namespace truce {
namespace {

double quartile(std::vector<double> values, bool upper) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return std::nan("");
  std::ranges::sort(values);
  return values[static_cast<std::size_t>((upper ? 0.75 : 0.25) * static_cast<double>(values.size() - 1))];
}

std::string side_words(const BoxSide& side) {
  if (std::isinf(side.low)) return "at most " + number_cell(side.high);
  if (std::isinf(side.high)) return "at least " + number_cell(side.low);
  return number_cell(side.low) + " to " + number_cell(side.high);
}

struct Found {
  double threshold = 0;
  std::size_t points = 0, cases = 0;
  std::vector<Box> trajectory;
};

Found discover(const ResultsFile& file, const DiscoveryWords& words) {
  const StudyValues study(file);
  std::vector<double> means;
  for (const auto& point : study.of(words.outcome, words.lever)) means.push_back(mean_of_present(point));
  Found found;
  found.threshold = std::isnan(words.threshold) ? quartile(means, words.is_above) : words.threshold;
  std::vector<std::vector<double>> inputs;
  std::vector<bool> is_case;
  for (std::size_t p = 0; p < means.size(); ++p) {
    if (std::isnan(means[p])) continue;
    inputs.push_back(words.points[p]);
    is_case.push_back(words.is_above ? means[p] >= found.threshold : means[p] <= found.threshold);
  }
  found.points = inputs.size();
  found.cases = static_cast<std::size_t>(std::ranges::count(is_case, true));
  if (!inputs.empty()) found.trajectory = prim_trajectory(inputs, is_case);
  return found;
}

std::size_t closed_sides(const Box& box) {
  return static_cast<std::size_t>(
      std::ranges::count_if(box.sides, [](const BoxSide& side) { return !side.is_open(); }));
}

// A box for each number of closed inputs: the last of the trajectory that has it.
TableCells trade_off(const std::vector<Box>& trajectory) {
  TableCells cells{{"inputs closed", "coverage", "density", "mass", "points"}};
  for (std::size_t b = 0; b < trajectory.size(); ++b) {
    const Box& box = trajectory[b];
    if (b + 1 < trajectory.size() && closed_sides(trajectory[b + 1]) == closed_sides(box)) continue;
    cells.push_back({std::to_string(closed_sides(box)), number_cell(box.coverage), number_cell(box.density),
                     number_cell(box.mass), std::to_string(box.points)});
  }
  return cells;
}

std::string csv(const Found& found, const DiscoveryWords& words) {
  std::ostringstream out;
  out << "box,coverage,density,mass,input,low,high,chance\n";
  for (std::size_t b = 0; b < found.trajectory.size(); ++b) {
    const Box& box = found.trajectory[b];
    for (std::size_t i = 0; i < box.sides.size(); ++i) {
      if (box.sides[i].is_open()) continue;
      const auto end = [](double value) { return std::isinf(value) ? std::string() : csv_number(value); };
      out << b << "," << csv_number(box.coverage) << "," << csv_number(box.density) << ","
          << csv_number(box.mass) << "," << words.inputs[i] << "," << end(box.sides[i].low) << ","
          << end(box.sides[i].high) << "," << csv_number(box.chance[i]) << "\n";
    }
  }
  return out.str();
}

}  // namespace

std::string discovery_page(const ResultsFile& file, const DiscoveryWords& words, PageFormat format) {
  const Found found = discover(file, words);
  if (format == PageFormat::csv) return csv(found, words);
  std::ostringstream out;
  out << (format == PageFormat::markdown ? "# " : "") << words.title << "\n\nCases: " << words.outcome << " "
      << (words.is_above ? "at or above " : "at or below ") << number_cell(found.threshold)
      << " (mean of a point's replicates, lever " << StudyValues(file).levers()[words.lever]
      << "): " << found.cases << " of " << found.points << " points.\n"
      << "Coverage = share of all cases inside the box, density = share of cases among the points inside, "
         "mass = "
         "share of all points.\n";
  if (found.trajectory.empty()) return out.str() + "\nNo point has a value.\n";
  const Box& box = balanced_box(found.trajectory);
  out << heading_text("The box with the best balance of coverage and density", format);
  if (closed_sides(box) == 0) {
    out << "None: no bound on any input makes cases more frequent.\n";
  } else {
    out << "coverage " << number_cell(box.coverage) << ", density " << number_cell(box.density)
        << " (everywhere " << number_cell(found.trajectory[0].density) << "), mass " << number_cell(box.mass)
        << "\n\n";
    TableCells cells{{"input", "inside", "chance"}};
    for (std::size_t i = 0; i < box.sides.size(); ++i)
      if (!box.sides[i].is_open())
        cells.push_back({words.inputs[i], side_words(box.sides[i]), number_cell(box.chance[i])});
    out << table_text(cells, format)
        << "\nChance = probability that the bound did as well by luck (binomial; the box was sought, so "
           "small values "
           "are needed: below 0.01).\n"
        << heading_text("Trade-off", format) << table_text(trade_off(found.trajectory), format);
  }
  out << "\nA box describes these runs. Try it on others (another seed of the design) before it is "
         "believed.\n\n"
      << words.limits << "\n";
  return out.str();
}

}  // namespace truce

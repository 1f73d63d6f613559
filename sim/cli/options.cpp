// Parsing with Boost.Program_options, then our own strict conversions.
#include "sim/cli/options.hpp"

#include <boost/program_options.hpp>
#include <charconv>
#include <sstream>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace truce::cli {
namespace {

namespace po = boost::program_options;

po::options_description describe(const CommandSpec& command) {
  po::options_description description("options");
  for (const OptionSpec& option : command.options) {
    if (option.value.empty())
      description.add_options()(option.name.c_str(), po::bool_switch(), option.says.c_str());
    else
      description.add_options()(option.name.c_str(),
                                po::value<std::vector<std::string>>()->value_name(option.value)->composing(),
                                option.says.c_str());
  }
  description.add_options()("help,h", po::bool_switch(), "show this help");
  return description;
}

std::string long_name(const OptionSpec& option) { return option.name.substr(0, option.name.find(',')); }

[[noreturn]] void refuse(const CommandSpec& command, const std::string& text) {
  throw UsageError("truce " + command.name + ": " + text + "; see `truce " + command.name + " --help`");
}

// What is wrong with an option that exists.
std::string complaint(const po::error_with_option_name& error) {
  using Syntax = po::invalid_command_line_syntax;
  if (dynamic_cast<const po::multiple_occurrences*>(&error) != nullptr) return "is given more than once";
  const auto* syntax = dynamic_cast<const Syntax*>(&error);
  if (syntax != nullptr && syntax->kind() == Syntax::extra_parameter) return "takes no value";
  return "needs a value";
}

void take_options(const CommandSpec& command, const po::variables_map& values, Given& given) {
  for (const OptionSpec& option : command.options) {
    const std::string name = long_name(option);
    if (option.value.empty()) {
      if (values[name].as<bool>()) given.options.push_back({name, {}});
    } else if (values.contains(name)) {
      auto texts = values[name].as<std::vector<std::string>>();
      if (texts.size() > 1 && !option.repeats)
        refuse(command,
               "--" + name + " is given " + std::to_string(texts.size()) + " times (it takes one value)");
      for (const std::string& text : texts)
        if (text.empty()) refuse(command, "--" + name + " is empty (it takes " + option.value + ")");
      given.options.push_back({name, std::move(texts)});
    }
  }
  if (values["help"].as<bool>()) given.options.push_back({"help", {}});
}

void split_words(const po::options_description& all, const std::vector<std::string>& arguments,
                 po::variables_map& values) {
  po::positional_options_description positions;
  positions.add("word", -1);
  using namespace po::command_line_style;
  po::store(po::command_line_parser(arguments)
                .options(all)
                .positional(positions)
                .style(allow_long | allow_short | long_allow_adjacent | long_allow_next | short_allow_next |
                       short_allow_adjacent | allow_dash_for_short)
                .run(),
            values);
}

[[noreturn]] void refuse_unknown(const CommandSpec& command, const std::string& option) {
  std::vector<std::string> names;
  for (const OptionSpec& known : command.options) names.push_back("--" + long_name(known));
  const std::string near = near_name(option, std::vector<std::string_view>(names.begin(), names.end()));
  refuse(command, "unknown option '" + quotable(option) + "'" +
                      (near.empty() ? "" : "; did you mean '" + near + "'?"));
}

}  // namespace

bool Given::has(std::string_view name) const {
  for (const auto& [key, texts] : options)
    if (key == name) return true;
  return false;
}

std::vector<std::string> Given::texts(std::string_view name) const {
  for (const auto& [key, values] : options)
    if (key == name) return values;
  return {};
}

std::string Given::text(std::string_view name, std::string fallback) const {
  const auto values = texts(name);
  return values.empty() ? std::move(fallback) : values.front();
}

std::int64_t Given::whole(std::string_view name, std::int64_t fallback, std::int64_t low,
                          std::int64_t high) const {
  if (!has(name)) return fallback;
  const std::string given = text(name, "");
  const auto value = parse_integer(given);
  if (!value || *value < low || *value > high)
    throw UsageError("--" + std::string(name) + " is '" + quotable(given) +
                     "', must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return *value;
}

std::uint64_t Given::seed(std::string_view name, std::uint64_t fallback) const {
  if (!has(name)) return fallback;
  const std::string given = text(name, "");
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
  if (error != std::errc() || end != given.data() + given.size() || given.empty() ||
      (given.size() > 1 && given[0] == '0'))
    throw UsageError("--" + std::string(name) + " is '" + quotable(given) +
                     "', must be a whole number from 0 to 18446744073709551615");
  return value;
}

Given parse(const CommandSpec& command, const std::vector<std::string>& arguments) {
  po::options_description all = describe(command);
  all.add_options()("word", po::value<std::vector<std::string>>());
  po::variables_map values;
  try {
    split_words(all, arguments, values);
  } catch (const po::unknown_option& error) {
    refuse_unknown(command, error.get_option_name());
  } catch (const po::error_with_option_name& error) {
    refuse(command, "option '" + quotable(error.get_option_name()) + "' " + complaint(error));
  } catch (const po::error& error) {
    refuse(command, quotable(error.what()));
  }
  Given given;
  if (values.contains("word")) given.words = values["word"].as<std::vector<std::string>>();
  take_options(command, values, given);
  if (given.has("help")) return given;
  const auto words = static_cast<int>(given.words.size());
  if (words < command.least) refuse(command, "needs " + command.positional);
  if (words > command.most)
    refuse(command,
           "unexpected word '" + quotable(given.words[static_cast<std::size_t>(command.most)]) + "'");
  return given;
}

std::string help(const CommandSpec& command) {
  std::ostringstream out;
  out << "usage: truce " << command.name << (command.positional.empty() ? "" : " " + command.positional)
      << (command.options.empty() ? "" : " [options]") << "\n"
      << command.says << "\n\n"
      << describe(command);
  return out.str();
}

}  // namespace truce::cli

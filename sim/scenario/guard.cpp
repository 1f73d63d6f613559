// The guard: drives yaml-cpp's event parser over checked bytes and builds our own tree. Why not YAML::Load:
// it takes doubled keys, cut-off documents and unclosed quotes without a word, and never ends on the single
// byte `,`.
#include "sim/scenario/guard.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <memory>
#include <sstream>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sim/base/text.hpp"
#include "sim/scenario/bytes.hpp"
#include "sim/scenario/yaml_words.hpp"

namespace truce {
namespace {

// Ends the parse from inside the handler; the fault is already noted.
struct Stop {};

// Places from the parser's marks, whose columns count bytes; ours count characters.
class Places {
 public:
  Places(std::string_view text, const std::string& name)
      : text_(text), name_(std::make_shared<const std::string>(name)) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '\n') starts_.push_back(at + 1);
    }
  }

  Place at(const YAML::Mark& mark) const {
    if (mark.line < 0) return Place{name_, 1, 1};
    const std::size_t line = std::min(static_cast<std::size_t>(mark.line), starts_.size() - 1);
    const auto bytes = static_cast<std::size_t>(std::max(mark.column, 0));
    // Marks mostly go forward: counting on from the last one keeps long lines from costing their length
    // squared.
    if (line != last_line_ || bytes < last_bytes_) last_line_ = line, last_bytes_ = 0, last_characters_ = 0;
    const std::size_t from = std::min(starts_[line] + last_bytes_, text_.size());
    last_characters_ += character_count(text_.substr(from, bytes - last_bytes_));
    last_bytes_ = bytes;
    return Place{name_, static_cast<int>(line) + 1, last_characters_ + 1};
  }

 private:
  mutable std::size_t last_line_ = 0;
  mutable std::size_t last_bytes_ = 0;
  mutable int last_characters_ = 0;
  std::string_view text_;
  std::shared_ptr<const std::string> name_;
  std::vector<std::size_t> starts_{0};
};

// Builds the tree from the events of one document.
class Builder : public YAML::EventHandler {
 public:
  Builder(const Places& places, const ReadLimits& limits) : places_(places), limits_(limits) {}

  Node take_root() { return std::move(root_); }
  std::vector<Fault>& faults() { return faults_; }

  // Where to point for a fault the parser finds only much later: the last key, or the innermost open bracket.
  Place last_key() const { return last_key_; }
  Place open_bracket() const { return frames_.empty() ? last_key_ : frames_.back().node.place; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (document_seen_) {
      complain(places_.at(mark),
               "text after the end of the document (a file holds one); remove it or mend the indentation");
      throw Stop{};
    }
    document_seen_ = true;
    last_key_ = places_.at(mark);
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { place_scalar(mark, Node{}); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    complain(places_.at(mark), "aliases (*name) are not allowed; write the value out");
    place_scalar(mark, Node{});
  }

  void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
    complain(places_.at(mark),
             "anchors (&" + quotable(name) + ") are not allowed; write the value out where it is used");
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    refuse_tag(mark, tag);
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = value;
    node.was_quoted = tag == "!";
    if (value.size() > limits_.text_bytes) {
      complain(places_.at(mark),
               "a text of more than " + std::to_string(limits_.text_bytes) + " bytes; shorten it");
      node.text.clear();
    }
    if (!byte_faults(node.text, "").empty()) {
      complain(places_.at(mark), "an escape that makes a control or direction-changing character; remove it");
    }
    place_scalar(mark, std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, Node::Kind::list);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, Node::Kind::map);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    Node node;
    bool awaits_key = false;
    bool is_key = false;  // a map or list where a key should stand: built, then dropped
    std::string key;
    Place key_place;
    std::unordered_map<std::string, int> lines;  // of the keys seen
  };

  void complain(const Place& place, const std::string& text) { faults_.push_back(place.fault("", text)); }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    complain(places_.at(mark), "tags (" + quotable(tag) + ") are not allowed; remove it");
  }

  void count(const YAML::Mark& mark) {
    if (++nodes_ <= limits_.nodes) return;
    complain(places_.at(mark),
             "more than " + std::to_string(limits_.nodes) + " values in one file; shorten it");
    throw Stop{};
  }

  void open(const YAML::Mark& mark, const std::string& tag, Node::Kind kind) {
    refuse_tag(mark, tag);
    count(mark);
    if (frames_.size() >= static_cast<std::size_t>(limits_.depth)) {
      complain(places_.at(mark), "more than " + std::to_string(limits_.depth) +
                                     " maps and lists inside each other; flatten the file");
      throw Stop{};
    }
    Frame frame;
    frame.node.kind = kind;
    frame.node.place = places_.at(mark);
    frame.awaits_key = kind == Node::Kind::map;
    frame.is_key = expects_key();
    frames_.push_back(std::move(frame));
  }

  void close() {
    Frame done = std::move(frames_.back());
    frames_.pop_back();
    if (done.is_key) {
      complain(done.node.place, "a key must be a plain word; maps and lists cannot be keys");
      take_key("", done.node.place);
    } else {
      put(std::move(done.node));
    }
  }

  bool expects_key() const {
    return !frames_.empty() && frames_.back().node.is_map() && frames_.back().awaits_key;
  }

  void place_scalar(const YAML::Mark& mark, Node node) {
    count(mark);
    node.place = places_.at(mark);
    if (!expects_key()) {
      put(std::move(node));
    } else if (node.is_null()) {
      complain(node.place, "a key without a name; write a word before the ':'");
      take_key("", node.place);
    } else {
      check_doubled(node);
      take_key(std::move(node.text), node.place);
    }
  }

  void check_doubled(const Node& key) {
    const auto [first, is_new] = frames_.back().lines.emplace(key.text, key.place.line);
    if (is_new) return;
    const std::string line = std::to_string(first->second);
    complain(key.place, "key '" + quotable(key.text) + "' appears twice (first on line " + line +
                            "); remove or rename one");
  }

  void take_key(std::string key, const Place& place) {
    last_key_ = place;
    frames_.back().key = std::move(key);
    frames_.back().key_place = place;
    frames_.back().awaits_key = false;
  }

  void put(Node node) {
    if (frames_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = frames_.back();
    if (frame.node.is_list()) {
      frame.node.items.push_back(std::move(node));
      return;
    }
    // The parser marks a missing value at whatever comes next; the key is where the writer looks.
    if (node.is_null()) node.place = frame.key_place;
    frame.node.members.push_back(Member{std::move(frame.key), frame.key_place, std::move(node)});
    frame.awaits_key = true;
  }

  const Places& places_;
  const ReadLimits& limits_;
  std::vector<Fault> faults_;
  std::vector<Frame> frames_;
  Node root_;
  Place last_key_;
  std::size_t nodes_ = 0;
  bool document_seen_ = false;
};

void check_size(std::string_view text, const std::string& name, const ReadLimits& limits) {
  if (text.size() > limits.bytes) {
    throw_if_any(
        {Fault{name, 0, 0, "", "is longer than " + std::to_string(limits.bytes) + " bytes; shorten it"}});
  }
  const auto is_bracket = [](char c) { return c == '[' || c == '{'; };
  if (static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_bracket)) > limits.brackets) {
    throw_if_any(
        {Fault{name, 0, 0, "",
               "holds more than " + std::to_string(limits.brackets) + " brackets '[' and '{'; shorten it"}});
  }
}

void explain(const YAML::Exception& error, const Places& places, Builder& builder) {
  Place place = places.at(error.mark);
  if (is_after_key(error.msg)) place = builder.last_key();
  if (is_open_bracket(error.msg)) place = builder.open_bracket();
  builder.faults().push_back(place.fault("", plain_words(error.msg)));
}

Node parse(std::string_view text, const std::string& name, const ReadLimits& limits) {
  // The canary: an end-of-document mark that a quote left open runs into.
  std::string guarded(text);
  if (!guarded.empty() && guarded.back() != '\n') guarded += '\n';
  guarded += "...\n";
  const Places places(text, name);
  Builder builder(places, limits);
  std::istringstream stream(guarded);
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    // A second document is refused at its start, before the parser can loop on it.
    parser.HandleNextDocument(builder);
  } catch (const Stop&) {
  } catch (const YAML::Exception& error) {
    explain(error, places, builder);
  }
  throw_if_any(std::move(builder.faults()));
  return builder.take_root();
}

}  // namespace

Node read_yaml_text(std::string_view text, const std::string& name, const ReadLimits& limits) {
  check_size(text, name, limits);
  throw_if_any(byte_faults(text, name));
  Node root = parse(text, name, limits);
  if (root.is_null()) {
    throw_if_any({Fault{name, 1, 1, "", "holds no values; write `key: value` lines"}});
  }
  return root;
}

Node read_yaml_file(const std::string& path, const ReadLimits& limits) {
  return read_yaml_text(read_bytes(path, limits.bytes).text, path, limits);
}

}  // namespace truce

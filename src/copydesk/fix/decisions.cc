#include "copydesk/fix/decisions.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "copydesk/finding/fingerprint.h"
#include "copydesk/text/encoding.h"

namespace copydesk {
namespace {

using nlohmann::json;

/// Reads members of one object and keeps the first complaint.
class Members {
 public:
  Members(const json& object, std::string where) : object_(object), where_(std::move(where)) {
    if (!object_.is_object()) complain("", "is no object");
  }

  std::string text(const char* key, bool required = true) {
    const json* value = find(key, required);
    if (value == nullptr) return {};
    if (!value->is_string()) return complain(key, "is no string"), std::string();
    return value->get<std::string>();
  }
  std::uint32_t offset(const char* key) {
    const json* value = find(key, true);
    if (value == nullptr) return 0;
    if (!value->is_number_unsigned() || value->get<std::uint64_t>() > std::numeric_limits<std::uint32_t>::max())
      return complain(key, "is no number of bytes"), 0;
    return value->get<std::uint32_t>();
  }
  const json& list(const char* key) {
    static const json none = json::array();
    const json* value = find(key, true);
    if (value != nullptr && !value->is_array()) complain(key, "is no list");
    return value != nullptr && value->is_array() ? *value : none;
  }
  const json& object(const char* key) {
    static const json none = json::object();
    const json* value = find(key, true);
    return value == nullptr ? none : *value;
  }
  void complain(std::string_view key, std::string_view what) {
    if (!error_) error_ = fmt::format("{}{}{} {}", where_, where_.empty() || key.empty() ? "" : ".", key, what);
  }
  [[nodiscard]] const std::optional<std::string>& error() const { return error_; }
  [[nodiscard]] const std::string& where() const { return where_; }

 private:
  const json* find(const char* key, bool required) {
    if (!object_.is_object()) return nullptr;
    const auto at = object_.find(key);
    if (at != object_.end()) return &*at;
    if (required) complain(key, "is missing");
    return nullptr;
  }

  const json& object_;
  std::string where_;
  std::optional<std::string> error_ = {};
};

Decision read_decision(Members& members, std::optional<std::string>& error) {
  Decision decision{
      .finding = members.text("finding", false), .rule = members.text("rule"), .text = members.text("text")};
  Members span(members.object("span"), members.where() + ".span");
  decision.span = {span.offset("start"), span.offset("end")};
  if (decision.span.end < decision.span.begin) span.complain("end", "lies before its start");
  const std::string kind = members.text("decision");
  if (kind == "reject") {
    decision.kind = Decision::Kind::reject;
  } else {
    decision.kind = kind == "edit" ? Decision::Kind::edit : Decision::Kind::accept;
    if (kind != "edit" && kind != "accept") members.complain("decision", "is none of accept, edit, reject");
    decision.replacement = members.text("replacement");
  }
  if (!error) error = members.error() ? members.error() : span.error();
  return decision;
}

}  // namespace

Result<std::vector<DocumentDecisions>> read_decisions(std::string_view text, const std::string& where) {
  const auto wrong = [&](std::string message) {
    return fail(where, std::move(message), "export the decisions anew; their format is decisions-1.schema.json");
  };
  json file;
  try {
    file = json::parse(text);
  } catch (const json::parse_error& error) {
    return wrong(fmt::format("is no JSON: byte {}", error.byte));
  }
  Members top(file, "");
  if (top.text("format") != "copydesk-decisions") top.complain("format", "is not “copydesk-decisions”");
  if (!file.is_object() || !file.contains("version") || file["version"] != 1)
    top.complain("version", "is not 1, the one that this program reads");
  std::vector<DocumentDecisions> documents;
  std::optional<std::string> error = top.error();
  for (const json& value : top.list("documents")) {
    Members document(value, fmt::format("documents[{}]", documents.size()));
    auto& read = documents.emplace_back(
        DocumentDecisions{.path = document.text("path"), .fingerprint = document.text("fingerprint", false)});
    for (const json& entry : document.list("decisions")) {
      Members members(entry, fmt::format("{}.decisions[{}]", document.where(), read.decisions.size()));
      read.decisions.push_back(read_decision(members, error));
    }
    if (!error) error = document.error();
  }
  if (!error) error = top.error();
  if (error) return wrong(*error);
  return documents;
}

namespace {

/// Text with U+FFFD for bytes that are not UTF-8, of which a JSON file knows no more.
std::string as_json_holds(std::string_view text) {
  return json::parse(json(text).dump(-1, ' ', false, json::error_handler_t::replace)).get<std::string>();
}

/// A decision to change something, and its replacement in the file's encoding.
struct Change {
  const Decision* decision = nullptr;
  std::string with = {};

  [[nodiscard]] std::int64_t growth() const {
    return static_cast<std::int64_t>(with.size()) - static_cast<std::int64_t>(decision->span.size());
  }
};

class Maker {
 public:
  Maker(const Text& text, std::span<const Finding> findings) : text_(text), findings_(findings) {}

  DecidedEdits make(const DocumentDecisions& decided) {
    const auto changes = changes_of(decided.decisions);
    const bool as_reviewed =
        decided.fingerprint.empty() ? all_stand(changes) : decided.fingerprint == document_fingerprint(text_.bytes());
    if (!as_reviewed && all_made(changes)) {
      result_.made_before = changes.size();
    } else {
      for (const Change& change : changes) add(change);
    }
    std::sort(result_.edits.begin(), result_.edits.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
    return std::move(result_);
  }

 private:
  /// In the order of the text; of two that overlap the first.
  std::vector<Change> changes_of(const std::vector<Decision>& decisions) {
    std::vector<Change> changes;
    for (const Decision& decision : decisions) {
      if (decision.kind == Decision::Kind::reject) continue;
      auto with = encoded(text_.encoding(), decision.replacement);
      if (with) {
        changes.push_back({&decision, std::move(*with)});
      } else {
        refuse(decision, fmt::format("{} has no characters for “{}”", name(text_.encoding()), decision.replacement));
      }
    }
    std::stable_sort(changes.begin(), changes.end(),
                     [](const Change& a, const Change& b) { return a.decision->span < b.decision->span; });
    std::vector<Change> apart;
    for (Change& change : changes) {
      if (!apart.empty() && overlap(apart.back().decision->span, change.decision->span)) {
        refuse(*change.decision, "overlaps another decision");
      } else {
        apart.push_back(std::move(change));
      }
    }
    return apart;
  }

  static bool overlap(Span a, Span b) { return a == b || (a.begin < b.end && b.begin < a.end); }

  void refuse(const Decision& decision, std::string reason) {
    result_.unmade.push_back({&decision, std::move(reason)});
  }

  [[nodiscard]] bool stands(Span span, std::string_view what) const {
    if (span.end > text_.bytes().size()) return false;
    const auto there = slice(text_.utf8(), text_.to_utf8(span));
    return there == what || (what.find("\uFFFD") != what.npos && as_json_holds(there) == what);
  }
  [[nodiscard]] bool all_stand(const std::vector<Change>& changes) const {
    return std::all_of(changes.begin(), changes.end(),
                       [&](const Change& c) { return stands(c.decision->span, c.decision->text); });
  }
  /// Whether the text holds every replacement where the changes before it have moved it.
  [[nodiscard]] bool all_made(const std::vector<Change>& changes) const {
    std::int64_t shift = 0;
    for (const Change& change : changes) {
      const auto begin = static_cast<std::size_t>(change.decision->span.begin + shift);
      if (begin > text_.bytes().size() || text_.bytes().substr(begin, change.with.size()) != change.with) return false;
      shift += change.growth();
    }
    return true;
  }

  void add(const Change& change) {
    const Decision& decision = *change.decision;
    Span span = decision.span;
    if (!stands(span, decision.text)) {
      const Finding* moved = moved_finding(decision);
      if (moved == nullptr) return refuse(decision, fmt::format("“{}” does not stand there any more", decision.text));
      span = moved->span;
    }
    const auto meets = [span](const Edit& other) { return overlap(other.span, span); };
    if (std::any_of(result_.edits.begin(), result_.edits.end(), meets))
      return refuse(decision, "overlaps another decision");
    if (slice(text_.bytes(), span) != change.with) result_.edits.push_back({.span = span, .text = change.with});
  }

  /// The finding with the decision's fingerprint where its text stands now.
  const Finding* moved_finding(const Decision& decision) {
    if (!by_fingerprint_) {
      by_fingerprint_.emplace();
      FindingFingerprints fingerprints(text_.utf8());
      for (const Finding& finding : findings_)
        by_fingerprint_->emplace(fingerprints.next(finding.rule, text_.to_utf8(finding.span)), &finding);
    }
    const auto found = by_fingerprint_->find(decision.finding);
    return found != by_fingerprint_->end() && stands(found->second->span, decision.text) ? found->second : nullptr;
  }

  const Text& text_;
  std::span<const Finding> findings_;
  DecidedEdits result_ = {};
  std::optional<std::map<std::string, const Finding*>> by_fingerprint_ = {};
};

}  // namespace

DecidedEdits edits_of(const DocumentDecisions& decided, const Text& text, std::span<const Finding> findings) {
  return Maker(text, findings).make(decided);
}

}  // namespace copydesk

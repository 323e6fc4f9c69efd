#include <algorithm>
#include <array>

#include "rule_authoring.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace copydesk::cli {
namespace {

using nlohmann::json;

constexpr std::array families{"encoding", "spelling", "name", "entity", "garble", "boilerplate", "structure", "style"};

bool is_id(std::string_view id) {
  const auto slash = id.find('/');
  return slash != id.npos && slash + 1 < id.size() &&
         std::find(families.begin(), families.end(), id.substr(0, slash)) != families.end() &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-", slash + 1) == id.npos;
}

// Loads as it is, and fails its own test until the examples are real: the phrase does not stand in them.
std::string new_rule(const std::string& id) {
  return fmt::format(R"(    {{ "id": "{}", "severity": "warning", "confidence": 0.8,
      "message": "“{{found}}”: write “{{suggestion}}”",
      "why": "How such a flaw comes about, in one or two sentences.",
      "phrases": {{ "the words to find": "the words to write" }},
      "bad":  [ {{ "text": "A sentence from an article in which an editor would stop.", "flags": "the words to find", "fix": "the words to write" }} ],
      "good": [ "A sentence much like it in which all is right." ] }})",
                     id);
}

Result<std::string> with_rule(const std::string& pack, const std::string& id, const std::string& name) {
  const auto before = json::parse(pack, nullptr, false);
  if (!before.is_object() || !before.contains("rules") || !before["rules"].is_array())
    return fail(name, "is no rule pack", "name another file with --pack, or a new one");
  for (const auto& rule : before["rules"]) {
    if (rule.is_object() && rule.value("id", json()) == id)
      return fail(name, fmt::format("has a rule “{}” already", id));
  }
  auto expected = before;
  expected["rules"].push_back(json::parse(new_rule(id)));
  // The list of rules mostly ends the file; whether it does here is seen by reading the outcome.
  const auto bracket = pack.rfind(']');
  const auto last = pack.find_last_not_of(" \t\r\n", bracket - 1);
  const auto separator = before["rules"].empty() ? "\n" : ",\n";
  auto after = pack.substr(0, last + 1) + separator + new_rule(id) + "\n  " + pack.substr(bracket);
  if (json::parse(after, nullptr, false) != expected)
    return fail(name, "its list of rules does not come last",
                "move “rules” to the end of the pack, or add by hand:\n" + new_rule(id));
  return after;
}

}  // namespace

Result<std::string> scaffold_rule(const std::string& id, const std::filesystem::path& pack) {
  if (!is_id(id)) {
    return fail(id, "is no rule id; it must be family/name in lower case, such as style/utilise",
                fmt::format("families: {}", fmt::join(families, ", ")));
  }
  std::error_code ignored;
  const auto is_there = std::filesystem::exists(pack, ignored);
  if (is_there) {
    const auto before = read_input(pack.string());
    if (!before) return tl::unexpected(before.error());
    const auto after = with_rule(*before, id, pack.string());
    if (!after) return tl::unexpected(after.error());
    if (auto done = replace_file(pack, *before, *after); !done) return tl::unexpected(done.error());
  } else {
    const auto text = fmt::format(
        "{{ \"pack\": {}, \"licence\": \"own use\", \"source\": \"compiled by the house\",\n  \"rules\": [\n{}\n  ] "
        "}}\n",
        json(pack.stem().string()).dump(), new_rule(id));
    if (auto done = write_file(pack, text); !done) return tl::unexpected(done.error());
  }
  const auto file = pack.string();
  return fmt::format(
      "{0}: {1} {2}\n"
      "Put the words to find, a text in which they are wrong and a look-alike in which they are right in place of the\n"
      "samples. Other ways to find a flaw are in docs/rule-format.md. Then\n"
      "  copydesk rules test {0}\n"
      "  copydesk rules try {0} FOLDER…\n"
      "  copydesk check --add-rules {0} FILE…\n",
      file, is_there ? "added" : "made with", id);
}

}  // namespace copydesk::cli

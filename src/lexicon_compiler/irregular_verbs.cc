#include "lexicon_compiler/irregular_verbs.h"

#include <array>

#include "lexicon_compiler/table.h"

namespace copydesk {
namespace {

// Of the longer ones first, where one begins with another.
constexpr std::array<std::string_view, 17> prefixes = {"under", "inter", "cross", "over", "with", "fore",
                                                       "down",  "out",   "mis",   "pre",  "be",   "re",
                                                       "un",    "up",    "in",    "off",  "a"};
}  // namespace

Result<IrregularVerbs> IrregularVerbs::read(const std::filesystem::path& file) {
  const auto table = Table::read(file, {"base", "past", "participle"});
  if (!table) return tl::unexpected(table.error());
  IrregularVerbs verbs;
  for (const Table::Row& row : table->rows()) {
    Forms forms{.past = list_of(row.cells[1]), .participle = list_of(row.cells[2])};
    if (forms.past.empty() || forms.participle.empty()) return fail(row.where, "past or participle is empty");
    if (!verbs.verbs_.emplace(row.cells[0], std::move(forms)).second)
      return fail(row.where, "“" + row.cells[0] + "” has an entry already");
  }
  return verbs;
}

IrregularVerbs::Forms IrregularVerbs::forms_of(std::string_view base) const {
  if (const auto at = verbs_.find(base); at != verbs_.end()) return at->second;
  for (const std::string_view prefix : prefixes) {
    if (!base.starts_with(prefix)) continue;
    const auto at = verbs_.find(base.substr(prefix.size()));
    if (at == verbs_.end()) continue;
    Forms forms = at->second;
    for (auto* list : {&forms.past, &forms.participle}) {
      for (std::string& form : *list) form.insert(0, prefix);
    }
    return forms;
  }
  return {};
}

}  // namespace copydesk

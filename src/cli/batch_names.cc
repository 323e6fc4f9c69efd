#include "batch_names.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "copydesk/names/name_summary.h"
#include "copydesk/text/token.h"

namespace copydesk::cli {
namespace {

std::string folded_words(std::string_view name) {
  std::string folded = " ";
  fold(name, folded);
  std::replace(folded.begin(), folded.end(), '-', ' ');
  return folded + " ";
}

bool is_spelt_differently(const NameCluster& cluster) {
  std::vector<std::string> forms;
  for (const auto& spelling : cluster.spellings) forms.push_back(folded_words(spelling.text));
  const auto longest =
      *std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  return std::any_of(forms.begin(), forms.end(),
                     [&](const std::string& form) { return longest.find(form) == std::string::npos; });
}

}  // namespace

std::vector<BatchName> batch_names(std::span<const CheckedDocument> documents, const Engine& engine) {
  if (documents.size() < 2) return {};
  Engine::Scratch scratch(engine);
  NameSummary summary;
  std::map<std::string_view, std::size_t> numbers;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    numbers.emplace(documents[i].path, i);
    summary.add(documents[i].path, engine.names(*documents[i].text, scratch));
  }
  std::vector<BatchName> names;
  for (auto& cluster : summary.clusters()) {
    if (!is_spelt_differently(cluster)) continue;
    auto& name = names.emplace_back(BatchName{.preferred = std::move(cluster.preferred)});
    for (auto& spelling : cluster.spellings) name.spellings.emplace_back(std::move(spelling.text), spelling.count);
    for (const auto& mention : cluster.mentions) name.documents.push_back(numbers.at(mention.path));
    name.documents.erase(std::unique(name.documents.begin(), name.documents.end()), name.documents.end());
  }
  return names;
}

}  // namespace copydesk::cli

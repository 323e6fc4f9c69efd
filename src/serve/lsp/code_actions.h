#pragma once

#include <string_view>

#include "serve/lsp/editor_findings.h"
#include <nlohmann/json.hpp>

namespace copydesk::serve {

inline constexpr std::string_view fix_all_kind = "source.fixAll.copydesk";
inline constexpr std::string_view vocabulary_command = "copydesk.addToVocabulary";
inline constexpr std::string_view suppress_command = "copydesk.suppress";

/// What can be done about the findings in a stretch: a quick fix for each suggestion (the first is preferred where it
/// is safe), add to vocabulary, suppress with a reason; and all safe fixes at once. `only`: the kinds that were asked
/// for, or null.
[[nodiscard]] nlohmann::json code_actions(OpenArticle& article, Span stretch, const nlohmann::json& only,
                                          OpenArticles& articles, const EditorAbilities& editor);

}  // namespace copydesk::serve

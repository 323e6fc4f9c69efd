#pragma once

#include <string>
#include <vector>

#include "serve/lsp/open_articles.h"
#include <nlohmann/json.hpp>

#include "copydesk/finding/rule_info.h"

namespace copydesk::serve {

/// What an editor can do with the answers; of its capabilities.
struct EditorAbilities {
  PositionEncoding encoding = PositionEncoding::utf16;
  bool document_changes = false;  ///< versioned edits
  bool action_literals = false;   ///< code actions with an edit, not only commands
  bool markdown = false;          ///< in hovers
  bool pulls_diagnostics = false;
  bool refreshes_diagnostics = false;
  bool watches_files = false;
};

/// Most diagnostics of one article: beyond that nobody reads them, and editors become slow.
inline constexpr std::size_t most_diagnostics = 2000;

[[nodiscard]] nlohmann::json editor_range(Span span, const LineIndex& lines, PositionEncoding encoding);

/// A finding as a Diagnostic: advice as information, boilerplate as unnecessary (editors fade it).
[[nodiscard]] nlohmann::json diagnostic_of(const NamedFinding& named, const OpenArticle& article,
                                           const EditorAbilities& editor);

/// All findings of an article that was checked; of one that is no text, why.
[[nodiscard]] nlohmann::json diagnostics_of(const OpenArticle& article, const EditorAbilities& editor);

/// The findings that a stretch of the text touches, in order. The article must have been checked.
[[nodiscard]] std::vector<const NamedFinding*> findings_in(const OpenArticle& article, Span stretch);

/// The Hover on a place: message, suggestions, why, evidence, how to silence it; null where nothing was found.
[[nodiscard]] nlohmann::json hover_at(std::uint32_t offset, const OpenArticle& article, std::span<const RuleInfo> rules,
                                      const EditorAbilities& editor);

}  // namespace copydesk::serve

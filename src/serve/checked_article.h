#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/config/config_finder.h"
#include "copydesk/engine/engine.h"
#include "copydesk/finding/finding.h"
#include "copydesk/fix/fixer.h"
#include "copydesk/result.h"
#include "copydesk/text/text.h"

namespace copydesk::serve {

/// A finding that is shown, and its name in suppressions.
struct NamedFinding {
  Finding finding = {};
  std::string fingerprint = {};
};

/// A text and what `copydesk check` would show of it.
struct CheckedArticle {
  Text text;
  std::vector<NamedFinding> findings = {};  ///< sorted, spans in bytes of the text as it was given
};

/// A text that a client sent.
struct GivenArticle {
  std::string bytes = {};
  TextSource source = TextSource::unicode;
};

/// Checks a text as its configuration says: house style, suppressions, and the lowest severity shown, unless
/// `lowest` says otherwise. Fails on what is no text.
[[nodiscard]] Result<CheckedArticle> check_article(const Engine& engine, Engine::Scratch& scratch, GivenArticle given,
                                                   const ArticleConfig& config, std::optional<Severity> lowest = {});

/// Makes the fixes that need no person, as `copydesk fix` does with this configuration; with `unsafe` all. Fails on
/// what is no text.
[[nodiscard]] Result<Fixed> fix_article(const Engine& engine, Engine::Scratch& scratch, std::string utf8,
                                        const ArticleConfig& config, bool unsafe = false);

}  // namespace copydesk::serve

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "serve/checked_article.h"
#include "serve/lsp/text_document.h"
#include <nlohmann/json.hpp>

#include "copydesk/config/config_finder.h"
#include "copydesk/fix/patch.h"
#include "copydesk/text/line_index.h"

namespace copydesk::serve {

/// Findings with the lines that they stand in. Stays where it is made: the lines are a view into the text.
struct ShownFindings {
  explicit ShownFindings(CheckedArticle checked) : article(std::move(checked)), lines(article.text.bytes()) {}
  ShownFindings(const ShownFindings&) = delete;
  ShownFindings& operator=(const ShownFindings&) = delete;

  CheckedArticle article;
  LineIndex lines;
};

/// An article that is open in the editor.
struct OpenArticle {
  std::string uri = {};
  std::string path = {};        ///< empty: it is no file yet
  nlohmann::json version = {};  ///< as the editor counts
  TextDocument document;        ///< as the editor shows it
  ArticleConfig config = {};
  std::string config_stamp = {};                    ///< what the configuration was read from
  std::unique_ptr<const ShownFindings> shown = {};  ///< null: not checked as it is now, or no text
  std::string no_text = {};                         ///< why it cannot be checked
  std::optional<std::vector<Edit>> safe_fixes = {};
  std::uint64_t check = 0;  ///< number of the check that `shown` is of; 0: none
  std::uint64_t published = 0;
};

/// How articles are checked.
struct ArticleOptions {
  ConfigOptions config = {};
  bool no_config = false;
  std::optional<Severity> lowest = {};  ///< shown, whatever the configuration says
};

/// The articles that are open, their configurations, and what is found in them, checked when it is asked for.
class OpenArticles {
 public:
  OpenArticles(const Engine& engine, ArticleOptions options);

  OpenArticle& open(std::string uri, std::string text, nlohmann::json version);
  void close(const std::string& uri) { articles_.erase(uri); }
  /// Null when it is not open.
  [[nodiscard]] OpenArticle* find(const std::string& uri);
  [[nodiscard]] std::map<std::string, OpenArticle>& all() { return articles_; }

  /// To be called when the text of an article has changed.
  static void forget_findings(OpenArticle& article);
  /// To be called when files of the configuration may have changed. Those above and beside an article are looked at
  /// anyway, those that they name are not.
  void forget_configuration();

  /// Null when the article cannot be checked; `no_text` says why. A check where text or configuration have changed.
  const ShownFindings* findings(OpenArticle& article);
  /// The edits of all fixes that need no person.
  const std::vector<Edit>& safe_fixes(OpenArticle& article);

  /// The folder that is open in the editor; new articles and a new copydesk.json belong there.
  void set_root(std::string folder) { root_ = std::move(folder); }
  /// The copydesk.json that holds for an article; where there is none, the one to make. Nothing without configuration.
  [[nodiscard]] std::optional<std::filesystem::path> house_file(const OpenArticle& article) const;

  /// What is wrong with the configuration, each fault once.
  [[nodiscard]] std::vector<std::string> take_complaints() { return std::exchange(complaints_, {}); }

 private:
  void read_config(OpenArticle& article);
  [[nodiscard]] std::string path_for_config(const OpenArticle& article) const;

  const Engine& engine_;
  Engine::Scratch scratch_;
  ArticleOptions options_;
  ConfigFinder finder_;
  std::map<std::string, OpenArticle> articles_ = {};
  std::string root_ = {};
  std::string last_fault_ = {};
  std::vector<std::string> complaints_ = {};
  std::uint64_t checks_ = 0;
};

}  // namespace copydesk::serve

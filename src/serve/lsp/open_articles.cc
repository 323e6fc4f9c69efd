#include "serve/lsp/open_articles.h"

#include <sys/stat.h>
#include <utility>

#include "serve/uri.h"
#include <fmt/format.h>

#include "copydesk/config/suppression.h"

namespace copydesk::serve {
namespace {

namespace fs = std::filesystem;

/// Changes with the files that a configuration is read from: copydesk.json in all folders above, and the sidecar.
std::string stamp_of(const fs::path& article) {
  std::string stamp;
  const auto add = [&](const fs::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return;
    stamp += fmt::format("{} {} {}.{}\n", file.string(), status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
  };
  add(sidecar_of(article));
  for (auto folder = article.parent_path();; folder = folder.parent_path()) {
    add(folder / "copydesk.json");
    if (folder == folder.parent_path()) return stamp;
  }
}

}  // namespace

OpenArticles::OpenArticles(const Engine& engine, ArticleOptions options)
    : engine_(engine), scratch_(engine), options_(std::move(options)), finder_(options_.config) {}

OpenArticle& OpenArticles::open(std::string uri, std::string text, nlohmann::json version) {
  articles_.erase(uri);
  OpenArticle article{.uri = uri,
                      .path = path_of_uri(uri).value_or(""),
                      .version = std::move(version),
                      .document = TextDocument(std::move(text))};
  return articles_.emplace(std::move(uri), std::move(article)).first->second;
}

OpenArticle* OpenArticles::find(const std::string& uri) {
  const auto found = articles_.find(uri);
  return found == articles_.end() ? nullptr : &found->second;
}

void OpenArticles::forget_findings(OpenArticle& article) {
  article.shown.reset();
  article.safe_fixes.reset();
  article.check = 0;
}

void OpenArticles::forget_configuration() {
  finder_ = ConfigFinder(options_.config);
  for (auto& [uri, article] : articles_) {
    article.config_stamp.clear();
    forget_findings(article);
  }
}

std::string OpenArticles::path_for_config(const OpenArticle& article) const {
  if (!article.path.empty()) return article.path;
  return root_.empty() ? "-" : (fs::path(root_) / "untitled").string();
}

/// A configuration with a fault is told of; what held before still holds.
void OpenArticles::read_config(OpenArticle& article) {
  std::error_code error;
  const auto path = path_for_config(article);
  auto stamp = "at " + path + "\n";
  if (!options_.no_config) stamp += stamp_of(fs::absolute(path, error));
  if (stamp == article.config_stamp) return;
  // The finder keeps what it has read, maybe for another article and before the file was changed.
  if (article.config_stamp.empty()) finder_ = ConfigFinder(options_.config);
  if (!article.config_stamp.empty()) forget_configuration();
  forget_findings(article);
  article.config_stamp = std::move(stamp);
  if (article.config.settings == nullptr)
    article.config.settings = std::make_shared<const Settings>(default_settings());
  if (options_.no_config) return;
  if (auto config = finder_.find(path)) {
    article.config = std::move(*config);
    last_fault_.clear();
    return;
  } else {
    const auto& fault = config.error();
    auto told = fmt::format("{}: {}", fault.where, fault.message);
    if (!fault.remedy.empty()) told += " – " + fault.remedy;
    if (told != last_fault_) complaints_.push_back(told);
    last_fault_ = std::move(told);
  }
}

const ShownFindings* OpenArticles::findings(OpenArticle& article) {
  read_config(article);
  if (article.check != 0) return article.shown.get();
  article.check = ++checks_;
  article.no_text.clear();
  auto checked = check_article(engine_, scratch_, {article.document.text()}, article.config, options_.lowest);
  if (checked) {
    article.shown = std::make_unique<const ShownFindings>(std::move(*checked));
  } else {
    article.no_text = checked.error().message;
  }
  return article.shown.get();
}

const std::vector<Edit>& OpenArticles::safe_fixes(OpenArticle& article) {
  static const std::vector<Edit> none;
  if (findings(article) == nullptr) return none;
  if (!article.safe_fixes) {
    article.safe_fixes.emplace();
    const auto fixed = fix_article(engine_, scratch_, article.document.text(), article.config);
    if (fixed) article.safe_fixes->assign(fixed->patch.edits().begin(), fixed->patch.edits().end());
  }
  return *article.safe_fixes;
}

std::optional<fs::path> OpenArticles::house_file(const OpenArticle& article) const {
  if (options_.no_config) return std::nullopt;
  if (options_.config.only) return options_.config.only;
  if (!article.config.files.empty()) return article.config.files.back();
  if (!root_.empty()) return fs::path(root_) / "copydesk.json";
  if (!article.path.empty()) return fs::path(article.path).parent_path() / "copydesk.json";
  return std::nullopt;
}

}  // namespace copydesk::serve

#pragma once

#include <functional>
#include <map>
#include <string>

#include "serve/lsp/editor_findings.h"
#include "serve/lsp/message.h"
#include "serve/lsp/message_stream.h"
#include "serve/lsp/open_articles.h"
#include <nlohmann/json.hpp>

#include "copydesk/engine/engine.h"
#include "copydesk/result.h"

namespace copydesk::serve {

/// copydesk as a server of the Language Server Protocol 3.17, apart from how messages come and go: documents by
/// incremental edits, diagnostics pushed (and pulled where the editor can), quick fixes, source.fixAll.copydesk, hover,
/// and the commands behind “add to the vocabulary” and “suppress with a reason”. For one thread.
class LanguageServer {
 public:
  using Send = std::function<void(const nlohmann::json&)>;

  LanguageServer(const Engine& engine, ArticleOptions options, std::string version, Send send);

  /// Works on one message, or answers one that is none. `cancelled`: nobody waits for it any more.
  void receive(const Result<nlohmann::json>& message, bool cancelled = false);

  /// Publishes the findings of articles that have changed. To be called when no message waits, so that fast typing
  /// makes no check for each letter.
  void settle();

  [[nodiscard]] bool has_ended() const { return state_ == State::ended; }
  /// 0 when the editor has said goodbye in the proper order (shutdown, exit), else 1.
  [[nodiscard]] int exit_code() const { return proper_end_ ? 0 : 1; }

 private:
  using Params = const nlohmann::json&;
  enum class State : std::uint8_t { fresh, initialized, shut_down, ended };

  void request(const std::string& method, const nlohmann::json& id, Params params);
  void notified(const std::string& method, Params params);
  void answered(const nlohmann::json& message);

  nlohmann::json initialize(Params params);
  void initialized();
  void did_open(Params params);
  void did_change(Params params);
  void did_close(Params params);
  nlohmann::json pulled_diagnostics(Params params);
  nlohmann::json hover(Params params);
  nlohmann::json actions(Params params);
  nlohmann::json command(Params params);
  void add_to_vocabulary(Params argument);
  void suppress(Params argument);
  void ask_for_reason(const nlohmann::json& argument);
  void configuration_changed();

  OpenArticle& article_of(Params params);
  void ask(std::string_view method, nlohmann::json params, std::function<void(const nlohmann::json&)> then);
  void show(int type, const std::string& message);

  const Engine& engine_;
  OpenArticles articles_;
  std::string version_;
  Send send_;
  EditorAbilities editor_ = {};
  State state_ = State::fresh;
  bool proper_end_ = false;
  int asked_ = 0;
  std::map<int, std::function<void(const nlohmann::json&)>> awaited_ = {};
};

/// Serves one editor: reads its messages from a source until it ends or says `exit`; `write` takes the bytes for it.
/// The exit code.
[[nodiscard]] int run_language_server(const Engine& engine, ArticleOptions options, std::string version,
                                      ByteSource source, const std::function<void(std::string_view)>& write);

}  // namespace copydesk::serve

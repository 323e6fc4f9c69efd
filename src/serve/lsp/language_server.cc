#include "serve/lsp/language_server.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <unordered_map>

#include "serve/lsp/code_actions.h"
#include "serve/lsp/inbox.h"
#include "serve/uri.h"

namespace copydesk::serve {
namespace {

using nlohmann::json;

// MessageType of the protocol.
constexpr int shown_error = 1;

PositionEncoding chosen_encoding(const json& offered) {
  std::vector<PositionEncoding> known;
  for (const auto& offer : offered.is_array() ? offered : json::array()) {
    for (const auto encoding : {PositionEncoding::utf8, PositionEncoding::utf16, PositionEncoding::utf32}) {
      if (offer == name(encoding)) known.push_back(encoding);
    }
  }
  if (std::find(known.begin(), known.end(), PositionEncoding::utf8) != known.end()) return PositionEncoding::utf8;
  return known.empty() ? PositionEncoding::utf16 : known.front();
}

bool is_true(const json& value) {
  return value.is_boolean() && value.get<bool>();
}

bool is_member(const json& list, std::string_view word) {
  return list.is_array() && std::find(list.begin(), list.end(), word) != list.end();
}

EditorAbilities abilities_in(const json& capabilities) {
  const auto& general = member(capabilities, "general");
  const auto& document = member(capabilities, "textDocument");
  const auto& workspace = member(capabilities, "workspace");
  return {
      .encoding = chosen_encoding(member(general, "positionEncodings")),
      .document_changes = is_true(member(member(workspace, "workspaceEdit"), "documentChanges")),
      .action_literals = member(member(document, "codeAction"), "codeActionLiteralSupport").is_object(),
      .markdown = is_member(member(member(document, "hover"), "contentFormat"), "markdown"),
      .pulls_diagnostics = member(document, "diagnostic").is_object(),
      .refreshes_diagnostics = is_true(member(member(workspace, "diagnostics"), "refreshSupport")),
      .watches_files = is_true(member(member(workspace, "didChangeWatchedFiles"), "dynamicRegistration")),
  };
}

EditorPosition position_in(const json& value) {
  return {.line = number_in(value, "line"), .character = number_in(value, "character")};
}

/// The folder that is open in the editor.
std::string root_in(const json& params) {
  const auto& folders = member(params, "workspaceFolders");
  const auto& uri = folders.is_array() && !folders.empty() ? member(folders.front(), "uri") : member(params, "rootUri");
  return uri.is_string() ? path_of_uri(uri.get_ref<const std::string&>()).value_or("") : "";
}

}  // namespace

LanguageServer::LanguageServer(const Engine& engine, ArticleOptions options, std::string version, Send send)
    : engine_(engine), articles_(engine, std::move(options)), version_(std::move(version)), send_(std::move(send)) {}

void LanguageServer::receive(const Result<json>& message, bool cancelled) {
  if (!message) {
    send_(refusal(nullptr, RpcError::parse_error, message.error().where + ": " + message.error().message));
    return;
  }
  const auto method = method_of(*message);
  const auto& id = member(*message, "id");
  const auto& params = member(*message, "params");
  if (is_request(message)) {
    if (cancelled) {
      send_(refusal(id, RpcError::request_cancelled, "cancelled"));
    } else {
      request(method, id, params);
    }
  } else if (!method.empty()) {
    notified(method, params);
  } else if (message->is_object() && message->contains("id") &&
             (message->contains("result") || message->contains("error"))) {
    answered(*message);
  } else {
    send_(refusal(nullptr, RpcError::invalid_request, "is no request, notification or response"));
  }
}

void LanguageServer::request(const std::string& method, const json& id, Params params) {
  using Answer = json (LanguageServer::*)(Params);
  static const std::unordered_map<std::string, Answer> answers{
      {"textDocument/diagnostic", &LanguageServer::pulled_diagnostics},
      {"textDocument/hover", &LanguageServer::hover},
      {"textDocument/codeAction", &LanguageServer::actions},
      {"workspace/executeCommand", &LanguageServer::command},
  };
  try {
    if (method == "initialize") {
      if (state_ != State::fresh) throw RpcFault{RpcError::invalid_request, "initialize comes once"};
      send_(answer(id, initialize(params)));
      return;
    }
    if (state_ == State::fresh) throw RpcFault{RpcError::not_initialized, "initialize comes first"};
    if (state_ != State::initialized)
      throw RpcFault{RpcError::invalid_request, "nothing comes after shutdown but exit"};
    if (method == "shutdown") {
      state_ = State::shut_down;
      send_(answer(id, nullptr));
      return;
    }
    const auto found = answers.find(method);
    if (found == answers.end()) throw RpcFault{RpcError::method_not_found, "there is no " + method};
    send_(answer(id, (this->*found->second)(params)));
  } catch (const RpcFault& fault) {
    send_(refusal(id, fault.code, fault.message));
  } catch (const std::exception& error) {
    send_(refusal(id, RpcError::internal_error, error.what()));
  }
}

void LanguageServer::notified(const std::string& method, Params params) {
  if (method == "exit") {
    proper_end_ = state_ == State::shut_down;
    state_ = State::ended;
    return;
  }
  if (state_ != State::initialized) return;
  try {
    if (method == "initialized") initialized();
    if (method == "textDocument/didOpen") did_open(params);
    if (method == "textDocument/didChange") did_change(params);
    if (method == "textDocument/didClose") did_close(params);
    const bool may_be_config = method == "textDocument/didSave" || method == "workspace/didChangeWatchedFiles" ||
                               method == "workspace/didChangeConfiguration";
    if (may_be_config) configuration_changed();
  } catch (const RpcFault& fault) {
    send_(notification("window/logMessage", {{"type", shown_error}, {"message", method + ": " + fault.message}}));
  } catch (const std::exception& error) {
    send_(notification("window/logMessage", {{"type", shown_error}, {"message", method + ": " + error.what()}}));
  }
}

void LanguageServer::answered(const json& message) {
  const auto& id = member(message, "id");
  const auto found = id.is_number_integer() ? awaited_.find(id.get<int>()) : awaited_.end();
  if (found == awaited_.end()) return;
  const auto then = std::move(found->second);
  awaited_.erase(found);
  if (then) then(member(message, "result"));
}

void LanguageServer::ask(std::string_view method, json params, std::function<void(const json&)> then) {
  auto message = notification(method, std::move(params));
  message["id"] = ++asked_;
  awaited_.emplace(asked_, std::move(then));
  send_(message);
}

void LanguageServer::show(int type, const std::string& message) {
  send_(notification("window/showMessage", {{"type", type}, {"message", "copydesk: " + message}}));
}

json LanguageServer::initialize(Params params) {
  editor_ = abilities_in(member(params, "capabilities"));
  articles_.set_root(root_in(params));
  state_ = State::initialized;
  constexpr int incremental = 2;
  return {{"capabilities",
           {{"positionEncoding", name(editor_.encoding)},
            {"textDocumentSync", {{"openClose", true}, {"change", incremental}, {"save", true}}},
            {"diagnosticProvider",
             {{"identifier", "copydesk"}, {"interFileDependencies", false}, {"workspaceDiagnostics", false}}},
            {"hoverProvider", true},
            {"codeActionProvider", {{"codeActionKinds", {"quickfix", fix_all_kind}}}},
            {"executeCommandProvider", {{"commands", {vocabulary_command, suppress_command}}}}}},
          {"serverInfo", {{"name", "copydesk"}, {"version", version_}}}};
}

void LanguageServer::initialized() {
  if (!editor_.watches_files) return;
  const auto watched = [](const char* glob) { return json{{"globPattern", glob}}; };
  ask("client/registerCapability",
      {{"registrations",
        json::array({{{"id", "copydesk.json"},
                      {"method", "workspace/didChangeWatchedFiles"},
                      {"registerOptions",
                       {{"watchers", json::array({watched("**/copydesk.json"), watched("**/*.copydesk.json")})}}}}})}},
      nullptr);
}

OpenArticle& LanguageServer::article_of(Params params) {
  const auto& uri = text_in(member(params, "textDocument"), "uri");
  auto* article = articles_.find(uri);
  if (article == nullptr) throw RpcFault{RpcError::invalid_params, uri + " is not open"};
  return *article;
}

void LanguageServer::did_open(Params params) {
  const auto& document = member(params, "textDocument");
  articles_.open(text_in(document, "uri"), text_in(document, "text"), member(document, "version"));
}

void LanguageServer::did_change(Params params) {
  auto& article = article_of(params);
  const auto& changes = member(params, "contentChanges");
  if (!changes.is_array()) throw RpcFault{RpcError::invalid_params, "“contentChanges” must be a list"};
  OpenArticles::forget_findings(article);
  for (const auto& change : changes) {
    const auto& text = text_in(change, "text");
    const auto& range = member(change, "range");
    if (range.is_null()) {
      article.document = TextDocument(text);
    } else {
      article.document.replace(position_in(member(range, "start")), position_in(member(range, "end")), text,
                               editor_.encoding);
    }
  }
  article.version = member(member(params, "textDocument"), "version");
}

void LanguageServer::did_close(Params params) {
  const auto uri = article_of(params).uri;
  articles_.close(uri);
  if (!editor_.pulls_diagnostics)
    send_(notification("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", json::array()}}));
}

void LanguageServer::settle() {
  if (state_ != State::initialized) return;
  for (auto& [uri, article] : articles_.all()) {
    if (editor_.pulls_diagnostics) break;
    articles_.findings(article);
    if (article.published == article.check) continue;
    json params{{"uri", uri}, {"diagnostics", diagnostics_of(article, editor_)}};
    if (article.version.is_number()) params["version"] = article.version;
    send_(notification("textDocument/publishDiagnostics", std::move(params)));
    article.published = article.check;
  }
  for (const auto& complaint : articles_.take_complaints()) show(shown_error, complaint);
}

json LanguageServer::pulled_diagnostics(Params params) {
  auto& article = article_of(params);
  articles_.findings(article);
  auto id = std::to_string(article.check);
  if (member(params, "previousResultId") == id) return {{"kind", "unchanged"}, {"resultId", std::move(id)}};
  return {{"kind", "full"}, {"resultId", std::move(id)}, {"items", diagnostics_of(article, editor_)}};
}

json LanguageServer::hover(Params params) {
  auto& article = article_of(params);
  const auto position = position_in(member(params, "position"));
  if (articles_.findings(article) == nullptr) return nullptr;
  return hover_at(article.document.offset_at(position, editor_.encoding), article, engine_.rules(), editor_);
}

json LanguageServer::actions(Params params) {
  auto& article = article_of(params);
  const auto& range = member(params, "range");
  const auto begin = article.document.offset_at(position_in(member(range, "start")), editor_.encoding);
  const auto end = article.document.offset_at(position_in(member(range, "end")), editor_.encoding);
  return code_actions(article, {begin, std::max(begin, end)}, member(member(params, "context"), "only"), articles_,
                      editor_);
}

void LanguageServer::configuration_changed() {
  articles_.forget_configuration();
  if (editor_.pulls_diagnostics && editor_.refreshes_diagnostics) ask("workspace/diagnostic/refresh", nullptr, nullptr);
}

int run_language_server(const Engine& engine, ArticleOptions options, std::string version, ByteSource source,
                        const std::function<void(std::string_view)>& write) {
  // Under a flood of messages findings are shown nevertheless, every now and then.
  constexpr auto longest_silence = std::chrono::milliseconds(200);
  using Clock = std::chrono::steady_clock;
  LanguageServer server(engine, std::move(options), std::move(version),
                        [&](const json& message) { write(framed(message)); });
  Inbox inbox(std::move(source));
  auto settled = Clock::now();
  while (!server.has_ended()) {
    const auto message = inbox.take();
    if (!message) break;
    server.receive(*message, is_request(*message) && inbox.is_cancelled((**message)["id"]));
    if (!inbox.is_empty() && Clock::now() - settled < longest_silence) continue;
    server.settle();
    settled = Clock::now();
  }
  return server.exit_code();
}

}  // namespace copydesk::serve

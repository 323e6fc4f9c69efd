// The commands behind code actions: they write files of the configuration, never the article.
#include <array>

#include "serve/lsp/code_actions.h"
#include "serve/lsp/language_server.h"
#include <fmt/format.h>

#include "copydesk/config/config_edit.h"
#include "copydesk/config/suppression.h"
#include "copydesk/report/wording.h"

namespace copydesk::serve {
namespace {

using nlohmann::json;

constexpr int shown_error = 1, shown_info = 3;  // MessageType of the protocol
constexpr std::size_t longest_quote = 60;       // bytes

// An editor cannot be asked for a text, only for a choice; another reason can be written into the file later.
constexpr std::array reasons{"It is right as it stands", "It was said or written so", "A name that is spelt so",
                             "House style allows it"};

std::string in_words(const Error& error) {
  return fmt::format("{}: {}{}{}", error.where, error.message, error.remedy.empty() ? "" : " – ", error.remedy);
}

std::optional<std::string> optional_text(const json& object, std::string_view key) {
  return member(object, key).is_null() ? std::nullopt : std::optional(text_in(object, key));
}

}  // namespace

json LanguageServer::command(Params params) {
  const auto& name = text_in(params, "command");
  const auto& arguments = member(params, "arguments");
  if (!arguments.is_array() || arguments.empty())
    throw RpcFault{RpcError::invalid_params, "“arguments” must be a list with one object"};
  if (name == vocabulary_command) {
    add_to_vocabulary(arguments.front());
  } else if (name == suppress_command) {
    suppress(arguments.front());
  } else {
    throw RpcFault{RpcError::invalid_params, "there is no command " + name};
  }
  return nullptr;
}

void LanguageServer::add_to_vocabulary(Params argument) {
  const auto& article = article_of({{"textDocument", argument}});
  const auto& word = text_in(argument, "word");
  const auto file = articles_.house_file(article);
  if (word.empty() || !file) throw RpcFault{RpcError::request_failed, "there is no copydesk.json to write into"};
  if (const auto done = add_accepted_word(*file, word); !done)
    throw RpcFault{RpcError::request_failed, in_words(done.error())};
  show(shown_info, fmt::format("“{}” is in the vocabulary of {}", word, file->string()));
  configuration_changed();
}

void LanguageServer::suppress(Params argument) {
  const auto& article = article_of({{"textDocument", argument}});
  if (article.path.empty()) throw RpcFault{RpcError::request_failed, "the article is no file yet: save it first"};
  if (member(argument, "reason").is_null()) {
    ask_for_reason(argument);
    return;
  }
  const auto sidecar = sidecar_of(article.path);
  const NewSuppression entry{.rule = text_in(argument, "rule"),
                             .text = optional_text(argument, "text"),
                             .fingerprint = optional_text(argument, "fingerprint"),
                             .reason = text_in(argument, "reason"),
                             .expires = optional_text(argument, "expires")};
  if (const auto done = add_suppression(sidecar, entry); !done)
    throw RpcFault{RpcError::request_failed, in_words(done.error())};
  show(shown_info, fmt::format("{} is suppressed in {}", entry.rule, sidecar.string()));
  configuration_changed();
}

void LanguageServer::ask_for_reason(const json& argument) {
  auto choices = json::array();
  for (const auto* reason : reasons) choices.push_back({{"title", reason}});
  const auto text = optional_text(argument, "text");
  const auto what = text ? "“" + visible(shortened(*text, longest_quote)) + "”" : text_in(argument, "rule");
  ask("window/showMessageRequest",
      {{"type", shown_info}, {"message", fmt::format("Why may {} stand?", what)}, {"actions", std::move(choices)}},
      [this, argument](const json& choice) {
        if (!member(choice, "title").is_string()) return;  // called off
        auto with_reason = argument;
        with_reason["reason"] = member(choice, "title");
        try {
          suppress(with_reason);
        } catch (const RpcFault& fault) {
          show(shown_error, fault.message);
        }
      });
}

}  // namespace copydesk::serve

#include "lexicon_compiler/word_orders.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon_compiler/table.h"

namespace copydesk {
namespace {

using Words = std::vector<std::string>;

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// How far a body reaches. National bodies are left out: an “Agency of National Security” there is in some country.
constexpr std::array<std::string_view, 10> scopes = {
    "World", "International", "European", "African",           "Asian",
    "Arab",  "Islamic",       "Eurasian", "Intergovernmental", "Nordic"};
constexpr std::array<std::string_view, 18> heads = {
    "Organization", "Organisation", "Agency",        "Fund",  "Bank",  "Court",     "Union",   "Council", "Commission",
    "Committee",    "Federation",   "Confederation", "Forum", "Union", "Programme", "Program", "Centre",  "Authority"};

std::string joined(const Words& words, std::size_t first, std::size_t end) {
  std::string text;
  for (std::size_t i = first; i < end; ++i) text += (i > first ? " " : "") + words[i];
  return text;
}

/// “World Health Organization”: a scope, what it is about, and what it is.
bool has_usual_shape(const Words& words) {
  return words.size() >= 3 && is_one_of(scopes, words.front()) && is_one_of(heads, words.back()) &&
         std::all_of(words.begin(), words.end(), [](const std::string& w) { return w[0] >= 'A' && w[0] <= 'Z'; });
}

std::vector<std::string> orders_of(const Words& words) {
  const std::size_t last = words.size() - 1;
  const std::string& scope = words.front();
  const std::string& head = words[last];
  const std::string about = joined(words, 1, last);
  std::vector<std::string> orders = {head + " of " + scope + " " + about, head + " of the " + scope + " " + about,
                                     scope + " " + head + " of " + about, scope + " " + head + " for " + about,
                                     scope + " " + head + " of the " + about};
  if (words.size() == 3) orders.push_back(scope + " " + head + " " + about);
  // A “Central European Bank” may be one of Central Europe.
  if (scope == "World" || scope == "International") orders.push_back(about + " " + scope + " " + head);
  return orders;
}

}  // namespace

void add_word_orders(Names& names) {
  std::set<std::string> taken;
  for (const NamedEntity& entity : names.entities) {
    for (const NameForm& form : entity.forms) taken.insert(folded(form.text));
  }
  for (NamedEntity& body : names.entities) {
    if (body.kind != EntityKind::organisation) continue;
    std::vector<NameForm> added;
    for (const NameForm& form : body.forms) {
      const Words words = list_of(form.text, ' ');
      if (form.kind == FormKind::foreign || !has_usual_shape(words)) continue;
      for (std::string& order : orders_of(words)) {
        if (taken.insert(folded(order)).second) added.push_back({.text = std::move(order), .kind = FormKind::foreign});
      }
    }
    body.forms.insert(body.forms.end(), added.begin(), added.end());
  }
}

}  // namespace copydesk

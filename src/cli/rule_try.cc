#include <algorithm>
#include <random>

#include "inputs.h"
#include "rule_authoring.h"
#include <fmt/format.h>

#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"

namespace copydesk::cli {
namespace {

// As `wc -w` counts.
std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

struct Place {
  std::size_t input = 0, finding = 0;
  auto operator<=>(const Place&) const = default;
};

// The same for a seed, whatever the machine: std::shuffle and the distributions are not.
std::vector<Place> sample_of(std::vector<Place> places, std::size_t size, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  size = std::min(size, places.size());
  for (std::size_t i = 0; i < size; ++i) std::swap(places[i], places[i + random() % (places.size() - i)]);
  places.resize(size);
  std::sort(places.begin(), places.end());
  return places;
}

}  // namespace

Result<int> try_rule(const TryOptions& options, DataOptions data) {
  std::error_code ignored;
  const bool is_pack = std::filesystem::exists(options.rule, ignored);
  if (is_pack) data.add_rules.push_back(options.rule);
  const auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  const auto engine = Engine::load(*sources);
  if (!engine) return tl::unexpected(engine.error());
  std::vector<std::string> tried = {options.rule};
  if (is_pack) {
    DataOptions only = data;
    only.rules = {options.rule};
    only.add_rules.clear();
    const auto own_sources = find_data(only);
    if (!own_sources) return tl::unexpected(own_sources.error());
    const auto own = Engine::load(*own_sources);
    if (!own) return tl::unexpected(own.error());
    tried.clear();
    for (const auto& rule : own->rules()) tried.push_back(rule.id);
  } else if (auto known = expect_rules(engine->rules(), tried); !known) {
    return tl::unexpected(known.error());
  }
  auto inputs = inputs_of(options.corpus, "");
  check_all(inputs, *engine, options.jobs);
  int exit_code = clean;
  std::size_t words = 0, articles = 0;
  for (const auto& input : inputs) {
    if (input.error) {
      complain(*input.error);
      exit_code = failed;
      continue;
    }
    ++articles;
    words += words_in(input.text->utf8());
  }
  std::string text = fmt::format("{}, {}\n", counted(articles, "article"), counted(words, "word"));
  for (const auto& rule : engine->rules()) {
    if (!matches_any(rule.id, tried)) continue;
    std::vector<Place> places;
    std::size_t in = 0;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto before = places.size();
      for (std::size_t f = 0; f < inputs[i].findings.size(); ++f) {
        if (inputs[i].findings[f].rule == rule.id) places.push_back({i, f});
      }
      in += places.size() > before;
    }
    text += fmt::format("\n{}: {} in {}; {:.3f} per 1,000 words, {:.3f} per article\n", rule.id,
                        counted(places.size(), "finding"), counted(in, "article"),
                        words == 0 ? 0.0 : 1000.0 * static_cast<double>(places.size()) / static_cast<double>(words),
                        articles == 0 ? 0.0 : static_cast<double>(places.size()) / static_cast<double>(articles));
    const auto sample = sample_of(places, options.sample, options.seed);
    if (sample.size() < places.size()) text += fmt::format("{} of them:\n", sample.size());
    for (const auto& place : sample) {
      const auto& input = inputs[place.input];
      const CheckedDocument document{
          .path = input.path, .text = &*input.text, .findings = {input.findings[place.finding]}};
      auto shown = text_report({&document, 1}, {.version = COPYDESK_VERSION, .rules = engine->rules()}, {});
      shown.erase(shown.rfind('\n', shown.size() - 2) + 1);  // the summary
      text += shown;
    }
  }
  if (auto done = print(text); !done) return tl::unexpected(done.error());
  return exit_code;
}

}  // namespace copydesk::cli

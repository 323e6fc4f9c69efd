#include "copydesk/engine/engine.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/list.h"
#include "copydesk/checks/name_mentions.h"
#include "copydesk/config/config_file.h"
#include "copydesk/document/document.h"
#include "copydesk/engine/boilerplate_runs.h"
#include "copydesk/engine/line_findings.h"
#include "copydesk/engine/parts.h"
#include "copydesk/finding/merge.h"
#include "copydesk/house/house_style.h"
#include "copydesk/lexicon/lexicon.h"
#include "copydesk/lexicon/vocabulary.h"
#include "copydesk/lines/line_model.h"
#include "copydesk/lines/rule_kinds.h"
#include "copydesk/rules/article.h"
#include "copydesk/rules/rule_set.h"

namespace copydesk {

namespace {

// What an author marks with “[sic]” is meant to stand as it is.
bool is_marked_sic(std::string_view utf8, const Finding& finding) {
  auto rest = utf8.substr(finding.span.end, 12);
  rest.remove_prefix(std::min(rest.find_first_not_of(" ”\""), rest.size()));
  return rest.starts_with("[sic") || rest.starts_with("(sic)");
}

// What somebody said is for a person to change.
void keep_quotations(const Document& document, std::vector<Finding>& findings) {
  for (auto& finding : findings) {
    for (auto& suggestion : finding.suggestions) {
      if (!suggestion.safe) continue;
      const auto is_before = [&](const Token& token) { return token.span.end <= suggestion.span.begin; };
      for (auto token = std::partition_point(document.tokens.begin(), document.tokens.end(), is_before);
           token != document.tokens.end() && token->span.begin < suggestion.span.end; ++token)
        suggestion.safe = suggestion.safe && !token->in_quote;
    }
  }
}

// The phrases that are furniture as whole lines stand in the rules already.
Result<LineModel> read_line_model(const EngineOptions& options, std::span<const Rule> rules, const RuleKinds& kinds) {
  std::vector<WholeLine> whole_lines, elsewhere;  // the second: furniture only in some places of a page
  for (const auto& rule : rules) {
    const auto kind = kinds.find(rule.info.id);
    if (!rule.whole_line || kind == kinds.end()) continue;
    const bool placed = rule.place != BlockMark::none;
    for (const auto& phrase : rule.phrases)
      (placed ? elsewhere : whole_lines)
          .push_back(
              {.text = phrase.text, .kind = kind->second, .weak = placed || rule.info.severity == Severity::advice});
  }
  std::move(elsewhere.begin(), elsewhere.end(), std::back_inserter(whole_lines));
  return LineModel::load(options.lines, whole_lines, !options.line_figures_only);
}

void add_batch_findings(const Article& article, const ArticleContext& context, FindingSink& sink) {
  for (const auto& name : find_name_mentions(article)) {
    const auto* usual = context.batch->find(context.path, name);
    if (usual == nullptr) continue;
    auto& finding = sink.add("name/batch-spelling", name.span,
                             {{"usual", usual->text}, {"count", std::to_string(usual->articles)}});
    finding.suggestions.push_back({.span = name.span, .text = usual->text});
  }
}

// An example's own configuration; none if it is wrong, and then the example fails.
std::optional<HouseStyle> house_style_of(std::string_view json) {
  const auto file = read_config("example", json, {});
  if (!file) return {};
  auto style = HouseStyle::make(house_rules(file->settings));
  return style ? std::optional(std::move(*style)) : std::nullopt;
}

}  // namespace

struct Engine::Impl {
  Lexicon lexicon;
  Vocabulary vocabulary{lexicon};
  RuleSet rules = {};
  RuleKinds rule_kinds = {};  // with the line model
  std::optional<LineModel> line_model = {};

  explicit Impl(Lexicon opened) : lexicon(std::move(opened)) {}

  // The document with all that is known of its words; a view into the scratch.
  Article read(std::string_view utf8, Scratch::Impl& scratch) const;

  // The findings of rules and checks in one part of a text, as they come, in bytes of the part. `counts`: of each rule
  // in the parts before; they go on.
  void find(const Text& text, Span part, Scratch::Impl& scratch, const ArticleContext& context,
            std::vector<std::uint32_t>& counts, std::vector<Finding>& out) const;

  // The findings of the last article of an example.
  std::vector<Finding> find_in_example(const std::string& example, const Engine& engine, Scratch& scratch) const;
};

struct Engine::Scratch::Impl {
  Document document = {};
  WordTable words;
  NearMissMemo near_miss_memo;
  ArticleMemo memo = {};
  MentionTable mentions = {};
  TraitIndex traits = {};
  RuleSet::Scratch rules = {};
  LineModel::Scratch lines = {};

  explicit Impl(const Vocabulary& vocabulary) : words(vocabulary), near_miss_memo(vocabulary.lexicon()) {}
};

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Engine::Scratch::Scratch(const Engine& engine) : impl_(std::make_unique<Impl>(engine.impl_->vocabulary)) {}
Engine::Scratch::Scratch(Scratch&&) noexcept = default;
Engine::Scratch::~Scratch() = default;

Result<Engine> Engine::load(const EngineOptions& options) {
  auto lexicon = Lexicon::open(options.lexicon);
  if (!lexicon) return tl::unexpected(lexicon.error());
  auto impl = std::make_unique<Impl>(std::move(*lexicon));
  auto rules = RuleSet::load_compiled(options.compiled_rules, options.rules, impl->vocabulary);
  if (!rules) rules = RuleSet::load(options.rules, impl->vocabulary);
  if (!rules) return tl::unexpected(rules.error());
  impl->rules = std::move(*rules);
  const auto checks = all_checks();
  std::vector<Error> errors;
  for (const auto& rule : impl->rules.rules()) {
    if (rule.check.empty() ||
        std::any_of(checks.begin(), checks.end(), [&](const Check& c) { return c.name == rule.check; }))
      continue;
    std::string names;
    for (const auto& check : checks) names.append(names.empty() ? "" : ", ").append(check.name);
    errors.push_back(
        {.where = fmt::format("{}:{}: {}: check", rule.info.source_file, rule.info.source_line, rule.info.id),
         .message = fmt::format("there is no check “{}”", rule.check),
         .remedy = "checks: " + names});
  }
  if (!errors.empty()) return tl::unexpected(all_of(std::move(errors)));
  if (!options.lines.empty()) {
    auto kinds = read_rule_kinds(options.lines / "rules.tsv");
    if (!kinds) return tl::unexpected(kinds.error());
    impl->rule_kinds = std::move(*kinds);
    auto model = read_line_model(options, impl->rules.rules(), impl->rule_kinds);
    if (!model) return tl::unexpected(model.error());
    impl->line_model = std::move(*model);
  }
  return Engine(std::move(impl));
}

Article Engine::Impl::read(std::string_view utf8, Scratch::Impl& scratch) const {
  auto& document = scratch.document;
  read_plain_text(utf8, document);
  scratch.words.begin_document();
  scratch.memo.forget_article();
  scratch.traits.begin(document.places, document.tokens.size());
  scratch.words.look_up(utf8, document.tokens, scratch.traits);
  scratch.mentions.find(lexicon.gazetteer(), utf8, document.tokens, scratch.traits);
  return {.document = document,
          .lexicon = lexicon,
          .vocabulary = vocabulary,
          .words = scratch.words,
          .near_miss_memo = scratch.near_miss_memo,
          .memo = scratch.memo,
          .mentions = scratch.mentions,
          .traits = scratch.traits};
}

void Engine::Impl::find(const Text& text, Span part, Scratch::Impl& scratch, const ArticleContext& context,
                        std::vector<std::uint32_t>& counts, std::vector<Finding>& out) const {
  const auto utf8 = slice(text.utf8(), part);
  Article article = read(utf8, scratch);
  article.goes_on = part.end < text.utf8().size();
  FindingSink sink(rules.infos(), utf8, counts, out);
  rules.find(article, scratch.rules, sink);
  const auto& faults = text.faults();
  auto fault = std::partition_point(faults.begin(), faults.end(),
                                    [&](const DecodingFault& f) { return f.span.begin < part.begin; });
  for (; fault != faults.end() && fault->span.begin < part.end; ++fault) {
    const Span span{.begin = fault->span.begin - part.begin, .end = std::min(fault->span.end, part.end) - part.begin};
    sink.add("encoding/invalid-bytes", span, {{"reason", fault->reason}});
  }
  for (const auto& check : all_checks()) {
    if (check.run != nullptr) check.run(article, sink);
  }
  if (context.batch != nullptr) add_batch_findings(article, context, sink);
  if (context.house != nullptr) context.house->find(article, sink);
  const bool is_whole = part.size() == text.utf8().size();
  if (!line_model || !is_whole || !may_be_page(article.document, sink.found())) return;
  const auto lines = line_model->read(utf8, scratch.lines);
  add_line_findings(lines, sink);
  settle_boilerplate(lines, out);
}

std::vector<Finding> Engine::check(const Text& text, Scratch& scratch) const {
  return check(text, scratch, ArticleContext{});
}

std::vector<Finding> Engine::check(const Text& text, Scratch& scratch, const ArticleContext& context) const {
  std::vector<Finding> findings;
  std::vector<std::uint32_t> counts(rules().size());
  for (const Span part : parts_of(text.utf8())) {
    std::vector<Finding> of_part;
    impl_->find(text, part, *scratch.impl_, context, counts, of_part);
    of_part = finish(text, part, scratch, context.house, std::move(of_part));
    std::move(of_part.begin(), of_part.end(), std::back_inserter(findings));
  }
  tell_of_more(rules(), counts, findings);
  return findings;
}

std::vector<Finding> Engine::finish(const Text& text, Span part, const Scratch& scratch, const HouseStyle* house,
                                    std::vector<Finding> findings) const {
  std::erase_if(findings, [&](const Finding& f) { return is_marked_sic(slice(text.utf8(), part), f); });
  if (house != nullptr) house->adjust(scratch.impl_->document, findings);
  findings = merge_overlapping(std::move(findings));
  keep_quotations(scratch.impl_->document, findings);
  if (text.encoding() == Encoding::utf8 && !text.has_bom() && part.begin == 0) return findings;
  const auto to_file = [&](Span& span) {
    span = text.to_file({.begin = span.begin + part.begin, .end = span.end + part.begin});
  };
  for (auto& finding : findings) {
    to_file(finding.span);
    for (auto& suggestion : finding.suggestions) to_file(suggestion.span);
    for (auto& related : finding.related) to_file(related.span);
  }
  return findings;
}

void Engine::join_runs(const Text& text, std::vector<Finding>& findings) const {
  join_boilerplate_runs(text, impl_->rule_kinds, findings);
}

const LineModel* Engine::line_model() const {
  return impl_->line_model ? &*impl_->line_model : nullptr;
}

std::vector<FoundName> Engine::names(const Text& text, Scratch& scratch) const {
  std::vector<FoundName> names;
  for (const Span part : parts_of(text.utf8())) {
    for (auto& name : find_name_mentions(impl_->read(slice(text.utf8(), part), *scratch.impl_))) {
      name.span = text.to_file({.begin = name.span.begin + part.begin, .end = name.span.end + part.begin});
      names.push_back(std::move(name));
    }
  }
  return names;
}

std::span<const RuleInfo> Engine::rules() const {
  return impl_->rules.infos();
}

std::vector<Finding> Engine::Impl::find_in_example(const std::string& example, const Engine& engine,
                                                   Scratch& scratch) const {
  NameFacts facts;
  std::size_t begin = 0, articles = 0;
  std::optional<HouseStyle> house;
  if (const auto end = example.find('\f'); example.starts_with('{') && end != example.npos) {
    house = house_style_of(example.substr(0, end));
    begin = end + 1;
  }
  const auto path = [&] {
    return std::string(1, static_cast<char>('a' + articles % 26)) + "/" + std::to_string(articles + 1);
  };
  for (auto end = example.find('\f', begin); end != example.npos; end = example.find('\f', begin), ++articles) {
    if (const auto text = Text::decode(example.substr(begin, end - begin), TextSource::unicode))
      facts.add(path(), engine.names(*text, scratch));
    begin = end + 1;
  }
  std::vector<Finding> findings;
  const auto text = Text::decode(example.substr(begin), TextSource::unicode);
  if (!text) return findings;
  ArticleContext context{.house = house ? &*house : nullptr};
  if (articles > 0) facts.add(path(), engine.names(*text, scratch));
  const BatchSpellings spellings(facts);
  const auto last = path();
  if (articles > 0) {
    context.batch = &spellings;
    context.path = last;
  }
  std::vector<std::uint32_t> counts(rules.rules().size());
  find(*text, {.begin = 0, .end = static_cast<std::uint32_t>(text->utf8().size())}, *scratch.impl_, context, counts,
       findings);
  if (house) house->adjust(scratch.impl_->document, findings);
  for (auto& finding : findings) {  // as places of the example
    finding.span = {.begin = finding.span.begin + static_cast<std::uint32_t>(begin),
                    .end = finding.span.end + static_cast<std::uint32_t>(begin)};
  }
  return findings;
}

std::vector<ExampleFailure> Engine::test_examples(std::optional<std::string_view> only) const {
  std::vector<ExampleFailure> failures;
  Scratch scratch(*this);
  for (const auto& rule : impl_->rules.rules()) {
    if (only && rule.info.id != *only) continue;
    const auto fail_with = [&](const std::string& text, std::string message) {
      failures.push_back({.rule = rule.info.id,
                          .file = rule.info.source_file,
                          .line = rule.info.source_line,
                          .text = text,
                          .message = std::move(message)});
    };
    // What the rule itself finds, before others that overlap may take its place.
    const auto findings_in = [&](const std::string& example) {
      auto findings = impl_->find_in_example(example, *this, scratch);
      std::erase_if(findings, [&](const Finding& f) { return f.rule != rule.info.id; });
      std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return a.span < b.span; });
      return findings;
    };
    for (std::size_t i = 0; i < rule.info.bad.size(); ++i) {
      const std::string text(rule.info.bad[i]);
      const auto& expected = rule.expected[i];
      const auto findings = findings_in(text);
      if (findings.empty()) {
        fail_with(text, "finds nothing");
        continue;
      }
      const auto wanted = std::find_if(findings.begin(), findings.end(), [&](const Finding& f) {
        return !expected.flags || slice(text, f.span) == *expected.flags;
      });
      if (wanted == findings.end()) {
        fail_with(text, fmt::format("flags “{}” instead of “{}”", slice(text, findings.front().span), *expected.flags));
      } else if (expected.fix && (wanted->suggestions.empty() || wanted->suggestions.front().text != *expected.fix)) {
        fail_with(text,
                  fmt::format("suggests {} instead of “{}”",
                              wanted->suggestions.empty() ? "nothing" : "“" + wanted->suggestions.front().text + "”",
                              *expected.fix));
      }
    }
    for (const auto good : rule.info.good) {
      const std::string example(good);
      const auto findings = findings_in(example);
      if (!findings.empty())
        fail_with(example, fmt::format("flags “{}”, which is right", slice(example, findings.front().span)));
    }
  }
  return failures;
}

}  // namespace copydesk

#include "checker.h"

#include <algorithm>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "cleaning.h"
#include "error.h"
#include "findings_columns.h"
#include <fmt/format.h>

#include "copydesk/corpus/article_facts.h"
#include "copydesk/corpus/record.h"
#include "copydesk/corpus/record_output.h"

namespace nb = nanobind;

namespace copydesk::python {
namespace {

Severity severity_of(const std::string& name) {
  const auto severity = parse_severity(name);
  if (!severity)
    throw Failure({.where = fmt::format("severity “{}”", name),
                   .message = "there is no such severity",
                   .remedy = "error, warning or advice"});
  return *severity;
}

std::shared_ptr<Checker> make_checker(std::shared_ptr<const Knowledge> knowledge, const std::string& severity,
                                      std::vector<std::string> only, std::vector<std::string> without,
                                      std::shared_ptr<const ReadyFacts> facts, std::size_t max_bytes) {
  const auto rules = knowledge->engine().rules();
  for (const auto* patterns : {&only, &without}) value_of(expect_rules(rules, *patterns));
  return std::make_shared<Checker>(std::move(knowledge),
                                   CheckerOptions{.lowest = severity_of(severity),
                                                  .rules = {.only = std::move(only), .without = std::move(without)},
                                                  .longest = max_bytes},
                                   std::move(facts));
}

/// A line in the place of a record that could not be checked.
std::string bad_line(const std::string& id, const Error& error) {
  std::string line = "{\"id\":" + (id.empty() ? "null" : id) + ",\"error\":{\"message\":";
  append_json_string(error.message, line);
  return line + "}}\n";
}

std::vector<DescribedFinding> check_one(const Checker& checker, nb::handle text, const std::string& id) {
  auto given = given_text(text, "text");
  const nb::gil_scoped_release free;
  return value_of(checker.check(std::move(given), id));
}

std::string json_of_one(const Checker& checker, nb::handle text, const std::string& id) {
  auto given = given_text(text, "text");
  const nb::gil_scoped_release free;
  return value_of(checker.check_json(std::move(given), id));
}

std::vector<std::vector<DescribedFinding>> check_texts(const Checker& checker, nb::iterable texts,
                                                       const std::optional<std::vector<std::string>>& ids,
                                                       unsigned threads) {
  std::vector<GivenText> given;
  for (const auto text : texts) given.push_back(given_text(text, fmt::format("texts[{}]", given.size())));
  if (ids && ids->size() != given.size())
    throw Failure({.where = "ids",
                   .message = fmt::format("are {}, the texts {}", ids->size(), given.size()),
                   .remedy = "give one id for each text"});
  std::vector<std::vector<DescribedFinding>> all(given.size());
  const nb::gil_scoped_release free;
  for_each_record(given.size(), threads, [&](std::size_t i) {
    auto found = checker.check(std::move(given[i]), ids ? (*ids)[i] : "");
    if (!found) {
      found.error().where = fmt::format("texts[{}]", i);
      throw Failure(std::move(found.error()));
    }
    all[i] = std::move(*found);
  });
  return all;
}

ArrowResult check_batches(const Checker& checker, nb::handle data, const ColumnNames& names, bool as_lines,
                          unsigned threads) {
  const auto input = ArrowInput::from(data);
  const FindingsColumns columns(input, names, checker.knowledge().rules_hash(), as_lines);
  ArrowResult result(columns.empty());
  const nb::gil_scoped_release free;
  for (std::size_t batch = 0; batch < input.batches.size(); ++batch) {
    const BatchRecords records(input, batch, names);
    std::vector<CheckedRecord> checked(records.size());
    for_each_record(records.size(), threads,
                    [&](std::size_t row) { checked[row] = checker.check(records, row, as_lines); });
    result.add(columns.of(batch, checked));
  }
  return result;
}

std::shared_ptr<Facts> facts_of(const Checker& checker, nb::handle data, const ColumnNames& names, nb::handle bad) {
  const auto input = ArrowInput::from(data);
  auto facts = std::make_shared<Facts>();
  std::vector<std::string> refused;
  {
    const nb::gil_scoped_release free;
    const Knowledge::Lease scratch(checker.knowledge());
    for (std::size_t batch = 0; batch < input.batches.size(); ++batch) {
      const BatchRecords records(input, batch, names);
      for_each_record(records.size(), 1, [&](std::size_t row) {
        auto content = records.content(row, checker.options().longest);
        auto text = content ? Text::decode(std::move(content->text.bytes), content->text.source())
                            : tl::unexpected(content.error());
        if (text) {
          add_article(records.name(row), *text, checker.knowledge().engine(), *scratch, *facts);
        } else {
          refused.push_back(fmt::format("{}: {}", records.id_json(row), text.error().message));
        }
      });
    }
  }
  if (!bad.is_none()) {
    for (const auto& message : refused) bad.attr("append")(message);
  }
  return facts;
}

}  // namespace

Checker::Checker(std::shared_ptr<const Knowledge> knowledge, CheckerOptions options,
                 std::shared_ptr<const ReadyFacts> facts)
    : knowledge_(std::move(knowledge)), options_(std::move(options)), facts_(std::move(facts)) {}

template <class Use>
auto Checker::checked(GivenText given, std::string_view path, const Use& use) const {
  using Used = Result<decltype(use(std::declval<const CheckedDocument&>()))>;
  if (options_.longest > 0 && given.bytes.size() > options_.longest)
    return Used(fail("text", fmt::format("is longer than {} bytes", options_.longest),
                     "a Checker with a larger max_bytes takes it"));
  const auto text = Text::decode(std::move(given.bytes), given.source());
  if (!text) return Used(tl::unexpected(text.error()));
  const Knowledge::Lease scratch(*knowledge_);
  CheckedDocument document{.text = &*text,
                           .findings = knowledge_->engine().check(
                               *text, *scratch, {.batch = facts_ ? &facts_->spellings : nullptr, .path = path})};
  std::erase_if(document.findings,
                [&](const Finding& f) { return f.severity < options_.lowest || !options_.rules.has(f.rule); });
  knowledge_->engine().join_runs(*text, document.findings);
  return Used(use(document));
}

Result<std::vector<DescribedFinding>> Checker::check(GivenText text, std::string_view path) const {
  const bool is_str = text.is_str;
  return checked(std::move(text), path, [&](const CheckedDocument& document) { return described(document, is_str); });
}

Result<std::string> Checker::check_json(GivenText text, std::string_view path) const {
  return checked(std::move(text), path, [](const CheckedDocument& document) { return json_findings(document); });
}

CheckedRecord Checker::check(const BatchRecords& records, std::size_t row, bool as_lines) const {
  CheckedRecord record;
  const auto id = as_lines ? records.id_json(row) : "";
  const auto path = records.name(row);
  Result<void> done;
  try {
    auto content = records.content(row, options_.longest);
    if (!content) {
      done = tl::unexpected(content.error());
    } else if (as_lines) {
      const auto line_of = [&](const CheckedDocument& document) {
        std::string line;
        append_findings_line(id, document, line);
        return line;
      };
      auto line = checked(std::move(content->text), path, line_of);
      done = line.map([&](std::string& text) { record.line = std::move(text); });
    } else {
      auto found = check(std::move(content->text), path);
      done = found.map([&](std::vector<DescribedFinding>& findings) { record.findings = std::move(findings); });
    }
  } catch (const std::bad_alloc& error) {  // the other records can still be checked
    done = fail("", error.what());
  }
  if (!done) {
    record.error = done.error();
    if (as_lines) record.line = bad_line(id, *record.error);
  }
  return record;
}

void bind_checker(nb::module_& module) {
  nb::class_<ColumnNames>(module, "ColumnNames", "Names of the columns that are read. Internal.")
      .def(
          "__init__",
          [](ColumnNames* self, std::string text, std::optional<std::string> id, std::optional<std::string> html) {
            new (self) ColumnNames{.text = std::move(text), .id = std::move(id), .html = std::move(html)};
          },
          nb::arg("text"), nb::arg("id").none(), nb::arg("html").none());
  nb::class_<Checker> checker(module, "CheckerCore", "What copydesk.Checker works with. Internal.");
  checker
      .def(nb::new_(&make_checker), nb::arg("knowledge"), nb::arg("severity"), nb::arg("only"), nb::arg("without"),
           nb::arg("facts").none(), nb::arg("max_bytes"))
      .def("check", &check_one, nb::arg("text"), nb::arg("id"))
      .def("check_json", &json_of_one, nb::arg("text"), nb::arg("id"))
      .def("check_batch", &check_texts, nb::arg("texts"), nb::arg("ids").none(), nb::arg("threads"))
      .def("check_arrow", &check_batches, nb::arg("data"), nb::arg("columns"), nb::arg("jsonl"), nb::arg("threads"))
      .def("facts", &facts_of, nb::arg("data"), nb::arg("columns"), nb::arg("bad").none());
  bind_cleaning(module, checker);
}

}  // namespace copydesk::python

#include "cleaning.h"

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "arrow_result.h"
#include "error.h"
#include <fmt/format.h>

#include "copydesk/clean/page.h"
#include "copydesk/text/date.h"

namespace nb = nanobind;

namespace copydesk::python {
namespace {

/// A line of the page and what became of it.
struct DescribedLine {
  std::string kind = {};
  double text_probability = 0;
  bool kept = false;
  std::int64_t start_byte = 0, end_byte = 0;
};

struct DescribedArticle {
  std::string text = {}, title = {}, byline = {}, date = {}, published = {}, dateline = {}, language = {};
  std::vector<DescribedLine> lines = {};
  std::optional<Error> error = {};
};

LineKinds kinds_of(const std::vector<std::string>& names) {
  LineKinds kinds;
  for (const auto& name : names) {
    const auto kind = parse_line_kind(name);
    if (!kind)
      throw Failure({.where = fmt::format("kind “{}”", name),
                     .message = "there is no such kind of line",
                     .remedy = fmt::format("kinds: {}", line_kind_names())});
    kinds.add(*kind);
  }
  return kinds;
}

DescribedArticle described(CleanedArticle article) {
  DescribedArticle result{.text = sound_utf8(article.text),
                          .title = sound_utf8(article.title),
                          .byline = sound_utf8(article.byline),
                          .date = sound_utf8(article.date),
                          .published = article.published ? iso_date(*article.published) : "",
                          .dateline = sound_utf8(article.dateline),
                          .language = article.language};
  for (const auto& line : article.lines)
    result.lines.push_back({.kind = std::string(name(line.kind)),
                            .text_probability = line.text_probability,
                            .kept = line.kept,
                            .start_byte = line.span.begin,
                            .end_byte = line.span.end});
  return result;
}

const LineModel& model_of(const Checker& checker) {
  return *checker.knowledge().engine().line_model();
}

Result<DescribedArticle> clean(Cleaner& cleaner, GivenText text, bool html, const CleanOptions& options) {
  const auto page = read_page(std::move(text.bytes), html, text.source());
  if (!page) return tl::unexpected(page.error());
  return described(clean_page(*page, cleaner, options));
}

DescribedArticle clean_one(const Checker& checker, nb::handle text, bool html, const CleanOptions& options) {
  auto given = given_text(text, "text");
  const nb::gil_scoped_release free;
  Cleaner cleaner(model_of(checker));
  auto complete = options;
  complete.recurring = checker.recurring();
  return value_of(clean(cleaner, std::move(given), html, complete));
}

ArrowColumn cleaned_columns(const ArrowInput& input, std::optional<std::size_t> batch, std::optional<std::size_t> id) {
  std::vector<ArrowColumn> columns;
  if (id) columns.push_back(ArrowColumn::same(input, batch, *id));
  for (const char* name : {"text", "title", "byline", "date", "published", "dateline", "language"})
    columns.push_back(ArrowColumn::text(name));
  columns.push_back(ArrowColumn::list(
      "removed",
      ArrowColumn::structure("item", {ArrowColumn::whole_number("start_byte"), ArrowColumn::whole_number("end_byte"),
                                      ArrowColumn::text("kind"), ArrowColumn::number("text_probability")})));
  columns.push_back(ArrowColumn::text("error", true));
  return ArrowColumn::structure("", std::move(columns));
}

void add_article(const DescribedArticle& article, ArrowColumn& columns, std::size_t at) {
  for (const auto* text : {&article.text, &article.title, &article.byline, &article.date, &article.published,
                           &article.dateline, &article.language})
    columns.child(at++).add(std::string_view(*text));
  auto& removed = columns.child(at++);
  for (const auto& line : article.lines) {
    if (line.kept) continue;
    auto& item = removed.child(0);
    item.child(0).add(line.start_byte);
    item.child(1).add(line.end_byte);
    item.child(2).add(std::string_view(line.kind));
    item.child(3).add(line.text_probability);
    item.end();
  }
  removed.end();
  if (article.error) {
    columns.child(at).add(std::string_view(article.error->message));
  } else {
    columns.child(at).add_null();
  }
  columns.end();
}

ArrowResult clean_batches(const Checker& checker, nb::handle data, const ColumnNames& names,
                          const CleanOptions& options, unsigned threads) {
  const auto input = ArrowInput::from(data);
  const auto id = id_column(input, names);
  ArrowResult result(cleaned_columns(input, {}, id));
  const nb::gil_scoped_release free;
  auto complete = options;
  complete.recurring = checker.recurring();
  for (std::size_t batch = 0; batch < input.batches.size(); ++batch) {
    const BatchRecords records(input, batch, names);
    std::vector<DescribedArticle> articles(records.size());
    for_each_record(records.size(), threads, [&](std::size_t row) {
      auto content = records.content(row, checker.options().longest);
      Cleaner cleaner(model_of(checker));
      auto article = content ? clean(cleaner, std::move(content->text), content->is_html, complete)
                             : tl::unexpected(content.error());
      articles[row] = article ? std::move(*article) : DescribedArticle{.error = article.error()};
    });
    auto columns = cleaned_columns(input, batch, id);
    for (const auto& article : articles) add_article(article, columns, id ? 1 : 0);
    result.add(std::move(columns));
  }
  return result;
}

}  // namespace

void bind_cleaning(nb::module_& module, nb::class_<Checker>& checker) {
  nb::class_<DescribedLine>(module, "CleanedLine", "A line of a page and what became of it.")
      .def_ro("kind", &DescribedLine::kind, "``paragraph``, ``navigation`` …")
      .def_ro("text_probability", &DescribedLine::text_probability, "How likely it is text of the article, 0 to 1.")
      .def_ro("kept", &DescribedLine::kept, "Whether it stayed.")
      .def_ro("start_byte", &DescribedLine::start_byte,
              "First byte of the text's UTF-8; of HTML, of the text that it shows.")
      .def_ro("end_byte", &DescribedLine::end_byte, "Byte behind the last.")
      .def("__repr__", [](const DescribedLine& self) {
        return fmt::format("CleanedLine({} {})", self.kept ? "keep" : "remove", self.kind);
      });
  nb::class_<DescribedArticle>(module, "CleanedArticle", "The article on a page and nothing else.")
      .def_ro("text", &DescribedArticle::text, "The article, its encoding repaired.")
      .def_ro("title", &DescribedArticle::title, "Headline; empty where the page has none. So with the others.")
      .def_ro("byline", &DescribedArticle::byline, "Who wrote it.")
      .def_ro("date", &DescribedArticle::date, "Date as it stands there.")
      .def_ro("published", &DescribedArticle::published, "The day of that date: ``2021-03-03``.")
      .def_ro("dateline", &DescribedArticle::dateline, "Place and agency at its begin.")
      .def_ro("language", &DescribedArticle::language, "``en``, or ``und`` for undetermined.")
      .def_ro("lines", &DescribedArticle::lines, "All lines that are not blank, and what became of them.");
  nb::class_<CleanOptions>(module, "CleanOptions", "What cleaning keeps and drops. Internal.")
      .def(
          "__init__",
          [](CleanOptions* self, const std::vector<std::string>& keep, const std::vector<std::string>& drop, bool head,
             bool wire, bool join_lines) {
            new (self) CleanOptions{
                .keep = kinds_of(keep), .drop = kinds_of(drop), .head = head, .wire = wire, .join_lines = join_lines};
          },
          nb::arg("keep"), nb::arg("drop"), nb::arg("head"), nb::arg("wire"), nb::arg("join_lines"));
  checker.def("clean", &clean_one, nb::arg("text"), nb::arg("html"), nb::arg("options"))
      .def("clean_arrow", &clean_batches, nb::arg("data"), nb::arg("columns"), nb::arg("options"), nb::arg("threads"));
}

}  // namespace copydesk::python

#include "facts.h"

#include <cstdio>
#include <nanobind/stl/filesystem.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include "error.h"
#include <fmt/format.h>

#include "copydesk/corpus/compression.h"
#include "copydesk/names/name_record.h"

namespace nb = nanobind;

namespace copydesk::python {
namespace {

constexpr std::int64_t rows_in_batch = 8192;

ArrowColumn empty_rows() {
  std::vector<ArrowColumn> members;
  for (const char* name : {"kind", "name", "full", "known", "source"}) members.push_back(ArrowColumn::text(name));
  for (const char* name : {"counter", "articles", "mentions"}) members.push_back(ArrowColumn::whole_number(name));
  return ArrowColumn::structure("", std::move(members));
}

/// Rows, batch by batch.
class RowWriter {
 public:
  explicit RowWriter(ArrowResult& result) : result_(result) {}

  void add(std::string_view kind, const NameRecord& name, std::string_view source, std::uint64_t counter,
           NameFacts::Count count) {
    std::size_t i = 0;
    for (const auto text : {kind, name.text, name.full, name.known, source}) rows_.child(i++).add(text);
    for (const auto number : {counter, count.articles, count.mentions})
      rows_.child(i++).add(static_cast<std::int64_t>(number));
    rows_.end();
    if (rows_.size() == rows_in_batch) finish();
  }
  void finish() {
    if (rows_.size() == 0) return;
    result_.add(std::move(rows_));
    rows_ = empty_rows();
  }

 private:
  ArrowResult& result_;
  ArrowColumn rows_ = empty_rows();
};

/// A column of whole numbers, 64 bits, without nulls.
const std::int64_t* numbers(const ArrowInput& rows, std::size_t batch, const char* name) {
  const auto column = rows.column(name);
  if (std::string_view(rows.schema->children[column]->format) != "l")
    throw Failure({.where = fmt::format("column “{}”", name),
                   .message = "is no column of 64-bit numbers",
                   .remedy = "give rows of facts"});
  const auto& cells = *rows.batches[batch]->children[column];
  return static_cast<const std::int64_t*>(cells.buffers[1]) + cells.offset + rows.batches[batch]->offset;
}

void write_facts(const Facts& facts, const std::filesystem::path& path) {
  const auto bytes = compress(to_bytes(facts), compression_of_name(path.string()));
  auto* file = std::fopen(path.c_str(), "wbe");
  const bool written = file != nullptr && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  if ((file != nullptr && std::fclose(file) != 0) || !written)
    throw Failure(
        {.where = path.string(), .message = "cannot be written", .remedy = "name a file in a folder that is there"});
}

std::shared_ptr<Facts> read_files(const std::vector<std::filesystem::path>& paths) {
  auto facts = std::make_shared<Facts>();
  for (const auto& path : paths) value_of(read_facts(path.string(), *facts));
  return facts;
}

// What is pickled of facts that are ready.
using RareState = std::tuple<std::string, std::string, std::string, std::string, std::uint32_t>;
using ReadyState = std::tuple<std::vector<RareState>, nb::bytes>;

ReadyState state_of(const ReadyFacts& ready) {
  std::vector<RareState> rare;
  for (const auto& spelling : ready.spellings.rare())
    rare.emplace_back(spelling.source, spelling.text, spelling.full, spelling.usual.text, spelling.usual.articles);
  const auto lines = ready.lines.to_bytes();
  return {std::move(rare), nb::bytes(lines.data(), lines.size())};
}

void set_state(ReadyFacts& ready, const ReadyState& state) {
  std::vector<RareSpelling> rare;
  for (const auto& [source, text, full, usual, articles] : std::get<0>(state))
    rare.push_back({.source = source, .text = text, .full = full, .usual = {.text = usual, .articles = articles}});
  const auto& lines = std::get<1>(state);
  new (&ready)
      ReadyFacts{.spellings = BatchSpellings(rare),
                 .lines = value_of(RecurringLines::from_bytes({lines.c_str(), lines.size()}, "pickled facts"))};
}

void bind_ready(nb::module_& module) {
  nb::class_<ReadyFacts>(
      module, "ReadyFacts",
      "Facts made ready for the second pass: how hardly anybody spells a name, and which lines recur. Small\n"
      "beside the facts; can be pickled and sent to other machines. Immutable.")
      .def("__getstate__", &state_of)
      .def("__setstate__", &set_state)
      .def(
          "__len__", [](const ReadyFacts& self) { return self.spellings.rare().size(); }, "Number of rare spellings.");
}

}  // namespace

ArrowResult rows_of(const Facts& facts) {
  ArrowResult result(empty_rows());
  RowWriter rows(result);
  for (const auto& row : facts.names.rows()) {
    const auto record = record_of(row.key);
    rows.add(record.place ? "place" : "person", record, row.source, 0, row.count);
  }
  if (facts.lines.articles() > 0) {
    rows.add("articles", {}, "", 0, {.articles = facts.lines.articles()});
    const auto counters = facts.lines.counters();
    for (std::size_t i = 0; i < counters.size(); ++i) {
      if (counters[i] > 0) rows.add("line", {}, "", i, {.articles = counters[i]});
    }
  }
  rows.finish();
  return result;
}

void add_rows(const ArrowInput& rows, Facts& facts) {
  for (std::size_t batch = 0; batch < rows.batches.size(); ++batch) {
    const TextCells kinds(rows, batch, rows.column("kind")), names(rows, batch, rows.column("name")),
        full(rows, batch, rows.column("full")), known(rows, batch, rows.column("known")),
        sources(rows, batch, rows.column("source"));
    const auto *counters = numbers(rows, batch, "counter"), *articles = numbers(rows, batch, "articles"),
               *mentions = numbers(rows, batch, "mentions");
    const auto text = [](const TextCells& cells, std::int64_t row) { return std::string(cells.at(row).value_or("")); };
    for (std::int64_t row = 0; row < kinds.size(); ++row) {
      const auto kind = kinds.at(row).value_or("");
      const auto count = static_cast<std::uint64_t>(articles[row]);
      if (kind == "articles") {
        facts.lines.add_articles(count);
      } else if (kind == "person" || kind == "place") {
        facts.names.add(
            text(sources, row),
            {.text = text(names, row), .full = text(full, row), .known = text(known, row), .place = kind == "place"},
            {.articles = count, .mentions = static_cast<std::uint64_t>(mentions[row])});
      } else if (kind != "line" || !facts.lines.add_count(static_cast<std::uint64_t>(counters[row]), count)) {
        throw Failure({.where = fmt::format("row {}", row),
                       .message = fmt::format("is no row of facts: its kind is “{}”", kind),
                       .remedy = "give what Facts.rows() or copydesk.spark.facts() gave"});
      }
    }
  }
}

void bind_facts(nb::module_& module) {
  bind_ready(module);
  nb::class_<Facts>(
      module, "Facts",
      "What many articles tell together: how often their names and lines recur. Facts of parts add up to those\n"
      "of the whole. Not for several threads at once.")
      .def(nb::init<>())
      .def_static(
          "read",
          [](nb::args paths) {
            std::vector<std::filesystem::path> files;
            for (const auto path : paths) files.push_back(nb::cast<std::filesystem::path>(path));
            return read_files(files);
          },
          nb::arg("paths"), "Reads files that ``copydesk facts`` or ``write`` wrote, and adds them up.")
      .def(
          "merge", [](Facts& self, const Facts& other) { self.merge(other); }, nb::arg("other"),
          "Adds the facts of other articles.")
      .def("write", &write_facts, nb::arg("path"),
           "Writes the file that ``copydesk facts`` writes; by its name's end (.gz, .zst) it is compressed.")
      .def(
          "to_bytes",
          [](const Facts& self) {
            const auto bytes = to_bytes(self);
            return nb::bytes(bytes.data(), bytes.size());
          },
          "The content of that file.")
      .def(
          "rows", [](const Facts& self) { return rows_of(self); },
          "The facts as rows (kind, name, full, known, source, counter, articles, mentions), for engines to add up:\n"
          "group by the first six and sum the last two. ``kind`` is person, place, line or articles.")
      .def(
          "add_rows", [](Facts& self, nb::handle rows) { add_rows(ArrowInput::from(rows), self); }, nb::arg("rows"),
          "Adds such rows, which may come from several parts. Takes any Arrow data.")
      .def(
          "ready",
          [](const Facts& self) {
            return std::make_shared<ReadyFacts>(
                ReadyFacts{.spellings = BatchSpellings(self.names), .lines = self.lines});
          },
          "Makes the facts ready for the second pass: ``Checker(facts=facts.ready())``.");
}

}  // namespace copydesk::python

#include "copydesk/corpus/facts.h"

#include <iterator>
#include <simdjson.h>
#include <string_view>
#include <zlib.h>

#include <fmt/format.h>

#include "copydesk/corpus/record.h"
#include "copydesk/corpus/record_batch.h"
#include "copydesk/names/name_record.h"

namespace copydesk {
namespace {

constexpr std::string_view header = R"({"format":"copydesk facts","version":1})";
constexpr std::string_view remedy = "make it anew with copydesk facts";
constexpr std::size_t counters_in_row = 500, longest_row = std::size_t{1} << 20U;

std::uint32_t checksum(std::uint32_t before, std::string_view bytes) {
  return static_cast<std::uint32_t>(
      ::crc32_z(before, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

void append_names(const NameFacts& names, std::string& out) {
  for (const auto& row : names.rows()) {
    const auto record = record_of(row.key);
    out += "{\"name\":";
    append_json_string(record.text, out);
    out += ",\"full\":";
    append_json_string(record.full, out);
    out += ",\"known\":";
    append_json_string(record.known, out);
    out += record.place ? ",\"kind\":\"place\",\"source\":" : ",\"kind\":\"person\",\"source\":";
    append_json_string(row.source, out);
    fmt::format_to(std::back_inserter(out), ",\"articles\":{},\"mentions\":{}}}\n", row.count.articles,
                   row.count.mentions);
  }
}

void append_lines(const RecurringLines& lines, std::string& out) {
  if (lines.articles() == 0) return;
  fmt::format_to(std::back_inserter(out), "{{\"articles\":{}}}\n", lines.articles());
  std::size_t in_row = 0;
  const auto counters = lines.counters();
  for (std::size_t i = 0; i < counters.size(); ++i) {
    if (counters[i] == 0) continue;
    out += in_row == 0 ? "{\"line_counters\":[" : ",";
    fmt::format_to(std::back_inserter(out), "{},{}", i, counters[i]);
    if (++in_row == counters_in_row) {
      out += "]}\n";
      in_row = 0;
    }
  }
  if (in_row > 0) out += "]}\n";
}

namespace dom = simdjson::dom;

/// Reads the rows of one file.
class FactsReader {
 public:
  FactsReader(std::string path, Facts& facts) : path_(std::move(path)), facts_(facts) {}

  Result<void> read(const RecordLine& line) {
    line_ = line.number;
    if (line.too_long) return wrong("is longer than any row of facts");
    if (line_ == 1 || ended_) return read_edge(line.bytes);
    dom::object row;
    if (parser_.parse(line.bytes.data(), line.bytes.size(), false).get(row)) return wrong("is no JSON object");
    if (std::uint64_t rows = 0; !row["rows"].get(rows)) return read_end(row, rows);
    checksum_ = checksum(checksum(checksum_, line.bytes), "\n");
    ++rows_;
    if (std::uint64_t articles = 0; row["name"].error() && !row["articles"].get(articles)) {
      facts_.lines.add_articles(articles);
      return {};
    }
    if (dom::array counters; !row["line_counters"].get(counters)) return read_counters(counters);
    return read_name(row);
  }

  [[nodiscard]] Result<void> finish() const {
    if (line_ == 0) return fail(path_, "is empty, and no file of facts", std::string(remedy));
    if (!ended_) return fail(path_, "was cut short: its last row is missing", std::string(remedy));
    return {};
  }

 private:
  [[nodiscard]] tl::unexpected<Error> wrong(std::string message) const {
    return fail(fmt::format("{}:{}", path_, line_), std::move(message), std::string(remedy));
  }

  Result<void> read_edge(std::string_view line) {
    if (ended_) return wrong("stands behind the last row of facts; merge files with copydesk facts --merge");
    if (line.find("\"copydesk facts\"") == line.npos) return wrong("is not the first line of a file of facts");
    if (line != header) return wrong("is of a version that this program does not read");
    checksum_ = checksum(checksum(checksum_, line), "\n");
    ++rows_;
    return {};
  }

  Result<void> read_end(const dom::object& row, std::uint64_t rows) {
    std::string_view sum;
    if (row["crc32"].get(sum) || sum != fmt::format("{:08x}", checksum_) || rows != rows_)
      return wrong("does not fit the rows before it: the file was changed or is damaged");
    ended_ = true;
    return {};
  }

  Result<void> read_counters(const dom::array& counters) {
    bool is_place = true;
    std::uint64_t place = 0, number = 0;
    for (const auto value : counters) {
      if (value.get(number)) return wrong("has a counter that is no number");
      if (!is_place && !facts_.lines.add_count(place, number))
        return wrong("has a counter for a place that is not there");
      place = number;
      is_place = !is_place;
    }
    if (!is_place) return wrong("has a place without a counter");
    return {};
  }

  Result<void> read_name(const dom::object& row) {
    std::string_view name, full, known, kind, source;
    NameFacts::Count count;
    if (row["name"].get(name) || row["full"].get(full) || row["known"].get(known) || row["kind"].get(kind) ||
        row["source"].get(source) || row["articles"].get(count.articles) || row["mentions"].get(count.mentions) ||
        (kind != "person" && kind != "place"))
      return wrong("is no row of facts: neither a name nor counters of lines");
    facts_.names.add(
        source,
        {.text = std::string(name), .full = std::string(full), .known = std::string(known), .place = kind == "place"},
        count);
    return {};
  }

  std::string path_;
  Facts& facts_;
  dom::parser parser_{};
  std::uint64_t line_ = 0, rows_ = 0;
  std::uint32_t checksum_ = 0;
  bool ended_ = false;
};

}  // namespace

void Facts::merge(const Facts& other) {
  names.merge(other.names);
  lines.merge(other.lines);
}

std::string to_bytes(const Facts& facts) {
  std::string out(header);
  out += '\n';
  append_names(facts.names, out);
  append_lines(facts.lines, out);
  std::size_t rows = 0;
  for (const char c : out) rows += c == '\n';
  return out + fmt::format("{{\"rows\":{},\"crc32\":\"{:08x}\"}}\n", rows, checksum(0, out));
}

Result<void> read_facts(const std::string& path, Facts& facts) {
  BatchReader lines({path}, longest_row);
  FactsReader reader(path, facts);
  while (const auto batch = lines.next()) {
    for (const auto& line : batch->lines) {
      if (auto done = reader.read(line); !done) return done;
    }
    if (batch->error) return tl::unexpected(*batch->error);
  }
  return reader.finish();
}

}  // namespace copydesk

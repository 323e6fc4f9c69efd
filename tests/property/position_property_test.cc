// Places in random texts: emoji, combining marks, every line end, byte-order marks, invalid bytes, UTF-16.
#include <algorithm>
#include <array>
#include <random>
#include <regex>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "copydesk/report/report.h"
#include "copydesk/text/encoding.h"
#include "copydesk/text/line_index.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

using json = nlohmann::json;
constexpr std::array units{ColumnUnit::code_points, ColumnUnit::utf16, ColumnUnit::bytes};

std::string random_text(std::mt19937& random, bool with_invalid) {
  static const std::vector<std::string> pieces{"a",           "story ",
                                               "Zoe\u0308",   "Łódź",
                                               "\U0001F600",  "\U0001F469\u200D\U0001F467",
                                               "\u00AD",      "中文",
                                               "\t",          "“q”",
                                               "\n",          "\r\n",
                                               "\r\n\r\n",    "\r",
                                               "\n\r",        std::string(5000, 'x'),
                                               "\xFF",        "\xF0\x9F",
                                               "\xED\xA0\x80"};
  std::string text;
  for (auto left = random() % 60; left > 0; --left) {
    const auto piece = random() % (pieces.size() - (with_invalid ? 0 : 3));
    if (pieces[piece].size() < 100 || random() % 8 == 0) text += pieces[piece];
  }
  return text + "end";
}

// A file: UTF-8 without and with a mark, UTF-16 of both orders.
std::string random_file(std::mt19937& random) {
  const auto kind = random() % 4;
  const auto text = random_text(random, kind < 2);
  if (kind == 0) return text;
  if (kind == 1) return "\xEF\xBB\xBF" + text;
  return kind == 2 ? "\xFF\xFE" + *encoded(Encoding::utf16le, text) : "\xFE\xFF" + *encoded(Encoding::utf16be, text);
}

std::vector<std::uint32_t> borders(std::string_view utf8) {
  std::vector<std::uint32_t> result;
  for (std::size_t i = 0; i < utf8.size(); i += read_code_point(utf8, i).width)
    result.push_back(static_cast<std::uint32_t>(i));
  result.push_back(static_cast<std::uint32_t>(utf8.size()));
  return result;
}

// Walks the whole text, as a reader of a report would who has only the definition of lines and columns.
std::uint32_t walked(std::string_view utf8, std::uint32_t line, std::uint32_t column, ColumnUnit unit, LineEnds ends) {
  std::uint32_t at_line = 1, at_column = 1;
  for (std::size_t i = 0; i < utf8.size();) {
    if (at_line == line && at_column >= column) return static_cast<std::uint32_t>(i);
    const auto c = read_code_point(utf8, i);
    i += c.width;
    const bool ends_line = c.value == '\n' || (c.value == '\r' && ends == LineEnds::any && utf8.substr(i, 1) != "\n");
    if (ends_line) {
      ++at_line;
      at_column = 1;
    } else {
      const bool is_pair = c.value >= 0x10000 && c.value != invalid_code_point;
      at_column += unit == ColumnUnit::bytes ? c.width : unit == ColumnUnit::utf16 && is_pair ? 2U : 1U;
    }
  }
  return static_cast<std::uint32_t>(utf8.size());
}

std::uint32_t column(const Position& position, ColumnUnit unit) {
  return unit == ColumnUnit::bytes   ? position.byte_column
         : unit == ColumnUnit::utf16 ? position.utf16_column
                                     : position.column;
}

TEST(PositionProperty, ColumnsOfEveryUnitLeadThereAndBack) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const auto text = Text::decode(random_file(random));
    ASSERT_TRUE(text);
    const auto utf8 = text->utf8();
    const auto ends = round % 2 == 0 ? LineEnds::any : LineEnds::line_feed;
    const LineIndex index(utf8, ends);
    const auto all = borders(utf8);
    for (std::size_t i = 0; i < all.size(); i += 1 + (all.size() > 2000 ? random() % 40 : 0)) {
      const auto position = index.at(all[i]);
      const bool in_line_end = all[i] > index.line_start(position.line) + index.line(position.line).size();
      for (const auto unit : units) {
        if (!in_line_end) {
          ASSERT_EQ(index.offset_of(position.line, column(position, unit), unit), all[i]);
        }
        if (i % 7 == 0) {
          ASSERT_EQ(walked(utf8, position.line, column(position, unit), unit, ends), all[i]);
        }
      }
      ASSERT_EQ(text->to_utf8(text->to_file({.begin = all[i], .end = all[i]})).begin, all[i]);
    }
  }
}

TEST(PositionProperty, PlacesThatDoNotExistLeadToTheNearestBefore) {
  const LineIndex index("ab\r\n\U0001F600c\n");
  EXPECT_EQ(index.offset_of(1, 99, ColumnUnit::bytes), 2U);
  EXPECT_EQ(index.offset_of(0, 0, ColumnUnit::code_points), 0U);
  EXPECT_EQ(index.offset_of(2, 2, ColumnUnit::utf16), 4U);  // inside the pair
  EXPECT_EQ(index.offset_of(2, 3, ColumnUnit::utf16), 8U);
  EXPECT_EQ(index.offset_of(2, 4, ColumnUnit::bytes), 4U);
  EXPECT_EQ(index.offset_of(9, 1, ColumnUnit::bytes), 10U);
}

// A finding anywhere in a text, with its place as each format tells it.
class Reports {
 public:
  Reports(const CheckedDocument& document, const ReportContext& context) : document_(document) {
    const std::span documents(&document, 1);
    json_ = json::parse(json_report(documents, context))["documents"][0]["findings"];
    sarif_ = json::parse(sarif_report(documents, context))["runs"][0]["results"];
    text_ = places(text_report(documents, context, {.excerpts = false}), R"((?:^|\n)a\.txt:(\d+):(\d+): )");
    checkstyle_ = places(checkstyle_report(documents, context), R"#(<error line="(\d+)" column="(\d+)")#");
    github_ = places(github_report(documents, context, "T"),
                     R"#(::warning file=a\.txt,line=(\d+),endLine=\d+,(?:col=(\d+))?)#");
    std::istringstream lines(rdjsonl_report(documents, context));
    for (std::string line; std::getline(lines, line);) rdjsonl_.push_back(json::parse(line));
  }

  void expect_place(std::size_t i, Span span) const {
    const auto& region = sarif_.at(i)["locations"][0]["physicalLocation"]["region"];
    EXPECT_EQ(at(region["startLine"], region["startColumn"], ColumnUnit::utf16), span.begin) << "sarif";
    EXPECT_EQ(at(region["endLine"], region["endColumn"], ColumnUnit::utf16), span.end) << "sarif";
    EXPECT_EQ(at(json_.at(i)["line"], json_.at(i)["column"], ColumnUnit::code_points), span.begin) << "json";
    for (const auto* places : {&text_, &checkstyle_})
      EXPECT_EQ(at(places->at(i).first, places->at(i).second, ColumnUnit::code_points), span.begin)
          << "text, checkstyle";
    const auto& range = rdjsonl_.at(i)["location"]["range"];
    EXPECT_EQ(in_file(range["start"]), span.begin) << "rdjsonl";
    EXPECT_EQ(in_file(range["end"]), span.end) << "rdjsonl";
    const auto [line, column] = github_.at(i);
    const auto shown = walked(utf8(), line, column, ColumnUnit::code_points, LineEnds::line_feed);
    if (column != 0) {
      EXPECT_EQ(shown, span.begin) << "github";
    }
    EXPECT_EQ(line, range["start"]["line"]) << "github and rdjsonl";
  }

 private:
  using Place = std::pair<std::uint32_t, std::uint32_t>;

  static std::vector<Place> places(const std::string& report, const std::string& pattern) {
    const std::regex expression(pattern);
    std::vector<Place> result;
    for (auto i = std::sregex_iterator(report.begin(), report.end(), expression); i != std::sregex_iterator(); ++i)
      result.emplace_back(std::stoul((*i)[1]), (*i)[2].matched ? std::stoul((*i)[2]) : 0);
    return result;
  }
  [[nodiscard]] std::string_view utf8() const { return document_.text->utf8(); }
  [[nodiscard]] std::uint32_t at(std::uint32_t line, std::uint32_t column, ColumnUnit unit) const {
    return walked(utf8(), line, column, unit, LineEnds::any);
  }
  // Bytes of the file's own line where it is UTF-8, a mark included.
  [[nodiscard]] std::uint32_t in_file(const json& place) const {
    const auto& text = *document_.text;
    if (text.encoding() != Encoding::utf8)
      return walked(utf8(), place["line"], place["column"], ColumnUnit::bytes, LineEnds::line_feed);
    std::size_t start = 0;
    for (auto line = place["line"].get<int>(); line > 1; --line) start = text.bytes().find('\n', start) + 1;
    return static_cast<std::uint32_t>(start + place["column"].get<std::uint32_t>() - 1 - (text.has_bom() ? 3 : 0));
  }

  const CheckedDocument& document_;
  json json_ = {}, sarif_ = {};
  std::vector<json> rdjsonl_ = {};
  std::vector<Place> text_ = {}, checkstyle_ = {}, github_ = {};
};

TEST(PositionProperty, AllFormatsTellTheSamePlace) {
  std::mt19937 random(11);
  for (int round = 0; round < 150; ++round) {
    const auto text = Text::decode(random_file(random));
    ASSERT_TRUE(text);
    const auto all = borders(text->utf8());
    CheckedDocument document{.path = "a.txt", .text = &*text};
    std::vector<Span> spans;
    for (int n = 0; n < 8; ++n) {
      const auto begin = random() % (all.size() - 1);
      const auto end = std::min(all.size() - 1, begin + 1 + random() % 12);
      // The end of a line and the begin of the next are two names of one place only to LineIndex.
      const auto inside = [&](std::size_t i) { return all[i] == 0 || text->utf8()[all[i] - 1] != '\r'; };
      if (inside(begin) && inside(end)) spans.push_back({all[begin], all[end]});
    }
    std::sort(spans.begin(), spans.end());
    for (const auto span : spans)
      document.findings.push_back({.rule = "a/b", .span = text->to_file(span), .message = "m"});
    const Reports reports(document, {.version = "1"});
    for (std::size_t i = 0; i < spans.size(); ++i) {
      SCOPED_TRACE(testing::Message() << "round " << round << ", " << spans[i]);
      reports.expect_place(i, spans[i]);
    }
  }
}

}  // namespace
}  // namespace copydesk

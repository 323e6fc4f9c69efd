// The project's own articles: what is found in the dirty ones is golden, the clean ones yield nothing firm.
// NAME.findings is the golden file (COPYDESK_UPDATE=1 rewrites it); NAME.flaws lists what was planted, a line each:
// line number, family, flawed text, what is right, separated by tabs.
#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "support.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "copydesk/text/line_index.h"

namespace copydesk {
namespace {

using testing_support::articles_in;
using testing_support::engine;
using testing_support::read_file;

const std::filesystem::path folder = COPYDESK_SOURCE_DIR "/tests/articles";

struct Checked {
  Text text;
  std::vector<Finding> findings;
};

Checked check(const std::filesystem::path& article) {
  auto text = Text::decode(read_file(article));
  Engine::Scratch scratch(engine());
  auto findings = engine().check(*text, scratch);
  engine().join_runs(*text, findings);
  return {std::move(*text), std::move(findings)};
}

std::string shown(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '\n' ? std::string("⏎") : c == '\r' ? std::string() : std::string(1, c);
  return result;
}

// 12:5 name/foreign-spelling error "Wladimir" → "Vladimir"
std::string golden(const Checked& checked) {
  const LineIndex lines(checked.text.utf8());
  std::ostringstream out;
  for (const auto& finding : checked.findings) {
    const auto span = checked.text.to_utf8(finding.span);
    const auto at = lines.at(span.begin);
    out << at.line << ':' << at.column << ' ' << finding.rule << ' ' << name(finding.severity) << " \""
        << shown(slice(checked.text.utf8(), span)) << '"';
    if (!finding.suggestions.empty()) out << " → \"" << shown(finding.suggestions.front().text) << '"';
    out << '\n';
  }
  return out.str();
}

TEST(Articles, FindingsAreAsReviewed) {
  for (const auto& article : articles_in(folder)) {
    SCOPED_TRACE(article.filename());
    auto expected = article;
    expected.replace_extension(".findings");
    const auto found = golden(check(article));
    if (const auto* update = std::getenv("COPYDESK_UPDATE"); update != nullptr && *update != '\0') {
      std::ofstream(expected, std::ios::binary) << found;
    } else {
      EXPECT_EQ(found, read_file(expected)) << "if this is better: ./desk test --update, and review the diff";
    }
  }
}

TEST(Articles, CleanOnesYieldNothingFirm) {
  const auto articles = articles_in(folder / "clean");
  EXPECT_GE(articles.size(), 8U);
  for (const auto& article : articles) {
    SCOPED_TRACE(article.filename());
    auto checked = check(article);
    std::erase_if(checked.findings, [](const Finding& f) { return f.severity == Severity::advice; });
    EXPECT_EQ(golden(checked), "");
  }
}

TEST(Articles, MostPlantedFlawsAreFound) {
  std::size_t planted = 0, hit = 0;
  std::ostringstream missed;
  for (const auto& article : articles_in(folder)) {
    auto list = article;
    std::istringstream flaws(read_file(list.replace_extension(".flaws")));
    const auto checked = check(article);
    const auto utf8 = checked.text.utf8();
    const LineIndex lines(utf8);
    for (std::string row; std::getline(flaws, row);) {
      std::istringstream cells(row);
      std::string number, family, quote;
      std::getline(cells, number, '\t');
      std::getline(cells, family, '\t');
      std::getline(cells, quote, '\t');
      if (family == "style" || quote.empty()) continue;
      ASSERT_LE(std::stoul(number), lines.line_count()) << article << ": " << row;
      const auto at = utf8.find(quote, lines.line_start(static_cast<std::uint32_t>(std::stoul(number))));
      ASSERT_NE(at, utf8.npos) << article << ": " << row;
      const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + quote.size())};
      const auto found = std::any_of(checked.findings.begin(), checked.findings.end(), [&](const Finding& f) {
        return f.severity != Severity::advice && checked.text.to_utf8(f.span).overlaps(span);
      });
      ++planted;
      hit += found;
      if (!found) missed << article.filename().string() << ':' << row << '\n';
    }
  }
  RecordProperty("planted", static_cast<int>(planted));
  RecordProperty("found", static_cast<int>(hit));
  EXPECT_GE(static_cast<double>(hit), 0.35 * static_cast<double>(planted)) << hit << " of " << planted << "\n"
                                                                           << missed.str();
}

}  // namespace
}  // namespace copydesk

// What must hold of clean for every text: the project's articles, random parts of them, and mixtures.
#include <algorithm>
#include <random>

#include "articles/marked_page.h"
#include <gtest/gtest.h>

#include "copydesk/clean/cleaner.h"

namespace copydesk {
namespace {

using testing_support::articles_in;
using testing_support::engine;
using testing_support::marked_pages;
using testing_support::read_file;
using testing_support::read_marked_page;

std::vector<std::string> samples() {
  std::vector<std::string> result;
  for (const auto* folder : {"", "/clean"}) {
    for (const auto& article : articles_in(std::string(COPYDESK_SOURCE_DIR "/tests/articles") + folder))
      result.push_back(read_file(article));
  }
  for (const auto& page : marked_pages()) result.push_back(read_marked_page(page).text);
  return result;
}

CleanedArticle clean(const std::string& bytes, const CleanOptions& options) {
  const auto text = Text::decode(bytes);
  if (!text) return {};
  Cleaner cleaner(*engine().line_model());
  return cleaner.clean(*text, options);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < text.size();) {
    const auto end = std::min(text.find('\n', i), text.size());
    lines.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  return lines;
}

void expect_stable(const std::string& text) {
  for (const bool head : {false, true}) {
    for (const bool wire : {false, true}) {
      const CleanOptions options{.head = head, .wire = wire};
      const auto once = clean(text, options).text;
      ASSERT_EQ(clean(once, options).text, once) << text;
    }
  }
}

TEST(CleanProperty, KeptLinesReadAsTheTextThatTheyMake) {
  std::mt19937 random(7);
  const LineModel& model = *engine().line_model();
  LineModel::Scratch scratch, fresh;
  for (const auto& sample : samples()) {
    auto lines = model.read(sample, scratch);
    for (int round = 0; round < 3; ++round) {
      std::vector<std::uint8_t> kept;
      for (std::size_t i = 0; i < lines.size(); ++i) kept.push_back(random() % 4 != 0);
      lines = model.read_kept(kept, scratch);
      std::string text;
      for (const auto& line : lines) {
        if (!text.empty()) text += line.blank_before ? "\n\n" : "\n";
        text += slice(sample, line.span);
      }
      const auto again = model.read(text, fresh);
      ASSERT_EQ(again.size(), lines.size());
      for (std::size_t i = 0; i < lines.size(); ++i) {
        ASSERT_EQ(slice(text, again[i].span), slice(sample, lines[i].span));
        ASSERT_EQ(again[i].kind, lines[i].kind);
        ASSERT_EQ(again[i].is_text, lines[i].is_text);
        ASSERT_EQ(again[i].text_probability, lines[i].text_probability) << slice(sample, lines[i].span);
        ASSERT_EQ(again[i].dateline, lines[i].dateline);
        ASSERT_EQ(again[i].blank_before, lines[i].blank_before);
      }
    }
  }
}

TEST(CleanProperty, CleaningAgainChangesNothing) {
  for (const auto& sample : samples()) expect_stable(sample);
}

TEST(CleanProperty, CleaningAgainChangesNothingOverRandomPartsAndMixtures) {
  std::mt19937 random(5);
  std::vector<std::string> all;
  for (const auto& sample : samples()) {
    for (auto& line : lines_of(sample)) all.push_back(std::move(line));
  }
  const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
  for (int round = 0; round < 300; ++round) {
    std::string text;
    if (round % 3 == 0) {  // lines from anywhere
      for (auto left = below(40); left > 0; --left) text += all[below(all.size())] + (below(2) == 0 ? "\n" : "\n\n");
    } else {  // some of the lines of one place
      const auto first = below(all.size());
      for (auto i = first; i < std::min(all.size(), first + 60); ++i) {
        if (below(4) != 0) text += all[i] + "\n";
      }
    }
    expect_stable(text);
  }
}

TEST(CleanProperty, EveryLineIsKeptOrListed) {
  for (const auto& sample : samples()) {
    const auto text = Text::decode(sample);
    if (!text || text->encoding() != Encoding::utf8 || text->has_bom())
      continue;  // spans are of other bytes than these
    const auto article = clean(sample, {.head = true});
    std::size_t last = 0, kept = 0;
    for (const auto& line : article.lines) {
      ASSERT_GE(line.span.begin, last);
      ASSERT_LT(line.span.begin, line.span.end);
      const auto gap = sample.substr(last, line.span.begin - last);
      EXPECT_EQ(gap.find_first_not_of(" \t\r\n\v\f"), gap.npos) << "lost: " << gap;
      last = line.span.end;
      kept += line.kept;
    }
    const auto lines = lines_of(article.text);
    EXPECT_EQ(kept, lines.size() - static_cast<std::size_t>(std::count(lines.begin(), lines.end(), "")));
  }
}

TEST(CleanProperty, RepairsAreComplete) {
  for (const std::string text :
       {"Caf&amp;amp;eacute; in Paris reopened on Monday, the mayor said.\r\nIt was closed.",
        "He said it&amp;#38;rsquo;s â€œdoneâ€\x9d and left the\xC2\xAD city on Monday.", "\xEF\xBB\xBFOne.\rTwo."}) {
    const auto once = clean(text, {}).text;
    EXPECT_EQ(once.find('&'), once.npos) << once;
    EXPECT_EQ(once.find('\r'), once.npos) << once;
    EXPECT_EQ(clean(once, {}).text, once);
  }
}

}  // namespace
}  // namespace copydesk

#include "copydesk/report/wording.h"

#include <gtest/gtest.h>

namespace copydesk {
namespace {

TEST(SeverityCounts, AreSaidInWords) {
  const struct {
    std::size_t advice, warnings, errors;
    std::string_view words;
  } rows[] = {
      {0, 0, 0, "nothing found"},
      {0, 1, 0, "0 errors, 1 warning"},
      {1, 2, 1, "1 error, 2 warnings, 1 piece of advice"},
      {2, 0, 0, "0 errors, 0 warnings, 2 pieces of advice"},
  };
  for (const auto& row : rows) {
    SeverityCounts counts;
    for (std::size_t i = 0; i < row.advice; ++i) counts.add({{Finding{.severity = Severity::advice}}});
    for (std::size_t i = 0; i < row.warnings; ++i) counts.add({{Finding{.severity = Severity::warning}}});
    for (std::size_t i = 0; i < row.errors; ++i) counts.add({{Finding{.severity = Severity::error}}});
    EXPECT_EQ(counts.in_words(), row.words);
  }
}

TEST(Visible, ShowsWhatATerminalMustNotGet) {
  const struct {
    std::string_view name, text, shown;
  } rows[] = {
      {"plain", "Zoë 😀 said", "Zoë 😀 said"},
      {"invalid bytes", "caf\xE9 \xFF", "caf\uFFFD \uFFFD"},
      {"escape sequences", "\x1B[31mred\a", " [31mred "},
      {"eight-bit control characters", "a\u009Bb", "a b"},
      {"line ends and tabs", "a\r\n\tb\u2028c", "a   b c"},
      {"zero-width, soft hyphen, direction", "a\u200Bb\u00ADc\u202Ed\uFEFF", "a·b·c·d·"},
  };
  for (const auto& row : rows) EXPECT_EQ(visible(row.text), row.shown) << row.name;
}

TEST(IsInvisible, MeansThatNothingCanBeSeen) {
  for (const auto* text : {" ", "\u00A0", "\u200B\u00AD", "\r\n", "\u3000"}) EXPECT_TRUE(is_invisible(text)) << text;
  for (const auto* text : {"a", " a ", "\xFF", ".", "😀"}) EXPECT_FALSE(is_invisible(text)) << text;
}

TEST(Shortened, CutsBetweenCharacters) {
  EXPECT_EQ(shortened("short", 5), "short");
  EXPECT_EQ(shortened("longer", 5), "longe…");
  EXPECT_EQ(shortened("Zoë!", 3), "Zo…");
}

TEST(UriOf, IsARelativeReference) {
  const struct {
    std::string_view path, uri;
  } rows[] = {
      {"in/a.txt", "in/a.txt"},
      {"./in/a.txt", "in/a.txt"},
      {"../a.txt", "../a.txt"},
      {"a story #1?.txt", "a%20story%20%231%3F.txt"},
      {"javascript:x.txt", "javascript%3Ax.txt"},
      {"Zoë 100%.txt", "Zo%C3%AB%20100%25.txt"},
      {"/tmp/a.txt", "file:///tmp/a.txt"},
      {"-", "-"},
  };
  for (const auto& row : rows) EXPECT_EQ(uri_of(row.path), row.uri);
}

}  // namespace
}  // namespace copydesk

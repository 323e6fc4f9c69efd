#include "copydesk/text/address.h"

#include <gmock/gmock.h>

#include "copydesk/text/token.h"

namespace copydesk {
namespace {

/// The addresses among the tokens, one space between.
std::string addresses_in(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::address) continue;
    if (!out.empty()) out += ' ';
    out += slice(text, token.span);
  }
  return out;
}

TEST(Address, IsOneToken) {
  struct Row {
    std::string_view name, text, addresses;
  };
  constexpr Row rows[] = {
      {"URL", "See https://example.org/a?b=1&c=2#d for more", "https://example.org/a?b=1&c=2#d"},
      {"stop behind it", "See http://example.org/news.", "http://example.org/news"},
      {"comma and quote behind it", "“http://example.org/a,” he said", "http://example.org/a"},
      {"in brackets", "(http://example.org/a)", "http://example.org/a"},
      {"brackets of its own", "https://example.org/River_(2020)", "https://example.org/River_(2020)"},
      {"www", "at www.example.org, now", "www.example.org"},
      {"www with an unknown ending", "www.example.museum/x", "www.example.museum/x"},
      {"site's name", "Example.com said bbc.co.uk/news reported", "Example.com bbc.co.uk/news"},
      {"no scheme's rest", "note:// and http://", ""},
      {"a lost space is no site", "He left.in the end.The rain", ""},
      {"e-mail", "write to jane.roe+desk@news.example.org.", "jane.roe+desk@news.example.org"},
      {"e-mail in brackets", "(desk@example.org)", "desk@example.org"},
      {"e-mail with hyphens", "news-desk@my-site.example", "news-desk@my-site.example"},
      {"no domain", "me@home and 5 @ 3", ""},
      {"handles and tags", "@desk_1 wrote #CopyDesk, #1 and .@desk", "@desk_1 #CopyDesk @desk"},
      {"tag in another script", "#Ереван2020!", "#Ереван2020"},
      {"C# is no tag", "C#minor", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(addresses_in(row.text), row.addresses);
  }
}

TEST(Address, KeepsTheFlagsOfTheTokensItReplaces) {
  std::vector<Token> tokens;
  tokenize("\njane.roe@example.org", tokens);
  ASSERT_EQ(tokens.size(), 1U);
  EXPECT_TRUE(tokens[0].starts_line);
  EXPECT_TRUE(tokens[0].space_before);
}

}  // namespace
}  // namespace copydesk

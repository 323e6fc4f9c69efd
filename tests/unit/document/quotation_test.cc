#include "copydesk/document/quotation.h"

#include <gmock/gmock.h>

#include "copydesk/document/document.h"

namespace copydesk {
namespace {

/// The text with ⟦ ⟧ around runs of quoted tokens.
std::string with_brackets(std::string_view text) {
  Document document;
  read_plain_text(text, document);
  std::string out;
  std::uint32_t at = 0;
  bool inside = false;
  for (const Token& token : document.tokens) {
    if (inside && !token.in_quote) out += "⟧";
    out += text.substr(at, token.span.begin - at);
    if (!inside && token.in_quote) out += "⟦";
    inside = token.in_quote;
    out += slice(text, token.span);
    at = token.span.end;
  }
  if (inside) out += "⟧";
  return out += text.substr(at);
}

TEST(Quotation, IsBetweenItsMarks) {
  struct Row {
    std::string_view name, expected;  // ⟦ ⟧ are taken out for the input
  };
  constexpr Row rows[] = {
      {"none", "The river rose, and don't the workers' homes know it."},
      {"straight", "He said \"⟦it is good⟧\" and \"⟦fine⟧\"."},
      {"curly", "“⟦It is good,⟧” he said. “⟦Fine.⟧”"},
      {"opened curly, closed straight", "“⟦It is good,⟧\" he said."},
      {"opened straight, closed curly", "\"⟦It is good,⟧” he said."},
      {"German", "Er sagte: „⟦Wir gehen.⟧“ Sie „⟦nicht⟧“."},
      {"guillemets", "Il a dit « ⟦oui⟧ » et «⟦non⟧»."},
      {"German guillemets", "Er sagte »⟦ja⟧« und ging."},
      {"single curly", "He said ‘⟦it is good⟧’ and don’t ask."},
      {"single straight", "'⟦It is good,⟧' he said. It's '⟦fine⟧'."},
      {"single, ending in a plural possessive", "‘⟦The workers’ rights are the key⟧’, she said."},
      {"bracket and dash before", "(\"⟦no⟧\") -- \"⟦yes⟧\""},
      {"nested of the same kind", "\"⟦The bank did not \"frame\" them,⟧\" it said of the claim."},
      {"nested of the other kind", "“⟦He told me ‘go’ and I went,⟧” she said."},
      {"one lost mark in the middle harms nothing", "He said \"it is good, and left. She said \"⟦no⟧\" twice."},
      {"one stray closing mark", "He said it is good,\" and left. She said \"⟦no⟧\" twice."},
      {"inches", "It is 27\" wide. She said \"⟦no⟧\"."},
      {"opened at the begin, never closed", "\"⟦It is good and it goes on and on.⟧"},
      {"the next line is safe from a lost mark", "He said \"it is good.\nThe river rose over the bridge."},
      {"several paragraphs", "“⟦The river rose at night.⟧\n\n“⟦It fell in the morning,⟧” he said."},
      {"several paragraphs, opened in the middle", "He said: “⟦The river rose.⟧\n\n“⟦It fell,⟧” he said."},
      {"a sentence a line", "He said: \"⟦The river rose at night.\nIt fell in the morning,⟧\" he said."},
      {"closed only", "It fell in the morning,\" he said."},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    std::string text(row.expected);
    for (const std::string_view bracket : {"⟦", "⟧"}) {
      for (std::size_t i = text.find(bracket); i != std::string::npos; i = text.find(bracket))
        text.erase(i, bracket.size());
    }
    EXPECT_EQ(with_brackets(text), row.expected);
  }
}

}  // namespace
}  // namespace copydesk

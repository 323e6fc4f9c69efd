#include <gmock/gmock.h>

#include "copydesk/text/token.h"

namespace copydesk {
namespace {

TEST(Fold, GivesTheFormOfTheVocabulary) {
  struct Row {
    std::string_view name, text, folded;
  };
  constexpr Row rows[] = {
      {"ASCII", "U.S. River", "u.s. river"},
      {"Latin", "ÅNGSTRÖM Łódź", "ångström łódź"},
      {"Cyrillic", "ЕРЕВАН", "ереван"},
      {"dotted capital I", "İlham", "ilham"},
      {"sharp s stays", "STRAßE", "straße"},
      {"curly apostrophe", "Don’t", "don't"},
      {"wrong curly apostrophe", "O‘Brien", "o'brien"},
      {"modifier and full-width apostrophe", "ʼn＇n", "'n'n"},
      {"soft hyphen", "ne\u00ADgo\u00ADti\u00ADate", "negotiate"},
      {"zero-width space and joiners", "Bos\u200Bton\u200D\u2060\uFEFF", "boston"},
      {"direction marks", "\u200Eabc\u200F", "abc"},
      {"combining mark stays", "Jose\u0301", "jose\u0301"},
      {"invalid bytes stay", "A\xFF\xE2", "a\xFF\xE2"},
      {"nothing", "", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    std::string folded = "kept:";
    fold(row.text, folded);
    EXPECT_EQ(folded, "kept:" + std::string(row.folded));
  }
}

}  // namespace
}  // namespace copydesk

#include "copydesk/checks/language_name.h"

#include <algorithm>
#include <array>
#include <utility>

namespace copydesk {

std::string_view language_name(std::string_view code) {
  using Name = std::pair<std::string_view, std::string_view>;
  constexpr std::array names = {
      Name{"af", "Afrikaans"},  Name{"ar", "Arabic"},         Name{"az", "Azerbaijani"}, Name{"be", "Belarusian"},
      Name{"bg", "Bulgarian"},  Name{"bs", "Bosnian"},        Name{"ca", "Catalan"},     Name{"cs", "Czech"},
      Name{"da", "Danish"},     Name{"de", "German"},         Name{"el", "Greek"},       Name{"es", "Spanish"},
      Name{"et", "Estonian"},   Name{"eu", "Basque"},         Name{"fa", "Persian"},     Name{"fi", "Finnish"},
      Name{"fr", "French"},     Name{"gl", "Galician"},       Name{"he", "Hebrew"},      Name{"hr", "Croatian"},
      Name{"hu", "Hungarian"},  Name{"hy", "Armenian"},       Name{"id", "Indonesian"},  Name{"is", "Icelandic"},
      Name{"it", "Italian"},    Name{"ka", "Georgian"},       Name{"kk", "Kazakh"},      Name{"lb", "Luxembourgish"},
      Name{"lt", "Lithuanian"}, Name{"lv", "Latvian"},        Name{"mk", "Macedonian"},  Name{"ms", "Malay"},
      Name{"nl", "Dutch"},      Name{"nb", "Norwegian"},      Name{"nn", "Norwegian"},   Name{"no", "Norwegian"},
      Name{"pl", "Polish"},     Name{"pt", "Portuguese"},     Name{"ro", "Romanian"},    Name{"ru", "Russian"},
      Name{"sk", "Slovak"},     Name{"sh", "Serbo-Croatian"}, Name{"sl", "Slovene"},     Name{"sq", "Albanian"},
      Name{"sr", "Serbian"},    Name{"sv", "Swedish"},        Name{"sw", "Swahili"},     Name{"tr", "Turkish"},
      Name{"uk", "Ukrainian"},  Name{"uz", "Uzbek"}};
  const auto* const found = std::find_if(names.begin(), names.end(), [&](const Name& n) { return n.first == code; });
  return found == names.end() ? "foreign" : found->second;
}

}  // namespace copydesk

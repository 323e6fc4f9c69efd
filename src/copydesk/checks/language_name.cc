#include "copydesk/checks/language_name.h"

#include <algorithm>
#include <array>
#include <utility>

namespace copydesk {

std::string_view language_name(std::string_view code) {
  using Name = std::pair<std::string_view, std::string_view>;
  constexpr std::array names = {
      Name{"ar", "Arabic"},     Name{"cs", "Czech"},     Name{"da", "Danish"},    Name{"de", "German"},
      Name{"es", "Spanish"},    Name{"et", "Estonian"},  Name{"fi", "Finnish"},   Name{"fr", "French"},
      Name{"hr", "Croatian"},   Name{"hu", "Hungarian"}, Name{"it", "Italian"},   Name{"lt", "Lithuanian"},
      Name{"lv", "Latvian"},    Name{"nl", "Dutch"},     Name{"no", "Norwegian"}, Name{"pl", "Polish"},
      Name{"pt", "Portuguese"}, Name{"ro", "Romanian"},  Name{"ru", "Russian"},   Name{"sk", "Slovak"},
      Name{"sl", "Slovene"},    Name{"sr", "Serbian"},   Name{"sv", "Swedish"},   Name{"tr", "Turkish"},
      Name{"uk", "Ukrainian"}};
  const auto* const found = std::find_if(names.begin(), names.end(), [&](const Name& n) { return n.first == code; });
  return found == names.end() ? "foreign" : found->second;
}

}  // namespace copydesk

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "copydesk/checks/name_index.h"
#include "copydesk/checks/sentence_reader.h"

namespace copydesk {

/// A title of office that stands before a name: "President", "Foreign Minister".
struct OfficeTitle {
  std::uint32_t first = 0;  ///< token
  std::uint32_t form = 0;   ///< of the gazetteer
};

/// The title in capitals that ends right before `i`. None for royal titles and ranks.
[[nodiscard]] std::optional<OfficeTitle> title_before(const SentenceReader& s, std::uint32_t i);
/// The title in lower case: "Russia's foreign minister".
[[nodiscard]] std::optional<OfficeTitle> lower_title_before(const SentenceReader& s, std::uint32_t i);

/// Whose office a title is that begins at the token: the country of "Russian President", "Russia's president" as ISO
/// 3166 alpha-2, or the name of the body of "NATO Secretary General". Empty where nothing stands before it, or several
/// countries may be meant ("Korean").
[[nodiscard]] std::string_view body_before(const SentenceReader& s, std::uint32_t title);

/// The office of the title as terms name it: "foreign minister", "prime minister" for a premier where nobody is known
/// as premier.
[[nodiscard]] std::string office_of(const Article& article, std::string_view body, const OfficeTitle& title);

/// The known person whose full name is written so, in English or not.
[[nodiscard]] std::optional<EntityId> person_of(const Article& article, const PersonName& name);

}  // namespace copydesk

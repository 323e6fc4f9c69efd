#include "serve/http/houses.h"

#include <memory>

namespace copydesk::serve {

Result<Houses> Houses::make(ArticleConfig config) {
  Houses houses;
  const bool is_settled = config.settings->english && config.settings->english->value != English::any;
  for (const auto english : {English::any, English::us, English::gb}) {
    auto of_variant = config;
    if (english != English::any && !is_settled) {
      auto settings = *config.settings;
      settings.english = {.value = english, .origin = "the client"};
      auto house = HouseStyle::make(house_rules(settings));
      if (!house) return tl::unexpected(house.error());
      of_variant.house = std::make_shared<const HouseStyle>(std::move(*house));
      of_variant.settings = std::make_shared<const Settings>(std::move(settings));
    }
    houses.by_english_.push_back(std::move(of_variant));
  }
  return houses;
}

}  // namespace copydesk::serve

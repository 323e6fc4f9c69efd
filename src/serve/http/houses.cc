#include "serve/http/houses.h"

#include <memory>
#include <utility>

namespace copydesk::serve {
namespace {

Result<ArticleConfig> in_variant(const ArticleConfig& config, English english) {
  auto variant = config;
  if (config.settings->english && config.settings->english->value != English::any) return variant;
  auto settings = *config.settings;
  settings.english = {.value = english, .origin = "the client"};
  auto house = HouseStyle::make(house_rules(settings));
  if (!house) return tl::unexpected(house.error());
  variant.house = std::make_shared<const HouseStyle>(std::move(*house));
  variant.settings = std::make_shared<const Settings>(std::move(settings));
  return variant;
}

}  // namespace

Result<Houses> Houses::make(ArticleConfig config) {
  auto us = in_variant(config, English::us), gb = in_variant(config, English::gb);
  if (!us) return tl::unexpected(us.error());
  if (!gb) return tl::unexpected(gb.error());
  static_assert(static_cast<int>(English::any) == 0 && static_cast<int>(English::us) == 1);
  Houses houses;
  houses.by_english_ = {std::move(config), std::move(*us), std::move(*gb)};
  return houses;
}

}  // namespace copydesk::serve

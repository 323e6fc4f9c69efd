#include "copydesk/config/settings.h"

#include <algorithm>

namespace copydesk {
namespace {

template <class T>
void put_over(std::optional<T>& base, const std::optional<T>& nearer) {
  if (nearer) base = nearer;
}

// Those of the base that have the key of a nearer one go.
template <class T, class U, class Key, class OtherKey>
void drop_same(std::vector<Setting<T>>& base, const std::vector<Setting<U>>& nearer, Key key, OtherKey other_key) {
  std::erase_if(base, [&](const Setting<T>& old) {
    return std::any_of(nearer.begin(), nearer.end(),
                       [&](const Setting<U>& near) { return other_key(near.value) == key(old.value); });
  });
}

template <class T>
void append(std::vector<T>& base, const std::vector<T>& nearer) {
  base.insert(base.end(), nearer.begin(), nearer.end());
}

}  // namespace

std::string_view name(English english) {
  return english == English::us ? "us" : english == English::gb ? "gb" : "any";
}

Settings default_settings() {
  return {.severity = {{Severity::warning, "default"}},
          .fail_on = {{Severity::warning, "default"}},
          .english = {{English::any, "default"}}};
}

Settings merged(Settings base, const Settings& nearer) {
  const auto itself = [](const std::string& word) { return word; };
  const auto text = [](const RejectedWord& word) { return word.text; };
  const auto house = [](const HouseName& name) { return name.name; };
  const auto pattern = [](const RuleSeverity& rule) { return rule.pattern; };
  put_over(base.profile, nearer.profile);
  put_over(base.severity, nearer.severity);
  put_over(base.fail_on, nearer.fail_on);
  put_over(base.english, nearer.english);
  drop_same(base.accept, nearer.accept, itself, itself);
  drop_same(base.accept, nearer.reject, itself, text);
  drop_same(base.reject, nearer.reject, text, text);
  drop_same(base.reject, nearer.accept, text, itself);
  drop_same(base.names, nearer.names, house, house);
  drop_same(base.rules, nearer.rules, pattern, pattern);
  append(base.rules, nearer.rules);
  append(base.accept, nearer.accept);
  append(base.reject, nearer.reject);
  append(base.names, nearer.names);
  append(base.dictionaries, nearer.dictionaries);
  append(base.suppress, nearer.suppress);
  return base;
}

HouseRules house_rules(const Settings& settings) {
  HouseRules rules;
  for (const auto& setting : settings.rules) rules.severities.push_back(setting.value);
  for (const auto& setting : settings.accept) rules.accepted.push_back(setting.value);
  for (const auto& setting : settings.reject) rules.rejected.push_back(setting.value);
  for (const auto& setting : settings.names) rules.names.push_back(setting.value);
  for (const auto& setting : settings.dictionaries) rules.dictionaries.push_back(setting.value);
  if (settings.english) rules.english = settings.english->value;
  return rules;
}

}  // namespace copydesk

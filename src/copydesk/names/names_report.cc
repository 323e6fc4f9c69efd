#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "copydesk/names/name_summary.h"

namespace copydesk {
namespace {

// Names come from texts with any bytes in them.
std::string json_string(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

// Written piece by piece: a tree of a million clusters would take gigabytes.
std::string names_json(std::span<const NameCluster> clusters, std::size_t least_spellings) {
  std::string out = "{\"clusters\":[";
  bool first = true;
  for (const NameCluster& cluster : clusters) {
    if (cluster.spellings.size() < least_spellings) continue;
    out += first ? "\n" : ",\n";
    first = false;
    out += "{\"preferred\":" + json_string(cluster.preferred) + ",\"spellings\":[";
    std::string counts;
    for (const auto& spelling : cluster.spellings) {
      const std::string text = json_string(spelling.text);
      out += (counts.empty() ? "" : ",") + text;
      counts += (counts.empty() ? "" : ",") + text + ":" + std::to_string(spelling.count);
    }
    out += "],\"counts\":{" + counts + "},\"mentions\":[";
    for (std::size_t i = 0; i < cluster.mentions.size(); ++i) {
      const auto& mention = cluster.mentions[i];
      out += (i == 0 ? "{\"path\":" : ",{\"path\":") + json_string(mention.path);
      fmt::format_to(std::back_inserter(out), ",\"span\":{{\"start\":{},\"end\":{}}}}}", mention.span.begin,
                     mention.span.end);
    }
    out += "]}";
  }
  out += "\n]}\n";
  return out;
}

std::string names_text(std::span<const NameCluster> clusters, std::size_t least_spellings) {
  std::string out;
  for (const NameCluster& cluster : clusters) {
    if (cluster.spellings.size() < least_spellings) continue;
    out += cluster.preferred;
    out += '\n';
    for (const auto& spelling : cluster.spellings)
      fmt::format_to(std::back_inserter(out), "{:8}  {}\n", spelling.count, spelling.text);
  }
  return out;
}

}  // namespace copydesk

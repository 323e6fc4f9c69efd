#include "lexicon_compiler/wordnet.h"

#include <fstream>
#include <sstream>

namespace copydesk {
namespace {

constexpr std::array<std::string_view, parts_of_speech> names = {"noun", "verb", "adj", "adv"};

std::size_t index_of(PartOfSpeech part) {
  return static_cast<std::size_t>(part);
}

}  // namespace

Result<WordNet> WordNet::read(const std::filesystem::path& folder) {
  WordNet net;
  const auto missing = [](const std::filesystem::path& file) {
    return fail(file.string(), "cannot be read", "install WordNet 3.0 (Debian: wordnet-base)");
  };
  for (std::size_t part = 0; part < parts_of_speech; ++part) {
    const auto index = folder / ("index." + std::string(names[part]));
    const auto exceptions = folder / (std::string(names[part]) + ".exc");
    std::ifstream in(index);
    if (!in) return missing(index);
    for (std::string line; std::getline(in, line);) {  // "lemma pos …"; licence lines begin with blanks
      std::string lemma = line.substr(0, line.find(' '));
      if (!lemma.empty() && lemma.find('_') == std::string::npos)
        net.lemmas_[lemma].parts |= static_cast<std::uint8_t>(1U << part);
    }
    std::ifstream exceptional(exceptions);
    if (!exceptional) return missing(exceptions);
    for (std::string line; std::getline(exceptional, line);) {  // "form base base …"
      std::istringstream fields(line);
      std::string form, base;
      for (fields >> form; fields >> base;) net.exceptions_[part].emplace(form, base);
    }
  }
  const auto counts = folder / "cntlist.rev";
  std::ifstream in(counts);
  if (!in) return missing(counts);
  for (std::string line; std::getline(in, line);) {  // "lemma%part:… sense count"; part 5 is an adjective too
    std::istringstream fields(line);
    std::string key;
    std::uint32_t sense = 0, count = 0;
    fields >> key >> sense >> count;
    const std::size_t percent = key.find('%');
    const auto lemma = net.lemmas_.find(key.substr(0, percent));
    if (percent == std::string::npos || lemma == net.lemmas_.end()) continue;
    const char part = key[percent + 1];
    lemma->second.uses[part == '5' ? 2U : static_cast<std::size_t>(part - '1')] += count;
  }
  return net;
}

bool WordNet::has(std::string_view lemma, PartOfSpeech part) const {
  const auto at = lemmas_.find(lemma);
  return at != lemmas_.end() && (at->second.parts >> index_of(part) & 1U) != 0;
}

std::uint32_t WordNet::uses(std::string_view lemma, PartOfSpeech part) const {
  const auto at = lemmas_.find(lemma);
  return at == lemmas_.end() ? 0 : at->second.uses[index_of(part)];
}

std::vector<std::string_view> WordNet::exceptions(std::string_view form, PartOfSpeech part) const {
  std::vector<std::string_view> bases;
  const auto [begin, end] = exceptions_[index_of(part)].equal_range(form);
  for (auto at = begin; at != end; ++at) bases.push_back(at->second);
  return bases;
}

}  // namespace copydesk

#include "lexicon_compiler/hunspell_dictionary.h"

#include <string>

#include <hunspell/hunspell.hxx>

namespace copydesk {

struct HunspellDictionary::Impl {
  Impl(const std::string& affixes, const std::string& words) : hunspell(affixes.c_str(), words.c_str()) {}
  Hunspell hunspell;
};

HunspellDictionary::HunspellDictionary(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HunspellDictionary::HunspellDictionary(HunspellDictionary&&) noexcept = default;
HunspellDictionary& HunspellDictionary::operator=(HunspellDictionary&&) noexcept = default;
HunspellDictionary::~HunspellDictionary() = default;

Result<HunspellDictionary> HunspellDictionary::load(const std::filesystem::path& stem) {
  // libhunspell says nothing about a missing file and then accepts no word.
  for (const char* extension : {".aff", ".dic"}) {
    const std::string file = stem.string() + extension;
    if (!std::filesystem::is_regular_file(file))
      return fail(file, "is missing", "install the Hunspell dictionary " + stem.filename().string());
  }
  return HunspellDictionary(std::make_unique<Impl>(stem.string() + ".aff", stem.string() + ".dic"));
}

bool HunspellDictionary::accepts(std::string_view word) const {
  return impl_->hunspell.spell(std::string(word));
}

}  // namespace copydesk

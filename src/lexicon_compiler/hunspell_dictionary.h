#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "copydesk/result.h"

namespace copydesk {

/// A Hunspell dictionary pair (.aff, .dic): the authority on spelling when the lexicon is compiled, and in tests.
/// Wraps libhunspell, whose objects must not be shared between threads. Loading en_US takes about 20 ms.
class HunspellDictionary {
 public:
  /// `stem` is the path without extension: "/usr/share/hunspell/en_US". Fails when either file is missing.
  [[nodiscard]] static Result<HunspellDictionary> load(const std::filesystem::path& stem);

  HunspellDictionary(HunspellDictionary&&) noexcept;
  HunspellDictionary& operator=(HunspellDictionary&&) noexcept;
  ~HunspellDictionary();

  [[nodiscard]] bool accepts(std::string_view word) const;

 private:
  struct Impl;
  explicit HunspellDictionary(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace copydesk

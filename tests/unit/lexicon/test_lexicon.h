#pragma once

#include <filesystem>
#include <string_view>

#include "copydesk/lexicon/lexicon.h"

namespace copydesk {

inline const std::filesystem::path lexicon_file = COPYDESK_BINARY_DIR "/share/copydesk/lexicon.bin";

/// The lexicon that the build compiled.
const Lexicon& test_lexicon();
/// What it knows of a word; nothing for an unknown one.
WordInfo info_of(std::string_view word);

}  // namespace copydesk

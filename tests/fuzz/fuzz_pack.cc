// Any bytes as a rule pack: rules, or an error that says where.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "copydesk/lexicon/lexicon.h"
#include "copydesk/lexicon/vocabulary.h"
#include "copydesk/rules/pack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace copydesk;
  static const auto lexicon = Lexicon::open(COPYDESK_BINARY_DIR "/share/copydesk/lexicon.bin");
  if (!lexicon) std::abort();
  Vocabulary vocabulary(*lexicon);
  const auto rules = read_pack(std::string(reinterpret_cast<const char*>(data), size), "fuzz.json", vocabulary);
  if (!rules && (rules.error().where.empty() || rules.error().message.empty())) std::abort();
  return 0;
}

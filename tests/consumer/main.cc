#include <iostream>

#include "copydesk/engine/engine.h"

int main() {
  const auto engine =
      copydesk::Engine::load({.lexicon = COPYDESK_DATA_DIR "/lexicon.bin", .rules = {COPYDESK_DATA_DIR "/rules"}});
  if (!engine) {
    std::cerr << engine.error().where << ": " << engine.error().message << '\n';
    return 2;
  }
  const auto text = copydesk::Text::decode("Talks went on when Wladimir Putin came to the the city.");
  copydesk::Engine::Scratch scratch(*engine);
  const auto findings = engine->check(*text, scratch);
  for (const auto& finding : findings) std::cout << finding.rule << ": " << finding.message << '\n';
  return findings.size() == 2 ? 0 : 1;
}

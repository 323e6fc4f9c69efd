#include "unit/lexicon/test_lexicon.h"

#include <cstdio>
#include <cstdlib>

#include "copydesk/text/token.h"

namespace copydesk {

const Lexicon& test_lexicon() {
  static const Result<Lexicon> lexicon = Lexicon::open(lexicon_file);
  if (!lexicon) {  // no test can do without
    std::fprintf(stderr, "%s %s; %s\n", lexicon.error().where.c_str(), lexicon.error().message.c_str(),
                 lexicon.error().remedy.c_str());
    std::exit(2);
  }
  return *lexicon;
}

WordInfo info_of(std::string_view word) {
  std::string folded;
  fold(word, folded);
  const WordId id = test_lexicon().find(folded);
  return id == no_word ? WordInfo{} : test_lexicon().info(id);
}

}  // namespace copydesk

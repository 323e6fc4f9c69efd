#include "copydesk/corpus/article_facts.h"

#include "copydesk/clean/repair.h"

namespace copydesk {

void add_article(std::string_view path, const Text& text, const Engine& engine, Engine::Scratch& scratch,
                 Facts& facts) {
  facts.names.add(path, engine.names(text, scratch));
  facts.lines.add(repair_encoding(text.utf8()));
}

}  // namespace copydesk

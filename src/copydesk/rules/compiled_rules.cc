#include <cereal/archives/binary.hpp>
#include <cereal/types/array.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <fstream>
#include <sstream>
#include <system_error>

#include "copydesk/lexicon/hash.h"
#include "copydesk/lexicon/mapped_file.h"
#include "copydesk/rules/memory_archive.h"
#include "copydesk/rules/pack_files.h"
#include "copydesk/rules/rule_set.h"

// The file of compiled rules: a header, then the fields of the rule set as cereal's binary archive writes them, in the
// byte order of the machine. Fields are listed once, for both ways.

namespace copydesk {

template <class Archive>
void serialize(Archive& archive, RuleInfo& info) {
  archive(info.id, info.message, info.why, info.severity, info.confidence, info.bad, info.good, info.source_file,
          info.source_line);
}
template <class Archive>
void serialize(Archive& archive, ExpectedFinding& expected) {
  archive(expected.flags, expected.fix);
}
template <class Archive>
void serialize(Archive& archive, SuggestionTemplate& suggestion) {
  archive(suggestion.with, suggestion.first_entry, suggestion.last_entry, suggestion.safe);
}
template <class Archive>
void serialize(Archive& archive, WordEvidence& evidence) {
  archive(evidence.sentence, evidence.document);
}
template <class Archive>
void serialize(Archive& archive, Phrase& phrase) {
  archive(phrase.text, phrase.replacement);  // the index has its words
}
template <class Archive>
void save(Archive& archive, const LazyRegex& regex) {
  archive(regex.pattern());
}
template <class Archive>
void load(Archive& archive, LazyRegex& regex) {
  std::string pattern;
  archive(pattern);
  regex = pattern.empty() ? LazyRegex() : LazyRegex(std::move(pattern));
}
template <class Archive>
void serialize(Archive& archive, TokenCondition& c) {
  archive(c.words, c.exact, c.regex, c.classes, c.entity, c.form, c.shapes, c.kinds, c.space, c.same_as, c.none_of);
}
template <class Archive>
void serialize(Archive& archive, PatternStep& step) {
  archive(step.condition, step.min, step.max, step.entry, step.shortest, step.edge);
}
template <class Archive>
void serialize(Archive& archive, TokenPattern& pattern) {
  archive(pattern.steps, pattern.anchor, pattern.anchored_by, pattern.entries, pattern.first_marked,
          pattern.last_marked);
}
template <class Archive>
void serialize(Archive& archive, Rule& rule) {
  archive(rule.info, rule.expected, rule.patterns, rule.phrases, rule.regexes, rule.check, rule.suggest, rule.unless,
          rule.with, rule.without, rule.where, rule.place, rule.outside_quotes, rule.whole_line, rule.exact_case,
          rule.safe, rule.at_least, rule.group);
}

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t version = 11;  // raise with every change of the fields above and of those that they hold

struct Header {
  char magic[8] = {'C', 'P', 'Y', 'D', 'R', 'U', 'L', '\n'};
  std::uint64_t format = version;
  std::uint64_t packs = 0;    // fingerprint of names and contents
  std::uint64_t lexicon = 0;  // fingerprint of the words, to which the rules refer by number
  std::uint64_t checksum = 0;
  std::uint64_t size = 0;  // bytes behind the header
};

Error damaged(const fs::path& file) {
  return {.where = file.string(), .message = "is damaged", .remedy = "build copydesk again, or delete the file"};
}

}  // namespace

/// Everything that a rule set holds, and the words that it added to the vocabulary.
struct RuleSet::Compiled {
  RuleSet& set;
  std::vector<std::string>& words;
  std::uint32_t& vocabulary_size;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(words, vocabulary_size, set.rules_, set.starts_, set.phrases_, set.phrase_list_, set.patterns_at_,
            set.pattern_lists_, set.number_patterns_, set.entity_patterns_, set.regexes_, set.rule_of_regex_);
  }
};

Result<void> RuleSet::save(const fs::path& file, std::span<const fs::path> packs, const Vocabulary& vocabulary) const {
  const auto files = read_pack_files(packs);
  if (!files) return tl::unexpected(files.error());
  RuleSet copy = *this;
  std::vector<std::string> words;
  for (auto word = vocabulary.lexicon().size(); word < vocabulary.size(); ++word)
    words.emplace_back(vocabulary.folded(word));
  auto vocabulary_size = vocabulary.size();
  Compiled compiled{.set = copy, .words = words, .vocabulary_size = vocabulary_size};
  std::ostringstream body;
  cereal::BinaryOutputArchive archive(body);
  archive(compiled);
  const std::string bytes = std::move(body).str();
  const Header header{.packs = pack_fingerprint(*files),
                      .lexicon = vocabulary.lexicon().fingerprint(),
                      .checksum = checksum_of(bytes),
                      .size = bytes.size()};
  auto temporary = file;
  temporary += ".new";
  std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code error;
  if (out) fs::rename(temporary, file, error);
  if (!out || error) return fail(file.string(), "cannot be written", "check the folder and its permissions");
  return {};
}

Result<RuleSet> RuleSet::load_compiled(const fs::path& file, std::span<const fs::path> packs, Vocabulary& vocabulary) {
  const auto mapped = MappedFile::open(file);
  if (!mapped) return tl::unexpected(mapped.error());
  Header header, wanted;
  if (mapped->bytes().size() < sizeof header) return tl::unexpected(damaged(file));
  std::memcpy(&header, mapped->bytes().data(), sizeof header);
  if (std::string_view(header.magic, 8) != std::string_view(wanted.magic, 8) || header.format != version)
    return fail(file.string(), "is no file of compiled rules of this version", "build copydesk again");
  const auto body = mapped->bytes().substr(sizeof header);
  if (body.size() != header.size || checksum_of(body) != header.checksum) return tl::unexpected(damaged(file));
  const auto files = read_pack_files(packs);
  if (!files) return tl::unexpected(files.error());
  if (header.packs != pack_fingerprint(*files) || header.lexicon != vocabulary.lexicon().fingerprint() ||
      vocabulary.size() != vocabulary.lexicon().size())
    return fail(file.string(), "is made of other packs or another lexicon", "build copydesk again");
  RuleSet set;
  std::vector<std::string> words;
  std::uint32_t vocabulary_size = 0;
  Compiled compiled{.set = set, .words = words, .vocabulary_size = vocabulary_size};
  try {
    MemoryArchive archive(body);
    archive(compiled);
  } catch (const cereal::Exception&) {
    return tl::unexpected(damaged(file));
  }
  for (const auto& word : words) vocabulary.intern(word);
  if (vocabulary.size() != vocabulary_size) return tl::unexpected(damaged(file));
  for (const auto& rule : set.rules_) set.infos_.push_back(rule.info);
  set.set_guards();
  return set;
}

}  // namespace copydesk

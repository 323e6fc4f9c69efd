#include "copydesk/lexicon/lexicon.h"

#include <algorithm>
#include <cstring>

#include "copydesk/lexicon/hash.h"
#include "copydesk/lexicon/lexicon_image.h"

namespace copydesk {

struct Lexicon::Data {
  Data(std::filesystem::path from, LexiconImage mapped)
      : path(std::move(from)), image(std::move(mapped)), gazetteer(image) {}
  std::filesystem::path path;
  LexiconImage image;
  Gazetteer gazetteer;  // points at `image`
};

Lexicon::Lexicon(std::unique_ptr<Data> data)
    : data_(std::move(data)),
      words_(data_->image.words.data()),
      strings_(data_->image.strings.data()),
      size_(static_cast<std::uint32_t>(data_->image.words.size())) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Result<Lexicon> Lexicon::open(const std::filesystem::path& file) {
  Result<LexiconImage> image = LexiconImage::open(file);
  if (!image) return tl::unexpected(image.error());
  return Lexicon(std::make_unique<Data>(file, std::move(*image)));
}

Result<void> Lexicon::verify() const {
  return image().verify(data_->path);
}

std::uint32_t Lexicon::format_version() {
  return lexicon_version;
}

std::uint64_t Lexicon::fingerprint() const {
  LexiconHeader header;
  std::memcpy(&header, image().file.bytes().data(), sizeof header);
  return header.content_checksum;
}

const LexiconImage& Lexicon::image() const {
  return data_->image;
}
const Gazetteer& Lexicon::gazetteer() const {
  return data_->gazetteer;
}
WordId Lexicon::find(std::string_view folded) const {
  return image().find(folded);
}

std::span<const WordId> Lexicon::forms(WordId lemma) const {
  const auto starts = image().lemma_starts;
  return image().lemma_forms.subspan(starts[lemma], starts[lemma + 1] - starts[lemma]);
}

namespace {

std::string with_straight_apostrophes(std::string_view text) {
  constexpr std::string_view curly = "\u2019";
  std::string straight;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_curly = text.substr(at, curly.size()) == curly;
    straight.push_back(is_curly ? '\'' : text[at]);
    at += is_curly ? curly.size() : 1;
  }
  return straight;
}

std::span<const ListedForm> listed_forms(const LexiconImage& image, WordId word) {
  const auto before = [](const ListedForm& form, WordId id) { return form.word < id; };
  const auto begin = std::lower_bound(image.listed_forms.begin(), image.listed_forms.end(), word, before);
  auto end = begin;
  while (end != image.listed_forms.end() && end->word == word) ++end;
  return {begin, end};
}

}  // namespace

std::string Lexicon::written(WordId word) const {
  const auto as = static_cast<WrittenAs>(image().words[word].spelling & written_mask);
  std::string text(folded(word));
  const auto to_upper = [](char& c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  };
  switch (as) {
    case WrittenAs::lower:
      break;
    case WrittenAs::title:
      to_upper(text.front());
      break;
    case WrittenAs::upper:
      std::for_each(text.begin(), text.end(), to_upper);
      break;
    case WrittenAs::listed:
      return std::string(image().text(listed_forms(image(), word).front().text));
  }
  return text;
}

bool Lexicon::accepts(WordId word, CaseShape shape) const {
  if (word >= size()) return false;
  const Spelling spelling = info(word).spelling;
  constexpr Spelling any_case = Spelling::lower | Spelling::title | Spelling::upper | Spelling::mixed;
  switch (shape) {
    case CaseShape::none:
      return has(spelling, any_case);
    case CaseShape::lower:
      return has(spelling, Spelling::lower);
    case CaseShape::title:
      return has(spelling, Spelling::lower | Spelling::title);
    case CaseShape::upper:
      return has(spelling, Spelling::lower | Spelling::title | Spelling::upper);
    case CaseShape::mixed:
      return has(spelling, Spelling::mixed);
  }
  return false;
}

bool Lexicon::accepts(WordId word, CaseShape shape, std::string_view text) const {
  if (shape != CaseShape::mixed) return accepts(word, shape);
  if (!accepts(word, shape)) return false;
  const auto forms = listed_forms(image(), word);
  const std::string straight = with_straight_apostrophes(text);
  return std::any_of(forms.begin(), forms.end(),
                     [&](const ListedForm& form) { return form.spelling != 0 && image().text(form.text) == straight; });
}

namespace {

auto first_of(std::span<const PackedEquivalent> sorted, WordId word) {
  return std::lower_bound(sorted.begin(), sorted.end(), word,
                          [](const PackedEquivalent& entry, WordId id) { return entry.word < id; });
}

std::vector<Equivalent> equivalents_in(const LexiconImage& image, std::span<const PackedEquivalent> sorted,
                                       WordId word) {
  std::vector<Equivalent> found;
  for (auto at = first_of(sorted, word); at != sorted.end() && at->word == word; ++at)
    found.push_back({.preferred = at->preferred, .language = image.text(at->language)});
  return found;
}

}  // namespace

std::vector<Equivalent> Lexicon::given_name_equivalents(WordId word) const {
  return equivalents_in(image(), image().given_names, word);
}

std::vector<Equivalent> Lexicon::date_equivalents(WordId word) const {
  return equivalents_in(image(), image().foreign_dates, word);
}

bool Lexicon::is_foreign_date(WordId word) const {
  const auto at = first_of(image().foreign_dates, word);
  return at != image().foreign_dates.end() && at->word == word;
}

std::string_view Lexicon::languages_of_foreign_word(std::string_view folded) const {
  const auto& words = image().foreign_words;
  const std::uint64_t hash = hash_of(folded);
  // Hashes are spread evenly: where one stands is told by its size, give or take some hundred.
  const auto guess = static_cast<std::size_t>((hash >> 32U) * words.size() >> 32U);
  std::size_t first = guess, end = guess, step = 64;
  for (; first > 0 && words[first - 1].hash >= hash; step *= 2) first -= std::min(first, step);
  for (; end < words.size() && words[end].hash < hash; step *= 2) end += std::min(words.size() - end, step);
  const auto by_hash = [](const PackedForeignWord& word, std::uint64_t h) { return word.hash < h; };
  const auto at = std::lower_bound(words.begin() + static_cast<std::ptrdiff_t>(first),
                                   words.begin() + static_cast<std::ptrdiff_t>(end), hash, by_hash);
  return at != words.end() && at->hash == hash ? image().text(at->languages) : std::string_view();
}

}  // namespace copydesk

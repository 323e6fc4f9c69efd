#include "copydesk/rules/literal_scan.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <unordered_map>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace copydesk {
namespace {

constexpr std::uint32_t hash_of_run(std::uint32_t run) {
  return run * 0x9E3779B1U;
}
constexpr std::uint32_t low_bytes(std::size_t count) {
  return count >= 4 ? ~0U : (1U << (8 * count)) - 1;
}

std::uint32_t run_at(const char* bytes, std::size_t width) {
  std::uint32_t run = 0;
  std::memcpy(&run, bytes, width);
  return run;
}

void append_lowered(std::string_view text, std::string& out) {
  const auto from = out.size();
  out.resize(from + text.size());
  std::transform(text.begin(), text.end(), out.begin() + static_cast<std::ptrdiff_t>(from),
                 [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
}

bool passes(const std::vector<std::uint64_t>& filter, std::uint32_t run) {
  const auto bit = hash_of_run(run) >> 16U;
  return (filter[bit / 64] >> (bit % 64) & 1U) != 0;
}

#ifdef __x86_64__
const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;

/// Eight places at once, of which twelve bytes must be there: a bit for each whose first two, three or four bytes pass
/// the filter of runs of that width. Three gathered loads for eight places.
__attribute__((target("avx2"))) unsigned passing_places(const char* bytes, const std::uint64_t* two,
                                                        const std::uint64_t* three, const std::uint64_t* four) {
  const __m128i low = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(bytes));
  const __m128i high = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(bytes + 4));
  const __m256i four_from_each = _mm256_setr_epi8(0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 5, 3, 4, 5, 6,  //
                                                  0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 5, 3, 4, 5, 6);
  const __m256i runs = _mm256_shuffle_epi8(_mm256_set_m128i(high, low), four_from_each);
  const __m256i factor = _mm256_set1_epi32(static_cast<int>(hash_of_run(1)));
  const __m256i runs_of_two = _mm256_and_si256(runs, _mm256_set1_epi32(static_cast<int>(low_bytes(2))));
  const __m256i runs_of_three = _mm256_and_si256(runs, _mm256_set1_epi32(static_cast<int>(low_bytes(3))));
  // The number of each run's bit; the filters are read as words of 32 bits.
  const __m256i bit_of_two = _mm256_srli_epi32(_mm256_mullo_epi32(runs_of_two, factor), 16);
  const __m256i bit_of_three = _mm256_srli_epi32(_mm256_mullo_epi32(runs_of_three, factor), 16);
  const __m256i bit_of_four = _mm256_srli_epi32(_mm256_mullo_epi32(runs, factor), 16);
  const __m256i word_of_two =
      _mm256_i32gather_epi32(reinterpret_cast<const int*>(two), _mm256_srli_epi32(bit_of_two, 5), 4);
  const __m256i word_of_three =
      _mm256_i32gather_epi32(reinterpret_cast<const int*>(three), _mm256_srli_epi32(bit_of_three, 5), 4);
  const __m256i word_of_four =
      _mm256_i32gather_epi32(reinterpret_cast<const int*>(four), _mm256_srli_epi32(bit_of_four, 5), 4);
  const __m256i in_word = _mm256_set1_epi32(31);
  const __m256i passes_two = _mm256_srlv_epi32(word_of_two, _mm256_and_si256(bit_of_two, in_word));
  const __m256i passes_three = _mm256_srlv_epi32(word_of_three, _mm256_and_si256(bit_of_three, in_word));
  const __m256i passes_four = _mm256_srlv_epi32(word_of_four, _mm256_and_si256(bit_of_four, in_word));
  const __m256i any = _mm256_slli_epi32(_mm256_or_si256(_mm256_or_si256(passes_two, passes_three), passes_four), 31);
  return static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(any)));
}
#else
constexpr bool has_avx2 = false;
unsigned passing_places(const char*, const std::uint64_t*, const std::uint64_t*, const std::uint64_t*) {
  return 0xFF;
}
#endif

}  // namespace

LiteralScan::LiteralScan(const std::vector<std::string>& literals, std::string_view sample) {
  std::string lowered;
  append_lowered(sample, lowered);
  std::unordered_map<std::uint32_t, std::uint32_t> uses;
  for (std::size_t i = 0; i + widest <= lowered.size(); ++i) ++uses[run_at(lowered.data() + i, widest)];

  for (const auto& literal : literals) {
    assert(literal.size() >= shortest);
    const auto width = std::min(literal.size(), widest);
    const auto text = pool_.size();
    append_lowered(literal, pool_);
    const auto* bytes = pool_.data() + text;
    std::size_t rarest = 0;
    for (std::size_t i = 1; width == widest && i + widest <= literal.size(); ++i) {
      if (uses[run_at(bytes + i, widest)] < uses[run_at(bytes + rarest, widest)]) rarest = i;
    }
    literals_.push_back({.text = static_cast<std::uint32_t>(text),
                         .size = static_cast<std::uint16_t>(literal.size()),
                         .run_at = static_cast<std::uint16_t>(rarest)});
  }
  for (std::size_t width = shortest; width <= widest; ++width) {
    auto& table = tables_[width - shortest];
    const auto is_of_width = [&](const Literal& l) { return std::min<std::size_t>(l.size, widest) == width; };
    const auto count = static_cast<std::size_t>(std::count_if(literals_.begin(), literals_.end(), is_of_width));
    table.filter.assign(1U << 10U, 0);
    short_starts_.resize(1U << 10U);
    table.slots.assign(std::bit_ceil(2 * count + 2), {});
    table.shift = 32U - static_cast<std::uint32_t>(std::countr_zero(table.slots.size()));
    for (std::size_t i = 0; i < literals_.size(); ++i) {
      if (!is_of_width(literals_[i])) continue;
      if (width < widest) {
        const auto start = run_at(pool_.data() + literals_[i].text, 2);
        short_starts_[start / 64] |= std::uint64_t{1} << (start % 64);
      }
      add_run(table, run_at(pool_.data() + literals_[i].text + literals_[i].run_at, width),
              static_cast<std::int32_t>(i));
    }
  }
}

void LiteralScan::add_run(Table& table, std::uint32_t run, std::int32_t literal) {
  const auto bit = hash_of_run(run) >> 16U;
  table.filter[bit / 64] |= std::uint64_t{1} << (bit % 64);
  auto at = hash_of_run(run) >> table.shift;
  while (table.slots[at].first >= 0 && table.slots[at].run != run)
    at = (at + 1) & static_cast<std::uint32_t>(table.slots.size() - 1);
  literals_[static_cast<std::size_t>(literal)].next = table.slots[at].first;
  table.slots[at] = {.run = run, .first = literal};
}

void LiteralScan::compare(const Table& table, std::uint32_t run, std::size_t at, std::string_view lowered,
                          std::vector<int>& out) const {
  auto slot = hash_of_run(run) >> table.shift;
  while (table.slots[slot].run != run || table.slots[slot].first < 0) {
    if (table.slots[slot].first < 0) return;
    slot = (slot + 1) & static_cast<std::uint32_t>(table.slots.size() - 1);
  }
  for (auto i = table.slots[slot].first; i >= 0; i = literals_[static_cast<std::size_t>(i)].next) {
    const auto& literal = literals_[static_cast<std::size_t>(i)];
    if (at < literal.run_at || at - literal.run_at + literal.size > lowered.size()) continue;
    const bool is_whole = literal.size <= widest;  // then the run was all of it
    if (is_whole || std::memcmp(lowered.data() + at - literal.run_at, pool_.data() + literal.text, literal.size) == 0)
      out.push_back(i);
  }
}

void LiteralScan::find(std::string_view text, std::string& lowered, std::vector<int>& out) const {
  lowered.clear();
  append_lowered(text, lowered);
  lowered.append(widest, '\0');  // so that four bytes may be read everywhere
  if (literals_.empty()) return;
  const std::string_view bytes(lowered.data(), text.size());
  std::size_t at = 0;
  if (has_avx2) {
    const auto& [two, three, four] = tables_;
    for (; at + 12 <= lowered.size() && at + 8 <= bytes.size(); at += 8) {
      for (auto places =
               passing_places(lowered.data() + at, two.filter.data(), three.filter.data(), four.filter.data());
           places != 0; places &= places - 1)
        look_at(at + static_cast<std::size_t>(std::countr_zero(places)), bytes, out);
    }
  }
  for (; at < bytes.size(); ++at) look_at(at, bytes, out);
}

void LiteralScan::look_at(std::size_t at, std::string_view lowered, std::vector<int>& out) const {
  const auto& [two, three, four] = tables_;
  const auto run = run_at(lowered.data() + at, widest);
  if (passes(four.filter, run)) compare(four, run, at, lowered, out);
  const auto first_two = run & low_bytes(2);
  if ((short_starts_[first_two / 64] >> (first_two % 64) & 1U) == 0) return;
  const auto first_three = run & low_bytes(3);
  if (passes(three.filter, first_three)) compare(three, first_three, at, lowered, out);
  if (passes(two.filter, first_two)) compare(two, first_two, at, lowered, out);
}

}  // namespace copydesk

#include "copydesk/rules/literal_scan.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <unordered_map>

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
  if (literals_.empty()) return;
  lowered.clear();
  append_lowered(text, lowered);
  lowered.append(widest, '\0');  // so that four bytes may be read everywhere
  const std::string_view bytes(lowered.data(), text.size());
  const auto& [two, three, four] = tables_;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto run = run_at(lowered.data() + at, widest);
    if (passes(four.filter, run)) compare(four, run, at, bytes, out);
    const auto first_two = run & low_bytes(2);
    if ((short_starts_[first_two / 64] >> (first_two % 64) & 1U) == 0) continue;
    const auto first_three = run & low_bytes(3);
    if (passes(three.filter, first_three)) compare(three, first_three, at, bytes, out);
    if (passes(two.filter, first_two)) compare(two, first_two, at, bytes, out);
  }
}

}  // namespace copydesk

#include "copydesk/fix/patch.h"

#include <algorithm>

#include <fmt/format.h>

namespace copydesk {
namespace {

constexpr std::size_t context_lines = 3;

/// Half-open range of line numbers, from 0.
struct Lines {
  std::size_t first = 0, end = 0;
};

std::vector<std::size_t> line_starts(std::string_view text) {
  std::vector<std::size_t> starts{0};
  for (auto at = text.find('\n'); at != text.npos && at + 1 < text.size(); at = text.find('\n', at + 1))
    starts.push_back(at + 1);
  return starts;
}

class DiffWriter {
 public:
  DiffWriter(std::string_view original, std::span<const Edit> edits)
      : original_(original), edits_(edits), starts_(line_starts(original)) {}

  std::string write(std::string_view name) {
    std::string diff = fmt::format("--- {0}\n+++ {0}\n", name);
    for (std::size_t from = 0; from < edits_.size();) {
      const auto to = end_of_hunk(from);
      hunk(from, to, diff);
      from = to;
    }
    return diff;
  }

 private:
  [[nodiscard]] std::size_t line_of(std::size_t offset) const {
    return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin()) - 1;
  }
  /// The lines that an edit replaces as a whole: one that ends behind a line end, or deletes one, takes in the next.
  [[nodiscard]] Lines lines_of(const Edit& edit) const {
    Lines lines{line_of(edit.span.begin), line_of(edit.span.end) + 1};
    const bool whole = edit.span.end == start_of(line_of(edit.span.end)) && !edit.span.empty() &&
                       edit.span.begin == start_of(lines.first) && (edit.text.empty() || edit.text.ends_with('\n'));
    if (whole) --lines.end;
    return lines;
  }
  [[nodiscard]] std::size_t start_of(std::size_t line) const {
    return line < starts_.size() ? starts_[line] : original_.size();
  }

  [[nodiscard]] std::size_t end_of_hunk(std::size_t from) const {
    auto to = from + 1;
    while (to < edits_.size() && lines_of(edits_[to]).first <= lines_of(edits_[to - 1]).end + 2 * context_lines) ++to;
    return to;
  }

  static void add_lines(std::string_view text, char sign, std::string& out, std::size_t& count) {
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
      out.push_back(sign);
      out.append(text.substr(0, end));
      if (text[end - 1] != '\n') out.append("\n\\ No newline at end of file\n");
      text.remove_prefix(end);
      ++count;
    }
  }

  void hunk(std::size_t from, std::size_t to, std::string& diff) const {
    const auto first = lines_of(edits_[from]).first, end = lines_of(edits_[to - 1]).end;
    const auto shown_first = first - std::min(first, context_lines);
    const auto shown_end = std::min(end + context_lines, starts_.size());
    std::string body;
    std::size_t unchanged = 0, removed = 0, added = 0;
    auto line = shown_first;
    for (auto e = from; e < to;) {
      // Edits that share a line are one change.
      auto lines = lines_of(edits_[e]);
      auto behind = e + 1;
      while (behind < to && lines_of(edits_[behind]).first < lines.end) {
        lines.end = std::max(lines.end, lines_of(edits_[behind]).end);
        ++behind;
      }
      add_lines(original_.substr(start_of(line), start_of(lines.first) - start_of(line)), ' ', body, unchanged);
      const auto begin = start_of(lines.first);
      const auto before = original_.substr(begin, start_of(lines.end) - begin);
      std::vector<Edit> inside(edits_.begin() + static_cast<std::ptrdiff_t>(e),
                               edits_.begin() + static_cast<std::ptrdiff_t>(behind));
      for (auto& edit : inside) {
        edit.span.begin -= static_cast<std::uint32_t>(begin);
        edit.span.end -= static_cast<std::uint32_t>(begin);
      }
      add_lines(before, '-', body, removed);
      add_lines(edited(before, inside), '+', body, added);
      line = lines.end;
      e = behind;
    }
    add_lines(original_.substr(start_of(line), start_of(shown_end) - start_of(line)), ' ', body, unchanged);
    const auto range = [](std::size_t begin, std::size_t count) {
      return fmt::format("{},{}", count == 0 ? begin : begin + 1, count);
    };
    diff += fmt::format(
        "@@ -{} +{} @@\n", range(shown_first, unchanged + removed),
        range(static_cast<std::size_t>(static_cast<std::ptrdiff_t>(shown_first) + shift_), unchanged + added));
    diff += body;
    shift_ += static_cast<std::ptrdiff_t>(added) - static_cast<std::ptrdiff_t>(removed);
  }

  std::string_view original_;
  std::span<const Edit> edits_;
  std::vector<std::size_t> starts_;
  mutable std::ptrdiff_t shift_ = 0;  // lines that the hunks before have added
};

}  // namespace

std::string edited(std::string_view text, std::span<const Edit> edits) {
  std::string result;
  std::size_t at = 0;
  for (const auto& edit : edits) {
    result.append(text.substr(at, edit.span.begin - at)).append(edit.text);
    at = edit.span.end;
  }
  return result.append(text.substr(at));
}

void Patch::apply(std::span<const Edit> edits) {
  // Old and new edits that touch become one. `shift` leads from places of the text to places of the original.
  std::vector<Edit> all;
  auto old = edits_.cbegin();
  auto next = edits.begin();
  std::int64_t shift = 0;
  const auto begin_now = [&](const Edit& edit) { return static_cast<std::int64_t>(edit.span.begin) - shift; };
  while (old != edits_.cend() || next != edits.end()) {
    const bool starts_old = next == edits.end() || (old != edits_.cend() && begin_now(*old) <= next->span.begin);
    const auto begin = starts_old ? begin_now(*old) : static_cast<std::int64_t>(next->span.begin);
    auto end = begin;
    const auto original_begin = begin + shift;
    std::vector<Edit> inside;
    for (bool grown = true; grown;) {
      grown = false;
      while (old != edits_.cend() && begin_now(*old) <= end) {
        end = std::max(end, begin_now(*old) + static_cast<std::int64_t>(old->text.size()));
        shift += static_cast<std::int64_t>(old->span.size()) - static_cast<std::int64_t>(old->text.size());
        ++old;
        grown = true;
      }
      while (next != edits.end() && static_cast<std::int64_t>(next->span.begin) <= end) {
        inside.push_back(*next);
        end = std::max<std::int64_t>(end, next->span.end);
        ++next;
        grown = true;
      }
    }
    for (auto& edit : inside) {
      edit.span.begin -= static_cast<std::uint32_t>(begin);
      edit.span.end -= static_cast<std::uint32_t>(begin);
    }
    const auto now =
        std::string_view(text_).substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    Edit joined{.span = {static_cast<std::uint32_t>(original_begin), static_cast<std::uint32_t>(end + shift)},
                .text = edited(now, inside)};
    if (slice(original_, joined.span) != joined.text) all.push_back(std::move(joined));
  }
  text_ = edited(text_, edits);
  edits_ = std::move(all);
}

std::string unified_diff(std::string_view original, std::span<const Edit> edits, std::string_view name) {
  return edits.empty() ? std::string() : DiffWriter(original, edits).write(name);
}

}  // namespace copydesk

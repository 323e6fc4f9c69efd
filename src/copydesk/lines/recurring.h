#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/result.h"

namespace copydesk {

/// In how many articles of a batch each line stands: lines that recur are the source's, even when they look like prose.
/// A table of counters of fixed size (the count-min sketch of Cormode and Muthukrishnan, 2005): counts are never too
/// low, and too high by the share of a few of 262,144 counters. The same batch gives the same bytes however it is split
/// and in whatever order it comes. 4 MiB.
class RecurringLines {
 public:
  RecurringLines();

  /// Counts an article's lines, each once whatever the case of its letters and the spaces around it. Lines of fewer
  /// than two words are passed over.
  void add(std::string_view utf8);
  /// Adds what another summary counted.
  void merge(const RecurringLines& other);

  /// The number of articles that hold this line.
  [[nodiscard]] std::uint32_t articles_with(std::string_view line) const;
  [[nodiscard]] std::uint64_t articles() const { return articles_; }
  /// Whether the line stands in at least three articles and in two of a hundred.
  [[nodiscard]] bool recurs(std::string_view line) const;

  /// The table, for files that hold more than it: most counters are 0. `add_count` fails where there is no such place.
  [[nodiscard]] std::span<const std::uint32_t> counters() const { return counters_; }
  void add_articles(std::uint64_t count) { articles_ += count; }
  [[nodiscard]] bool add_count(std::uint64_t place, std::uint64_t count);

  /// The file's content, and back. `where` names the file in errors.
  [[nodiscard]] std::string to_bytes() const;
  [[nodiscard]] static Result<RecurringLines> from_bytes(std::string_view bytes, const std::string& where);

  bool operator==(const RecurringLines&) const = default;

 private:
  std::uint64_t articles_ = 0;
  std::vector<std::uint32_t> counters_;
  std::vector<std::uint64_t> seen_ = {};  // lines of the article at hand
};

}  // namespace copydesk

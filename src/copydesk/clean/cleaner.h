#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/lines/line_model.h"
#include "copydesk/lines/recurring.h"
#include "copydesk/text/text.h"

namespace copydesk {

struct CleanOptions {
  LineKinds keep = {};                        ///< lines of these kinds stay
  LineKinds drop = {};                        ///< lines of these kinds go, also those that the model holds for text
  bool head = false;                          ///< headline, byline and stamp above the text stay in it, too
  bool wire = false;                          ///< sign-offs of agencies and reporters stay
  bool join_lines = false;                    ///< hard-wrapped lines are joined
  const RecurringLines* recurring = nullptr;  ///< lines that recur over the source's articles go; null: not known
  std::span<const float> evidence = {};       ///< as for LineModel::read; not with `join_lines`
};

/// A line of the file and what became of it.
struct CleanedLine {
  Span span = {};  ///< bytes of the file, without surrounding white space; more than one line where lines were joined
  LineKind kind = LineKind::paragraph;
  float text_probability = 0;
  bool kept = false;
};

struct CleanedArticle {
  std::string text = {};                                          ///< UTF-8, LF, without line end behind the last line
  std::string title = {}, byline = {}, date = {}, dateline = {};  ///< as the page has them; empty if it has none
  std::optional<std::chrono::year_month_day> published = {};      ///< the day in `date`
  std::string language = {};                                      ///< "en", or "und"
  std::vector<CleanedLine> lines = {};                            ///< all lines that are not blank, in order
};

/// The article on a page and nothing else, its encoding repaired. Cleaning the result again changes nothing: lines are
/// taken away until the model finds no more. What goes is listed. Linear for each round, mostly two; the second reads
/// only what was kept.
class Cleaner {
 public:
  explicit Cleaner(const LineModel& model) : model_(model) {}

  [[nodiscard]] CleanedArticle clean(const Text& text, const CleanOptions& options);

 private:
  void read_metadata(std::string_view text, std::span<const PageLine> lines, CleanedArticle& article) const;

  const LineModel& model_;
  LineModel::Scratch scratch_{};
};

}  // namespace copydesk

#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/lines/cues.h"
#include "copydesk/lines/kind.h"
#include "copydesk/result.h"
#include "copydesk/text/span.h"

namespace copydesk {

/// A line of a page that is not blank, as the model reads it.
struct PageLine {
  Span span = {};  ///< bytes of the text, without surrounding white space
  LineKind kind = LineKind::paragraph;
  float text_probability = 0;  ///< 0..1: that it belongs to the article's running text
  bool is_text = false;        ///< whether it does, seen with its neighbours
  std::uint32_t dateline = 0;  ///< bytes at its begin: "PARIS (Reuters) -"
  bool blank_before = false;   ///< the first, or behind an empty line
  bool repeated = false;       ///< a headline that the page has more than once, and not the one to keep
};

/// Tells the article on a page from the furniture around it, line by line, from plain text alone. Immutable; any thread
/// may use it, each with a Scratch of its own.
class LineModel {
 public:
  /// Reads cues.tsv and model.json of a folder; without trees, which `figures` does not need, only the first. Fails
  /// naming file and remedy.
  [[nodiscard]] static Result<LineModel> load(const std::filesystem::path& folder,
                                              std::span<const WholeLine> whole_lines, bool with_trees = true);

  LineModel(LineModel&&) noexcept;
  LineModel& operator=(LineModel&&) noexcept;
  ~LineModel();

  /// Memory that one thread uses again for page after page.
  class Scratch {
   public:
    Scratch();
    Scratch(Scratch&&) noexcept;
    ~Scratch();

   private:
    friend class LineModel;
    struct Impl;
    std::unique_ptr<Impl> impl_;
  };

  /// The lines of a page; valid until the next call with this scratch. `evidence` is what else is known of the lines
  /// that are not blank, as log odds to add, by the page's HTML for instance: one each; of another number they are
  /// ignored. Linear, about 40 MB/s.
  [[nodiscard]] std::span<const PageLine> read(std::string_view utf8, Scratch& scratch,
                                               std::span<const float> evidence = {}) const;

  /// The same for the lines that were read last whose flag in `kept` is not 0, as if they were a text of their own with
  /// an empty line where lines are missing; `kept` has one place for each of these lines. The text must still be there.
  /// `evidence` is for the lines that are kept.
  [[nodiscard]] std::span<const PageLine> read_kept(std::span<const std::uint8_t> kept, Scratch& scratch,
                                                    std::span<const float> evidence = {}) const;

  /// Whether the page that was read last is in English, by its function words.
  [[nodiscard]] bool is_english(const Scratch& scratch) const;

  /// What tools/train_boilerplate learns from: names of the figures of a line, and the figures of all lines.
  [[nodiscard]] static const std::vector<std::string>& figure_names();
  /// One row of figures after the other. `lines` gets the lines' spans.
  [[nodiscard]] std::vector<float> figures(std::string_view utf8, Scratch& scratch, std::vector<Span>& lines) const;

 private:
  [[nodiscard]] std::span<const PageLine> judge(Scratch& scratch, std::span<const float> evidence) const;

  struct Impl;
  explicit LineModel(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace copydesk

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/finding/finding.h"
#include "copydesk/finding/rule_info.h"
#include "copydesk/names/batch_spelling.h"
#include "copydesk/names/found_name.h"
#include "copydesk/result.h"
#include "copydesk/text/text.h"

namespace copydesk {

class HouseStyle;
class LineModel;

/// Where the engine finds what it knows.
struct EngineOptions {
  std::filesystem::path lexicon = {};             ///< compiled lexicon file
  std::vector<std::filesystem::path> rules = {};  ///< rule packs: folders (all *.json in them) or files
  /// What copydesk_rule_compiler made of them, for a quick start; not used where it is missing or made of others.
  std::filesystem::path compiled_rules = {};
  std::filesystem::path lines = {};  ///< folder of the line model (cues.tsv, rules.tsv, model.json); may be empty
  bool line_figures_only = false;    ///< read the line model without its trees: to train them
};

/// What is known of an article besides its text.
struct ArticleContext {
  const HouseStyle* house = nullptr;      ///< what its house wants; nullptr: nothing of its own
  const BatchSpellings* batch = nullptr;  ///< what the articles around it tell; nullptr: nothing
  std::string_view path = {};             ///< as in the summary of the batch
};

/// A bad or good example of a rule that does not do what it says.
struct ExampleFailure {
  std::string rule = {};
  std::string file = {};  ///< rule pack
  int line = 0;           ///< of the rule in it
  std::string text = {};  ///< the example
  std::string message = {};

  bool operator==(const ExampleFailure&) const = default;
};

/// The whole way from bytes to findings, put together in this one place. Loaded once; `check` may be called
/// from any number of threads at the same time, each with a Scratch of its own.
class Engine {
 public:
  /// Fails with the place and the remedy when the lexicon or a rule pack is missing or wrong.
  [[nodiscard]] static Result<Engine> load(const EngineOptions& options);

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  /// Memory that one thread uses again for document after document.
  class Scratch {
   public:
    explicit Scratch(const Engine& engine);
    Scratch(Scratch&&) noexcept;
    ~Scratch();

   private:
    friend class Engine;
    struct Impl;
    std::unique_ptr<Impl> impl_;
  };

  /// Findings of one text, sorted, overlaps merged, spans in bytes of the file. Same text, same findings, whatever was
  /// checked before. Linear in the size of the text. A text longer than any article is read in parts (parts.h).
  [[nodiscard]] std::vector<Finding> check(const Text& text, Scratch& scratch) const;
  /// The same with what is known besides. What `context` leads to must live during the call.
  [[nodiscard]] std::vector<Finding> check(const Text& text, Scratch& scratch, const ArticleContext& context) const;

  /// Makes one finding of each run of lines that findings of this text call boilerplate of one kind
  /// (boilerplate_runs.h). For who shows findings: rules are chosen, suppressed and known line by line, so that comes
  /// first. Linear.
  void join_runs(const Text& text, std::vector<Finding>& findings) const;

  /// What tells the lines of pages apart; null when EngineOptions::lines named no folder.
  [[nodiscard]] const LineModel* line_model() const;

  /// The names of persons and places in one text, in order, spans in bytes of the file; for NameSummary and
  /// NameFacts. Linear.
  [[nodiscard]] std::vector<FoundName> names(const Text& text, Scratch& scratch) const;

  /// All rules, sorted by id.
  [[nodiscard]] std::span<const RuleInfo> rules() const;

  /// Runs the bad and good examples of the rules, or of the one with this id. An example with form feeds is a batch:
  /// the articles a/1.txt, b/2.txt, c/3.txt …, of which the last is checked; a first one that begins with a brace is a
  /// copydesk.json that holds for it.
  [[nodiscard]] std::vector<ExampleFailure> test_examples(std::optional<std::string_view> rule = {}) const;

 private:
  struct Impl;
  [[nodiscard]] std::vector<Finding> finish(const Text& text, Span part, const Scratch& scratch,
                                            const HouseStyle* house, std::vector<Finding> findings) const;
  explicit Engine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace copydesk

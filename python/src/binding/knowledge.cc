#include "knowledge.h"

#include <nanobind/stl/filesystem.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "error.h"
#include <fmt/format.h>

#include "copydesk/lexicon/lexicon.h"
#include "copydesk/rules/pack_files.h"

namespace nb = nanobind;
namespace fs = std::filesystem;

namespace copydesk::python {
namespace {

EngineOptions sources_in(const fs::path& folder, const std::vector<fs::path>& add_rules) {
  EngineOptions sources{.lexicon = folder / "lexicon.bin",
                        .rules = {folder / "rules"},
                        .compiled_rules = folder / "rules.bin",
                        .lines = folder / "lines"};
  sources.rules.insert(sources.rules.end(), add_rules.begin(), add_rules.end());
  return sources;
}

}  // namespace

Knowledge::Knowledge(const fs::path& folder, const std::vector<fs::path>& add_rules)
    : engine_(value_of(Engine::load(sources_in(folder, add_rules)))) {
  const auto sources = sources_in(folder, add_rules);
  rules_hash_ = fmt::format("{:016x}", pack_fingerprint(value_of(read_pack_files(sources.rules))));
  lexicon_checksum_ = fmt::format("{:016x}", value_of(Lexicon::open(sources.lexicon)).fingerprint());
}

Knowledge::Lease::Lease(const Knowledge& knowledge) : knowledge_(knowledge) {
  {
    const std::lock_guard lock(knowledge.mutex_);
    if (!knowledge.idle_.empty()) {
      scratch_ = std::move(knowledge.idle_.back());
      knowledge.idle_.pop_back();
    }
  }
  if (!scratch_) scratch_ = std::make_unique<Engine::Scratch>(knowledge.engine_);
}

Knowledge::Lease::~Lease() {
  const std::lock_guard lock(knowledge_.mutex_);
  knowledge_.idle_.push_back(std::move(scratch_));
}

void bind_knowledge(nb::module_& module) {
  nb::class_<Knowledge>(module, "Knowledge", "Lexicon, rules and line model, loaded once and shared. Internal.")
      .def(nb::init<fs::path, std::vector<fs::path>>(), nb::arg("folder"), nb::arg("add_rules"),
           nb::call_guard<nb::gil_scoped_release>())
      .def_prop_ro("rules_hash", &Knowledge::rules_hash,
                   "Hash of the rule packs, as ``copydesk version --verbose`` has it.")
      .def_prop_ro("lexicon_checksum", &Knowledge::lexicon_checksum, "Checksum of the lexicon, as there.");
}

}  // namespace copydesk::python

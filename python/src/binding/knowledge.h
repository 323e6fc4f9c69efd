#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <nanobind/nanobind.h>
#include <string>
#include <vector>

#include "copydesk/engine/engine.h"

namespace copydesk::python {

/// The engine with what it loaded, shared by all checkers of a process that use the same data.
class Knowledge {
 public:
  /// `folder` holds lexicon.bin, rules.bin, rules/ and lines/.
  Knowledge(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& add_rules);

  [[nodiscard]] const Engine& engine() const { return engine_; }
  [[nodiscard]] const std::string& rules_hash() const { return rules_hash_; }
  [[nodiscard]] const std::string& lexicon_checksum() const { return lexicon_checksum_; }

  /// A scratch for as long as the lease lives; no two leases share one.
  class Lease {
   public:
    explicit Lease(const Knowledge& knowledge);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    [[nodiscard]] Engine::Scratch& operator*() const { return *scratch_; }

   private:
    const Knowledge& knowledge_;
    std::unique_ptr<Engine::Scratch> scratch_ = {};
  };

 private:
  Engine engine_;
  std::string rules_hash_ = {}, lexicon_checksum_ = {};
  mutable std::mutex mutex_{};
  mutable std::vector<std::unique_ptr<Engine::Scratch>> idle_ = {};  // guarded by mutex_
};

void bind_knowledge(nanobind::module_& module);

}  // namespace copydesk::python

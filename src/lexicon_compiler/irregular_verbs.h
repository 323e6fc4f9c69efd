#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/result.h"

namespace copydesk {

/// irregular-verbs.tsv.
class IrregularVerbs {
 public:
  struct Forms {
    std::vector<std::string> past = {}, participle = {};
  };
  [[nodiscard]] static Result<IrregularVerbs> read(const std::filesystem::path& file);

  /// Past and participle of a verb, or of one with a prefix: withdraw → withdrew, withdrawn. Nothing for regular verbs.
  [[nodiscard]] Forms forms_of(std::string_view base) const;

 private:
  std::map<std::string, Forms, std::less<>> verbs_ = {};
};

}  // namespace copydesk

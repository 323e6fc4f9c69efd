#include "copydesk/checks/list.h"

#include <array>

#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

constexpr std::array checks = {
    Check{"decoding_faults", nullptr},  // run by the engine, which has the text
    Check{"foreign_spelling", foreign_spelling},
    Check{"near_miss_name", near_miss_name},
    Check{"known_name_misspelt", known_name_misspelt},
    Check{"surname_mismatch", surname_mismatch},
    Check{"title_given_alone", title_given_alone},
    Check{"repeated_member", repeated_member},
    Check{"doubled_word", doubled_word},
    Check{"capitalised_noun", capitalised_noun},
    Check{"lower_case_typo", lower_case_typo},
    Check{"variant_mix", variant_mix},
    Check{"us_style", us_style},
    Check{"hyphen_variants", hyphen_variants},
    Check{"quote_mix", quote_mix},
    Check{"homoglyph", homoglyph},
    Check{"repeated_block", repeated_block},
    Check{"truncated_end", truncated_end},
    Check{"unbalanced_quotes", unbalanced_quotes},
    Check{"unbalanced_brackets", unbalanced_brackets},
    Check{"tag_list", tag_list},
    Check{"related_headlines", related_headlines},
};

}  // namespace

std::span<const Check> all_checks() {
  return checks;
}

}  // namespace copydesk

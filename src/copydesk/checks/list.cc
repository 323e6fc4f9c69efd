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
    Check{"name_order", name_order},
    Check{"never_introduced", never_introduced},
    Check{"title_given_alone", title_given_alone},
    Check{"office_holder", office_holder},
    Check{"repeated_member", repeated_member},
    Check{"organisation_name", organisation_name},
    Check{"organisation_parent", organisation_parent},
    Check{"foreign_acronym", foreign_acronym},
    Check{"acronym_after_name", acronym_after_name},
    Check{"head_title", head_title},
    Check{"quoted_name", quoted_name},
    Check{"foreign_date", foreign_date},
    Check{"foreign_word", foreign_word},
    Check{"doubled_word", doubled_word},
    Check{"capitalised_noun", capitalised_noun},
    Check{"lower_case_typo", lower_case_typo},
    Check{"variant_mix", variant_mix},
    Check{"us_style", us_style},
    Check{"hyphen_variants", hyphen_variants},
    Check{"quote_mix", quote_mix},
    Check{"mojibake", mojibake},
    Check{"character_reference", character_reference},
    Check{"invisible_character", invisible_character},
    Check{"homoglyph", homoglyph},
    Check{"repeated_block", repeated_block},
    Check{"repeated_sentence", repeated_sentence},
    Check{"truncated_end", truncated_end},
    Check{"missing_space", missing_space},
    Check{"unbalanced_quotes", unbalanced_quotes},
    Check{"unbalanced_brackets", unbalanced_brackets},
    Check{"tag_list", tag_list},
    Check{"player_block", player_block},
    Check{"related_headlines", related_headlines},
    Check{"section_label", section_label},
    Check{"author_bio", author_bio},
    Check{"boilerplate_neighbour", boilerplate_neighbour},
    Check{"broken_sentence", broken_sentence},
    Check{"second_article", second_article},
    Check{"empty_article", empty_article},
    Check{"line_model", nullptr},      // run by the engine, which has the model
    Check{"batch_spelling", nullptr},  // run by the engine, which is told of the batch
    Check{"house_style", nullptr},     // run by the engine, which is told of the configuration
};

}  // namespace

std::span<const Check> all_checks() {
  return checks;
}

}  // namespace copydesk

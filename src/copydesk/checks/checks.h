#pragma once

#include "copydesk/rules/article.h"
#include "copydesk/rules/finding_sink.h"

// The checks in code, each in the file of its name. All are pure functions: same article, same findings in the same
// order, and linear in the size of the article unless their line says otherwise. What each looks for, why, and texts in
// which it must speak or be silent stand in rules/ under the rule ids named here.

namespace copydesk {

// Names and spelling, rules/en/{name,spelling,entity,garble-words,style}.json.
void foreign_spelling(const Article&, FindingSink&);     ///< name/foreign-spelling
void near_miss_name(const Article&, FindingSink&);       ///< name/near-miss-surname; O(names²), names < 400
void known_name_misspelt(const Article&, FindingSink&);  ///< name/known-person, spelling/known-name
void surname_mismatch(const Article&, FindingSink&);     ///< name/given-name-mismatch
void name_order(const Article&, FindingSink&);           ///< name/order
void never_introduced(const Article&, FindingSink&);     ///< name/never-introduced
void title_given_alone(const Article&, FindingSink&);    ///< entity/title-given-name-alone
void office_holder(const Article&, FindingSink&);        ///< name/office-holder, entity/two-office-holders …
void repeated_member(const Article&, FindingSink&);      ///< entity/repeated-member
void organisation_name(const Article&, FindingSink&);    ///< entity/back-translated-name, foreign-organisation-name
void organisation_parent(const Article&, FindingSink&);  ///< entity/body-of-another-parent
void foreign_acronym(const Article&, FindingSink&);      ///< entity/foreign-acronym-beside-english
void acronym_after_name(const Article&, FindingSink&);   ///< entity/acronym-after-name, entity/acronym-twice
void quoted_name(const Article&, FindingSink&);          ///< entity/quoted-name
void head_title(const Article&, FindingSink&);           ///< entity/head-title
void foreign_date(const Article&, FindingSink&);         ///< garble/foreign-month, garble/foreign-weekday
void foreign_word(const Article&, FindingSink&);         ///< garble/foreign-word
void doubled_word(const Article&, FindingSink&);         ///< garble/doubled-word
void capitalised_noun(const Article&, FindingSink&);     ///< garble/capitalised-noun
void lower_case_typo(const Article&, FindingSink&);      ///< spelling/typo
void variant_mix(const Article&, FindingSink&);          ///< style/american-british
void us_style(const Article&, FindingSink&);             ///< style/us-abbreviation
void hyphen_variants(const Article&, FindingSink&);      ///< style/hyphenation
void quote_mix(const Article&, FindingSink&);            ///< style/quote-marks

// Encoding, rules/common/encoding.json.
void mojibake(const Article&, FindingSink&);             ///< encoding/mojibake, encoding/mojibake-cyrillic
void character_reference(const Article&, FindingSink&);  ///< encoding/html-entity, encoding/escape-sequence
void invisible_character(const Article&, FindingSink&);  ///< encoding/control-character, zero-width, soft-hyphen …
void homoglyph(const Article&, FindingSink&);            ///< encoding/homoglyph

// Structure, rules/common/structure.json, rules/en/structure.json.
void repeated_block(const Article&, FindingSink&);       ///< structure/repeated-headline, structure/repeated-paragraph
void repeated_sentence(const Article&, FindingSink&);    ///< structure/repeated-sentence, near-repeated-paragraph
void truncated_end(const Article&, FindingSink&);        ///< structure/truncated-end
void missing_space(const Article&, FindingSink&);        ///< structure/missing-space
void unbalanced_quotes(const Article&, FindingSink&);    ///< structure/unbalanced-quotes, style/mixed-quote-pair
void unbalanced_brackets(const Article&, FindingSink&);  ///< structure/unbalanced-brackets

// Boilerplate, rules/en/boilerplate-checks.json, boilerplate-author.json. From player_block on they read what the rules
// and the checks before them have found, so their order counts.
void tag_list(const Article&, FindingSink&);               ///< boilerplate/tag-list
void player_block(const Article&, FindingSink&);           ///< boilerplate/player-block, boilerplate/player-clock
void related_headlines(const Article&, FindingSink&);      ///< boilerplate/related-headline
void section_label(const Article&, FindingSink&);          ///< boilerplate/section-label
void author_bio(const Article&, FindingSink&);             ///< boilerplate/author-bio
void boilerplate_neighbour(const Article&, FindingSink&);  ///< boilerplate/neighbour
void broken_sentence(const Article&, FindingSink&);        ///< structure/broken-sentence
void second_article(const Article&, FindingSink&);         ///< structure/second-article
void empty_article(const Article&, FindingSink&);          ///< structure/empty-article

}  // namespace copydesk

#pragma once

#include <cstdint>
#include <string_view>

#include "copydesk/names/name_words.h"

namespace copydesk {

/// Which part of a name two keys are: a last vowel that differs makes another given name ("Mario", "Maria"), but only
/// another romanisation of a family name ("Lukashenko", "Lukashenka").
enum class NamePart { given, family };

/// Cost of turning one key of `name_key` into the other: 0 for the same sound, about 0.15 for sounds that romanisations
/// exchange (s/z, sh/ch, e/i), 0.6 for a lost vowel, 1 for a consonant. More than `limit` where it exceeds that.
/// O(n·m), at most 40 each; no allocation.
[[nodiscard]] float key_distance(std::string_view a, std::string_view b, NamePart part, float limit = 100);

/// A bound for `key_distance`, from what `count_liquids` counts in both keys: it is never less. Most pairs of names end
/// here. Where one of r, l, m, n is, nothing else may stand: each that only one of two keys has costs 1 where it is
/// lacking, and 1.2 together with another where both have one of their own.
[[nodiscard]] float least_key_distance(std::uint32_t a, std::uint32_t b);

/// At or below this, two names may be taken for spellings of one; above it distances say no more than that.
inline constexpr float same_name = 1.0F;

/// How far two names are apart, 0 for equal ones or mere romanisations of each other. Knows swapped order, initials,
/// middle names and patronymics left out, particles, variants of given names ("Mike" for "Michael"), a family name
/// alone. Far apart are names with different given names, initials or generations: relatives, not spellings.
/// Symmetric. O(words² · letters²); a name has few words, and those beyond the sixth are ignored.
[[nodiscard]] float name_distance(const NameWords& a, const NameWords& b);
[[nodiscard]] float name_distance(std::string_view a, std::string_view b);

}  // namespace copydesk

#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "copydesk/text/token.h"

namespace copydesk {

/// Sets `in_quote` on the tokens of a block that stand between quotation marks: “ ” „ “ « » and the
/// straight ", mixed pairs too, and ‘ ’ or ' ' where they stand in pairs around words. The marks themselves are
/// outside.
///
/// One block at a time, so that a lost mark harms no other: a mark without its partner counts only where its place or
/// the next block speaks for it. A mark that opens the block and never closes reaches to the block's
/// end; so does any other when the next block begins with an opening mark (a quotation over several paragraphs repeats
/// it) or its first mark closes. When `inside` says that the block before ended in a quotation, a first mark that
/// closes quotes this block from its begin. Any other single mark is ignored.
/// Returns whether the block ends inside a quotation. Linear in the tokens that are no plain words.
bool mark_quotations(std::string_view utf8, std::span<Token> tokens, const BlockTokens& block, const BlockTokens& next,
                     bool inside);

}  // namespace copydesk

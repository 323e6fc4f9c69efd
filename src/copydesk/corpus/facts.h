#pragma once

#include <string>

#include "copydesk/lines/recurring.h"
#include "copydesk/names/name_facts.h"
#include "copydesk/result.h"

namespace copydesk {

/// What many articles together tell of each: how often their names and their lines recur. Made in a first pass, by
/// machines that need not know of each other; merged; and used by the second. Facts of parts add up to those of the
/// whole, whatever the parts, and the same facts make the same file.
struct Facts {
  NameFacts names = {};
  RecurringLines lines = {};

  void merge(const Facts& other);
};

/// The content of a file of facts: JSON Lines, sorted; docs/streams.md has the format.
[[nodiscard]] std::string to_bytes(const Facts& facts);

/// Adds what a file of facts, which may be compressed, holds. Fails, naming file and line, on what is no such file, is
/// of another version, was cut short or changed.
[[nodiscard]] Result<void> read_facts(const std::string& path, Facts& facts);

}  // namespace copydesk

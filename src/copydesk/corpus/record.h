#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/result.h"

namespace copydesk {

/// The members of a record that are read. Empty: none of that kind.
struct RecordFields {
  std::string id = "id";
  std::string text = "text";
  std::string html = {};  ///< read where there is no text
};

/// An article in a line of JSON.
struct Record {
  struct Member {
    std::string key = {};
    std::string_view value = {};  ///< JSON as it stands in the line
  };
  std::string id = {};              ///< JSON as it stands in the line; empty if the record has none
  std::string name = {};            ///< the id in words: a string's content
  std::string text = {};            ///< UTF-8
  bool is_html = false;             ///< `text` is the page's HTML
  std::vector<Member> others = {};  ///< what is not id, text or HTML, in order
};

/// Reads records. Reuse one for many; not for several threads at once.
class RecordParser {
 public:
  explicit RecordParser(RecordFields fields);
  RecordParser(RecordParser&&) noexcept;
  ~RecordParser();

  /// Takes a line apart; record_padding bytes behind it must be readable. Of a key that stands twice the last counts.
  /// Fails, with a message alone, on what is no JSON object, no UTF-8, or has no text; then `record` has the id if
  /// one was read. Linear, some hundred MB/s.
  [[nodiscard]] Result<void> parse(std::string_view line, Record& record);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Appends a text as a JSON string.
void append_json_string(std::string_view utf8, std::string& out);

}  // namespace copydesk

#include "copydesk/config/glob.h"

#include <re2/re2.h>

namespace copydesk {
namespace {

// Empty where a bracket is not closed.
std::string regex_of(std::string_view glob) {
  std::string regex;
  int braces = 0;
  for (std::size_t i = 0; i < glob.size(); ++i) {
    const char c = glob[i];
    if (glob.substr(i, 3) == "**/") {
      regex += "(?:.*/)?";
      i += 2;
    } else if (glob.substr(i, 2) == "**") {
      regex += ".*";
      ++i;
    } else if (c == '*') {
      regex += "[^/]*";
    } else if (c == '?') {
      regex += "[^/]";
    } else if (c == '[') {
      const auto end = glob.find(']', i + 2);
      if (end == glob.npos) return {};
      const bool negated = glob[i + 1] == '!' || glob[i + 1] == '^';
      regex += negated ? "[^/" : "[";
      for (const char member : glob.substr(i + 1 + (negated ? 1U : 0U), end - i - 1 - (negated ? 1U : 0U)))
        regex.append(member == '\\' || member == '[' || member == '^' ? "\\" : "").push_back(member);
      regex += ']';
      i = end;
    } else if (c == '{') {
      regex += "(?:";
      ++braces;
    } else if (c == '}' && braces > 0) {
      regex += ')';
      --braces;
    } else if (c == ',' && braces > 0) {
      regex += '|';
    } else {
      regex += re2::RE2::QuoteMeta(std::string(1, c));
    }
  }
  return braces == 0 ? regex : std::string();
}

}  // namespace

Result<Glob> Glob::parse(std::string_view pattern) {
  auto path = pattern;
  if (path.starts_with("./")) path.remove_prefix(2);
  if (path.starts_with('/') || path == ".." || path.starts_with("../"))
    return fail("", "the pattern leads out of the folder of its file", "write it relative to that folder: wire/**");
  const auto slash = path.find('/');
  const bool anywhere = slash == path.npos || slash + 1 == path.size();
  auto regex = regex_of(path);
  if (regex.empty()) return fail("", "a bracket is not closed", "close it, or write [[] for a bracket itself");
  if (path.ends_with('/')) regex += ".*";
  if (anywhere) regex = "(?:.*/)?" + regex;
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_dot_nl(true);
  options.set_encoding(re2::RE2::Options::EncodingLatin1);  // a path is bytes
  Glob glob;
  glob.pattern_ = pattern;
  glob.regex_ = std::make_shared<re2::RE2>(regex, options);
  if (!glob.regex_->ok()) return fail("", "is no pattern for paths: " + glob.regex_->error());
  return glob;
}

bool Glob::fits(std::string_view relative_path) const {
  return re2::RE2::FullMatch(re2::StringPiece(relative_path.data(), relative_path.size()), *regex_);
}

}  // namespace copydesk

#include "copydesk/config/config_edit.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "copydesk/config/config_reader.h"
#include "copydesk/config/json_source.h"

namespace copydesk {
namespace {

using json = nlohmann::ordered_json;

// Where something may be put into an object or a list: behind its last part, or behind its opening bracket.
struct Gap {
  std::size_t at = 0;
  bool is_first = false;
  std::size_t indent = 0;  // of the line in which the value stands
};

Gap gap_in(const JsonSource& source, const std::string& pointer, const json& value, std::string_view text) {
  const auto* place = source.place(pointer);
  Gap gap{.at = place->begin + 1, .is_first = value.empty()};
  std::size_t number = 0;
  for (const auto& [key, part] : value.items()) {
    const auto* inner = source.place(fmt::format("{}/{}", pointer, value.is_array() ? std::to_string(number++) : key));
    if (inner != nullptr) gap.at = std::max(gap.at, inner->end);
  }
  const auto line = text.rfind('\n', place->begin) + 1;  // npos + 1 is 0
  gap.indent = std::min(text.find_first_not_of(' ', line), place->begin) - line;
  return gap;
}

std::string put_in(std::string_view text, const Gap& gap, std::string_view part) {
  const std::string indent(gap.indent + 2, ' ');
  auto rest = text.substr(gap.at);
  std::string result(text.substr(0, gap.at));
  result += fmt::format("{}\n{}{}", gap.is_first ? "" : ",", indent, part);
  // A bracket that closed on the same line goes to a line of its own.
  const auto next = rest.find_first_not_of(" \t");
  if (next != rest.npos && (rest[next] == ']' || rest[next] == '}'))
    result += fmt::format("\n{:{}}{}", "", gap.indent, rest.substr(next));
  else
    result += rest;
  return result;
}

// Puts a value at the end of the list at /outer/inner or /inner, and makes of these what is not there.
Result<std::string> with_item(const std::string& name, std::string_view given, const std::vector<std::string>& keys,
                              const json& item, const std::function<bool(const json&)>& is_same) {
  const std::string text(given.find_first_not_of(" \t\r\n") == given.npos ? "{}\n" : given);
  const auto source = JsonSource::parse(name, text);
  if (!source) return tl::unexpected(source.error());
  const json* value = &source->root();
  std::string pointer;
  for (std::size_t i = 0; i <= keys.size(); ++i) {
    const bool is_list = i == keys.size();
    if (is_list ? !value->is_array() : !value->is_object()) {
      return fail(source->at(source->place(pointer)->begin),
                  is_list ? "must be a list in square brackets" : "must be an object in braces");
    }
    if (is_list) {
      for (const auto& old : *value) {
        if (is_same(old)) return text;
      }
      return put_in(text, gap_in(*source, pointer, *value, text), item.dump());
    }
    const auto next = value->find(keys[i]);
    if (next == value->end()) {
      auto part = json::array({item});
      for (auto key = keys.rbegin(); key != keys.rend() - static_cast<std::ptrdiff_t>(i) - 1; ++key)
        part = json{{*key, part}};
      return put_in(text, gap_in(*source, pointer, *value, text),
                    fmt::format("{}: {}", json(keys[i]).dump(), part.dump()));
    }
    value = &*next;
    pointer += "/" + keys[i];
  }
  return text;
}

Result<void> replace(const std::filesystem::path& file, std::string_view before, std::string_view after) {
  if (before == after) return {};
  std::error_code error;
  const auto canonical = std::filesystem::canonical(file, error);  // what a link leads to
  const auto target = error ? file : canonical;
  auto temporary = target.string() + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return fail(file.string(), fmt::format("cannot be written: {}", std::strerror(errno)));
  struct stat status {};
  const bool is_there = ::stat(target.c_str(), &status) == 0;
  const auto mask = ::umask(0);
  ::umask(mask);
  bool done = ::fchmod(descriptor, is_there ? status.st_mode & 07777U : 0666U & ~mask) == 0;
  for (auto rest = after; done && !rest.empty();) {
    const auto count = ::write(descriptor, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    done = count >= 0;
    if (done) rest.remove_prefix(static_cast<std::size_t>(count));
  }
  done = done && ::fsync(descriptor) == 0;
  done = ::close(descriptor) == 0 && done;
  done = done && ::rename(temporary.c_str(), target.c_str()) == 0;
  if (done) return {};
  const auto reason = fmt::format("cannot be written: {}", std::strerror(errno));
  ::unlink(temporary.c_str());
  return fail(file.string(), reason);
}

Result<std::string> content_of(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return std::string();
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in.is_open() || in.bad()) return fail(file.string(), "cannot be read");
  return text;
}

}  // namespace

Result<std::string> with_accepted_word(const std::string& name, std::string_view json_text, std::string_view word) {
  return with_item(name, json_text, {"vocabulary", "accept"}, std::string(word),
                   [&](const json& old) { return old.is_string() && old.get<std::string>() == word; });
}

Result<std::string> with_suppression(const std::string& name, std::string_view json_text, const NewSuppression& entry) {
  json item{{"rule", entry.rule}};
  if (entry.text) item["text"] = *entry.text;
  if (entry.fingerprint) item["fingerprint"] = *entry.fingerprint;
  item["reason"] = entry.reason;
  if (entry.expires) item["expires"] = *entry.expires;
  // What the reader would refuse is refused here.
  if (auto read = read_sidecar("the new suppression", json{{"suppress", json::array({item})}}.dump(), {}); !read)
    return tl::unexpected(read.error());
  return with_item(name, json_text, {"suppress"}, item, [&](const json& old) { return old == item; });
}

Result<void> add_accepted_word(const std::filesystem::path& config, std::string_view word) {
  const auto before = content_of(config);
  if (!before) return tl::unexpected(before.error());
  const auto after = with_accepted_word(config.string(), *before, word);
  return after ? replace(config, *before, *after) : Result<void>(tl::unexpected(after.error()));
}

Result<void> add_suppression(const std::filesystem::path& sidecar, const NewSuppression& entry) {
  const auto before = content_of(sidecar);
  if (!before) return tl::unexpected(before.error());
  const auto after = with_suppression(sidecar.string(), *before, entry);
  return after ? replace(sidecar, *before, *after) : Result<void>(tl::unexpected(after.error()));
}

}  // namespace copydesk

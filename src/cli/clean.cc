#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>

#include "command.h"
#include "inputs.h"
#include "stream.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "copydesk/clean/page.h"
#include "copydesk/corpus/compression.h"
#include "copydesk/html/page.h"
#include "copydesk/text/date.h"

namespace copydesk::cli {
namespace {

using Json = nlohmann::ordered_json;

struct CleanCommand {
  std::string path = {};
  std::string format = "text";
  std::string removed = {};
  std::string lines = {};
  std::vector<std::string> keep = {}, drop = {}, facts = {};
  StreamOptions stream = {.fields = {.html = "html"}};
  bool explain = false, diff = false, wire = false, join_lines = false, jsonl = false;
};

Result<LineKinds> kinds_of(std::span<const std::string> names, std::string_view option) {
  LineKinds kinds;
  for (const auto& name : names) {
    const auto kind = parse_line_kind(name);
    if (!kind)
      return fail(fmt::format("{} {}", option, name), "there is no such kind of line",
                  fmt::format("kinds: {}", line_kind_names()));
    kinds.add(*kind);
  }
  return kinds;
}

std::string_view without_line_ends(std::string_view line) {
  return line.substr(0, line.find_first_of("\r\n"));
}

/// The members of an article's JSON that describe it, without braces, each with a comma behind it; not those that the
/// record has itself. By hand, since a tree of objects costs more than all the cleaning.
void append_metadata(const CleanedArticle& article, std::span<const Record::Member> others, std::string& out) {
  const std::string published = article.published ? iso_date(*article.published) : "";
  for (const auto& [key, value] :
       {std::pair{"title", &article.title}, std::pair{"byline", &article.byline}, std::pair{"date", &article.date},
        std::pair{"published", &published}, std::pair{"dateline", &article.dateline},
        std::pair{"language", &article.language}}) {
    if (std::any_of(others.begin(), others.end(), [key = key](const auto& other) { return other.key == key; }))
      continue;
    ((out += '"') += key) += "\":";
    append_json_string(*value, out);
    out += ',';
  }
}

void append_number(std::uint32_t number, std::string& out) {
  const fmt::format_int digits(number);
  out.append(digits.data(), digits.size());
}

/// A probability with three digits: 0.125.
void append_thousandths(float probability, std::string& out) {
  const auto thousandths = static_cast<unsigned>(std::lround(probability * 1000));
  out += thousandths == 1000 ? "1." : "0.";
  for (const unsigned place : {100U, 10U, 1U}) out += static_cast<char>('0' + thousandths / place % 10);
}

/// The article's text under a key, and what was removed.
void append_text(const CleanedArticle& article, std::string_view key, std::string& out) {
  append_json_string(key, out);
  out += ':';
  append_json_string(article.text, out);
  out += ",\"removed\":[";
  for (bool first = true; const auto& line : article.lines) {
    if (line.kept) continue;
    // By hand, since pages have more lines to remove than to keep.
    out += std::exchange(first, false) ? "{\"start\":" : ",{\"start\":";
    append_number(line.span.begin, out);
    out += ",\"end\":";
    append_number(line.span.end, out);
    out += ",\"kind\":\"";
    (out += name(line.kind)) += "\",\"text_probability\":";
    append_thousandths(line.text_probability, out);
    out += '}';
  }
  out += ']';
}

std::string explained(const CleanedArticle& article, std::string_view bytes) {
  std::string result;
  for (const auto& line : article.lines)
    result += fmt::format("{} {:<12} {:.2f}  {}\n", line.kept ? "keep  " : "remove", name(line.kind),
                          line.text_probability, without_line_ends(slice(bytes, line.span)));
  return result;
}

/// Removed and repaired lines among the others, three of which are shown around each; empty lines are not.
std::string diff_of(const CleanedArticle& article, std::string_view bytes, const std::string& path) {
  constexpr std::size_t context = 3;
  struct Change {
    std::string before = {}, after = {};
    bool changed = false;
  };
  std::vector<Change> changes;
  std::size_t place = 0;
  for (const auto& line : article.lines) {
    auto& change = changes.emplace_back();
    change.before = slice(bytes, line.span);
    if (line.kept) {
      while (place < article.text.size() && article.text[place] == '\n') ++place;
      const auto end = std::min(article.text.find('\n', place), article.text.size());
      change.after = article.text.substr(place, end - place);
      place = end;
    }
    change.changed = change.before != change.after;
  }
  std::string result;
  std::size_t shown = 0;  // lines before this one were shown or passed over
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (!changes[i].changed) continue;
    const auto begin = std::max(shown, i - std::min(i, context));
    if (result.empty()) result = fmt::format("--- {0}\n+++ {0}, cleaned\n", path);
    if (begin > shown || shown == 0) {
      const auto line = std::count(bytes.begin(), bytes.begin() + article.lines[begin].span.begin, '\n') + 1;
      result += fmt::format("@@ line {} @@\n", line);
    }
    for (auto k = begin; k < i; ++k) result += " " + changes[k].before + "\n";
    for (; i < changes.size() && changes[i].changed; ++i) {
      result += "-" + changes[i].before + "\n";
      if (!changes[i].after.empty()) result += "+" + changes[i].after + "\n";
    }
    shown = std::min(changes.size(), i + context);
    for (auto k = i; k < shown; ++k) {
      if (changes[k].changed) shown = k;
    }
    for (auto k = i; k < shown; ++k) result += " " + changes[k].before + "\n";
    i = shown - 1;
  }
  return result;
}

std::string removed_lines(const CleanedArticle& article, std::string_view bytes) {
  std::string result;
  for (const auto& line : article.lines) {
    if (!line.kept) result.append(slice(bytes, line.span)) += '\n';
  }
  return result;
}

/// A record's line with its text cleaned and what the page tells of it; its other members stay as they are.
Result<void> clean_record(const CleanCommand& command, Record& record, Cleaner& cleaner, const CleanOptions& options,
                          BatchOutput& out) {
  const auto input = read_page(std::move(record.text), record.is_html);
  if (!input) return tl::unexpected(input.error());
  const auto article = clean_page(*input, cleaner, options);
  const auto& fields = command.stream.fields;
  auto& json = out.records;
  json += '{';
  if (!record.id.empty()) {
    append_json_string(fields.id, json);
    ((json += ':') += record.id) += ',';
  }
  for (const auto& other : record.others) {
    if (other.key == "removed") continue;
    append_json_string(other.key, json);
    ((json += ':') += other.value) += ',';
  }
  append_metadata(article, record.others, json);
  append_text(article, fields.text, json);
  json += "}\n";
  if (!command.removed.empty()) out.removed += removed_lines(article, input->text.bytes());
  return {};
}

Result<int> clean_records(const CleanCommand& command, const LineModel& model, const CleanOptions& options) {
  Stream stream{.work = [&](unsigned) -> RecordWork {
                  return [&, cleaner = std::make_shared<Cleaner>(model)](Record& record, BatchOutput& out) {
                    return clean_record(command, record, *cleaner, options, out);
                  };
                },
                .id_key = command.stream.fields.id,
                .removed = command.removed};
  if (!command.path.empty()) stream.paths = {command.path};
  const auto good = run_stream(stream, command.stream);
  if (!good) return tl::unexpected(good.error());
  return *good ? copydesk::cli::clean : failed;
}

Result<int> clean_file(const CleanCommand& command, Cleaner& cleaner, const CleanOptions& options) {
  auto bytes = read_input(command.path);
  if (!bytes) return tl::unexpected(bytes.error());
  const bool html = is_html(command.path, *bytes);
  auto input = read_page(std::move(*bytes), html);
  if (!input) {
    auto error = input.error();
    if (error.where.empty()) error.where = command.path;
    return tl::unexpected(std::move(error));
  }
  const auto* text = &input->text;
  const auto article = clean_page(*input, cleaner, options);
  if (!command.removed.empty()) {
    if (auto done = write_file(command.removed, removed_lines(article, text->bytes())); !done)
      return tl::unexpected(done.error());
  }
  std::string out;
  if (command.explain) {
    out = explained(article, text->bytes());
  } else if (command.diff) {
    out = diff_of(article, text->bytes(), command.path);
  } else if (command.format == "json") {
    out = "{";
    append_metadata(article, {}, out);
    append_text(article, "text", out);
    out = Json::parse(out + "}").dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
  } else if (!article.text.empty()) {
    out = article.text + "\n";
  }
  const auto& path = command.stream.output;
  const auto done = path.empty() ? print(out) : write_file(path, compress(std::move(out), compression_of_name(path)));
  if (!done) return tl::unexpected(done.error());
  return copydesk::cli::clean;
}

Result<int> run(const CleanCommand& command, const DataOptions& data) {
  if (command.jsonl && (command.explain || command.diff))
    return fail("--jsonl", "writes JSON", "leave out --explain and --diff");
  if (!command.lines.empty() && !command.facts.empty())
    return fail("--lines", "is one way to tell which lines recur, and --facts the other", "give one of them");
  if (!command.jsonl && command.path.empty())
    return fail("clean", "what is to be cleaned?", "name a file, - for standard input, or give --jsonl");
  const auto keep = kinds_of(command.keep, "--keep"), drop = kinds_of(command.drop, "--drop");
  for (const auto* kinds : {&keep, &drop}) {
    if (!*kinds) return tl::unexpected(kinds->error());
  }
  const auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  const auto loaded = load_engine(*sources);
  if (!loaded) return tl::unexpected(loaded.error());
  const Engine* engine = *loaded;
  if (engine->line_model() == nullptr)
    return fail("lines", "the data of the line model are nowhere to be found",
                "install copydesk whole, or set COPYDESK_DATA");
  std::optional<RecurringLines> recurring;
  if (!command.lines.empty()) {
    const auto bytes = read_input(command.lines);
    if (!bytes) return tl::unexpected(bytes.error());
    auto read = RecurringLines::from_bytes(*bytes, command.lines);
    if (!read) return tl::unexpected(read.error());
    recurring = std::move(*read);
  }
  if (!command.facts.empty()) {
    auto facts = read_all_facts(command.facts);
    if (!facts) return tl::unexpected(facts.error());
    recurring = std::move((*facts)->lines);
  }
  const CleanOptions options{.keep = *keep,
                             .drop = *drop,
                             .head = !command.jsonl && command.format == "text",
                             .wire = command.wire,
                             .join_lines = command.join_lines,
                             .recurring = recurring ? &*recurring : nullptr};
  if (command.jsonl) return clean_records(command, *engine->line_model(), options);
  Cleaner cleaner(*engine->line_model());
  return clean_file(command, cleaner, options);
}

}  // namespace

void add_clean_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command = app.add_subcommand("clean", "The article on a page and nothing else, its encoding repaired");
  auto options = std::make_shared<CleanCommand>();
  command->add_option("FILE", options->path, "A file with text or HTML, or - for standard input")->type_name("");
  command->add_option("--format", options->format, "How to write the article: text, or json with title, byline, date …")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str()
      ->type_name("WORD");
  command->add_option("--keep", options->keep, "Keep lines of this kind. May be repeated")
      ->type_name("KIND")
      ->allow_extra_args(false);
  command->add_option("--drop", options->drop, "Remove all lines of this kind. May be repeated")
      ->type_name("KIND")
      ->allow_extra_args(false);
  command->add_flag("--explain", options->explain, "Show each line with its kind and how likely it is text");
  command->add_flag("--diff", options->diff, "Show what is removed and repaired");
  command->add_option("--removed", options->removed, "Write the removed lines to a file")->type_name("FILE");
  command
      ->add_option("--lines", options->lines, "Also remove lines that recur in the batch that copydesk lines summed up")
      ->type_name("FILE");
  command->add_flag("--wire", options->wire, "Keep the sign-offs of agencies and reporters");
  command->add_flag("--join-lines", options->join_lines, "Join hard-wrapped lines");
  command->add_option("--facts", options->facts, "The same with what copydesk facts summed up. May be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_flag(
      "--jsonl", options->jsonl,
      "The file (default: standard input; .gz and .zst, too) holds records {\"id\", \"text\" or \"html\"}, "
      "one a line; so does the output");
  add_stream_options(*command, options->stream, true);
  command
      ->add_option("--html-field", options->stream.fields.html,
                   "With --jsonl: the member with HTML, where there is no text")
      ->type_name("NAME")
      ->capture_default_str();
  command
      ->add_option("-o,--output", options->stream.output,
                   "Write to a file (.gz and .zst: compressed), not to standard output")
      ->type_name("FILE");
  command->add_option("-j,--jobs", options->stream.jobs, "With --jsonl: threads; 0 means one per processor")
      ->type_name("N")
      ->capture_default_str();
  command->footer("Kinds of lines: " + std::string(line_kind_names()) +
                  ".\nExit codes: 0 done, 2 the tool could not do its job (with --jsonl: a record was bad).");
  command->callback([options, &data, &exit_code] {
    const auto ended = run(*options, data);
    if (!ended) complain(ended.error());
    exit_code = ended.value_or(failed);
  });
}

}  // namespace copydesk::cli

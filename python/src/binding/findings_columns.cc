#include "findings_columns.h"

namespace copydesk::python {
namespace {

using Columns = std::vector<ArrowColumn>;

void add_place_columns(Columns& columns) {
  for (const char* name : {"start", "end", "start_byte", "end_byte"})
    columns.push_back(ArrowColumn::whole_number(name));
}

Columns suggestion_columns() {
  Columns columns = {ArrowColumn::text("text"), ArrowColumn::flag("safe")};
  add_place_columns(columns);
  return columns;
}

Columns related_columns() {
  Columns columns = {ArrowColumn::text("message"), ArrowColumn::whole_number("line")};
  add_place_columns(columns);
  return columns;
}

ArrowColumn list_of(const char* name, Columns members) {
  return ArrowColumn::list(name, ArrowColumn::structure("item", std::move(members)));
}

Columns finding_columns() {
  Columns columns = {ArrowColumn::text("rule"), ArrowColumn::text("severity"), ArrowColumn::number("confidence")};
  add_place_columns(columns);
  columns.push_back(ArrowColumn::whole_number("line"));
  columns.push_back(ArrowColumn::whole_number("column"));
  for (const char* name : {"text", "message"}) columns.push_back(ArrowColumn::text(name));
  columns.push_back(list_of("suggestions", suggestion_columns()));
  columns.push_back(list_of("related", related_columns()));
  columns.push_back(ArrowColumn::text("fingerprint"));
  return columns;
}

/// Fills the members of a structure one after the other.
class Members {
 public:
  explicit Members(ArrowColumn& structure) : structure_(structure) {}
  template <class Value>
  Members& add(const Value& value) {
    structure_.child(next_++).add(value);
    return *this;
  }
  Members& add(const Place& place) { return add(place.start).add(place.end).add(place.start_byte).add(place.end_byte); }
  ArrowColumn& next() { return structure_.child(next_++); }
  void end() { structure_.end(); }

 private:
  ArrowColumn& structure_;
  std::size_t next_ = 0;
};

void add_finding(const DescribedFinding& finding, ArrowColumn& structure) {
  Members members(structure);
  members.add(std::string_view(finding.rule))
      .add(std::string_view(finding.severity))
      .add(finding.confidence)
      .add(finding.place);
  members.add(finding.line)
      .add(finding.column)
      .add(std::string_view(finding.text))
      .add(std::string_view(finding.message));
  auto& suggestions = members.next();
  for (const auto& suggestion : finding.suggestions)
    Members(suggestions.child(0))
        .add(std::string_view(suggestion.text))
        .add(suggestion.safe)
        .add(suggestion.place)
        .end();
  suggestions.end();
  auto& related = members.next();
  for (const auto& evidence : finding.related)
    Members(related.child(0)).add(std::string_view(evidence.message)).add(evidence.line).add(evidence.place).end();
  related.end();
  members.add(std::string_view(finding.fingerprint)).end();
}

}  // namespace

ArrowColumn FindingsColumns::columns(std::optional<std::size_t> batch) const {
  Columns columns;
  if (id_) columns.push_back(ArrowColumn::same(input_, batch, *id_));
  columns.push_back(as_lines_ ? ArrowColumn::text("line") : list_of("findings", finding_columns()));
  columns.push_back(ArrowColumn::text("error", true));
  columns.push_back(ArrowColumn::text("rules"));
  return ArrowColumn::structure("", std::move(columns));
}

ArrowColumn FindingsColumns::of(std::size_t batch, std::span<const CheckedRecord> records) const {
  auto batch_columns = columns(batch);
  const std::size_t first = id_ ? 1 : 0;
  auto &found = batch_columns.child(first), &errors = batch_columns.child(first + 1),
       &rules = batch_columns.child(first + 2);
  for (const auto& record : records) {
    if (as_lines_) {
      found.add(std::string_view(record.line).substr(0, record.line.size() - 1));  // without line end
    } else {
      for (const auto& finding : record.findings) add_finding(finding, found.child(0));
      found.end();
    }
    if (record.error) {
      errors.add(std::string_view(record.error->message));
    } else {
      errors.add_null();
    }
    rules.add(std::string_view(rules_hash_));
    batch_columns.end();
  }
  return batch_columns;
}

}  // namespace copydesk::python

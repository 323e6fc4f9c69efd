#include "copydesk/corpus/record_output.h"

namespace copydesk {
namespace {

void append_line(std::string_view id, std::string_view member, std::string_view value, std::string& out) {
  out.append("{\"id\":").append(id.empty() ? "null" : id);
  out.append(",\"").append(member).append("\":").append(value).append("}\n");
}

}  // namespace

void append_findings_line(std::string_view id, const CheckedDocument& document, std::string& out) {
  append_line(id, "findings", json_findings(document), out);
}

void append_dolma_line(std::string_view id, const CheckedDocument& document, std::string& out) {
  append_line(id, "attributes", dolma_attributes(document), out);
}

}  // namespace copydesk

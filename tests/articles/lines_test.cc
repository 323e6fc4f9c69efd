// Pages of invented sites, and awkward articles without furniture (clean-*): what each line is.
#include "articles/marked_page.h"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "copydesk/lines/line_model.h"

namespace copydesk {
namespace {

class MarkedPages : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(MarkedPages, LinesAreWhatTheyAreMarkedAs) {
  const auto page = testing_support::read_marked_page(GetParam());
  LineModel::Scratch scratch;
  std::vector<std::string> lines;
  for (const auto& line : testing_support::engine().line_model()->read(page.text, scratch))
    lines.push_back(fmt::format("{}{}: {}", line.is_text ? '+' : '-', name(line.kind), slice(page.text, line.span)));
  EXPECT_EQ(lines, page.lines);
}

std::string title_of(const testing::TestParamInfo<std::filesystem::path>& page) {
  std::string title = "page_" + page.param.stem().string();
  std::replace(title.begin(), title.end(), '-', '_');
  return title;
}

INSTANTIATE_TEST_SUITE_P(All, MarkedPages, testing::ValuesIn(testing_support::marked_pages()), title_of);

}  // namespace
}  // namespace copydesk

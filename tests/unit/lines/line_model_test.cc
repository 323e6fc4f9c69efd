#include "copydesk/lines/line_model.h"

#include "support.h"
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

const std::string page =
    "Skip to content\nHome\nNews\nSport\nWeather\n\n"
    "Harbour reopens after nine days of repairs\n\nBy Ana Ruiz\n\nPublished: March 3, 2021\n\n"
    "The harbour reopened on Monday after nine days of repairs, the port office said in a statement.\n\n"
    "Ferries to the outer islands will run every two hours until the end of the month, and fishing boats may use the "
    "northern quay from Wednesday on.\n\n"
    "“We had feared it would take until Easter,” said Inge Dahl, who has sold tickets at the quay for eleven years.\n\n"
    "Cost still unclear\n\n"
    "The council has not said what the work will cost. Its engineers found cracks in a pier built in 1931, and divers "
    "who went down last week reported that two more were damaged.\n\n"
    "Share this article\n\nRead more\n\nFive Islands Where the Ferry Never Comes\n\n"
    "Old Lighthouse Sold to Couple From Leeds\n\nCopyright © 2021 Example Media. All rights reserved.\n";

std::vector<std::string> read(std::string_view text) {
  LineModel::Scratch scratch;
  std::vector<std::string> result;
  for (const auto& line : testing_support::engine().line_model()->read(text, scratch))
    result.push_back(fmt::format("{}{} {}", line.is_text ? "+" : "-", name(line.kind),
                                 std::string(slice(text, line.span)).substr(0, 10)));
  return result;
}

TEST(LineModel, TellsTheArticleFromThePage) {
  const std::vector<std::string> expected{"-navigation Skip to co", "-navigation Home",    "-navigation News",
                                          "-navigation Sport",      "-navigation Weather", "-headline Harbour re",
                                          "-byline By Ana Rui",     "-stamp Published:",   "+paragraph The harbou",
                                          "+paragraph Ferries to",  "+quote “We had ",     "+subhead Cost still",
                                          "+paragraph The counci",  "-share Share this",   "-related Read more",
                                          "-related Five Islan",    "-related Old Lighth", "-copyright Copyright "};
  EXPECT_EQ(read(page), expected);
}

TEST(LineModel, ReadsAnyText) {
  EXPECT_TRUE(read("").empty());
  EXPECT_TRUE(read("\n \n\t\n").empty());
  EXPECT_EQ(read("Word").size(), 1U);
  EXPECT_EQ(read("\xFF\xFE\n©\n\n...").size(), 3U);
  EXPECT_EQ(read(std::string(100000, 'a') + "\n" + std::string(100000, '.')).size(), 2U);
}

TEST(LineModel, ReadsTheSameAgainWithTheSameMemory) {
  LineModel::Scratch scratch;
  const auto& model = *testing_support::engine().line_model();
  const auto probabilities = [&](std::string_view text) {
    std::vector<float> result;
    for (const auto& line : model.read(text, scratch)) result.push_back(line.text_probability);
    return result;
  };
  const auto first = probabilities(page);
  (void)probabilities("Other text.\n" + page.substr(100, 400));
  EXPECT_EQ(probabilities(page), first);
}

TEST(LineModel, GivesOneRowOfFiguresALine) {
  LineModel::Scratch scratch;
  std::vector<Span> lines;
  const auto figures = testing_support::engine().line_model()->figures(page, scratch, lines);
  EXPECT_EQ(figures.size(), lines.size() * LineModel::figure_names().size());
  EXPECT_EQ(slice(page, lines.front()), "Skip to content");
}

}  // namespace
}  // namespace copydesk

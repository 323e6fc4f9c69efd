#include "copydesk/finding/fingerprint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

using testing::ElementsAre;

// The implementation was held against the tests of github/codeql-action; these texts are ours.
TEST(LineFingerprints, AreThoseOfCodeScanning) {
  EXPECT_THAT(line_fingerprints(""), ElementsAre("c129715d7a2bc9a3:1"));
  EXPECT_THAT(line_fingerprints("The minister \U0001F600 spoke.\r\n\r\n\tZoë said \xFF no.\n"),
              ElementsAre("c9bd99fb96f5de9f:1", "2964f191dfb6795c:1", "376c40f563ef7e2:1", "c129715d7a2bc9a3:1"));
}

TEST(LineFingerprints, LookAtOneHundredUnitsFromTheLinesBegin) {
  const std::string line(99, 'x');
  EXPECT_EQ(line_fingerprints(line + "\nother").front(), line_fingerprints(" \t" + line + "\nwords").front());
  EXPECT_NE(line_fingerprints("short\nother").front(), line_fingerprints("short\nwords").front());
}

TEST(LineFingerprints, DoNotDependOnTheKindOfLineEnd) {
  EXPECT_EQ(line_fingerprints("one\r\ntwo\r\nthree"), line_fingerprints("one\ntwo\nthree"));
  EXPECT_EQ(line_fingerprints("one\rtwo\rthree"), line_fingerprints("one\ntwo\nthree"));
}

TEST(LineFingerprints, NumberLinesThatAreTheSame) {
  const std::string line(200, 'x');
  const auto hashes = line_fingerprints(line + "\n" + line + "\n" + line);
  const auto hash = hashes[0].substr(0, hashes[0].find(':'));
  EXPECT_THAT(hashes, ElementsAre(hash + ":1", hash + ":2", hash + ":3"));
}

TEST(FindingFingerprints, SurviveEditsElsewhere) {
  const std::string text = "A paragraph before. The minister met Wladimir Putin on Monday.";
  const std::string edited =
      "Another one, much longer than before, stands here. The minister met   Wladimir Putin on "
      "Monday. And after.";
  const auto at = [](const std::string& where) {
    const auto begin = static_cast<std::uint32_t>(where.find("Wladimir"));
    return Span{.begin = begin, .end = begin + 8};
  };
  EXPECT_EQ(FindingFingerprints(text).next("name/x", at(text)).size(),
            FindingFingerprints(text).next("name/y", at(text)).size());
  EXPECT_NE(FindingFingerprints(text).next("name/x", at(text)), FindingFingerprints(text).next("name/y", at(text)));
  const std::string moved = "Longer. " + text;
  EXPECT_EQ(FindingFingerprints(text).next("name/x", at(text)), FindingFingerprints(moved).next("name/x", at(moved)));
  FindingFingerprints twice(text);
  const auto first = twice.next("name/x", at(text)), second = twice.next("name/x", at(text));
  EXPECT_TRUE(first.ends_with(":1"));
  EXPECT_TRUE(second.ends_with(":2"));
}

}  // namespace
}  // namespace copydesk

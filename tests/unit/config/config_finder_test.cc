#include "copydesk/config/config_finder.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "copydesk/config/explain.h"

namespace copydesk {
namespace {

namespace fs = std::filesystem;

class ConfigFinderTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("finder_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string file(const std::string& name, const std::string& content) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << content;
    return (folder_ / name).string();
  }
  std::string explained(const std::string& article, ConfigOptions options = {}) {
    const auto path = (folder_ / article).string();
    const auto found = ConfigFinder(std::move(options)).find(path);
    return found ? explain(article, *found) : found.error().where + ": " + found.error().message;
  }
  fs::path folder_;
};

TEST_F(ConfigFinderTest, GoesUpToARootOrARepository) {
  file("copydesk.json", R"({"english": "us"})");
  file("repo/.git/HEAD", "");
  file("repo/copydesk.json", R"({"severity": "error"})");
  file("repo/desk/copydesk.json", R"({"fail_on": "never"})");
  file("repo/closed/copydesk.json", R"({"root": true, "fail_on": "error"})");
  const auto desk = explained("repo/desk/a.txt");
  EXPECT_NE(desk.find("english: any"), std::string::npos) << desk;
  EXPECT_NE(desk.find("severity: error"), std::string::npos) << desk;
  EXPECT_NE(desk.find("fail_on: never"), std::string::npos) << desk;
  EXPECT_NE(desk.find("repo/desk/copydesk.json:1:2"), std::string::npos) << desk;
  const auto closed = explained("repo/closed/a.txt");
  EXPECT_NE(closed.find("severity: warning"), std::string::npos) << closed;
}

TEST_F(ConfigFinderTest, OverridesExtendsAndProfiles) {
  file("house/base.json", R"({"english": "gb", "vocabulary": {"accept_files": "words.txt"}})");
  file("house/words.txt", "# ours\n\nfrunk\n");
  file("copydesk.json", R"({"root": true, "extends": "house/base.json",
    "overrides": [{"files": "wire/**", "english": "us", "profile": "agency"}]})");
  file("profiles/agency.json", R"({"fail_on": "error", "english": "any"})");
  const ConfigOptions options{.profiles = folder_ / "profiles"};
  const auto plain = explained("a.txt", options), wire = explained("wire/a.txt", options);
  EXPECT_NE(plain.find("english: gb"), std::string::npos) << plain;
  EXPECT_NE(plain.find("words.txt:3"), std::string::npos) << plain;
  EXPECT_NE(wire.find("english: us"), std::string::npos) << wire;
  EXPECT_NE(wire.find("profile agency"), std::string::npos) << wire;
  file("copydesk.json", R"({"root": true, "profile": "agenzy"})");
  EXPECT_NE(explained("a.txt", options).find("there is no profile “agenzy”"), std::string::npos);
}

TEST_F(ConfigFinderTest, ACircleOfFilesIsAMistake) {
  file("copydesk.json", R"({"extends": "b.json"})");
  file("b.json", R"({"extends": "copydesk.json"})");
  EXPECT_NE(explained("a.txt").find("extends itself"), std::string::npos) << explained("a.txt");
}

}  // namespace
}  // namespace copydesk

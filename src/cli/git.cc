#include "git.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace copydesk::cli {
namespace {

struct Ended {
  int code = 0;
  std::string out = {}, complaint = {};
};

// Runs git without a shell, and reads both its streams as they come.
Result<Ended> git(const std::vector<std::string>& arguments) {
  std::vector<std::string> words{"git"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::array<int, 2> out{}, err{};
  if (::pipe2(out.data(), O_CLOEXEC) != 0) return fail("git", std::strerror(errno));
  if (::pipe2(err.data(), O_CLOEXEC) != 0) {
    ::close(out[0]);
    ::close(out[1]);
    return fail("git", std::strerror(errno));
  }
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, out[1], 1);
  ::posix_spawn_file_actions_adddup2(&actions, err[1], 2);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, "git", &actions, nullptr, argv.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(out[1]);
  ::close(err[1]);
  Ended ended;
  std::array<pollfd, 2> streams{pollfd{out[0], POLLIN, 0}, pollfd{err[0], POLLIN, 0}};
  std::array<std::string*, 2> texts{&ended.out, &ended.complaint};
  while (failed == 0 && (streams[0].fd >= 0 || streams[1].fd >= 0)) {
    if (::poll(streams.data(), streams.size(), -1) < 0 && errno != EINTR) break;
    for (std::size_t i = 0; i < streams.size(); ++i) {
      if (streams[i].fd < 0 || streams[i].revents == 0) continue;
      std::array<char, 65536> buffer{};
      const auto count = ::read(streams[i].fd, buffer.data(), buffer.size());
      if (count > 0) texts[i]->append(buffer.data(), static_cast<std::size_t>(count));
      if (count == 0 || (count < 0 && errno != EINTR)) streams[i].fd = -1;
    }
  }
  ::close(out[0]);
  ::close(err[0]);
  if (failed != 0) {
    return fail("git", fmt::format("cannot be run: {}", std::strerror(failed)),
                "--since asks git for the old texts: install it");
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 255;
  return ended;
}

std::string folder_of(const std::string& file) {
  const auto parent = std::filesystem::path(file).parent_path();
  return parent.empty() ? "." : parent.string();
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

}  // namespace

Result<GitRevision> GitRevision::find(const std::string& revision, const std::string& file) {
  const auto folder = folder_of(file);
  const auto inside = git({"-C", folder, "rev-parse", "--is-inside-work-tree"});
  if (!inside) return tl::unexpected(inside.error());
  if (inside->code != 0 || !inside->out.starts_with("true")) {
    return fail("--since", fmt::format("{} is in no git repository: {}", file, first_line(inside->complaint)),
                "give --baseline FILE where there is no repository");
  }
  const auto commit =
      git({"-C", folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (!commit) return tl::unexpected(commit.error());
  if (commit->code != 0) {
    return fail("--since", fmt::format("the repository has no revision “{}”", revision),
                "name a commit, branch or tag; in CI fetch it first (actions/checkout: fetch-depth: 0)");
  }
  GitRevision found;
  found.commit_ = first_line(commit->out);
  return found;
}

Result<std::optional<std::string>> GitRevision::content(const std::string& file) const {
  const auto name = "./" + std::filesystem::path(file).filename().string();
  // Asked first, so that what git says of a missing file need not be understood.
  const auto listed = git({"-C", folder_of(file), "ls-tree", "-z", commit_, "--", name});
  if (!listed) return tl::unexpected(listed.error());
  if (listed->code != 0) return fail(file, "git: " + first_line(listed->complaint));
  if (listed->out.empty()) return std::optional<std::string>();
  auto shown = git({"-C", folder_of(file), "cat-file", "blob", commit_ + ":" + name});
  if (!shown) return tl::unexpected(shown.error());
  if (shown->code != 0) return fail(file, "git: " + first_line(shown->complaint));
  return std::optional(std::move(shown->out));
}

}  // namespace copydesk::cli

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <iostream>
#include <sys/stat.h>
#include <unistd.h>

#include "command.h"
#include <fmt/format.h>

namespace copydesk::cli {
namespace {

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

void complain(const Error& error) {
  std::cerr << fmt::format("copydesk: {}{}{}\n", error.where, error.where.empty() ? "" : ": ", error.message);
  if (!error.remedy.empty()) std::cerr << "  " << error.remedy << '\n';
  for (const auto& other : error.others) complain(other);
}

bool wants_colour(const std::string& when) {
  if (when != "auto") return when == "always";
  const auto is_set = [](const char* name) {
    const auto* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  };
  if (is_set("NO_COLOR")) return false;
  if (is_set("CLICOLOR_FORCE")) return true;
  return ::isatty(STDOUT_FILENO) != 0;
}

Result<void> print(std::string_view text) {
  if (!write_all(STDOUT_FILENO, text) && errno != EPIPE)
    return fail("standard output", fmt::format("cannot be written: {}", std::strerror(errno)));
  return {};
}

int print_and_exit(std::string_view text, int exit_code) {
  const auto done = print(text);
  if (done) return exit_code;
  complain(done.error());
  return failed;
}

Result<std::string> read_input(const std::string& path) {
  const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return fail(path, std::strerror(errno));
  struct stat status {};
  if (::fstat(file.get(), &status) == 0 && S_ISDIR(status.st_mode)) return fail(path, "is a folder");
  std::string content;
  std::size_t size = 0;
  // One byte more than the file has, so that its end is seen without growing.
  content.resize(S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) + 1 : 65536);
  while (true) {
    if (size == content.size()) content.resize(content.size() * 2);
    const auto count = ::read(file.get(), content.data() + size, content.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(path, std::strerror(errno));
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
  }
  content.resize(size);
  return content;
}

Result<void> write_file(const std::filesystem::path& path, std::string_view content) {
  std::error_code error;
  const auto there = std::filesystem::symlink_status(path, error);
  const bool in_place = std::filesystem::exists(there) && !std::filesystem::is_regular_file(there);
  const auto temporary = in_place ? path.string() : path.string() + ".part";
  {
    const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (file.get() < 0 || !write_all(file.get(), content)) {
      const auto* reason = std::strerror(errno);
      if (!in_place) ::unlink(temporary.c_str());
      return fail(path.string(), fmt::format("cannot be written: {}", reason));
    }
  }
  if (in_place) return {};
  std::filesystem::rename(temporary, path, error);
  if (error) return fail(path.string(), "cannot be written: " + error.message());
  return {};
}

Result<void> replace_file(const std::filesystem::path& path, std::string_view before, std::string_view after) {
  std::error_code error;
  const auto target = std::filesystem::canonical(path, error);  // what a link leads to
  if (error) return fail(path.string(), error.message());
  struct stat status {};
  if (::stat(target.c_str(), &status) != 0) return fail(path.string(), std::strerror(errno));
  auto temporary = target.string() + ".XXXXXX";
  const Descriptor file(::mkstemp(temporary.data()));
  const auto give_up = [&](std::string message, std::string remedy = "") {
    ::unlink(temporary.c_str());
    return fail(path.string(), std::move(message), std::move(remedy));
  };
  if (file.get() < 0) return fail(path.string(), fmt::format("cannot be written: {}", std::strerror(errno)));
  // Only root may give files away; anybody else already owns what he may replace, or keeps the group at most.
  const bool owned = ::fchown(file.get(), status.st_uid, status.st_gid) == 0 || status.st_uid == ::geteuid();
  if (!owned) return give_up("belongs to somebody else, and would no longer", "write as its owner");
  if (::fchmod(file.get(), status.st_mode & 07777U) != 0 || !write_all(file.get(), after) || ::fsync(file.get()) != 0)
    return give_up(fmt::format("cannot be written: {}", std::strerror(errno)));
  const auto now = read_input(target.string());
  if (!now || *now != before) return give_up("was changed meanwhile; nothing was written", "run the command again");
  if (::rename(temporary.c_str(), target.c_str()) != 0)
    return give_up(fmt::format("cannot be written: {}", std::strerror(errno)));
  const Descriptor folder(::open(target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() >= 0) ::fsync(folder.get());  // so that the new name is on the disk too
  return {};
}

}  // namespace copydesk::cli

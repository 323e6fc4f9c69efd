#include "serve/lsp/message_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk::serve {
namespace {

/// A stream that comes in pieces of so many bytes.
ByteSource in_pieces(std::string bytes, std::size_t size) {
  return [bytes = std::move(bytes), size, place = std::size_t{0}](std::span<char> buffer) mutable {
    const auto count = std::min({size, buffer.size(), bytes.size() - place});
    std::copy_n(bytes.data() + place, count, buffer.data());
    place += count;
    return count;
  };
}

std::vector<std::string> bodies(const std::string& stream, std::size_t size) {
  MessageReader reader(in_pieces(stream, size));
  std::vector<std::string> found;
  while (const auto message = reader.next()) found.push_back(*message ? **message : "! " + message->error().message);
  return found;
}

TEST(MessageReader, TakesMessagesApart) {
  struct Case {
    std::string stream;
    std::vector<std::string> bodies;
  };
  for (const auto& [stream, wanted] : std::vector<Case>{
           {"", {}},
           {"Content-Length: 2\r\n\r\n{}", {"{}"}},
           {"Content-Length: 2\r\n\r\n{}Content-Length: 3\r\n\r\n[1]", {"{}", "[1]"}},
           {"content-length:2\n\n{}", {"{}"}},
           {"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2 \r\n\r\n{}", {"{}"}},
           {"\r\n\r\nContent-Length: 2\r\n\r\n{}", {"{}"}},
           {"Content-Length: 0\r\n\r\n", {""}},
           {"Content-Length: 10\r\n\r\n{}", {}},  // cut off
           {"Content-Length: two\r\n\r\nContent-Length: 2\r\n\r\n{}", {"! “Content-Length: two” is no header", "{}"}},
           {"Content-Length: -2\r\n\r\n", {"! “Content-Length: -2” is no header"}},
           {"Content-Length: 99999999999999999999\r\n\r\n", {"! “Content-Length: 99999999999999999999” is no header"}},
           {"Content-Type: x\r\n\r\n", {"! has no Content-Length"}},
           {"garbage\r\n\r\nContent-Length: 2\r\n\r\n{}", {"! “garbage” is no header", "{}"}},
       }) {
    for (const std::size_t size : {1, 2, 7, 1000}) EXPECT_EQ(bodies(stream, size), wanted) << stream << ", by " << size;
  }
}

TEST(MessageReader, EndsAtALineThatNeverEnds) {
  EXPECT_THAT(bodies(std::string(100'000, 'x') + "\r\n\r\nContent-Length: 2\r\n\r\n{}", 65536),
              testing::Contains("{}"));
}

TEST(ParseMessage, KeepsPositionsOfWhatIsNoUnicode) {
  struct Case {
    std::string body, text;
  };
  for (const auto& [body, text] : std::vector<Case>{
           {R"({"text":"é"})", "é"},
           {R"({"text":"\ud83d\ude00"})", "😀"},
           {R"({"text":"a\ud83db"})", "a\uFFFDb"},
           {R"({"text":"\ude00\ud83d"})", "\uFFFD\uFFFD"},
           {R"({"text":"\ud83d\ud83d\ude00"})", "\uFFFD😀"},
           {R"({"text":"\\ud83d \ud83d"})", "\\ud83d \uFFFD"},
           {"{\"text\":\"a\xFF\xC3\"}", "a\uFFFD\uFFFD"},
       }) {
    const auto message = parse_message(body);
    ASSERT_TRUE(message.has_value()) << body;
    EXPECT_EQ((*message)["text"], text) << body;
  }
  for (const auto* body : {"", "{", "{\"a\":}", "nonsense", "\"\\uZZZZ\"", "\x00"})
    EXPECT_FALSE(parse_message(body)) << body;
}

TEST(Framed, CountsBytes) {
  EXPECT_EQ(framed({{"a", "é"}}), "Content-Length: 10\r\n\r\n{\"a\":\"é\"}");
}

}  // namespace
}  // namespace copydesk::serve

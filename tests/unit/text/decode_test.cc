#include <random>

#include <gmock/gmock.h>

#include "copydesk/text/text.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

using namespace std::string_literals;

std::string utf16(std::u16string_view units, bool little_endian) {
  std::string bytes;
  for (const char16_t unit : units) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += little_endian ? std::string{low, high} : std::string{high, low};
  }
  return bytes;
}

std::string shown(const Text& text) {
  std::string faults;
  for (const DecodingFault& fault : text.faults()) {
    faults += " | " + std::to_string(fault.span.begin) + "-" + std::to_string(fault.span.end) + " " +
              std::string(fault.reason);
  }
  return std::string(name(text.encoding())) + (text.has_bom() ? " BOM" : "") + " | " + std::string(text.utf8()) +
         faults;
}

TEST(Decode, ReadsTheEncodingsOfIncomingText) {
  struct Row {
    std::string_view name;
    std::string bytes, expected;
  };
  const Row rows[] = {
      {"empty file", "", "UTF-8 | "},
      {"ASCII", "The river rose.\n", "UTF-8 | The river rose.\n"},
      {"UTF-8", "Łódź – “yes” 😉", "UTF-8 | Łódź – “yes” 😉"},
      {"UTF-8 with mark", "\xEF\xBB\xBFŁódź", "UTF-8 BOM | Łódź"},
      {"the mark alone", "\xEF\xBB\xBF", "UTF-8 BOM | "},
      {"UTF-16LE with mark", "\xFF\xFE"s + utf16(u"Łódź 😉", true), "UTF-16LE BOM | Łódź 😉"},
      {"UTF-16BE with mark", "\xFE\xFF"s + utf16(u"Łódź 😉", false), "UTF-16BE BOM | Łódź 😉"},
      {"UTF-16LE mark alone", "\xFF\xFE", "UTF-16LE BOM | "},
      {"UTF-16LE by its NULs", utf16(u"The river rose again.", true), "UTF-16LE | The river rose again."},
      {"UTF-16BE by its NULs", utf16(u"The river rose again.", false), "UTF-16BE | The river rose again."},
      {"UTF-16 Cyrillic by its NULs", utf16(u"Река поднялась ночью. Мост закрыт, школы тоже.", true),
       "UTF-16LE | Река поднялась ночью. Мост закрыт, школы тоже."},
      {"lone surrogates",
       "\xFF\xFE"s + utf16(u"a\xD83D", true) +
           utf16(u"b\xDE09"
                 u"c",
                 true),
       "UTF-16LE BOM | a\uFFFDb\uFFFDc | 1-4 lone surrogate | 5-8 lone surrogate"},
      {"half a unit at the end", "\xFF\xFE"s + utf16(u"ab", true) + "c",
       "UTF-16LE BOM | ab\uFFFD | 2-5 half a UTF-16 unit at the end of the file"},
      {"Windows-1252 quotes and dash",
       "\x93Yes,\x94 she said \x96 it\x92s \x80"
       "5.",
       "windows-1252 | “Yes,” she said – it’s €5."},
      {"Windows-1252 accents", "Caf\xE9 Z\xFCrich", "windows-1252 | Café Zürich"},
      {"UTF-8 with one broken byte", "“Łódź” it\x92s", "UTF-8 | “Łódź” it\x92s | 16-17 invalid UTF-8 byte"},
      {"UTF-8 with a broken run", "Łódź Łódź Łódź \xFF\xFE Łódź",
       "UTF-8 | Łódź Łódź Łódź \xFF\xFE Łódź | 24-26 invalid UTF-8 byte"},
      {"bytes that Windows-1252 lacks",
       "abc\x81"
       "d",
       "UTF-8 | abc\x81"
       "d | 3-4 invalid UTF-8 byte"},
      {"ASCII cut off inside a last character", "it was \xE2\x80", "UTF-8 | it was \xE2\x80 | 7-9 invalid UTF-8 byte"},
      {"a stray NUL", "The river\0 rose again."s, "UTF-8 | The river\0 rose again. | 9-10 NUL byte"s},
      {"encoded surrogates", "Łódź \xED\xA0\xBD", "UTF-8 | Łódź \xED\xA0\xBD | 8-11 invalid UTF-8 byte"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Result<Text> text = Text::decode(row.bytes);
    ASSERT_TRUE(text.has_value()) << text.error().message;
    EXPECT_EQ(shown(*text), row.expected);
    EXPECT_EQ(text->bytes(), row.bytes);
  }
}

TEST(Decode, GuessesNothingOfAStringThatIsUnicode) {
  struct Row {
    std::string_view name;
    std::string bytes, expected;
  };
  const Row rows[] = {
      {"NUL bytes at odd places alone", "A\0 place for everything, said Zoë's aunt."s + std::string(20, 'a'),
       "UTF-8 | A\0 place for everything, said Zoë's aunt.aaaaaaaaaaaaaaaaaaaa | 1-2 NUL byte"s},
      {"another script, NULs in place of spaces", "Река\0поднялась\0ночью.\0Мост\0закрыт!!"s,
       "UTF-8 | Река\0поднялась\0ночью.\0Мост\0закрыт!! | 8-9 NUL byte | 27-28 NUL byte | 39-40 NUL byte | "
       "48-49 NUL byte"s},
      {"mojibake that is a mark of UTF-16 as bytes", "\xFF\xFE what is this",
       "UTF-8 | \xFF\xFE what is this | 0-2 invalid UTF-8 byte"},
      {"a byte of Windows-1252", "Caf\xE9", "UTF-8 | Caf\xE9 | 3-4 invalid UTF-8 byte"},
      {"U+FEFF at the begin", "\xEF\xBB\xBFŁódź", "UTF-8 BOM | Łódź"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto text = Text::decode(row.bytes, TextSource::unicode);
    ASSERT_TRUE(text.has_value()) << text.error().message;
    EXPECT_EQ(shown(*text), row.expected);
  }
  const auto misread = Text::decode(utf16(u"The river rose again.", true), TextSource::unicode);
  ASSERT_FALSE(misread.has_value());
  EXPECT_THAT(misread.error().remedy, testing::StartsWith("decode it first"));
}

TEST(Decode, RefusesBinaryFiles) {
  struct Row {
    std::string bytes, message;
  };
  const Row rows[] = {
      {"\x89PNG\r\n\x1A\n....", "cannot read a PNG image as text"},
      {"PK\x03\x04....", "cannot read a ZIP archive (also .docx, .odt, .epub) as text"},
      {"\x7F"
       "ELF\x02\x01\x01",
       "cannot read an ELF program as text"},
      {"%PDF-1.7\n", "cannot read a PDF document as text"},
      {"\xFF\xFE\0\0a\0\0\0"s, "cannot read UTF-32 as text"},
      {"\1\2\3\4\5abc\0\0\6\7\16"s, "cannot read binary data as text"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.message);
    const Result<Text> text = Text::decode(row.bytes);
    ASSERT_FALSE(text.has_value());
    EXPECT_EQ(text.error().message, row.message);
    EXPECT_FALSE(text.error().remedy.empty());
  }
}

TEST(Decode, KeepsItsBytesWhenMoved) {
  Text text = *Text::decode("\xEF\xBB\xBFshort");
  const Text moved = std::move(text);
  EXPECT_EQ(moved.utf8(), "short");
}

// Any text in any encoding: each character's span maps to the file bytes that encode it, and back.
TEST(Decode, MapsEverySpanBothWays) {
  std::mt19937 random(20201024);
  constexpr char32_t alphabet[] = {'a', 'b', ' ', '.', '\n', 0x2019, 0x20AC, 0x152};
  constexpr char32_t beyond[] = {0xE9, 0x416, 0x4E2D, 0x1F609, 0x10FFFF};
  for (int round = 0; round < 300; ++round) {
    const auto encoding = static_cast<Encoding>(round % 4);
    std::string utf8, file = encoding == Encoding::utf16le   ? "\xFF\xFE"
                             : encoding == Encoding::utf16be ? "\xFE\xFF"
                                                             : "";
    if (encoding == Encoding::utf8 && round % 8 == 0) file = "\xEF\xBB\xBF";
    std::vector<Span> in_text, in_file;
    const std::size_t length = 1 + random() % 60;
    for (std::size_t i = 0; i < length; ++i) {
      const bool plain = encoding == Encoding::windows1252 || random() % 3 != 0;
      const char32_t c = plain ? alphabet[random() % std::size(alphabet)] : beyond[random() % std::size(beyond)];
      const auto text_begin = static_cast<std::uint32_t>(utf8.size()),
                 file_begin = static_cast<std::uint32_t>(file.size());
      append_code_point(c, utf8);
      if (encoding == Encoding::utf8) {
        append_code_point(c, file);
      } else if (encoding == Encoding::windows1252) {
        file += c < 0x80 ? static_cast<char>(c) : c == 0x2019 ? '\x92' : c == 0x20AC ? '\x80' : '\x8C';
      } else {
        const std::u16string units = c < 0x10000 ? std::u16string{static_cast<char16_t>(c)}
                                                 : std::u16string{static_cast<char16_t>(0xD7C0 + (c >> 10)),
                                                                  static_cast<char16_t>(0xDC00 + (c & 0x3FF))};
        file += utf16(units, encoding == Encoding::utf16le);
      }
      in_text.push_back({text_begin, static_cast<std::uint32_t>(utf8.size())});
      in_file.push_back({file_begin, static_cast<std::uint32_t>(file.size())});
    }
    const Result<Text> text = Text::decode(file);
    ASSERT_TRUE(text.has_value());
    ASSERT_EQ(text->utf8(), utf8);
    for (std::size_t i = 0; i < length; ++i) {
      const std::size_t j = i + random() % (length - i);
      const Span in_utf8{in_text[i].begin, in_text[j].end}, in_bytes{in_file[i].begin, in_file[j].end};
      ASSERT_EQ(text->to_file(in_utf8), in_bytes) << name(encoding);
      ASSERT_EQ(text->to_utf8(in_bytes), in_utf8) << name(encoding);
      ASSERT_EQ(text->to_file({in_utf8.begin, in_utf8.begin}), (Span{in_bytes.begin, in_bytes.begin}));
    }
  }
}

}  // namespace
}  // namespace copydesk

#include "copydesk/html/page.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <gumbo.h>
#include <memory_resource>

#include <fmt/format.h>

namespace copydesk {
namespace {

constexpr std::string_view white = " \t\n\f\r";
constexpr std::string_view no_break_space = "\u00A0";

// Log odds, set by judgement: a menu is seldom marked as an article, but articles stand in all kinds of elements.
constexpr float in_furniture = -3, in_caption = -3, is_mostly_links = -2, is_paragraph = 1,
                heads_part_of_article = 1.5F;
constexpr float most_links = 0.7F, few_links = 0.3F;  // shares of a line's characters
constexpr std::size_t short_line = 25, paragraph_words = 10;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool begins_with(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

/// What an element does to the text in it.
struct Role {
  bool silent = false;  ///< shows no text
  bool block = false;   ///< begins and ends a line
  bool margin = false;  ///< and keeps a blank line around it
  bool furniture = false;
  bool article = false;
  bool heading = false;
  bool caption = false;
  bool link = false;
};

Role role_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
      return {.silent = true, .block = true};
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
      return {.block = true, .margin = true, .furniture = true};
    case GUMBO_TAG_BUTTON:
      return {.block = true, .furniture = true};
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      return {.block = true, .margin = true, .heading = true};
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ARTICLE:
      return {.block = true, .article = true};
    case GUMBO_TAG_P:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_FIGURE:
      return {.block = true, .margin = true};
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
      return {.block = true};
    case GUMBO_TAG_FIGCAPTION:
      return {.block = true, .caption = true};
    case GUMBO_TAG_A:
      return {.link = true};
    default:
      return {};
  }
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

Role role_of(const GumboElement& element) {
  Role role = role_of(element.tag);
  const std::string_view aria = attribute(element, "role");
  constexpr std::array<std::string_view, 6> landmarks = {"navigation", "contentinfo", "complementary",
                                                         "banner",     "search",      "dialog"};
  role.furniture |= std::find(landmarks.begin(), landmarks.end(), aria) != landmarks.end();
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) role.silent = true;
  const std::string_view style = attribute(element, "style");
  for (std::size_t at = style.find("display"); at != style.npos; at = style.find("display", at + 1)) {
    auto value = style.substr(at + 7);
    value.remove_prefix(std::min(value.find_first_not_of(" :"), value.size()));
    role.silent |= value.starts_with("none");
  }
  return role;
}

/// Writes the lines of a page as its elements are entered and left.
class PageWriter {
 public:
  void enter(const Role& role) {
    if (role.block) end_line(role.margin);
    count(role, 1);
  }
  void leave(const Role& role) {
    if (role.block) end_line(role.margin);
    count(role, -1);
  }

  /// White space in a row counts as one blank, no-break spaces too.
  void add(std::string_view text, Span source) {
    std::string plain;
    if (text.find(no_break_space) != text.npos) {
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(no_break_space, at), text.size());
        plain.append(text, at, end - at) += ' ';
        at = end + no_break_space.size();
      }
      text = plain;
    }
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t word = std::min(text.find_first_not_of(white, at), text.size());
      blank_ |= word > at;
      const std::size_t end = std::min(text.find_first_of(white, word), text.size());
      if (end > word) add_word(text.substr(word, end - word), source);
      at = end;
    }
  }

  HtmlPage finish() {
    end_line(false);
    return std::move(page_);
  }

 private:
  void count(const Role& role, int step) {
    links_ += role.link ? step : 0;
    furniture_ += role.furniture ? step : 0;
    articles_ += role.article ? step : 0;
    headings_ += role.heading ? step : 0;
    captions_ += role.caption ? step : 0;
  }

  void add_word(std::string_view word, Span source) {
    if (line_.empty()) {
      source_ = source;
      line_in_furniture_ = furniture_ > 0;
      line_heads_ = headings_ > 0 && articles_ > 0;
      line_in_caption_ = captions_ > 0;
    } else if (blank_) {
      line_ += ' ';
    }
    words_ += line_.empty() || blank_;
    line_ += word;
    if (links_ > 0) linked_ += word.size();
    characters_ += word.size();
    source_.end = std::max(source_.end, source.end);
    blank_ = false;
  }

  void end_line(bool margin) {
    if (!line_.empty()) {
      if (!page_.text.empty()) page_.text += margin_ ? "\n\n" : "\n";
      page_.text += line_;
      page_.lines.push_back({.source = source_, .evidence = evidence()});
      line_.clear();
      words_ = linked_ = characters_ = 0;
      margin_ = false;
    }
    margin_ |= margin;
    blank_ = false;
  }

  [[nodiscard]] float evidence() const {
    const float share = static_cast<float>(linked_) / static_cast<float>(std::max<std::size_t>(characters_, 1));
    float evidence = 0;
    if (line_in_furniture_) evidence += in_furniture;
    if (line_in_caption_) return evidence + in_caption;
    if (share >= most_links && words_ <= short_line) evidence += is_mostly_links;
    if (line_in_furniture_ || share > few_links) return evidence;
    if (line_heads_) return heads_part_of_article;
    if (words_ >= paragraph_words) evidence += is_paragraph;
    return evidence;
  }

  HtmlPage page_ = {};
  std::string line_ = {};
  Span source_ = {};
  std::size_t words_ = 0, linked_ = 0, characters_ = 0;
  int links_ = 0, furniture_ = 0, articles_ = 0, headings_ = 0, captions_ = 0;  // elements of these roles that are open
  bool blank_ = false, margin_ = false, line_in_furniture_ = false, line_heads_ = false, line_in_caption_ = false;
};

Span source_of(const GumboText& text, std::string_view html) {
  if (text.original_text.data == nullptr) return {};
  const auto begin = static_cast<std::uint32_t>(text.original_text.data - html.data());
  return {begin, begin + static_cast<std::uint32_t>(text.original_text.length)};
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_ELEMENT) return &node.v.element.children;
  return node.type == GUMBO_NODE_DOCUMENT ? &node.v.document.children : nullptr;
}

void find_title(const GumboNode& head, std::string& title) {
  const GumboVector& children = head.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto& node = *static_cast<const GumboNode*>(children.data[i]);
    if (node.type != GUMBO_NODE_ELEMENT || node.v.element.tag != GUMBO_TAG_TITLE) continue;
    if (node.v.element.children.length == 0) continue;
    const auto& text = *static_cast<const GumboNode*>(node.v.element.children.data[0]);
    if (text.type == GUMBO_NODE_TEXT) title = text.v.text.text;
  }
}

/// A tree may be deeper than the stack is, so it is walked by its parents.
HtmlPage read_tree(const GumboNode& root, std::string_view html) {
  PageWriter writer;
  std::string title;
  std::vector<Role> roles;  // of the elements that are open
  for (const GumboNode* node = &root;;) {
    const GumboVector* children = children_of(*node);
    if (node->type == GUMBO_NODE_ELEMENT) {
      const Role role = role_of(node->v.element);
      if (node->v.element.tag == GUMBO_TAG_HEAD) find_title(*node, title);
      writer.enter(role);
      roles.push_back(role);
      if (role.silent) children = nullptr;
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      writer.add(node->v.text.text, source_of(node->v.text, html));
    }
    if (children != nullptr && children->length > 0) {
      node = static_cast<const GumboNode*>(children->data[0]);
      continue;
    }
    for (;;) {
      if (node->type == GUMBO_NODE_ELEMENT) {
        writer.leave(roles.back());
        roles.pop_back();
      }
      if (node == &root) {
        HtmlPage page = writer.finish();
        page.title = std::move(title);
        return page;
      }
      const GumboVector& siblings = *children_of(*node->parent);
      const std::size_t next = node->index_within_parent + 1;
      if (next < siblings.length) {
        node = static_cast<const GumboNode*>(siblings.data[next]);
        break;
      }
      node = node->parent;
    }
  }
}

/// How deep elements are nested at most; those whose end tags are often left out do not count.
std::size_t depth_of(std::string_view html) {
  constexpr std::array<std::string_view, 22> often_open = {
      "p",   "li",    "br",   "img",  "hr",    "td",   "tr",     "th",   "dt",   "dd",       "option",
      "col", "input", "link", "meta", "thead", "area", "source", "base", "body", "!doctype", "!--"};
  std::size_t depth = 0, deepest = 0;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    const bool closes = html.substr(at + 1, 1) == "/";
    const std::size_t name = at + 1 + (closes ? 1 : 0);
    const std::size_t end = std::min(html.find_first_of(" \t\n\r/>", name), html.size());
    const std::string_view tag = html.substr(name, end - name);
    if (tag.empty() || std::any_of(often_open.begin(), often_open.end(), [&](std::string_view open) {
          return tag.size() == open.size() && begins_with(tag, open);
        }))
      continue;
    depth = closes ? depth - (depth > 0) : depth + 1;
    deepest = std::max(deepest, depth);
  }
  return deepest;
}

}  // namespace

bool is_html(std::string_view path, std::string_view bytes) {
  for (const std::string_view ending : {".html", ".htm", ".xhtml"})
    if (path.size() >= ending.size() && begins_with(path.substr(path.size() - ending.size()), ending)) return true;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(white), bytes.size()));
  return begins_with(bytes, "<!doctype html") || begins_with(bytes, "<html");
}

Result<HtmlPage> read_html(std::string_view utf8) {
  if (utf8.size() > largest_html)
    return fail({}, fmt::format("is HTML of more than {} MiB", largest_html >> 20U), "cut it into pages");
  if (depth_of(utf8) > deepest_html)
    return fail({}, fmt::format("is HTML whose elements are nested deeper than {}", deepest_html),
                "give its text instead");
  // Freeing a deep tree node by node would overflow the stack: all of it goes at once.
  std::pmr::monotonic_buffer_resource memory(64 * 1024 + 8 * utf8.size());
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.userdata = &memory;
  options.allocator = [](void* pool, std::size_t size) {
    return static_cast<std::pmr::memory_resource*>(pool)->allocate(size);
  };
  options.deallocator = [](void*, void*) {};
  const GumboOutput* tree = gumbo_parse_with_options(&options, utf8.data(), utf8.size());
  return read_tree(*tree->document, utf8);
}

}  // namespace copydesk

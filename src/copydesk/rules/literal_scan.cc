#include "copydesk/rules/literal_scan.h"

#include <algorithm>
#include <cassert>

namespace copydesk {
namespace {

constexpr std::uint32_t has_output = 0x80000000;

unsigned char lower(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte + 32) : byte;
}

}  // namespace

LiteralScan::LiteralScan(const std::vector<std::string>& literals) {
  for (const auto& literal : literals) {
    for (const char c : literal) {
      auto& cls = class_of_[lower(c)];
      if (cls == 0) {
        assert(classes_ < 256);
        cls = static_cast<std::uint8_t>(classes_++);
      }
    }
  }
  for (int c = 'A'; c <= 'Z'; ++c) class_of_[static_cast<std::size_t>(c)] = class_of_[static_cast<std::size_t>(c) + 32];

  // The trie; 0 is the root and stands for "no transition" until the failure links are filled in.
  next_.assign(classes_, 0);
  std::vector<std::vector<int>> outputs(1);
  for (std::size_t i = 0; i < literals.size(); ++i) {
    State state = 0;
    for (const char c : literals[i]) {
      const auto slot = state * classes_ + class_of_[lower(c)];
      if (next_[slot] == 0) {
        next_[slot] = static_cast<State>(outputs.size());
        outputs.emplace_back();
        next_.resize(next_.size() + classes_, 0);
      }
      state = next_[slot];
    }
    outputs[state].push_back(static_cast<int>(i));
  }

  // Breadth first, so that the failure state of a state is complete before the state itself.
  std::vector<State> failure(outputs.size(), 0);
  std::vector<State> queue;
  for (std::uint32_t c = 0; c < classes_; ++c) {
    if (next_[c] != 0) queue.push_back(next_[c]);
  }
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const auto state = queue[i];
    const auto& inherited = outputs[failure[state]];
    outputs[state].insert(outputs[state].end(), inherited.begin(), inherited.end());
    for (std::uint32_t c = 0; c < classes_; ++c) {
      auto& target = next_[state * classes_ + c];
      const auto fallback = next_[failure[state] * classes_ + c];
      if (target == 0) {
        target = fallback;
      } else {
        failure[target] = fallback;
        queue.push_back(target);
      }
    }
  }

  output_begin_.reserve(outputs.size() + 1);
  for (const auto& list : outputs) {
    output_begin_.push_back(static_cast<std::uint32_t>(outputs_.size()));
    outputs_.insert(outputs_.end(), list.begin(), list.end());
  }
  output_begin_.push_back(static_cast<std::uint32_t>(outputs_.size()));
  for (auto& target : next_) {
    if (!outputs[target].empty()) target |= has_output;
  }
}

void LiteralScan::find(std::string_view text, std::vector<int>& out) const {
  if (outputs_.empty()) return;
  State state = 0;
  for (const char c : text) {
    state = next_[state * classes_ + class_of_[static_cast<unsigned char>(c)]];
    if ((state & has_output) == 0) continue;
    state &= ~has_output;
    out.insert(out.end(), outputs_.begin() + output_begin_[state], outputs_.begin() + output_begin_[state + 1]);
  }
}

}  // namespace copydesk

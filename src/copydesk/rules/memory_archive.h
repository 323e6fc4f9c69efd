#pragma once

#include <cereal/archives/binary.hpp>
#include <cereal/cereal.hpp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <type_traits>

namespace copydesk {

/// Reads from memory what cereal's binary archive has written; its own reads from a stream, and asks it for each field.
/// Throws cereal::Exception where the bytes end too early. Not installed.
class MemoryArchive : public cereal::InputArchive<MemoryArchive, cereal::AllowEmptyClassElision> {
 public:
  /// The bytes must outlive the archive.
  explicit MemoryArchive(std::string_view bytes) : InputArchive(this), bytes_(bytes) {}

  void read(void* data, std::size_t size) {
    if (size > bytes_.size()) throw cereal::Exception("the bytes end too early");
    if (size == 0) return;
    std::memcpy(data, bytes_.data(), size);
    bytes_.remove_prefix(size);
  }
  /// Throws where fewer bytes are left: each member of a container takes one at least.
  void expect(std::uint64_t members) const {
    if (members > bytes_.size()) throw cereal::Exception("the bytes end too early");
  }

 private:
  std::string_view bytes_;
};

}  // namespace copydesk

// As in cereal/archives/binary.hpp: what an archive must know.
namespace cereal {

template <class T>
std::enable_if_t<std::is_arithmetic_v<T>> CEREAL_LOAD_FUNCTION_NAME(copydesk::MemoryArchive& archive, T& value) {
  archive.read(std::addressof(value), sizeof value);
}
template <class T>
void CEREAL_SERIALIZE_FUNCTION_NAME(copydesk::MemoryArchive& archive, NameValuePair<T>& pair) {
  archive(pair.value);
}
template <class T>
void CEREAL_SERIALIZE_FUNCTION_NAME(copydesk::MemoryArchive& archive, SizeTag<T>& tag) {
  archive(tag.size);
  archive.expect(tag.size);
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(copydesk::MemoryArchive& archive, BinaryData<T>& bytes) {
  archive.read(bytes.data, static_cast<std::size_t>(bytes.size));
}

/// Types with functions for one way only are looked up by the archive for the other.
template <>
struct traits::detail::get_output_from_input<copydesk::MemoryArchive> {
  using type = BinaryOutputArchive;
};

}  // namespace cereal

CEREAL_REGISTER_ARCHIVE(copydesk::MemoryArchive)

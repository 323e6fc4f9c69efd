// operator new of the program: large blocks ask the kernel for huge pages. The tokens of a text of 20 MB take 60 MB,
// and 15,000 page faults and as many misses of the address cache cost a twelfth of the time of a check.
#include <cstddef>
#include <cstdlib>
#include <new>
#include <sys/mman.h>

#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

constexpr std::size_t huge_page = std::size_t{2} << 20;

void* allocate(std::size_t size) noexcept {
  if (size < 2 * huge_page) return std::malloc(size == 0 ? 1 : size);
  void* block = nullptr;
  if (::posix_memalign(&block, huge_page, size) != 0) return nullptr;
  ::madvise(block, size, MADV_HUGEPAGE);  // advice only: where the kernel has none, small pages do
  return block;
}

}  // namespace

void* operator new(std::size_t size) {
  while (true) {
    if (void* block = allocate(size)) return block;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void operator delete(void* block) noexcept {
  std::free(block);
}
void operator delete(void* block, std::size_t /*size*/) noexcept {
  std::free(block);
}

#endif

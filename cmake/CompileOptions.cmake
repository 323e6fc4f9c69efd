# Language level, warnings and sanitizers of every target of the project.
add_library(copydesk_options INTERFACE)
target_compile_features(copydesk_options INTERFACE cxx_std_20)
target_compile_options(
  copydesk_options
  INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast
            $<$<BOOL:${COPYDESK_WARNINGS_AS_ERRORS}>:-Werror>)
# The library's own functions may be inlined into one another, also where it is built for the Python module; calls into
# other libraries go without a detour.
target_compile_options(copydesk_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fno-semantic-interposition -fno-plt>)
if(COPYDESK_SANITIZE)
  target_compile_options(copydesk_options INTERFACE -fsanitize=${COPYDESK_SANITIZE} -fno-omit-frame-pointer)
  # gcc 12 warns of std::regex's own code once it is instrumented.
  target_compile_options(copydesk_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(copydesk_options INTERFACE -fsanitize=${COPYDESK_SANITIZE})
endif()

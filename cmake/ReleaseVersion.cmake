# The version is the project's; CHANGELOG.md has the date of its release, and must begin with it.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS CHANGELOG.md)
file(STRINGS ${PROJECT_SOURCE_DIR}/CHANGELOG.md releases REGEX "^## ")
list(GET releases 0 release)
if(NOT release MATCHES "^## ([0-9.]+) \\(([0-9]+-[0-9]+-[0-9]+)\\)$" OR NOT CMAKE_MATCH_1 STREQUAL PROJECT_VERSION)
  message(FATAL_ERROR "CHANGELOG.md: the first heading is “${release}”; it must be “## ${PROJECT_VERSION} (YYYY-MM-DD)”, "
                      "after the version in CMakeLists.txt")
endif()
set(COPYDESK_RELEASE_DATE ${CMAKE_MATCH_2})

# RE2 knows no version of its own; Debian's package does.
execute_process(COMMAND dpkg-query -W -f=\${Version} libre2-dev OUTPUT_VARIABLE COPYDESK_RE2_VERSION ERROR_QUIET RESULT_VARIABLE failed)
if(failed)
  set(COPYDESK_RE2_VERSION "of unknown version")
endif()

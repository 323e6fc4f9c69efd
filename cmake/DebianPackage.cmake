# `cpack -G DEB` in the build folder: copydesk (program, data, man page, completions) and libcopydesk-dev.
set(package_files ${PROJECT_BINARY_DIR}/debian)
file(MAKE_DIRECTORY ${package_files})

# Debian's files beside the program: copyright with all sources of data, and both changelogs.
file(READ ${PROJECT_SOURCE_DIR}/LICENSE licence)
file(READ ${PROJECT_SOURCE_DIR}/dictionaries/SOURCES.md sources)
file(WRITE ${package_files}/copyright "copydesk: a copy desk for incoming news text\n\n${licence}\n"
     "The data have the sources and licences that follow. On Debian systems the text of the LGPL is in\n"
     "/usr/share/common-licenses/LGPL-3.\n\n${sources}")
execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C date -u -d "${COPYDESK_RELEASE_DATE}" -R
                OUTPUT_VARIABLE release_time OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
set(COPYDESK_MAINTAINER "the copydesk authors <copydesk@users.noreply.github.com>" CACHE STRING "Maintainer that the Debian package names")
file(WRITE ${package_files}/changelog.Debian
     "copydesk (${PROJECT_VERSION}-1) unstable; urgency=medium\n\n  * Release ${PROJECT_VERSION}; see changelog.gz.\n\n"
     " -- ${COPYDESK_MAINTAINER}  ${release_time}\n")
find_program(GZIP_EXECUTABLE gzip REQUIRED)
add_custom_command(
  OUTPUT ${package_files}/changelog.gz ${package_files}/changelog.Debian.gz ${package_files}/copydesk.1.gz
  COMMAND ${GZIP_EXECUTABLE} -9nc ${PROJECT_SOURCE_DIR}/CHANGELOG.md > ${package_files}/changelog.gz
  COMMAND ${GZIP_EXECUTABLE} -9nc ${package_files}/changelog.Debian > ${package_files}/changelog.Debian.gz
  COMMAND ${GZIP_EXECUTABLE} -9nc ${PROJECT_BINARY_DIR}/generated/copydesk.1 > ${package_files}/copydesk.1.gz
  DEPENDS ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${package_files}/changelog.Debian ${PROJECT_BINARY_DIR}/generated/copydesk.1
  VERBATIM)
add_custom_target(copydesk_package_files ALL DEPENDS ${package_files}/changelog.gz)
add_dependencies(copydesk_package_files copydesk_manual)

install(FILES ${package_files}/copydesk.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
foreach(package IN ITEMS copydesk libcopydesk-dev)
  if(package STREQUAL "copydesk")
    set(component program)
  else()
    set(component development)
  endif()
  install(FILES ${package_files}/copyright ${package_files}/changelog.gz ${package_files}/changelog.Debian.gz
          DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component})
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME copydesk)
set(CPACK_PACKAGE_VENDOR "copydesk")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "copy desk for incoming news text")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/package)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${COPYDESK_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME copydesk)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
    "copydesk reads a news article as it arrived - scraped, machine-translated,
spun - and finds what a careful copy editor would stop: translation artifacts
and garbles, leftover web boilerplate, misspelt and inconsistent names, wrong
organisations. It prints a fix report, for the terminal, for the browser, or
for a program.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libcopydesk-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "copydesk (= ${PROJECT_VERSION}-1), libexpected-dev, libfmt-dev, libgumbo-dev, libhunspell-dev, libicu-dev, libre2-dev, libsimdjson-dev, libzstd-dev, nlohmann-json3-dev, pkg-config, zlib1g-dev")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
    "The static library of copydesk, its headers, and the package for CMake's
find_package(copydesk). The lexicon and the rules are in the package copydesk.")
include(CPack)

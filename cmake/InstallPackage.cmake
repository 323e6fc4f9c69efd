# What `cmake --install` copies: program, library with headers, lexicon, rules, and the package for find_package(copydesk).
include(CMakePackageConfigHelpers)
set(COPYDESK_INSTALL_DATADIR ${CMAKE_INSTALL_DATADIR}/copydesk)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/copydesk)

install(TARGETS copydesk EXPORT copydeskTargets COMPONENT development FILE_SET HEADERS COMPONENT development)
install(EXPORT copydeskTargets NAMESPACE copydesk:: DESTINATION ${package_dir} COMPONENT development)
configure_package_config_file(
  cmake/copydeskConfig.cmake.in ${PROJECT_BINARY_DIR}/copydeskConfig.cmake
  INSTALL_DESTINATION ${package_dir} PATH_VARS COPYDESK_INSTALL_DATADIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/copydeskConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/copydeskConfig.cmake ${PROJECT_BINARY_DIR}/copydeskConfigVersion.cmake
        DESTINATION ${package_dir} COMPONENT development)
install(DIRECTORY rules/ DESTINATION ${COPYDESK_INSTALL_DATADIR}/rules COMPONENT program)
install(DIRECTORY dictionaries/lines/ DESTINATION ${COPYDESK_INSTALL_DATADIR}/lines COMPONENT program)
install(DIRECTORY dictionaries/profiles/ DESTINATION ${COPYDESK_INSTALL_DATADIR}/profiles COMPONENT program)
install(DIRECTORY reports/schema/ DESTINATION ${COPYDESK_INSTALL_DATADIR}/schema COMPONENT program)
install(FILES integrations/github/problem-matcher.json DESTINATION ${COPYDESK_INSTALL_DATADIR}/github COMPONENT program)
install(FILES ${PROJECT_BINARY_DIR}/share/copydesk/lexicon.bin ${PROJECT_BINARY_DIR}/share/copydesk/rules.bin DESTINATION ${COPYDESK_INSTALL_DATADIR} COMPONENT program)
install(FILES dictionaries/SOURCES.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)

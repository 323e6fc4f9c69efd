# What `cmake --install` copies: program, library with headers, lexicon, rules, and the package for find_package(copydesk).
include(CMakePackageConfigHelpers)
set(COPYDESK_INSTALL_DATADIR ${CMAKE_INSTALL_DATADIR}/copydesk)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/copydesk)

install(TARGETS copydesk EXPORT copydeskTargets FILE_SET HEADERS)
install(EXPORT copydeskTargets NAMESPACE copydesk:: DESTINATION ${package_dir})
configure_package_config_file(
  cmake/copydeskConfig.cmake.in ${PROJECT_BINARY_DIR}/copydeskConfig.cmake
  INSTALL_DESTINATION ${package_dir} PATH_VARS COPYDESK_INSTALL_DATADIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/copydeskConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/copydeskConfig.cmake ${PROJECT_BINARY_DIR}/copydeskConfigVersion.cmake
        DESTINATION ${package_dir})
install(DIRECTORY rules/ DESTINATION ${COPYDESK_INSTALL_DATADIR}/rules)
install(DIRECTORY dictionaries/lines/ DESTINATION ${COPYDESK_INSTALL_DATADIR}/lines)
install(DIRECTORY dictionaries/profiles/ DESTINATION ${COPYDESK_INSTALL_DATADIR}/profiles)
install(DIRECTORY reports/schema/ DESTINATION ${COPYDESK_INSTALL_DATADIR}/schema)
install(FILES ${PROJECT_BINARY_DIR}/share/copydesk/lexicon.bin ${PROJECT_BINARY_DIR}/share/copydesk/rules.bin DESTINATION ${COPYDESK_INSTALL_DATADIR})
install(FILES dictionaries/SOURCES.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

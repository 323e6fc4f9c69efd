# docs/rules must be what the packs say now. cmake -DPROGRAM=… -DSOURCE=… -DWORK=… -P check_pages.cmake
file(REMOVE_RECURSE ${WORK})
execute_process(COMMAND ${PROGRAM} --rules ${SOURCE}/rules rules pages ${WORK} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND diff -r -q ${SOURCE}/docs/rules ${WORK} RESULT_VARIABLE differs OUTPUT_VARIABLE which)
if(differs)
  message(FATAL_ERROR "docs/rules is not current; run ./desk docs\n${which}")
endif()

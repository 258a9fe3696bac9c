# The fuzz targets tests/fuzz/T.c: BUILD/tests/fuzz_T runs files through one (part of the usual tests); with FUZZ=1 it
# is linked with libFuzzer. `make fuzz` builds them so and runs each for SECONDS.
FUZZ_FOLDERS_syntax := sema syntax base
FUZZ_FOLDERS_interp := interp sema syntax runtime base
FUZZ_FOLDERS_ir     := dialect ir base
FUZZ_FOLDERS_files  := runtime
FUZZ_TARGETS := syntax interp ir files
fuzz_programs = $(foreach T,$(FUZZ_TARGETS),$(1)/tests/fuzz_$(T))
SECONDS ?= 600

define FUZZ_RULES
$(BUILD)/tests/fuzz_$(1): $(BUILD)/obj/tests/fuzz/$(1).o $(if $(FUZZ),,$(BUILD)/obj/tests/fuzz/replay.o) $(if $(filter interp,$(1)),$(BUILD)/obj/gen/library.o) $(foreach F,$(FUZZ_FOLDERS_$(1)),$(call archive,$(F)))
	@mkdir -p $$(@D)
	@$$(CC) $$(LDFLAGS) $(if $(FUZZ),-fsanitize=fuzzer) -o $$@ $$(filter %.o,$$^) -Wl,--start-group $$(filter %.a,$$^) -Wl,--end-group $$(LIBS)
endef
$(foreach T,$(FUZZ_TARGETS),$(eval $(call FUZZ_RULES,$(T))))
fuzz-targets: $(call fuzz_programs,$(BUILD))
unit-tests: fuzz-targets

fuzz:
	@$(MAKE_AGAIN) -j$(JOBS) SAN=1 FUZZ=1 BUILD=$(BUILD)/fuzz fuzz-targets
	@NPCC_BUILD=$(BUILD)/fuzz python3 tests/fuzz/run.py --seconds $(SECONDS) $(FUZZ_TARGETS)
.PHONY: fuzz fuzz-targets

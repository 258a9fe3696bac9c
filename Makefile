# npcc: see README.md. `make` builds build/npcc; `make run` and `make test` also install what is missing.
#
#   make                 build/npcc and the runtime for every target
#   make run             install what is missing, build, compile and run examples/gpt2.py
#   make test            install what is missing, build (plain and with sanitizers), run the usual tests
#   make check           the usual tests with what is built, nothing installed
#   make draws           10,000,000 draws of every random distribution and generator beside NumPy's (long)
#   make differential    100,000 random programs beside CPython and NumPy (long); FIRST=seed COUNT=n
#   make bench           install what is missing, npcc beside NumPy and PyTorch on GPT-2
#   make planted         wrong passes on purpose: do the tests notice each? (long)
#   make fuzz            libFuzzer on the readers and the interpreter: tests/fuzz
#   make format tidy     clang-format in place; clang-tidy
#   make BUILD=DIR ...   build somewhere else;  SAN=1: with AddressSanitizer and UBSan
include layers.mk

BUILD ?= build
CC := gcc
LLVM_CONFIG := llvm-config-22
OPT := -O2
WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wno-missing-field-initializers -Werror=implicit-function-declaration
CFLAGS := -std=c17 -g $(OPT) $(WARN) -D_GNU_SOURCE -Isrc -Iinclude -ffunction-sections -fdata-sections -MMD -MP
LDFLAGS := -Wl,--gc-sections
LIBS := -lgmp -lpcre2-8 -lz -lm -lpthread

ifeq ($(SAN),1)
  CC := clang-22
  # Not `function`: it reads what stands before a called function, and code made in memory may start a page.
  CFLAGS += -fsanitize=address,undefined -fno-sanitize=function -fno-sanitize-recover=undefined -fno-omit-frame-pointer
  LDFLAGS += -fsanitize=address,undefined
  OPT := -O1
endif
ifeq ($(FUZZ),1)
  CFLAGS += -fsanitize=fuzzer-no-link
endif

sources = $(filter-out %_test.c,$(shell find src/$(1) -name '*.c' 2>/dev/null))
objects = $(patsubst %.c,$(BUILD)/obj/%.o,$(call sources,$(1)))
archive = $(BUILD)/lib/$(1).a

all: $(BUILD)/npcc

# One archive a folder, so that a test links only what its folder may include.
define FOLDER_RULES
$(call archive,$(1)): $(call objects,$(1))
	@mkdir -p $$(@D)
	@rm -f $$@
	@$$(AR) qcs $$@ $$^
endef
$(foreach F,$(FOLDERS),$(eval $(call FOLDER_RULES,$(F))))

$(BUILD)/obj/src/codegen/%.o: CFLAGS += -fPIC $(shell $(LLVM_CONFIG) --cflags 2>/dev/null | tr ' ' '\n' | grep -E '^-I')
# The runtime computes what NumPy computes: no contraction of a*b+c.
$(BUILD)/obj/src/runtime/%.o: CFLAGS += -O3 -ffp-contract=off -fno-math-errno
# Vector loops compute on lanes whose result is not taken; the flags that this raises are put back. Threaded jumps would
# compute what follows a selection once for each of its sides (clang has no such option).
VECTOR_LOOPS := $(patsubst %,$(BUILD)/obj/src/runtime/%.o,log_many nd/nd_cast_half nd/nd_cast_integer nd/nd_composed_floats nd/nd_elementary_f32 \
    nd/nd_elementary_f64 nd/nd_extreme nd/nd_hypot nd/nd_power nd/nd_round)
$(VECTOR_LOOPS): CFLAGS += -fno-trapping-math $(if $(filter gcc,$(CC)),-fno-thread-jumps)
# Products of complex numbers by the formula, without the C library's look at nan.
COMPLEX_MATRICES := $(patsubst %,$(BUILD)/obj/src/runtime/nd/nd_%.o,lu unitary eig orthogonal)
$(COMPLEX_MATRICES): CFLAGS += -fcx-limited-range
LLVM_LIBS = $(shell $(LLVM_CONFIG) --ldflags 2>/dev/null) -lLLVM-22

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(CC) $(CFLAGS) -c $< -o $@

# The library written in Python, embedded.
LIBRARY := $(shell find lib -name '*.py' 2>/dev/null)
$(BUILD)/gen/library.c: lib/embed.sh $(LIBRARY)
	@mkdir -p $(@D)
	@sh lib/embed.sh lib > $@.tmp && mv $@.tmp $@
$(BUILD)/obj/gen/library.o: $(BUILD)/gen/library.c
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(CC) $(CFLAGS) -c $< -o $@


# Code generation is a shared object that npcc loads when it needs it, and LLVM with it. What it calls of the folders
# below it is npcc's own: the executable offers those symbols. codegen_id tells the two whether they belong together.
CODEGEN := $(BUILD)/lib/npcc-codegen.so
$(BUILD)/gen/codegen_id.c: $(call archive,codegen)
	@mkdir -p $(@D)
	@printf 'extern const char codegen_build_id[];\nconst char codegen_build_id[] = "%s";\n' \
	    $$(cat $(call objects,codegen) | sha256sum | cut -c1-32) > $@
$(BUILD)/obj/gen/codegen_id.o: $(BUILD)/gen/codegen_id.c
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) -fPIC -c $< -o $@
$(CODEGEN): $(call archive,codegen) $(BUILD)/obj/gen/codegen_id.o
	@echo "  ld $@"
	@$(CC) $(LDFLAGS) -shared -o $@ $(BUILD)/obj/gen/codegen_id.o -Wl,--whole-archive $< -Wl,--no-whole-archive $(LLVM_LIBS) -lpthread
$(BUILD)/gen/codegen_needs: $(CODEGEN) $(foreach F,$(ALLOW_codegen),$(call archive,$(F)))
	@nm --undefined-only --format=just-symbols $< | sort -u > $@.tmp
	@nm --defined-only --format=just-symbols $(filter %.a,$^) 2>/dev/null | sort -u | comm -12 $@.tmp - | \
	    sed 's/.*/-Wl,-u,& -Wl,--export-dynamic-symbol=&/' > $@
	@rm $@.tmp

ARCHIVES = $(foreach F,$(filter-out codegen,$(FOLDERS)),$(call archive,$(F)))
$(BUILD)/npcc: $(BUILD)/obj/tools/npcc.o $(BUILD)/obj/gen/library.o $(BUILD)/obj/gen/codegen_id.o $(ARCHIVES) $(BUILD)/gen/codegen_needs
	@echo "  ld $@"
	@$(CC) $(LDFLAGS) -Wl,--build-id=sha1 -o $@ $(filter %.o,$^) @$(BUILD)/gen/codegen_needs -Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBS)

# Unit tests: src/F/x_test.c becomes BUILD/tests/F_x_test, linked with F and what F may include.
UNIT_TESTS := $(shell find src -name '*_test.c' 2>/dev/null)
unit_name = $(BUILD)/tests/$(subst /,_,$(patsubst src/%.c,%,$(1)))
unit_folders = $(word 2,$(subst /, ,$(1))) $(ALLOW_$(word 2,$(subst /, ,$(1))))
define UNIT_RULES
$(call unit_name,$(1)): $(BUILD)/obj/$(1:.c=.o) $(foreach F,$(call unit_folders,$(1)),$(call archive,$(F))) $(if $(filter codegen,$(call unit_folders,$(1))),$(BUILD)/obj/gen/codegen_id.o)
	@mkdir -p $$(@D)
	@$$(CC) $$(LDFLAGS) -o $$@ $$(filter %.o,$$^) -Wl,--start-group $$(filter %.a,$$^) -Wl,--end-group $$(if $$(findstring lib/codegen.a,$$^),$$(LLVM_LIBS)) -lcmocka $$(LIBS)
endef
$(foreach T,$(UNIT_TESTS),$(eval $(call UNIT_RULES,$(T))))
unit-tests: $(foreach T,$(UNIT_TESTS),$(call unit_name,$(T)))

include targets.mk
include tests/fuzz/fuzz.mk

# What users and CI call. Installing may change what the rules above find, hence the second make.
MAKE_AGAIN = $(MAKE) --no-print-directory
JOBS ?= 2
SAN_BUILD ?= $(BUILD)/asan
unit_paths = $(foreach T,$(UNIT_TESTS),$(1)/tests/$(subst /,_,$(patsubst src/%.c,%,$(T))))

run:
	@sh tools/install.sh run
	@$(MAKE_AGAIN) -j$(JOBS) all
	@$(BUILD)/npcc run --summary examples/gpt2.py

test:
	@sh tools/install.sh test
	@$(MAKE_AGAIN) check

check:
	@$(MAKE_AGAIN) -j$(JOBS) all unit-tests
	@$(MAKE_AGAIN) -j$(JOBS) SAN=1 BUILD=$(SAN_BUILD) all unit-tests
	@python3 tests/run.py --build=$(BUILD) --san-build=$(SAN_BUILD) --unit $(call unit_paths,$(BUILD)) $(call unit_paths,$(SAN_BUILD))

FIRST ?= 1
COUNT ?= 100000

differential: all
	@NPCC_BUILD=$(BUILD) nice /usr/bin/python3 tests/differential/compare.py --first $(FIRST) --count $(COUNT) --progress --reasons

bench:
	@sh tools/install.sh bench
	@$(MAKE_AGAIN) -j$(JOBS) all
	@NPCC_BUILD=$(BUILD) /usr/bin/python3 bench/gpt2.py

planted:
	@$(MAKE_AGAIN) -j$(JOBS) all
	@NPCC_BUILD=$(abspath $(BUILD)) nice /usr/bin/python3 tests/planted/run.py --all

draws:
	@$(MAKE_AGAIN) -j$(JOBS) all
	@cd tests/runtime && NPCC_BUILD=$(abspath $(BUILD)) /usr/bin/python3 draws.py

format:
	@find src tools tests -name '*.[ch]' | xargs clang-format-22 -i

tidy:
	@find src tools -name '*.c' | xargs clang-tidy-22 --quiet -- $(filter-out -MMD -MP,$(CFLAGS)) $(shell $(LLVM_CONFIG) --cflags)

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
.PHONY: all run test check draws differential planted bench format tidy clean unit-tests

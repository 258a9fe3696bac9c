# The runtime's archive for every target that this machine can build: BUILD/lib/TARGET/libnprt.a, which executables
# are linked with. A cross target takes clang-22 and Debian's cross C library; without them it is left out.
RUNTIME_SOURCES := $(filter-out %_test.c %/abi_table.c,$(wildcard src/runtime/*.c))
RUNTIME_FLAGS := -std=c17 -O2 -Wall -Wextra -D_GNU_SOURCE -Isrc -Iinclude -ffunction-sections -fdata-sections -fPIC -MMD -MP \
                 -ffp-contract=off -fno-math-errno -fno-asynchronous-unwind-tables -fno-stack-protector
HAVE_CLANG := $(shell command -v clang-22 2>/dev/null)

TARGET_CC_x86_64 := gcc
TARGET_CC_riscv64 := clang-22 --target=riscv64-linux-gnu -march=rv64gcv
TARGET_CC_aarch64 := clang-22 --target=aarch64-linux-gnu -march=armv8-a
TARGETS := x86_64 $(if $(HAVE_CLANG),$(if $(wildcard /usr/riscv64-linux-gnu/include/stdio.h),riscv64) \
                                     $(if $(wildcard /usr/aarch64-linux-gnu/include/stdio.h),aarch64))
target_archive = $(BUILD)/lib/$(1)/libnprt.a

define TARGET_RULES
$(BUILD)/target/$(1)/%.o: %.c
	@mkdir -p $$(@D)
	@$$(TARGET_CC_$(1)) $$(RUNTIME_FLAGS) -c $$< -o $$@

$(call target_archive,$(1)): $(patsubst %.c,$(BUILD)/target/$(1)/%.o,$(RUNTIME_SOURCES))
	@mkdir -p $$(@D)
	@rm -f $$@
	@echo "  ar $$@"
	@ar qcs $$@ $$^
endef
$(foreach T,$(TARGETS),$(eval $(call TARGET_RULES,$(T))))

target-runtimes: $(foreach T,$(TARGETS),$(call target_archive,$(T)))
all: target-runtimes

# What runs programs that native code does not support, in executables of this machine: it needs the C library only, or
# nothing. Sanitizers cannot be linked without it.
INTERPRETER := $(BUILD)/lib/x86_64/interpreter
INTERPRETERS := $(INTERPRETER) $(if $(filter 1,$(SAN)),,$(INTERPRETER)-static)
INTERPRETER_FOLDERS := standalone $(ALLOW_standalone) $(ALLOW_interp)
$(INTERPRETER): LINKED := -Wl,-Bstatic -lgmp -lpcre2-8 -lz -Wl,-Bdynamic -lm -lpthread
$(INTERPRETER)-static: LINKED := -static $(LIBS)
$(INTERPRETERS): $(BUILD)/obj/tools/interpreter.o $(BUILD)/obj/gen/library.o $(foreach F,$(sort $(INTERPRETER_FOLDERS)),$(call archive,$(F)))
	@mkdir -p $(@D)
	@echo "  ld $@"
	@$(CC) $(LDFLAGS) -s -o $@ $(filter %.o,$^) -Wl,--start-group $(filter %.a,$^) -Wl,--end-group $(LINKED)
all: $(INTERPRETERS)
-include $(shell find $(BUILD)/target -name '*.d' 2>/dev/null)
.PHONY: target-runtimes

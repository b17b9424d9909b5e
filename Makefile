# SPDX-License-Identifier: Apache-2.0
# make            build/juance
# make demo       installs what is missing, builds, makes build/demo/archive from all complete samples
# make test       installs what is missing, runs every test that takes seconds and a sample of the long ones
# make check      formatter, linters, include table, header check
# make bench | fuzz | fault | test-web    the long ones
# make regen      shows and rewrites golden files
# make po         brings the translations up to date with the sources
# make install    PREFIX=/usr/local DESTDIR=

BUILD     ?= build
PREFIX    ?= /usr/local
DESTDIR   ?=
ifeq ($(origin CC),default)
CC        := gcc
endif
VERSION   := 0.1.0
LIBRARIES := libxml-2.0 libzip cairo cairo-svg harfbuzz harfbuzz-subset freetype2 \
             icu-uc sqlite3 libcrypto libcurl libdeflate libutf8proc zlib
OPTIMISE  ?= -O2 -g
SANITIZE  ?=
WARNINGS  := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 \
             -Wpointer-arith -Wvla
HARDENING := -fstack-protector-strong $(if $(SANITIZE),,-D_FORTIFY_SOURCE=2)
COMPILE    = $(CC) -std=c17 $(OPTIMISE) $(WARNINGS) $(HARDENING) $(SANITIZE) -Igenerator \
             -I$(BUILD)/generated \
             -DJUANCE_VERSION='"$(VERSION)"' -D_POSIX_C_SOURCE=200809L $$(cat $(BUILD)/flags) $(CFLAGS)
LINK       = $(CC) $(SANITIZE) $(LDFLAGS)

SOURCES := $(sort $(wildcard generator/*.c generator/*/*.c))
# The records of these schemas: a header and a table of fields each, made by the stylesheet.
SCHEMAS := common assessment-batch calendar case codes config disposal history indicators \
           institution jurisdiction ladder misconduct phrases procedure rating references regulation
DESCRIBER := generator/model/records.xsl
DESCRIBE   = xsltproc --nonet --stringparam name $*
RECORDS := $(SCHEMAS:%=$(BUILD)/generated/records/%)
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o) $(RECORDS:=.o)
# Everything but main(), for the tests.
LIBRARY_OBJECTS := $(filter-out $(BUILD)/generator/main.o,$(OBJECTS))
# Each tests/unit/test_*.c is a program; the other files there are linked with every one of them.
UNIT_SOURCES := $(sort $(wildcard tests/unit/*.c))
UNIT_OBJECTS := $(UNIT_SOURCES:%.c=$(BUILD)/%.o)
UNIT_TESTS   := $(patsubst %.c,$(BUILD)/%,$(filter tests/unit/test_%,$(UNIT_SOURCES)))
UNIT_SUPPORT := $(filter-out $(UNIT_TESTS:=.o),$(UNIT_OBJECTS))
# Each tests/bench/*.c and tests/fuzz/fuzz_*.c is a program too, and these of tests/fault; each other
# tests/fault/*.c is a library that is preloaded into the program.
FAULT_TOOLS  := tests/fault/flip_bits.c tests/fault/kill_at.c
TOOLS        := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/bench/*.c)) $(FAULT_TOOLS))
PRELOADED    := $(patsubst %.c,$(BUILD)/%.so,                $(filter-out $(FAULT_TOOLS),$(sort $(wildcard tests/fault/*.c))))
FUZZERS      := $(patsubst %.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
LOCALES      := $(patsubst generator/po/%.po,$(BUILD)/locale/%/LC_MESSAGES/juance.mo,\
                $(sort $(wildcard generator/po/*.po)))
MESSAGES     := $(LOCALES)

# One short line a command; `make V=1` shows the commands themselves, `make -s` nothing.
SAY = $(if $(V),,@$(if $(findstring s,$(firstword -$(MAKEFLAGS))),,echo "  $(1)";))

all: $(if $(wildcard generator/main.c),$(BUILD)/juance,$(BUILD)/libjuance.a) $(MESSAGES)

$(BUILD)/juance: $(BUILD)/generator/main.o $(BUILD)/libjuance.a
	$(call SAY,link $@)$(LINK) -o $@ $^ $$(cat $(BUILD)/libraries)

$(BUILD)/juance.1: generator/packaging/manual.sh $(BUILD)/juance
	$(call SAY,manual $@)$< $(BUILD)/juance >$@.part && mv $@.part $@

$(BUILD)/libjuance.a: $(LIBRARY_OBJECTS)
	$(call SAY,archive $@)rm -f $@ && ar rcsD $@ $^

$(BUILD)/%.o: %.c | $(BUILD)/flags $(RECORDS:=.h)
	@mkdir -p $(@D)
	$(call SAY,compile $<)$(COMPILE) -MMD -MP -c -o $@ $<

$(BUILD)/generated/%.o: $(BUILD)/generated/%.c | $(BUILD)/flags $(RECORDS:=.h)
	$(call SAY,compile $<)$(COMPILE) -MMD -MP -c -o $@ $<

records: $(RECORDS:=.h) $(RECORDS:=.c)
$(BUILD)/generated/records/%.h: schemas/%.xsd schemas/common.xsd $(DESCRIBER)
	@mkdir -p $(@D)
	$(call SAY,describe $@)$(DESCRIBE) --stringparam part header $(DESCRIBER) $< >$@
$(BUILD)/generated/records/%.c: schemas/%.xsd schemas/common.xsd $(DESCRIBER)
	@mkdir -p $(@D)
	$(call SAY,describe $@)$(DESCRIBE) --stringparam part source $(DESCRIBER) $< >$@

# Again when LIBRARIES may have changed.
$(BUILD)/flags: generator/packaging/find-libraries.sh Makefile
	@CC='$(CC)' $< $(BUILD) $(LIBRARIES)

$(BUILD)/locale/%/LC_MESSAGES/juance.mo: generator/po/%.po | $(BUILD)/flags
	@mkdir -p $(@D)
	$(call SAY,translate $<)msgfmt --check -o $@ $<

# ---- tests: what they run is built here, tests/run runs it -------------------------------------
$(UNIT_TESTS): %: %.o $(UNIT_SUPPORT) $(BUILD)/libjuance.a
	$(call SAY,link $@)$(LINK) -o $@ $^ -lcmocka $$(cat $(BUILD)/libraries)

$(TOOLS): %: %.o $(BUILD)/libjuance.a
	$(call SAY,link $@)$(LINK) -o $@ $^ $$(cat $(BUILD)/libraries)

$(PRELOADED): $(BUILD)/%.so: %.c | $(BUILD)/flags
	@mkdir -p $(@D)
	$(call SAY,link $@)$(CC) -std=c17 -O2 -g $(WARNINGS) -shared -fPIC -o $@ $< -ldl

test-programs: all $(UNIT_TESTS) $(TOOLS) $(PRELOADED)

ASAN  := BUILD=build/asan CC=gcc OPTIMISE='-O1 -g' \
         SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'
CLANG := BUILD=build/clang CC=clang OPTIMISE='-O1 -g' SANITIZE=
FUZZ  := BUILD=build/fuzz CC=clang OPTIMISE='-O1 -g' \
         SANITIZE='-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all'

test: test-dependencies
	+@tests/run --build all

demo: dependencies
	@echo "building $(BUILD)/juance"
	+@$(MAKE) --no-print-directory -s all
	@generator/packaging/demo.sh $(BUILD)

dependencies:
	@generator/packaging/install-dependencies.sh build

test-dependencies:
	@generator/packaging/install-dependencies.sh test

build-asan:
	+@$(MAKE) --no-print-directory -s $(ASAN) test-programs
build-clang:
	+@$(MAKE) --no-print-directory -s $(CLANG) test-programs
build-fuzz:
	+@$(MAKE) --no-print-directory -s $(FUZZ) fuzzers

fuzzers: $(FUZZERS:%=$(BUILD)/%)
$(FUZZERS:%=$(BUILD)/%): %: %.o $(BUILD)/libjuance.a
	$(call SAY,link $@)$(subst fuzzer-no-link,fuzzer,$(LINK)) -o $@ $^ $$(cat $(BUILD)/libraries)

regen: all
	@tests/run --regen

check: test-dependencies
	+@$(MAKE) --no-print-directory -s $(BUILD)/flags records
	@tests/check/run $(BUILD)

# The long ones: every tests/bench/bench_*, tests/fuzz/fuzz_*, tests/fault/fault_* and
# tests/web/web_* script is run, one after the other.
bench fault: test-dependencies
	+@$(MAKE) --no-print-directory -s test-programs
	@tests/run --long $@
fuzz: test-dependencies build-fuzz
	@tests/run --long fuzz
test-web: test-dependencies
	@generator/packaging/install-dependencies.sh web
	@generator/packaging/install-axe.sh $(BUILD)/web
	+@$(MAKE) --no-print-directory -s all
	@tests/run --long web

# ---- translations --------------------------------------------------------------------------------
# No dates and no line numbers in the catalogues: a change shows what changed.
po: | $(BUILD)/flags
	@xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --keyword=P_:1,2 \
	    --add-location=file --sort-by-file --no-wrap --package-name=juance -o - \
	    $(SOURCES) generator/commands/options.h \
	    | sed '/^"POT-Creation-Date:/d' > $(BUILD)/juance.pot
	@for catalogue in generator/po/*.po; do \
	    msgmerge --quiet --no-wrap --no-fuzzy-matching --add-location=file --update --backup=none \
	        $$catalogue $(BUILD)/juance.pot && msgfmt --check --statistics -o /dev/null $$catalogue; \
	done

# ---- installing ------------------------------------------------------------------------------------
SHARE := $(DESTDIR)$(PREFIX)/share
# What `juance preview --sample` shows.
SAMPLE := $(addprefix samples/hunan/complete-social-organisation/,batch.xml institution.xml)
install: all $(BUILD)/juance.1
	@install -D -m 755 $(BUILD)/juance "$(DESTDIR)$(PREFIX)/bin/juance"
	@install -D -m 644 $(BUILD)/juance.1 "$(SHARE)/man/man1/juance.1"
	@for file in $$(find schemas templates -name pictures -prune -o -type f -print) $(SAMPLE); do \
	    install -D -m 644 $$file "$(SHARE)/juance/$$file" || exit; \
	done
	@for file in $$(cd $(BUILD) && find locale -name '*.mo'); do \
	    install -D -m 644 $(BUILD)/$$file "$(SHARE)/juance/$$file" || exit; \
	done
	@echo "installed: $(DESTDIR)$(PREFIX)/bin/juance, $(SHARE)/juance, $(SHARE)/man/man1/juance.1"

clean:
	rm -rf $(BUILD)

-include $(OBJECTS:.o=.d) $(UNIT_OBJECTS:.o=.d) $(TOOLS:=.d)

.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: all test demo dependencies test-dependencies build-asan build-clang build-fuzz fuzzers \
        test-programs records regen check bench fuzz fault test-web po install clean

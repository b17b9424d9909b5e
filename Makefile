# SPDX-License-Identifier: Apache-2.0
# make            build/juance
# make demo       installs what is missing, builds, makes build/demo/archive from all complete samples
# make test       installs what is missing, runs every test that takes seconds and a sample of the long ones
# make check      formatter, linters, include table, header check
# make bench | fuzz | fault | test-web    the long ones
# make regen      shows and rewrites golden files
# make install    PREFIX=/usr/local DESTDIR=

BUILD    ?= build
PREFIX   ?= /usr/local
CC       ?= gcc
VERSION  := 0.1.0
LIBRARIES := libxml-2.0 libzip libhpdf cairo cairo-pdf cairo-svg harfbuzz harfbuzz-subset freetype2 \
             icu-uc sqlite3 libcrypto libutf8proc zlib
OPTIMISE ?= -O2 -g
SANITIZE ?=
WARNINGS := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 \
            -Wpointer-arith -Wvla
# libharu ships no pkg-config file on Debian.
PKG_FLAGS = $(shell pkg-config --cflags $(filter-out libhpdf,$(LIBRARIES)))
PKG_LIBS  = $(shell pkg-config --libs $(filter-out libhpdf,$(LIBRARIES))) -lhpdf -lm -lpthread
CFLAGS   += -std=c17 $(OPTIMISE) $(WARNINGS) $(SANITIZE) -Igenerator -DJUANCE_VERSION='"$(VERSION)"' \
            -D_POSIX_C_SOURCE=200809L -D_FORTIFY_SOURCE=2 -fstack-protector-strong
ifneq ($(SANITIZE),)
CFLAGS   := $(filter-out -D_FORTIFY_SOURCE=2,$(CFLAGS))
endif
LDFLAGS  += $(SANITIZE)

SOURCES := $(sort $(wildcard generator/*.c generator/*/*.c))
HEADERS := $(sort $(wildcard generator/*.h generator/*/*.h))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
# Everything but main(), for the tests.
LIBRARY_OBJECTS := $(filter-out $(BUILD)/generator/main.o,$(OBJECTS))

all: $(BUILD)/juance

$(BUILD)/juance: $(BUILD)/generator/main.o $(BUILD)/libjuance.a
	$(CC) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(BUILD)/libjuance.a: $(LIBRARY_OBJECTS)
	rm -f $@
	ar rcsD $@ $^

$(BUILD)/%.o: %.c | $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $$(cat $(BUILD)/flags) -MMD -MP -c -o $@ $<

# pkg-config runs once, not once a file.
$(BUILD)/flags:
	@mkdir -p $(@D)
	@echo '$(PKG_FLAGS)' > $@

clean:
	rm -rf $(BUILD)

-include $(OBJECTS:.o=.d)

.PHONY: all clean

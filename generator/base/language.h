// SPDX-License-Identifier: Apache-2.0
// Messages for people: English source, translated by gettext (generator/po/zh_CN.po).
// Documents and findings are Chinese and come from schemas/ and templates/, never from here.
#ifndef JUANCE_BASE_LANGUAGE_H
#define JUANCE_BASE_LANGUAGE_H

#include <libintl.h>

#define _(text)          gettext(text)
#define N_(text)         text
#define P_(one, many, n) ngettext(one, many, n)

#endif

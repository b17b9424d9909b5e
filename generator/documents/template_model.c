// SPDX-License-Identifier: Apache-2.0
#include "documents/template_model.h"

#include "model/record_table.h"

// The kinds stand behind a prefix, because "page" and "style" are words of other records too.
#undef ITEMS_list
#define ITEMS_list(name) &template_##name##_kind

RECORD_TABLE_OF(template_node, "node", "元素", TEMPLATE_NODE_FIELDS)
RECORD_TABLE_OF(template_page, "page", "版面", TEMPLATE_PAGE_FIELDS)
RECORD_TABLE_OF(template_style, "style", "样式", TEMPLATE_STYLE_FIELDS)
RECORD_TABLE_OF(template_body, "body", "正文", TEMPLATE_BODY_FIELDS)
RECORD_TABLE_OF(template_root, "template", "模板", TEMPLATE_ROOT_FIELDS)

// SPDX-License-Identifier: Apache-2.0
#include "documents/template_model.h"

#include "model/record_table.h"

// The kinds stand behind a prefix, because "page" and "style" are words of other records too.
#undef ITEMS_list
#define ITEMS_list(name) &template_##name##_kind

#define TEMPLATE_TABLE(record_name, element, chinese, FIELDS)                                      \
    static const struct field record_name##_fields[] = {FIELDS(RECORD_ROW, RECORD_COMPUTED_ROW)};  \
    const struct record_kind template_##record_name##_kind = {                                     \
        element, chinese, sizeof(struct template_##record_name), record_name##_fields,             \
        sizeof record_name##_fields / sizeof *record_name##_fields};

#define OWNER template_node
TEMPLATE_TABLE(node, "node", "元素", TEMPLATE_NODE_FIELDS)
#undef OWNER

#define OWNER template_page
TEMPLATE_TABLE(page, "page", "版面", TEMPLATE_PAGE_FIELDS)
#undef OWNER

#define OWNER template_style
TEMPLATE_TABLE(style, "style", "样式", TEMPLATE_STYLE_FIELDS)
#undef OWNER

#define OWNER template_body
TEMPLATE_TABLE(body, "body", "正文", TEMPLATE_BODY_FIELDS)
#undef OWNER

#define OWNER template_root
TEMPLATE_TABLE(root, "template", "模板", TEMPLATE_ROOT_FIELDS)
#undef OWNER

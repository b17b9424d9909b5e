// SPDX-License-Identifier: Apache-2.0
// A template as it stands in its file (schemas/template.xsd), before it is compiled. What follows
// <body> is one kind of record for all elements, in the order of the file: the schema says which
// attribute belongs to which element, templates/README.md what each means.
#ifndef JUANCE_DOCUMENTS_TEMPLATE_MODEL_H
#define JUANCE_DOCUMENTS_TEMPLATE_MODEL_H

#include "model/record.h"

#define TEMPLATE_NAMESPACE "urn:juance:template"
#define TEMPLATE_VERSION   "1.0"

#define TEMPLATE_NODE_FIELDS(F, P)                                                                 \
    P(text, element, "元素")                                                                       \
    F(text, content, "文字")                                                                       \
    F(text, key, "键")                                                                             \
    F(text, name, "名称")                                                                          \
    F(text, item, "行名称")                                                                        \
    F(text, source, "行来源")                                                                      \
    F(text, where, "行条件字段")                                                                   \
    F(text, unless, "行排除字段")                                                                  \
    F(text, field, "字段")                                                                         \
    F(code, is, "有无")                                                                            \
    F(text, equals, "等于")                                                                        \
    F(text, differs, "不等于")                                                                     \
    F(text, style, "样式")                                                                         \
    F(text, headStyle, "表头样式")                                                                 \
    F(text, title, "标题")                                                                         \
    F(text, caption, "表题")                                                                       \
    F(text, group, "上级表头")                                                                     \
    F(text, width, "宽度")                                                                         \
    F(text, least, "最小宽度")                                                                     \
    F(text, height, "高度")                                                                        \
    F(text, widths, "各列宽度")                                                                    \
    F(text, rowPadding, "行内边距")                                                                \
    F(text, rowHeight, "最小行高")                                                                 \
    F(text, thickness, "线宽")                                                                     \
    F(text, gap, "双线间距")                                                                       \
    F(text, second, "第二线宽")                                                                    \
    F(text, fromTop, "距上页边")                                                                   \
    F(text, fromBottom, "距下页边")                                                                \
    F(text, until, "至上页边")                                                                     \
    F(text, date, "日期")                                                                          \
    F(boolean, fill, "推至页底")                                                                   \
    F(boolean, fit, "缩至一行")                                                                    \
    F(boolean, sealed, "加盖印章")                                                                 \
    F(text, colour, "颜色")                                                                        \
    F(code, align, "对齐")                                                                         \
    F(text, whenEmpty, "无数据时")                                                                 \
    F(text, by, "分组依据")                                                                        \
    F(code, kind, "种类")                                                                          \
    F(text, column, "列")                                                                          \
    F(text, sum, "合计字段")                                                                       \
    F(text, label, "名目")                                                                         \
    F(text, value, "值")                                                                           \
    F(text, description, "说明")                                                                   \
    F(text, file, "图片文件")                                                                      \
    F(text, unit, "单位")                                                                          \
    F(decimal, maximum, "最大值")                                                                  \
    F(boolean, percent, "按百分数")                                                                \
    F(text, panel, "小图")                                                                         \
    F(text, left, "左")                                                                            \
    F(text, centre, "中")                                                                          \
    F(text, right, "右")                                                                           \
    F(code, on, "页")                                                                              \
    F(integer, level, "级别")                                                                      \
    F(integer, columns, "跨列")                                                                    \
    F(integer, rows, "跨行")                                                                       \
    F(boolean, keepWithNext, "与下段同页")                                                         \
    F(boolean, zebra, "隔行底色")                                                                  \
    F(boolean, data, "仅数据")                                                                     \
    F(boolean, head, "表头格")                                                                     \
    F(boolean, vertical, "竖排")                                                                   \
    F(boolean, borders, "边框")                                                                    \
    F(text, dated, "日期用语")                                                                     \
    F(text, seal, "盖章用语")                                                                      \
    F(boolean, rule, "线")                                                                         \
    F(boolean, outer, "双页外侧")                                                                  \
    F(boolean, pageBreak, "分页")                                                                  \
    P(list, node, "下级元素")

#define TEMPLATE_PAGE_FIELDS(F, P)                                                                 \
    F(code, paper, "纸张")                                                                         \
    F(code, orientation, "方向")                                                                   \
    F(text, width, "宽度")                                                                         \
    F(text, height, "高度")                                                                        \
    F(text, top, "上边距")                                                                         \
    F(text, firstTop, "首页上边距")                                                                \
    F(text, bottom, "下边距")                                                                      \
    F(text, left, "左边距")                                                                        \
    F(text, right, "右边距")                                                                       \
    F(text, headerDistance, "页眉距")                                                              \
    F(text, footerDistance, "页脚距")                                                              \
    P(list, node, "页眉页脚")

#define TEMPLATE_STYLE_FIELDS(F, P)                                                                \
    F(text, name, "名称")                                                                          \
    F(text, base, "所本样式")                                                                      \
    F(code, face, "字体")                                                                          \
    F(text, size, "字号")                                                                          \
    F(text, lineHeight, "行距")                                                                    \
    F(code, align, "对齐")                                                                         \
    F(decimal, indentFirst, "首行缩进")                                                            \
    F(decimal, indentLeft, "左缩进")                                                               \
    F(decimal, indentRight, "右缩进")                                                              \
    F(text, spaceBefore, "段前")                                                                   \
    F(text, spaceAfter, "段后")                                                                    \
    F(text, letterSpace, "字间距")                                                                 \
    F(boolean, bold, "加粗")                                                                       \
    F(text, colour, "颜色")

#define TEMPLATE_BODY_FIELDS(F, P) P(list, node, "内容")

#define TEMPLATE_ROOT_FIELDS(F, P)                                                                 \
    F(text, version, "格式版本")                                                                   \
    F(text, kind, "文书种类")                                                                      \
    F(text, title, "标题")                                                                         \
    F(text, note, "标注")                                                                          \
    F(text, extends, "所本模板")                                                                   \
    F(code, place, "归入")                                                                         \
    F(code, material, "对应材料")                                                                  \
    F(boolean, tagged, "带结构标记")                                                               \
    F(text, sample, "样例数据")                                                                    \
    F(list, page, "版面")                                                                          \
    F(list, style, "样式")                                                                         \
    F(list, body, "正文")

#define TEMPLATE_STRUCT(record_name, FIELDS)                                                       \
    struct template_##record_name {                                                                \
        struct record record;                                                                      \
        FIELDS(RECORD_MEMBER, RECORD_MEMBER)                                                       \
    };                                                                                             \
    extern const struct record_kind template_##record_name##_kind;

TEMPLATE_STRUCT(node, TEMPLATE_NODE_FIELDS)
TEMPLATE_STRUCT(page, TEMPLATE_PAGE_FIELDS)
TEMPLATE_STRUCT(style, TEMPLATE_STYLE_FIELDS)
TEMPLATE_STRUCT(body, TEMPLATE_BODY_FIELDS)
TEMPLATE_STRUCT(root, TEMPLATE_ROOT_FIELDS)

#endif

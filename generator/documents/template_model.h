// SPDX-License-Identifier: Apache-2.0
// A template as it stands in its file (schemas/template.xsd), before it is compiled. What follows
// <body> is one kind of record for all elements, in the order of the file: the schema says which
// attribute belongs to which element, templates/README.md what each means.
#ifndef JUANCE_DOCUMENTS_TEMPLATE_MODEL_H
#define JUANCE_DOCUMENTS_TEMPLATE_MODEL_H

#include "model/record.h"

#define TEMPLATE_NAMESPACE "urn:juance:template"
#define TEMPLATE_VERSION   "1.0"

#define TEMPLATE_NODE_FIELDS(F, P, R)                                                              \
    P(R, text, element, "元素")                                                                    \
    F(R, text, content, "文字")                                                                    \
    F(R, text, key, "键")                                                                          \
    F(R, text, name, "名称")                                                                       \
    F(R, text, item, "行名称")                                                                     \
    F(R, text, source, "行来源")                                                                   \
    F(R, text, where, "行条件字段")                                                                \
    F(R, text, unless, "行排除字段")                                                               \
    F(R, text, field, "字段")                                                                      \
    F(R, code, is, "有无")                                                                         \
    F(R, text, equals, "等于")                                                                     \
    F(R, text, differs, "不等于")                                                                  \
    F(R, text, style, "样式")                                                                      \
    F(R, text, headStyle, "表头样式")                                                              \
    F(R, text, title, "标题")                                                                      \
    F(R, text, caption, "表题")                                                                    \
    F(R, text, group, "上级表头")                                                                  \
    F(R, text, width, "宽度")                                                                      \
    F(R, text, least, "最小宽度")                                                                  \
    F(R, text, height, "高度")                                                                     \
    F(R, text, widths, "各列宽度")                                                                 \
    F(R, text, rowPadding, "行内边距")                                                             \
    F(R, text, rowHeight, "最小行高")                                                              \
    F(R, text, thickness, "线宽")                                                                  \
    F(R, text, gap, "双线间距")                                                                    \
    F(R, text, second, "第二线宽")                                                                 \
    F(R, text, fromTop, "距上页边")                                                                \
    F(R, text, fromBottom, "距下页边")                                                             \
    F(R, text, until, "至上页边")                                                                  \
    F(R, text, date, "日期")                                                                       \
    F(R, boolean, fill, "推至页底")                                                                \
    F(R, boolean, fit, "缩至一行")                                                                 \
    F(R, boolean, sealed, "加盖印章")                                                              \
    F(R, text, colour, "颜色")                                                                     \
    F(R, code, align, "对齐")                                                                      \
    F(R, text, whenEmpty, "无数据时")                                                              \
    F(R, text, by, "分组依据")                                                                     \
    F(R, code, kind, "种类")                                                                       \
    F(R, text, column, "列")                                                                       \
    F(R, text, sum, "合计字段")                                                                    \
    F(R, text, label, "名目")                                                                      \
    F(R, text, value, "值")                                                                        \
    F(R, text, description, "说明")                                                                \
    F(R, text, file, "图片文件")                                                                   \
    F(R, text, unit, "单位")                                                                       \
    F(R, decimal, maximum, "最大值")                                                               \
    F(R, boolean, percent, "按百分数")                                                             \
    F(R, text, panel, "小图")                                                                      \
    F(R, text, left, "左")                                                                         \
    F(R, text, centre, "中")                                                                       \
    F(R, text, right, "右")                                                                        \
    F(R, code, on, "页")                                                                           \
    F(R, integer, level, "级别")                                                                   \
    F(R, integer, columns, "跨列")                                                                 \
    F(R, integer, rows, "跨行")                                                                    \
    F(R, boolean, keepWithNext, "与下段同页")                                                      \
    F(R, boolean, zebra, "隔行底色")                                                               \
    F(R, boolean, data, "仅数据")                                                                  \
    F(R, boolean, head, "表头格")                                                                  \
    F(R, boolean, vertical, "竖排")                                                                \
    F(R, boolean, borders, "边框")                                                                 \
    F(R, text, dated, "日期用语")                                                                  \
    F(R, text, seal, "盖章用语")                                                                   \
    F(R, boolean, rule, "线")                                                                      \
    F(R, boolean, outer, "双页外侧")                                                               \
    F(R, boolean, pageBreak, "分页")                                                               \
    P(R, list, node, "下级元素")

#define TEMPLATE_PAGE_FIELDS(F, P, R)                                                              \
    F(R, code, paper, "纸张")                                                                      \
    F(R, code, orientation, "方向")                                                                \
    F(R, text, width, "宽度")                                                                      \
    F(R, text, height, "高度")                                                                     \
    F(R, text, top, "上边距")                                                                      \
    F(R, text, firstTop, "首页上边距")                                                             \
    F(R, text, bottom, "下边距")                                                                   \
    F(R, text, left, "左边距")                                                                     \
    F(R, text, right, "右边距")                                                                    \
    F(R, text, headerDistance, "页眉距")                                                           \
    F(R, text, footerDistance, "页脚距")                                                           \
    P(R, list, node, "页眉页脚")

#define TEMPLATE_STYLE_FIELDS(F, P, R)                                                             \
    F(R, text, name, "名称")                                                                       \
    F(R, text, base, "所本样式")                                                                   \
    F(R, code, face, "字体")                                                                       \
    F(R, text, size, "字号")                                                                       \
    F(R, text, lineHeight, "行距")                                                                 \
    F(R, code, align, "对齐")                                                                      \
    F(R, decimal, indentFirst, "首行缩进")                                                         \
    F(R, decimal, indentLeft, "左缩进")                                                            \
    F(R, decimal, indentRight, "右缩进")                                                           \
    F(R, text, spaceBefore, "段前")                                                                \
    F(R, text, spaceAfter, "段后")                                                                 \
    F(R, text, letterSpace, "字间距")                                                              \
    F(R, boolean, bold, "加粗")                                                                    \
    F(R, text, colour, "颜色")

#define TEMPLATE_BODY_FIELDS(F, P, R) P(R, list, node, "内容")

#define TEMPLATE_ROOT_FIELDS(F, P, R)                                                              \
    F(R, text, version, "格式版本")                                                                \
    F(R, text, kind, "文书种类")                                                                   \
    F(R, text, title, "标题")                                                                      \
    F(R, text, note, "标注")                                                                       \
    F(R, text, extends, "所本模板")                                                                \
    F(R, code, place, "归入")                                                                      \
    F(R, code, material, "对应材料")                                                               \
    F(R, boolean, tagged, "带结构标记")                                                            \
    F(R, text, document, "文书种类代码")                                                           \
    F(R, text, about, "所载记录")                                                                  \
    F(R, text, number, "文号字段")                                                                 \
    F(R, text, date, "日期字段")                                                                   \
    F(R, integer, bind, "装订次序")                                                                \
    F(R, integer, bindReceipt, "送达回证装订次序")                                                 \
    F(R, boolean, listed, "列入卷内目录")                                                          \
    F(R, boolean, each, "每条记录一份")                                                            \
    F(R, boolean, blank, "可空白打印")                                                             \
    F(R, text, sample, "样例数据")                                                                 \
    F(R, list, page, "版面")                                                                       \
    F(R, list, style, "样式")                                                                      \
    F(R, list, body, "正文")

RECORD_STRUCT(template_node, TEMPLATE_NODE_FIELDS)
RECORD_STRUCT(template_page, TEMPLATE_PAGE_FIELDS)
RECORD_STRUCT(template_style, TEMPLATE_STYLE_FIELDS)
RECORD_STRUCT(template_body, TEMPLATE_BODY_FIELDS)
RECORD_STRUCT(template_root, TEMPLATE_ROOT_FIELDS)

#endif

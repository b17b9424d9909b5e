// SPDX-License-Identifier: Apache-2.0
#include "render_documents.h"

#include <stdio.h>
#include <string.h>

const struct text_style test_body = {.face = FACE_FANGSONG,
                                     .size = 16,
                                     .line_height = 28.95,
                                     .align = ALIGN_JUSTIFY,
                                     .indent_first = 2,
                                     .letter_space = -0.21};
const struct text_style test_title = {.face = FACE_XIAOBIAOSONG,
                                      .size = 18,
                                      .align = ALIGN_CENTRE,
                                      .space_before = 4,
                                      .space_after = 8};
const struct text_style test_cell = {.face = FACE_SONG, .size = 9};
const struct text_style test_head = {.face = FACE_HEI, .size = 9};
static const struct text_style small = {.face = FACE_SONG, .size = 8};
static const struct text_style signing = {.face = FACE_SONG, .size = 10.5, .space_before = 8};

struct document *test_document(struct arena *arena, const char *kind) {
    struct document *document = arena_alloc(arena, sizeof *document);
    struct page_line *header = arena_alloc(arena, sizeof *header);
    struct page_line *footer = arena_alloc(arena, sizeof *footer);
    *header = (struct page_line){.left = "昆明市某某职业技能评价中心",
                                 .right = "批次 YN-2025-0007",
                                 .style = &small,
                                 .rule = true,
                                 .first_page = true,
                                 .other_pages = true};
    *footer = (struct page_line){.left = "由系统生成，非签字原件",
                                 .centre = "第 {page} 页　共 {pages} 页",
                                 .right = "保管期限：5年",
                                 .style = &small,
                                 .rule = true,
                                 .first_page = true,
                                 .other_pages = true};
    *document = (struct document){
        .arena = arena,
        .kind = kind,
        .title = "名册 <&> 林𠮷",
        .subject = "批次 YN-2025-0007",
        .author = "昆明市某某职业技能评价中心",
        .identifier = kind,
        .created = moment_of(date_of(2025, 3, 1), 9, 0, 0),
        .page = {.width = 297,
                 .height = 210,
                 .top = 22,
                 .bottom = 20,
                 .left = 20,
                 .right = 20,
                 .header_distance = 3,
                 .footer_distance = 3,
                 .header = header,
                 .footer = footer},
    };
    return document;
}

struct block *test_block(struct document *document, enum block_kind kind) {
    struct block **at = &document->blocks;
    while (*at) at = &(*at)->next;
    *at = arena_alloc(document->arena, sizeof **at);
    (*at)->kind = kind;
    return *at;
}

struct block *test_text(struct document *document, enum block_kind kind,
                        const struct text_style *style, const char *text, const char *owner) {
    struct block *block = test_block(document, kind);
    block->style = style;
    block->level = 1;
    block->spans = arena_alloc(document->arena, sizeof *block->spans);
    block->spans->text = text;
    block->spans->owner = owner;
    return block;
}

// ---- tables -----------------------------------------------------------------------------------

static void start(void *context) {
    ((struct test_rows *)context)->at = 0;
}

static bool next(void *context, struct row *row) {
    struct test_rows *rows = context;
    if (rows->at >= rows->count) return false;
    arena_reset(rows->arena);
    for (size_t i = 0; i < rows->columns; i++)
        rows->cells[i] = (struct cell){.text = rows->cell(rows->arena, rows->at, i),
                                       .owner = arena_printf(rows->arena, "row %zu", rows->at + 1)};
    *row = (struct row){.kind = rows->kind ? rows->kind(rows->at) : ROW_BODY,
                        .cells = rows->cells,
                        .count = rows->columns};
    rows->at++;
    return true;
}

struct table *test_table(struct document *document, struct test_rows *rows,
                         const char *const *titles) {
    struct arena *arena = document->arena;
    struct block *block = test_block(document, BLOCK_TABLE);
    struct table *table = block->table = arena_alloc(arena, sizeof *table);
    struct text_style *head = arena_alloc(arena, sizeof *head);
    struct text_style *body = arena_alloc(arena, sizeof *body);
    *head = test_head;
    *body = test_cell;
    *table = (struct table){.name = "list",
                            .item = "row",
                            .columns = arena_alloc(arena, rows->columns * sizeof *table->columns),
                            .column_count = rows->columns,
                            .rows = {rows, start, next},
                            .head_style = head,
                            .body_style = body,
                            .row_padding = 2,
                            .least_row_height = 16,
                            .when_empty = "本批次无此项"};
    for (size_t i = 0; i < rows->columns; i++)
        table->columns[i] = (struct column){.key = "c", .title = titles[i]};
    return table;
}

void test_signatures(struct document *document) {
    struct arena *arena = document->arena;
    struct block *block = test_block(document, BLOCK_SIGNATURES);
    struct signature_line *lines = arena_alloc(arena, 3 * sizeof *lines);
    lines[0] = (struct signature_line){.next = &lines[1], .label = "制表人：", .value = "王𠮷"};
    lines[1] =
        (struct signature_line){.next = &lines[2], .label = "审核人：", .dated = "　　年　月　日"};
    lines[2] = (struct signature_line){.label = "单位：", .seal = "（盖章）"};
    block->style = &signing;
    block->signatures = lines;
}

static const char *const roster_titles[] = {"序号",     "姓名", "性别", "证件号码",
                                            "工作单位", "职业", "成绩", "备注"};

static const char *roster_cell(struct arena *arena, size_t row, size_t column) {
    static const char *const names[] = {
        "王𠮷",   "李䶮",       "张㛃",    "陈𬭎", "林𪚔", "周𬸚", "阿卜杜拉·买买提",
        "赵小明", "José Ñandú", "欧阳某某"};
    static const char *const occupations[] = {"电工（中级）", "计算机程序设计员",
                                              "养老护理员（五级/初级工）", "保育师"};
    switch (column) {
    case 0:
        return arena_printf(arena, "%zu", row + 1);
    case 1:
        return names[row % 10];
    case 2:
        return row % 2 ? "女" : "男";
    case 3:
        return arena_printf(arena, "53010219%02zu0101%04zu", row % 100, row % 10000);
    case 4:
        return row % 9 ? "云南某某实业有限公司" : "某某Co., Ltd.昆明分公司（R&D Center）";
    case 5:
        return occupations[row % 4];
    case 6:
        return arena_printf(arena, "%zu.%zu", 60 + row % 40, row % 10);
    default:
        return row % 7 ? "" : "补考一次，成绩以补考为准。";
    }
}

static struct document *roster(struct arena *arena, struct test_rows *rows, const char *kind,
                               size_t count) {
    struct document *document = test_document(arena, kind);
    *rows =
        (struct test_rows){.count = count, .columns = 8, .cell = roster_cell, .arena = rows->arena};
    test_text(document, BLOCK_HEADING, &test_title, "参评人员名册", NULL);
    struct table *table = test_table(document, rows, roster_titles);
    table->zebra = true;
    table->columns[5].group = table->columns[6].group = "评价情况";
    table->columns[6].align = ALIGN_RIGHT;
    test_signatures(document);
    return document;
}

static struct document *empty(struct arena *arena, struct test_rows *rows) {
    return roster(arena, rows, "empty", 0);
}
static struct document *one(struct arena *arena, struct test_rows *rows) {
    return roster(arena, rows, "one-row", 1);
}
static struct document *sixty(struct arena *arena, struct test_rows *rows) {
    return roster(arena, rows, "sixty", 60);
}
static struct document *ten_thousand(struct arena *arena, struct test_rows *rows) {
    return roster(arena, rows, "ten-thousand", 10000);
}

// ---- long texts -------------------------------------------------------------------------------

static char *repeated(struct arena *arena, const char *text, size_t times) {
    size_t length = strlen(text);
    char *result = arena_alloc(arena, length * times + 1);
    for (size_t i = 0; i < times; i++) memcpy(result + i * length, text, length);
    return result;
}

static const char *long_cell(struct arena *arena, size_t row, size_t column) {
    if (column == 1 && row == 3) return repeated(arena, "阿", 40);
    if (column == 4 && row == 5) return repeated(arena, "某有限公司", 80); // 400 characters
    if (column == 4 && row == 8) return repeated(arena, "Donaudampfschifffahrts", 9);
    if (column == 3 && row == 8) return repeated(arena, "0123456789", 12);
    if (column == 7 && row == 11) return repeated(arena, "这一格比一页还要高。", 1000);
    return roster_cell(arena, row, column);
}

static struct document *long_texts(struct arena *arena, struct test_rows *rows) {
    struct document *document = roster(arena, rows, "long-texts", 14);
    rows->cell = long_cell;
    document->page.header->left = repeated(arena, "名称很长的职业技能评价机构", 12);
    return document;
}

static const char *const numbered[] = {"一",    "二",   "三",   "四",       "五",   "六",   "七",
                                       "八",    "九",   "十",   "考场编号", "十二", "十三", "十四",
                                       "Score", "十六", "十七", "是否合格", "十九", "备注"};

static const char *wide_cell(struct arena *arena, size_t row, size_t column) {
    if (column == 14) return arena_printf(arena, "%zu", row * 13 % 100);
    return column % 3 ? "合格" : arena_printf(arena, "第%zu场", row);
}

static struct document *twenty_columns(struct arena *arena, struct test_rows *rows) {
    struct document *document = test_document(arena, "twenty-columns");
    *rows = (struct test_rows){.count = 50, .columns = 20, .cell = wide_cell, .arena = rows->arena};
    test_table(document, rows, numbered);
    test_signatures(document);
    return document;
}

// ---- groups and totals ------------------------------------------------------------------------

static enum row_kind grouped_kind(size_t row) {
    if (row == 99) return ROW_TOTAL;
    if (row % 11 == 0) return ROW_GROUP;
    return row % 11 == 10 ? ROW_SUBTOTAL : ROW_BODY;
}

static struct document *grouped(struct arena *arena, struct test_rows *rows) {
    struct document *document = roster(arena, rows, "grouped", 100);
    rows->kind = grouped_kind;
    return document;
}

// ---- text and forms ---------------------------------------------------------------------------

static struct document *notice(struct arena *arena, struct test_rows *rows) {
    (void)rows;
    struct document *document = test_document(arena, "notice");
    document->page = (struct page_setup){.width = 210,
                                         .height = 297,
                                         .top = 37,
                                         .bottom = 35,
                                         .left = 28,
                                         .right = 26,
                                         .header_distance = 3,
                                         .footer_distance = 7,
                                         .footer = document->page.footer};
    document->page.footer->left = NULL;
    document->page.footer->centre = NULL;
    document->page.footer->right = "— {page} —";
    document->page.footer->outer = true;
    document->page.footer->rule = false;
    test_text(document, BLOCK_HEADING, &test_title, "责令限期整改通知书", NULL);
    for (int i = 0; i < 9; i++) {
        test_text(document, BLOCK_HEADING, &test_body, "一、存在的问题", NULL)->level = 2;
        test_text(
            document, BLOCK_PARAGRAPH, &test_body,
            "你单位在2025年3月组织的职业技能等级认定中，未按照《职业技能等级认定工作规程（试行"
            "）》的规定保存“视频监控”资料；Windows Server "
            "2022考点的录像只有1280×720像素，不符合要求。根据云人社函〔2023〕1号第十三条，责令你单"
            "位在收到本通知之日起30日内改正，并书面报告（附证明材料）。阿卜杜拉·买买提、林𠮷等人"
            "已当面说明情况……逾期不改正的，依照第十四条处理。",
            NULL);
    }
    test_signatures(document);
    return document;
}

static struct grid_cell *grid_cell(struct document *document, struct grid_row *row,
                                   const char *text, unsigned columns, unsigned rows, bool label) {
    struct grid_cell **at = &row->cells;
    while (*at) at = &(*at)->next;
    *at = arena_alloc(document->arena, sizeof **at);
    struct span *span = arena_alloc(document->arena, sizeof *span);
    span->text = text;
    **at = (struct grid_cell){.spans = span,
                              .style = label ? &test_head : &test_cell,
                              .columns = columns,
                              .rows = rows,
                              .label = label};
    return *at;
}

static struct document *form(struct arena *arena, struct test_rows *rows) {
    static const double widths[] = {1, 2, 3, 2, 3, 3};
    (void)rows;
    struct document *document = test_document(arena, "form");
    document->page.width = 210;
    document->page.height = 297;
    test_text(document, BLOCK_HEADING, &test_title, "职业技能等级认定申报表", NULL);
    struct block *block = test_block(document, BLOCK_GRID);
    struct grid *grid = block->grid = arena_alloc(arena, sizeof *grid);
    struct grid_row *lines = arena_alloc(arena, 5 * sizeof *lines);
    for (int i = 0; i < 4; i++) lines[i].next = &lines[i + 1];
    *grid = (struct grid){
        .name = "form", .widths = widths, .columns = 6, .rows = lines, .borders = true};
    lines[0].height = lines[1].height = lines[2].height = 28;
    grid_cell(document, &lines[0], "基本情况", 1, 3, true)->vertical = true;
    grid_cell(document, &lines[0], "姓名", 1, 1, true);
    grid_cell(document, &lines[0], "古丽娜扎尔·拜合提亚尔", 1, 1, false);
    grid_cell(document, &lines[0], "性别", 1, 1, true);
    grid_cell(document, &lines[0], "女", 1, 1, false);
    grid_cell(document, &lines[0], "照片", 1, 3, false);
    grid_cell(document, &lines[1], "工作单位", 1, 1, true);
    grid_cell(document, &lines[1], repeated(arena, "某某有限公司", 20), 3, 1, false);
    grid_cell(document, &lines[2], "申报职业", 1, 1, true);
    grid_cell(document, &lines[2], "电工", 1, 1, false);
    grid_cell(document, &lines[2], "级别", 1, 1, true);
    grid_cell(document, &lines[2], "四级/中级工", 1, 1, false);
    grid_cell(document, &lines[3], "承诺", 1, 1, true)->vertical = true;
    grid_cell(document, &lines[3], repeated(arena, "本人承诺所填内容真实。", 30), 5, 1, false);
    grid_cell(document, &lines[4], "审核意见", 1, 1, true)->vertical = true;
    grid_cell(document, &lines[4], "", 5, 1, false);
    test_signatures(document);
    return document;
}

// Four squares: red, white, white, blue.
static void test_picture(struct document *document, struct arena *arena) {
    static const unsigned char png[] = {
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49,
        0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x02, 0x08, 0x02,
        0x00, 0x00, 0x00, 0xfd, 0xd4, 0x9a, 0x73, 0x00, 0x00, 0x00, 0x14, 0x49, 0x44,
        0x41, 0x54, 0x78, 0xda, 0x63, 0x38, 0xc0, 0xc0, 0xf0, 0xff, 0xff, 0x7f, 0x10,
        0x96, 0xf7, 0xab, 0x04, 0x00, 0x35, 0x16, 0x07, 0xa1, 0xe7, 0x73, 0x82, 0x55,
        0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
    struct block *block = test_block(document, BLOCK_IMAGE);
    block->image = arena_alloc(arena, sizeof *block->image);
    *block->image = (struct image){.bytes = png,
                                   .length = sizeof png,
                                   .description = "四个方格",
                                   .width = 30,
                                   .height = 20,
                                   .align = ALIGN_RIGHT};
}

static struct document *charts(struct arena *arena, struct test_rows *rows) {
    static const char *const labels[] = {"机构基础与制度", "人员队伍", "场地设备",
                                         "计划报备",       "资格审核", "档案管理"};
    static const decimal claimed[] = {95000, 88000, 76000, 91000, 60000, 100000};
    static const decimal reviewed[] = {90000, 81500, 70000, DECIMAL_NONE, 55000, 96000};
    static const decimal stars[] = {45000, 30000, 20000, 50000, 5000, 0};
    static const struct chart_series series[] = {{"自评得分", NULL, claimed},
                                                 {"复核得分", NULL, reviewed}};
    static const struct chart_series rating[] = {{"星级", NULL, stars}};
    static const struct chart_series panels[] = {
        {"本期", "自评得分", claimed}, {"上期", "自评得分", stars}, {"本期", "复核得分", reviewed}};
    (void)rows;
    struct document *document = test_document(arena, "charts");
    document->page.width = 210;
    document->page.height = 297;
    for (int kind = CHART_STARS; kind <= CHART_MULTIPLES; kind++) {
        struct block *block = test_block(document, BLOCK_CHART);
        block->chart = arena_alloc(arena, sizeof *block->chart);
        *block->chart = (struct chart){.kind = (enum chart_kind)kind,
                                       .title = "各维度得分",
                                       .description = "六个维度的得分",
                                       .labels = labels,
                                       .label_count = 6,
                                       .series = kind == CHART_STARS       ? rating
                                                 : kind == CHART_MULTIPLES ? panels
                                                                           : series,
                                       .series_count = kind == CHART_STARS || kind == CHART_BARS ? 1
                                                       : kind == CHART_MULTIPLES                 ? 3
                                                                                 : 2,
                                       .maximum = DECIMAL_NONE,
                                       .unit = kind == CHART_STARS ? "星" : "分"};
    }
    test_picture(document, arena);
    return document;
}

static struct document *tag(struct document *document, const char *name) {
    document->kind = document->identifier = name;
    document->tagged = true;
    return document;
}

static struct document *tagged_table(struct arena *arena, struct test_rows *rows) {
    return tag(grouped(arena, rows), "tagged-table");
}
static struct document *tagged_form(struct arena *arena, struct test_rows *rows) {
    return tag(form(arena, rows), "tagged-form");
}
static struct document *tagged_notice(struct arena *arena, struct test_rows *rows) {
    return tag(notice(arena, rows), "tagged-notice");
}
static struct document *tagged_charts(struct arena *arena, struct test_rows *rows) {
    return tag(charts(arena, rows), "tagged-charts");
}

const struct test_document_kind test_documents[] = {
    {"empty", empty},
    {"one-row", one},
    {"sixty", sixty},
    {"ten-thousand", ten_thousand},
    {"long-texts", long_texts},
    {"twenty-columns", twenty_columns},
    {"grouped", grouped},
    {"notice", notice},
    {"form", form},
    {"charts", charts},
    {"tagged-table", tagged_table},
    {"tagged-form", tagged_form},
    {"tagged-notice", tagged_notice},
    {"tagged-charts", tagged_charts},
};
const size_t test_document_count = sizeof test_documents / sizeof *test_documents;

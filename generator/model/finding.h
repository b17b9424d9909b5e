// SPDX-License-Identifier: Apache-2.0
// What holding a model against the rules has found. Findings are Chinese, each with the clause that
// it rests on; texts live in the arena of the check. This is all that documents/ and publish/ see
// of rules/.
#ifndef JUANCE_MODEL_FINDING_H
#define JUANCE_MODEL_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/record.h"

// From worst to least. Exit status 1 from SEVERITY_GENERAL upward.
enum severity { SEVERITY_BLOCKING, SEVERITY_SERIOUS, SEVERITY_GENERAL, SEVERITY_HINT };
enum { SEVERITY_COUNT = 4 };

enum verdict {
    VERDICT_FINDING,   // the rule is broken
    VERDICT_UNDECIDED, // data that the rule needs is absent or not loaded: never "passed"
    VERDICT_QUESTION,  // class C: an officer must answer
    VERDICT_AUTHORITY, // 监管部门事项: binds the authority's own desk
};

// A day, and the record and field that have it.
struct day_point {
    uint32_t line;
    const struct field *field; // NULL: worked out of several
    const char *day;           // "2025-03-01"; NULL: none
};

struct finding {
    enum verdict verdict;
    enum severity severity;
    bool blocks;              // 阻断 that can be mended: no volume is sealed
    const char *rule;         // "HN-M07"
    const char *source;       // id of the regulation file: "HN"
    const char *source_title; // 湘人社鉴函〔2022〕1号
    const char *clause;       // (十四)
    const char *quote;        // the notice's own words
    const char *title;        // what the rule asks for, a few words
    const char *message;      // one sentence: what is wrong, with the values
    const char *demand;       // what to do about it
    const char *consequence;  // what the notice threatens; NULL when it says nothing
    const char *responsible;  // who must act: 考评员, 档案管理员…
    const char *subject_kind; // record kind: "candidate", "material", "session", "batch"
    const char *subject;      // what it is about, for people: "参评人员 王𠮷 (2025001)"
    const char *subject_id;   // its id in the export; NULL when it has none
    const char
        *material;      // material kind (code) when it is about one, present or missing; else NULL
    const char *medium; // paper, electronic, video; NULL when not about a material
    const char *file;   // the export
    uint32_t line;      // in the export; 0: the whole export
    struct day_point points[2]; // found by these days alone: the one that is out of place, and the
                                // one that it stands against
};

// One row of the retention schedule as the batch fulfils it: for the matrix of the completeness
// report. What does not apply (condition not met) has expected 0.
struct material_line {
    const char *rule, *title; // "HN-M07", 考评员签字的评分表
    const char *kind;         // code of material.kind
    const char *clause, *source;
    uint32_t expected;    // so many of it must be there: one a batch, candidate, session…
    uint32_t there;       // so many are, in a medium that the row allows
    uint32_t none;        // so many are declared 无此项 with a reason
    uint32_t need_sign;   // entries that must be signed
    uint32_t are_signed;  // entries that every required role has signed
    uint32_t need_date;   // entries whose day matters
    uint32_t right_dates; // entries whose dates are right
    uint32_t files;       // entries with a file
};

struct findings {
    struct finding
        *items; // sorted: verdict, severity, rule, line, subject; owned by the check's arena
    size_t count;
    size_t by_severity[SEVERITY_COUNT]; // VERDICT_FINDING only
    size_t undecided, questions, authority;
    bool blocked;                    // any finding blocks
    struct material_line *materials; // rows in force, in the order of the regulation files
    size_t material_count;
};

// 阻断 严重 一般 提示, as the documents print it and as --json and expected.txt name it.
const char *severity_label(enum severity severity);

#endif

// SPDX-License-Identifier: Apache-2.0
// What holding a model against the rules has found. Findings are Chinese, each with the clause that
// it rests on; texts live in the arena of the check. This is all that documents/ and publish/ see
// of rules/.
#ifndef JUANCE_MODEL_FINDING_H
#define JUANCE_MODEL_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
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

// A record that a finding is about, or one that says whose that is: the candidate of an application
// form, the officer on a duty, the room of a session.
struct finding_about {
    const char *kind;  // record kind: "candidate"
    const char *label; // 参评人员
    const char *name;  // 王𠮷; what a record that has neither is: 监考人员
    const char *id;    // 准考证号, number, id; NULL: none
    uint32_t line;     // where it stands in its file
};

// What one place of a fault has of its own.
#define FINDING_CASE                                                                               \
    const char *message;      /* one sentence: what is wrong, with the values */                   \
    const char *subject_kind; /* record kind: "candidate", "material", "session", "batch" */       \
    const char *subject;      /* what it is about, for people: "参评人员 王𠮷 (2025001)" */ \
    const char *subject_id;   /* its id in the export; NULL when it has none */                    \
    const char *material;     /* material kind (code) when it is about one; else NULL */           \
    const char *medium;       /* paper, electronic, video; NULL when not about a material */       \
    const char *file;         /* the export, or the institution's file */                          \
    const struct finding_about *about; /* innermost first, then what those point at */             \
    uint32_t about_count;              /* 0: `subject` says it all */                              \
    uint32_t who;                      /* of `about`: the person, else the first */                \
    uint32_t line                      /* in the file; 0: the whole file */
struct finding_case {
    FINDING_CASE;
};

// One fault: a rule and what is wrong by it, and every place that it was found in. Severities,
// open questions and what is undecided are counted in these, here and everywhere: a fault that
// hits forty certificates alike is one finding with forty cases.
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
    bool past;                // what is done is done: nothing can be filed or corrected any more
    const char *rule;         // "HN-M07"
    const char *source;       // id of the regulation file: "HN"
    const char *source_title; // 湘人社鉴函〔2022〕1号
    const char *clause;       // (十四)
    const char *quote;        // the notice's own words
    const char *title;        // what the rule asks for, a few words
    const char *demand;       // what to do about it
    const char *consequence;  // what the notice threatens; NULL when it says nothing
    const char *responsible;  // who must act: 考评员, 档案管理员…
    const char *wording;      // the sentence before its values: what is worded alike is one fault;
                              // NULL: all that stands under the rule is
    // Of several cases: what all of them say, without what each is about; NULL: they have values
    // of their own, and each case its own sentence.
    const char *common;
    const struct finding_case *cases; // in the order of the file; NULL: the one below
    size_t case_count;                // 0: one
    union {
        struct {
            FINDING_CASE; // the first case's; but `message` is `common` where there is one
        };
        struct finding_case first;
    };
    struct day_point points[2]; // found by these days alone: the one that is out of place, and the
                                // one that it stands against
};

size_t finding_cases(const struct finding *finding); // how many: 1 and up
const struct finding_case *finding_case_at(const struct finding *finding, size_t i);

// "归档材料 申报表 (M000017)；参评人员 王𠮷 (2025001)"
void finding_write_about(struct buffer *into, const struct finding_case *one);

// About the batch and nothing in it: whoever prints it has named the batch already.
bool finding_is_of_batch(const struct finding_case *one);

// Who the cases from `from` on are about, "参评人员 王𠮷 (2025001)、林㛃 (2025002)", `most` of
// them; the number of cases that this covers: repeated ones are named once.
size_t finding_write_names(struct buffer *into, const struct finding *finding, size_t from,
                           size_t most);

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
    bool no_own_notice;              // the jurisdiction had none in force on the batch's day
    const char *texts;               // what was in force on it (rules/applied_texts.h); may be NULL
    struct material_line *materials; // rows in force, in the order of the regulation files
    size_t material_count;
};

// Adds the finding to the sums of `findings`, which count findings and never their cases.
void findings_count(struct findings *findings, const struct finding *finding);

// 阻断 严重 一般 提示, as the documents print it and as --json and expected.txt name it.
const char *severity_label(enum severity severity);

#endif

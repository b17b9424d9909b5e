// SPDX-License-Identifier: Apache-2.0
// Inside the ladder only: what its parts share.
#ifndef JUANCE_SANCTIONS_LADDER_PARTS_H
#define JUANCE_SANCTIONS_LADDER_PARTS_H

#include "sanctions/ladder.h"
#include "sanctions/past.h"

// A behaviour that is met, and where it leads.
struct met {
    const struct listed_behaviour *behaviour;
    const struct tier *tier;
    const struct offence *offence; // NULL: from the record alone
    const struct escalation *by;   // NULL: the behaviour is what the case is about
    date happened;                 // DATE_NONE: not known
    struct ground *ground;         // as the judgement shows it
    bool set_aside;                // lost a conflict
};

struct judging {
    const struct ladder_input *input;
    struct arena *arena;
    struct judgement *judgement;
    const char *subject; // NULL: the case names no party
    struct past past;
    struct met *met; // moves when it grows
    unsigned met_count, met_capacity;
};

// ---- reasons
// One step of reasoning about a behaviour (NULL: about none).
void ladder_step(struct judging *judging, const char *outcome,
                 const struct listed_behaviour *behaviour, const char *tier, const char *words);
const char *ladder_date(struct judging *judging, date day);
const char *ladder_label(const struct judging *judging, const char *list, const char *code);

// ---- grounds
// False when this ground is there already.
bool ladder_met(struct judging *judging, const struct listed_behaviour *behaviour,
                const struct tier *tier, const struct offence *offence, const struct escalation *by,
                date happened);
bool ladder_facts_hold(struct judging *judging, const struct listed_behaviour *behaviour,
                       const struct offence *offence, const char *except);
const struct gravity *ladder_gravity(const struct offence *offence); // NULL: not chosen
void ladder_offences(struct judging *judging);
void ladder_escalate(struct judging *judging);
void ladder_persons(struct judging *judging);

// ---- results
void ladder_conflicts(struct judging *judging);
void ladder_tiers(struct judging *judging);
void ladder_measures(struct judging *judging);

#endif

// SPDX-License-Identifier: Apache-2.0
// The other side of a hand-over (移交): a package is verified, and taken into the archive whole or
// not at all.
#ifndef JUANCE_KEEPING_RECEIVE_H
#define JUANCE_KEEPING_RECEIVE_H

#include "keeping/year_end.h"

struct receive {
    const char *package; // folder that year_end_transfer() made
    const char *trust;   // anchors (PEM) that count alone; NULL: those of the configuration
};

// Every file of the package must be as its manifest says, every volume must verify, and every seal
// list with its signature, token, root and proofs; each volume that a list names must be the one
// that it names, and the volumes of a batch must fit each other. Then the volumes enter the
// archive, in one transaction; lists, papers and history are kept in received/<package>/. A receipt
// that is killed is taken back by the next writer unless the transaction was done. False after a
// message.
bool receive_package(struct keeper *keeper, const struct receive *request, struct arena *arena,
                     struct year_end_result *result, struct diagnostics *diagnostics);

#endif

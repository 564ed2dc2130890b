/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-edits.h"

G_BEGIN_DECLS

/* What is set aside has faults, so that nothing but its own bytes says what it is: two such are the same
 * where they are byte for byte, and one that was changed is another one. Of equal ones each counts. */

typedef struct _EntenteAsideCount EntenteAsideCount;

/* A record's own bytes, by which it is the same or another. (transfer full) */
char              *entente_aside_dup_text     (EntenteMap         *map,
                                               EntenteRecordType   type,
                                               guint32             slot);
/* The id it gives itself; NULL where it gives none. (transfer full) (nullable) */
char              *entente_aside_dup_id       (EntenteMap         *map,
                                               EntenteRecordType   type,
                                               guint32             slot);
/* How many of each stand aside in an array. */
EntenteAsideCount *entente_aside_count_new    (EntenteMap         *map,
                                               EntenteRecordType   type);
void               entente_aside_count_free   (EntenteAsideCount  *self);
/* Those that stay when two sides changed what @base had: what one side removed, repaired or changed
 * is gone as it was, what either added stays, and what both added alike stays once. (transfer full) */
EntenteAsideCount *entente_aside_count_merge  (EntenteAsideCount  *base,
                                               EntenteAsideCount  *ours,
                                               EntenteAsideCount  *theirs);
/* Takes one out; FALSE where there is none (any more). */
gboolean           entente_aside_count_take   (EntenteAsideCount  *self,
                                               EntenteMap         *map,
                                               EntenteRecordType   type,
                                               guint32             slot);

/* The @targets of the others, with records of @map that are set aside and are kept (@keeps: by slot)
 * among them: each behind what it stands behind in @map. (element-type EntenteTarget) (transfer full);
 * takes @targets */
GArray            *entente_aside_keep         (GArray             *targets,
                                               EntenteMap         *map,
                                               EntenteRecordType   type,
                                               const guint8       *keeps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteAsideCount, entente_aside_count_free)

G_END_DECLS

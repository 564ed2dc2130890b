/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/* Acts on one citation of a relation, known by its place in the relation's `citations`. Every byte
 * of the record that is not spoken of stays. All (transfer full). */

/* The JSON of a citation; NULL where the relation has no such. (transfer full) (nullable) */
char       *entente_citation_dup_json     (EntenteMap  *map,
                                           guint32      relation,
                                           guint        citation);
/* The JSON of a member of a citation; NULL where it has none, or the relation no such citation.
 * (transfer full) (nullable) */
char       *entente_citation_dup_member   (EntenteMap  *map,
                                           guint32      relation,
                                           guint        citation,
                                           const char  *member);
/* Sets or (NULL) removes one of `stance`, `claimed_by`, `grade`, `locator` and `note`; or what it cites:
 * `exact` (its place follows; none: the article as a whole) and `article`, which it must have. Acts on
 * the same member that follow each other are one step. NULL with @error for a value the format does not
 * allow. */
EntenteAct *entente_edit_citation_member  (EntenteMap  *map,
                                           guint32      relation,
                                           guint        citation,
                                           const char  *member,
                                           const char  *value,
                                           GError     **error);
/* Gives it the place of the one at @to. */
EntenteAct *entente_edit_citation_move    (EntenteMap  *map,
                                           guint32      relation,
                                           guint        citation,
                                           guint        to);
EntenteAct *entente_edit_citation_remove  (EntenteMap  *map,
                                           guint32      relation,
                                           guint        citation);

G_END_DECLS

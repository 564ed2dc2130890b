/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-comparison.h"
#include "entente-merge.h"

G_BEGIN_DECLS

/* Differences and conflicts for people. All plain text on one line, cut to a bearable length, with what
 * would not show or turn a line around as U+FFFD; all (transfer full). */

/* "actor “Lee”", "relation “Lee → Xi: asks”", "the map". */
char *entente_record_dup_words     (EntenteMap                    *map,
                                    EntenteRecordType              type,
                                    guint32                        slot);
/* "label", "name (ko)", "passage c1, note"; a member Entente does not know as it is written. */
char *entente_path_dup_words       (const char                    *path);
/* A value as it is read: “asks”, 4, the names of actors instead of ids. @json: (nullable): "nothing". */
char *entente_value_dup_words      (EntenteMap                    *map,
                                    const char                    *path,
                                    const char                    *json);
/* "Added actor “Lee”", "Moved …". */
char *entente_difference_dup_words (EntenteComparison             *comparison,
                                    const EntenteDifference       *difference);
/* "label: “asks” → “asks to mediate”", of long texts around what differs. */
char *entente_member_difference_dup_words (EntenteComparison             *comparison,
                                           const EntenteMemberDifference *member);
/* "Changed actor “Lee”"; of more than two "2 actors added, 1 relation changed"; "No differences". */
char *entente_comparison_dup_summary (EntenteComparison           *self);
/* All of it, a line each. */
char *entente_comparison_dup_words (EntenteComparison             *self);
/* All of it as one JSON object, values as their own bytes. */
char *entente_comparison_dup_json  (EntenteComparison             *self);
/* Where both sides differ: "label of relation “Lee → Xi: asks”". */
char *entente_conflict_dup_words   (EntenteMerge                  *merge,
                                    const EntenteConflict         *conflict);
/* What one version says there: "removed" where the record is gone, its value, "nothing". */
char *entente_conflict_dup_value   (EntenteMerge                  *merge,
                                    const EntenteConflict         *conflict,
                                    EntenteVersion                 version);

G_END_DECLS

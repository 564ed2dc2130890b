/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-citation.h"
#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntentePassageList:
 *
 * A row for each citation of a relation: its words where they stand in their article, and what became
 * of those that are not found. Where some contradict the relation, the two sides stand against
 * each other, each under its word. One citation at a time is edited in its place.
 *
 * Actions: `passages.edit (index)` opens or closes the editor of a citation, `passages.move (from,
 * to)`, `passages.remove (index)`; `passages.find-again (index)` proposes where words that are not
 * found may stand now, `passages.reanchor (index, start, end)` cites these instead.
 */
#define ENTENTE_TYPE_PASSAGE_LIST (entente_passage_list_get_type ())
G_DECLARE_FINAL_TYPE (EntentePassageList, entente_passage_list, ENTENTE, PASSAGE_LIST, GtkWidget)

/* Shows another relation's citations. @citations: (element-type EntenteCitation) */
void       entente_passage_list_show       (EntentePassageList *self,
                                            EntenteSession     *session,
                                            GPtrArray          *citations);
/* Shows what became of them. A row whose passage is the same stays, with the fields in it.
 * @reread: whether an article may be another */
void       entente_passage_list_refresh    (EntentePassageList *self,
                                            GPtrArray          *citations,
                                            gboolean            reread);
guint      entente_passage_list_get_n_rows (EntentePassageList *self);
/* An EntentePassageRow by its place on the page. (nullable) (transfer none) */
GtkWidget *entente_passage_list_get_row    (EntentePassageList *self,
                                            guint               place);
/* What the rows are made from, apart from the articles: equal keys, equal rows. (nullable)
 * (transfer full) */
char      *entente_passage_list_dup_key    (EntenteMap         *map,
                                            guint32             relation);

G_END_DECLS

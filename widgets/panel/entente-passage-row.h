/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-excerpt.h"
#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntentePassageRow:
 *
 * One cited passage to read: the paragraph with the quoted words marked as with a highlighter, a
 * rule in the relation's colour at the margin, the source under it. A click opens the article
 * there.
 */
#define ENTENTE_TYPE_PASSAGE_ROW (entente_passage_row_get_type ())
G_DECLARE_FINAL_TYPE (EntentePassageRow, entente_passage_row, ENTENTE, PASSAGE_ROW, GtkWidget)

GtkWidget  *entente_passage_row_new       (EntenteSession        *session,
                                           const EntenteCitation *citation);
/* @excerpt: (nullable): the words; without it @words are said instead. @remark: what there is to
 * say of the passage itself, "" for nothing. @source: the line under it; @same_source: the same
 * below a passage of the same article. */
void        entente_passage_row_set       (EntentePassageRow     *self,
                                           const EntenteExcerpt  *excerpt,
                                           const char            *words,
                                           const char            *remark,
                                           const char            *source,
                                           const char            *same_source,
                                           EntenteItem            target);
/* The language tag of the words; NULL: not known. */
void        entente_passage_row_set_language (EntentePassageRow  *self,
                                           const char            *tag);
/* What is said of the citation apart from its words has changed. */
void        entente_passage_row_set_citation (EntentePassageRow  *self,
                                           const EntenteCitation *citation);
/* Whether the row above it has the same article, which is not named again then. */
void        entente_passage_row_set_same  (EntentePassageRow     *self,
                                           gboolean               is_same);
/* Whether its words are to be found again: there is a button for it then. */
void        entente_passage_row_set_lost   (EntentePassageRow    *self,
                                           gboolean               is_lost);
/* Makes it one of the places that those of another row may have: code points to be cited instead. */
void        entente_passage_row_propose    (EntentePassageRow    *self,
                                           guint                  start,
                                           guint                  end);
/* @editor: (nullable): shown below the passage; NULL: none any more */
void        entente_passage_row_set_editor (EntentePassageRow    *self,
                                           GtkWidget             *editor);
GtkWidget  *entente_passage_row_get_editor (EntentePassageRow    *self);
const char *entente_passage_row_get_remark (EntentePassageRow    *self);
const char *entente_passage_row_get_text  (EntentePassageRow     *self);
/* The quoted words as they are highlighted; "" for none. (transfer full) */
char       *entente_passage_row_dup_quoted (EntentePassageRow    *self);
const char *entente_passage_row_get_source (EntentePassageRow    *self);
void        entente_passage_row_open      (EntentePassageRow     *self);

G_END_DECLS

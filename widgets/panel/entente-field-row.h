/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteFieldRow:
 *
 * A row of a page that shows one member of one record and edits it: a caption, an editor, and under
 * them in words what is wrong with what was typed. The child a subclass' template adds is its
 * editor.
 *
 * What it shows is the member's JSON as it stands in the record; it is shown anew only where that
 * became different, so that neither an edit of its own nor one elsewhere moves the caret. Undo and
 * redo keys in it are those of the history; Escape gives back what it had when it got the focus, or
 * when something was settled in it: by Return, a choice, undo or redo. Leaving it ends a step.
 *
 * Properties: `caption`, `member` (texts), `of-view` (the member is one of the document's `view`),
 * `within` (the member of the record whose object has this one: `layout` for `style`), `stacked`
 * (caption above the editor).
 */
#define ENTENTE_TYPE_FIELD_ROW (entente_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (EntenteFieldRow, entente_field_row, ENTENTE, FIELD_ROW, GtkWidget)

/**
 * EntenteFieldRowClass:
 * @show_value: puts a member's JSON into the editor; NULL where the record has none
 * @focus_left: applies, or marks, what was not applied while typing
 * @edit: puts the caret into the editor
 */
struct _EntenteFieldRowClass
{
  GtkWidgetClass parent_class;

  void     (*show_value) (EntenteFieldRow *self,
                          const char      *value);
  void     (*focus_left) (EntenteFieldRow *self);
  gboolean (*edit)       (EntenteFieldRow *self);
};

/* Of several records of one type at once, at least one; where they differ, or are too
 * many to be compared, it is mixed. @slots:
 * (element-type guint32). */
void            entente_field_row_bind_many   (EntenteFieldRow *self,
                                               EntenteSession  *session,
                                               EntenteRecordType type,
                                               GArray          *slots);
/* Whether the records bound differ in the member: what is shown then is NULL. */
gboolean        entente_field_row_get_mixed   (EntenteFieldRow *self);
/* Of a kind that the document describes instead of a record; to be said before it is bound. */
void            entente_field_row_set_kind    (EntenteFieldRow *self,
                                               EntenteRecordType type,
                                               const char      *key);
/* NULL: not of a kind. */
const char     *entente_field_row_get_kind    (EntenteFieldRow *self);
/* @session NULL: shows nothing. */
void            entente_field_row_bind        (EntenteFieldRow *self,
                                               EntenteSession  *session,
                                               EntenteItem      item);
/* Of a relation's citation instead of the relation itself; to be said before it is bound. */
void            entente_field_row_set_citation (EntenteFieldRow *self,
                                               guint            citation);
gboolean        entente_field_row_is_of_citation (EntenteFieldRow *self);
void            entente_field_row_refresh     (EntenteFieldRow *self);
gboolean        entente_field_row_edit        (EntenteFieldRow *self);
const char     *entente_field_row_get_member  (EntenteFieldRow *self);
EntenteSession *entente_field_row_get_session (EntenteFieldRow *self);
EntenteMap     *entente_field_row_get_map     (EntenteFieldRow *self);
EntenteItem     entente_field_row_get_item    (EntenteFieldRow *self);
/* Gives back what it had when the focus came; FALSE where it still has that. */
gboolean        entente_field_row_give_back   (EntenteFieldRow *self);
/* Takes back what is pending, else the last step. */
void            entente_field_row_undo        (EntenteFieldRow *self);
/* What was changed is settled: another change is another step, and what Escape gives back is what
 * there is now. */
void            entente_field_row_end_step    (EntenteFieldRow *self);
/* What is wrong, in words; NULL: nothing. */
const char     *entente_field_row_get_problem (EntenteFieldRow *self);

/* For subclasses. */

/* The member as shown, JSON; NULL where there is none. */
const char     *entente_field_row_get_shown   (EntenteFieldRow *self);
/* Sets the member to a JSON value, NULL removes it; FALSE where the format does not allow it, which is
 * then marked and said, or where it was not done: what the member says is shown again. */
gboolean        entente_field_row_apply       (EntenteFieldRow *self,
                                               const char      *value);
/* The same for a text; an empty one removes the member. */
gboolean        entente_field_row_apply_text  (EntenteFieldRow *self,
                                               const char      *text);
/* TRUE where so many records are bound that a letter that is typed cannot change them all: what is typed is
 * applied when it is whole, by Return or where the row is left. It is pending until it is applied or given
 * back. */
gboolean        entente_field_row_put_off     (EntenteFieldRow *self);
/* Whether something was pending; from now on nothing is. */
gboolean        entente_field_row_take_pending (EntenteFieldRow *self);
/* Marks what was typed as wrong and takes back what its beginning had set: of "2026-13" not even
 * the "2026" is applied. */
void            entente_field_row_refuse      (EntenteFieldRow *self,
                                               const char      *problem);
void            entente_field_row_set_problem (EntenteFieldRow *self,
                                               const char      *problem);
/* Shows the record's value again, whatever was typed. */
void            entente_field_row_reset       (EntenteFieldRow *self);

G_END_DECLS

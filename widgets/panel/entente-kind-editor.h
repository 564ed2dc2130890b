/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteKindEditor:
 *
 * One kind of a list of kinds: a line that says what it is called and how often it is used, with its
 * color; it opens to the fields of the kind, which are made then.
 *
 * Signals: `opened`; `moved (int step)`: one up (−1) or down; `renamed (const char *key)`: it is called so
 * from now on.
 */
#define ENTENTE_TYPE_KIND_EDITOR (entente_kind_editor_get_type ())
G_DECLARE_FINAL_TYPE (EntenteKindEditor, entente_kind_editor, ENTENTE, KIND_EDITOR, GtkWidget)

GtkWidget   *entente_kind_editor_new         (EntenteSession    *session,
                                              EntenteRecordType  type,
                                              const char        *key);
const char  *entente_kind_editor_get_key     (EntenteKindEditor *self);
/* Says again what may have changed; its fields follow by themselves. */
void         entente_kind_editor_refresh     (EntenteKindEditor *self,
                                              gboolean           is_first,
                                              gboolean           is_last);
gboolean     entente_kind_editor_get_open    (EntenteKindEditor *self);
void         entente_kind_editor_set_open    (EntenteKindEditor *self,
                                              gboolean           open);
const char  *entente_kind_editor_get_detail  (EntenteKindEditor *self);
/* What is wrong with the id that was typed; NULL: nothing. */
const char  *entente_kind_editor_get_problem (EntenteKindEditor *self);
GtkEditable *entente_kind_editor_get_id      (EntenteKindEditor *self);
/* As Return in the id, and the button that takes the kind away. */
void         entente_kind_editor_rename      (EntenteKindEditor *self);
void         entente_kind_editor_remove      (EntenteKindEditor *self);
/* Whether what was pressed in it is what it is dragged by: its line, but for the buttons that move it. */
gboolean     entente_kind_editor_is_handle   (EntenteKindEditor *self,
                                              GtkWidget         *pressed);
/* Asks to be one place earlier or later, as its buttons and Alt+Up, Alt+Down do; FALSE where it is the
 * first, or the last. */
gboolean     entente_kind_editor_move        (EntenteKindEditor *self,
                                              int                step);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"

G_BEGIN_DECLS

/**
 * EntenteTextListRow:
 *
 * A field that is a list of short texts, such as an actor's aliases. Each is a chip: its cross takes it
 * away, a click on it puts it into the line below to be changed. Return, or leaving the line, makes
 * a chip of what was typed. With `of-selectors` the list is one of selectors, such as the sentences
 * of an article that are not to be offered: they say their words, and can only be taken away.
 */
#define ENTENTE_TYPE_TEXT_LIST_ROW (entente_text_list_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTextListRow, entente_text_list_row, ENTENTE, TEXT_LIST_ROW,
                      EntenteFieldRow)

GtkEditable *entente_text_list_row_get_editable (EntenteTextListRow *self);
guint        entente_text_list_row_get_n_chips  (EntenteTextListRow *self);
/* As a click on a chip, or on its cross. */
void         entente_text_list_row_edit_at      (EntenteTextListRow *self,
                                                 guint               index);
void         entente_text_list_row_remove_at    (EntenteTextListRow *self,
                                                 guint               index);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteMoreRow:
 *
 * One value of a record in a tree that is only read: its name and what it is. An object or a list
 * opens to what is in it, which is looked at only then, and a hundred at a time: neither a huge value
 * nor a deep one costs anything before somebody asks.
 */
#define ENTENTE_TYPE_MORE_ROW (entente_more_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteMoreRow, entente_more_row, ENTENTE, MORE_ROW, GtkWidget)

/* @name: the member's, or the place in a list. The value are @length bytes of the record's JSON from
 * @start. @depth: 0 for a member of the record itself. */
GtkWidget  *entente_more_row_new          (EntenteRecord  *record,
                                           const char     *name,
                                           gsize           start,
                                           gsize           length,
                                           guint           depth);
const char *entente_more_row_get_name     (EntenteMoreRow *self);
/* What it says of the value: a number, a text, "{…}". */
const char *entente_more_row_get_words    (EntenteMoreRow *self);
void        entente_more_row_open         (EntenteMoreRow *self);
void        entente_more_row_show_more    (EntenteMoreRow *self);
/* Rows below, of those that are shown; 0 while it is closed. */
guint       entente_more_row_get_n_rows   (EntenteMoreRow *self);
EntenteMoreRow *entente_more_row_get_row  (EntenteMoreRow *self,
                                           guint           index);

G_END_DECLS

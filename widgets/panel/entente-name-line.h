/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-suggest-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteNameLine:
 *
 * A line of a names row: a language, a name in it, and a cross; one that stands for no language yet
 * is the line to add one by.
 *
 * Signals: `language-entered (const char *tag)`; `name-typed`; `activated` (Return in the name);
 * `removed`; `left` (the focus went out of it).
 */
#define ENTENTE_TYPE_NAME_LINE (entente_name_line_get_type ())
G_DECLARE_FINAL_TYPE (EntenteNameLine, entente_name_line, ENTENTE, NAME_LINE, GtkWidget)

GtkWidget           *entente_name_line_new          (void);

/* @tag NULL: none yet. @name NULL: what stands there is no text, and cannot be edited. */
void                 entente_name_line_set          (EntenteNameLine *self,
                                                     const char      *tag,
                                                     const char      *name);
const char          *entente_name_line_get_tag      (EntenteNameLine *self);
/* The tag of what the language's entry says, whether it was entered or not. (transfer full) */
char                *entente_name_line_dup_said_tag (EntenteNameLine *self);
const char          *entente_name_line_get_name     (EntenteNameLine *self);
EntenteSuggestEntry *entente_name_line_get_entry    (EntenteNameLine *self);
GtkEditable         *entente_name_line_get_editable (EntenteNameLine *self);

G_END_DECLS

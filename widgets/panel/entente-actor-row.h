/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"
#include "entente-suggest-entry.h"

G_BEGIN_DECLS

/* What fits to @typed among the actors of a field's map, for the type-ahead of actor fields.
 * (element-type EntenteSuggestion) (transfer full) */
GPtrArray *entente_suggest_actors (const char *typed,
                                   gpointer    field_row);

/**
 * EntenteActorRow:
 *
 * A field that names one actor: a relation's source or target. A button goes there.
 */
#define ENTENTE_TYPE_ACTOR_ROW (entente_actor_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteActorRow, entente_actor_row, ENTENTE, ACTOR_ROW, EntenteFieldRow)

EntenteSuggestEntry *entente_actor_row_get_entry (EntenteActorRow *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-painter.h"

G_BEGIN_DECLS

/**
 * EntenteSelection:
 *
 * The records that ids name, with their neighbors, as what stands out in a picture: of an actor all
 * relations that name it, of a relation all actors and relations it names.
 */
typedef struct
{
  EntenteFocus focus;
} EntenteSelection;

EntenteSelection *entente_selection_new  (void);
void              entente_selection_free (EntenteSelection  *self);
/* Adds the actor and the relation of that id; FALSE where there is neither. */
gboolean          entente_selection_add  (EntenteSelection  *self,
                                          EntenteMap        *map,
                                          const char        *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteSelection, entente_selection_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-history.h"

G_BEGIN_DECLS

/* One step that makes @map say what @other says: records that are the same keep their slots, of the rest
 * only what differs is touched. White space before the closing brackets of arrays stays @map's. What
 * @other has set aside is set aside, then; of what @map has, and @other does not know, @keep_aside says
 * whether it stays, unless @other has a sound record under its id: it is on no map, and nobody who goes
 * back to what a map said means to lose it. Empty where they are the same, NULL where the user called it off.
 * (transfer full) (nullable) */
EntenteAct *entente_become_new (EntenteMap *map,
                                EntenteMap *other,
                                const char *name,
                                gboolean    keep_aside);
/* The same done as a step of @history, none where they are the same. FALSE, and the map as it was, with
 * G_IO_ERROR_BUSY while another step is under way, G_IO_ERROR_CANCELLED where the user called it off. */
gboolean    entente_become     (EntenteHistory  *history,
                                EntenteMap      *other,
                                const char      *name,
                                gboolean         keep_aside,
                                GError         **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EntentePatience:
 *
 * What a window does while an edit of very many records of its map takes long: after half a second a
 * dialog says so, shows how far it is, and can call it off. The window is drawn meanwhile; what is
 * called off has changed nothing.
 *
 * Signal `called-off`: when it is over.
 */
#define ENTENTE_TYPE_PATIENCE (entente_patience_get_type ())
G_DECLARE_FINAL_TYPE (EntentePatience, entente_patience, ENTENTE, PATIENCE, GObject)

EntentePatience  *entente_patience_new        (GtkWindow        *window,
                                               EntenteMap       *map);
/* NULL while nothing takes long. */
AdwMessageDialog *entente_patience_get_dialog (EntentePatience  *self);
/* In place of half a second. For tests. */
void              entente_patience_set_delay  (EntentePatience  *self,
                                               guint             milliseconds);

G_END_DECLS

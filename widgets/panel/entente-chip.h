/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteChip:
 *
 * A small pill that names an item: a click goes there, and where it is removable a cross takes it
 * away. Signals: `clicked`, `removed`.
 */
#define ENTENTE_TYPE_CHIP (entente_chip_get_type ())
G_DECLARE_FINAL_TYPE (EntenteChip, entente_chip, ENTENTE, CHIP, GtkWidget)

/* @text: plain, cut where it is too long. */
GtkWidget   *entente_chip_new      (const char  *text,
                                    EntenteItem  item,
                                    gboolean     removable);
EntenteItem  entente_chip_get_item (EntenteChip *self);

G_END_DECLS

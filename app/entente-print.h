/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Prints the whole map on one page, on white, with its title above and its legend below; lines and
 * letters stay lines and letters; @opened: whose bundle is a fan. Not run yet:
 * gtk_print_operation_run() does. (transfer full) */
GtkPrintOperation *entente_print_operation_new (EntenteMap   *map,
                                                EntenteScene *scene,
                                                EntentePair   opened,
                                                const char   *title);

G_END_DECLS

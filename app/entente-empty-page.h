/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteEmptyPage:
 *
 * What a window without a map shows: how to come to one.
 */
#define ENTENTE_TYPE_EMPTY_PAGE (entente_empty_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteEmptyPage, entente_empty_page, ENTENTE, EMPTY_PAGE, GtkWidget)

GtkWidget *entente_empty_page_new (void);

G_END_DECLS

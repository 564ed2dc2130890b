/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-comparison.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteDifferenceList:
 *
 * What is different between two maps, a row each: what happened to which record, and below it the members
 * that changed. Rows are put into words when they are shown, so a list of any length is there at
 * once.
 */
#define ENTENTE_TYPE_DIFFERENCE_LIST (entente_difference_list_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDifferenceList, entente_difference_list, ENTENTE, DIFFERENCE_LIST, GtkWidget)

/* @comparison: (transfer full) (nullable): whose maps nobody changes any more. */
void               entente_difference_list_set_comparison (EntenteDifferenceList *self,
                                                           EntenteComparison     *comparison);
EntenteComparison *entente_difference_list_get_comparison (EntenteDifferenceList *self);

G_END_DECLS

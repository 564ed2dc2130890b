/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteCellSet:
 *
 * A set of cells of the plane, with no border: open addressing, at most half full.
 */
typedef struct _EntenteCellSet EntenteCellSet;

EntenteCellSet *entente_cell_set_new      (void);
void            entente_cell_set_free     (EntenteCellSet       *self);
/* FALSE where it was there already. */
gboolean        entente_cell_set_add      (EntenteCellSet       *self,
                                           gint32                column,
                                           gint32                row);
gboolean        entente_cell_set_contains (const EntenteCellSet *self,
                                           gint32                column,
                                           gint32                row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteCellSet, entente_cell_set_free)

G_END_DECLS

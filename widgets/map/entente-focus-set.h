/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-item.h"
#include "entente-painter.h"

G_BEGIN_DECLS

/**
 * EntenteFocusSet:
 *
 * What stands out on the map: what is selected or hovered, and what lies around it. An immutable,
 * counted value; any thread may read it.
 */
typedef struct _EntenteFocusSet EntenteFocusSet;

/* What is selected, with all within @steps relations of it; @no_articles: selected articles light nothing.
 * NULL where nothing stands out. Costs by what is lit. (transfer full) (nullable) */
EntenteFocusSet    *entente_focus_set_new         (EntenteMap         *map,
                                                   const EntenteItem  *selected,
                                                   guint               n_selected,
                                                   guint               steps,
                                                   gboolean            no_articles);
/* The same with what is hovered and what is next to it. Costs by what that lights, and by what @selected
 * lights only where that is not all the same. @selected: (nullable). (transfer full) (nullable) */
EntenteFocusSet    *entente_focus_set_new_hovered (EntenteFocusSet    *selected,
                                                   EntenteMap         *map,
                                                   const EntenteItem  *hovered,
                                                   guint               n_hovered);
EntenteFocusSet    *entente_focus_set_ref         (EntenteFocusSet    *self);
void                entente_focus_set_unref       (EntenteFocusSet    *self);

/* For the painter: only what is lit. */
const EntenteFocus *entente_focus_set_get         (EntenteFocusSet    *self);
guint               entente_focus_set_get_n_lit   (EntenteFocusSet    *self);
/* Both nullable. */
gboolean            entente_focus_set_equal       (EntenteFocusSet    *self,
                                                   EntenteFocusSet    *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteFocusSet, entente_focus_set_unref)

G_END_DECLS

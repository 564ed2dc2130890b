/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-density.h"
#include "entente-painter.h"

G_BEGIN_DECLS

/**
 * EntenteLit:
 * @actors: (element-type EntenteSceneActor): in the order of their slots, like the relations
 * @relations: (element-type EntenteSceneRelation):
 * @whole: who leads a bundle that is lit all of it
 * @chosen: all relations of bundles that are selected all of them
 * @singles: relations that show for themselves, though their bundle is
 *   closed: the rest of it is not lit, or not selected with them
 * @density: of these relations
 *
 * What of a scene is lit, found once for all parts of a picture. Immutable; any thread may read it.
 * Must not outlive its scene.
 */
struct _EntenteLit
{
  GPtrArray *actors;
  GPtrArray *relations;
  EntenteSlotSet *whole;
  EntenteSlotSet *chosen;
  EntenteSlotSet *singles;
  EntenteDensity density;
};

/* (transfer full) */
EntenteLit     *entente_lit_new          (EntenteScene       *scene,
                                          const EntenteFocus *focus);
void            entente_lit_free         (EntenteLit         *self);
EntenteSlotSet *entente_lit_find_singles (EntenteScene       *scene,
                                          const EntenteFocus *focus);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLit, entente_lit_free)

G_END_DECLS

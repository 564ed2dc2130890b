/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-density.h"
#include "entente-painter.h"

G_BEGIN_DECLS

/**
 * EntenteName:
 *
 * A name beside its dot: where it stands, and the zoom from which on it shows. Borrows from
 * the scene.
 */
typedef struct
{
  const EntenteSceneActor *actor;
  const EntenteDensity *density;
  double zoom;
  guint side;
} EntenteName;

/**
 * EntenteNames:
 *
 * Which names stand beside dots, at every zoom and for the whole map: none ever lies over another,
 * and one that shows goes on to show while one zooms in. Nothing hangs on the view, so that names stand still
 * while one pans, and parts of a picture that are painted apart agree. Immutable; any thread may
 * read it. Must not outlive its scene.
 */
EntenteNames      *entente_names_new       (EntenteScene       *scene,
                                            const EntenteFocus *focus,
                                            const EntenteBox   *within,
                                            double              zoom);
void               entente_names_free      (EntenteNames       *self);
EntenteNames      *entente_names_of_scene  (EntenteScene       *scene);

/* By index, those first that show from farthest away. */
guint              entente_names_get_n     (EntenteNames       *self);
const EntenteName *entente_names_get       (EntenteNames       *self,
                                            guint               index);

/* Pixels: the size of its letters. */
double             entente_name_get_size   (const EntenteName  *self);
/* Map units. */
EntenteBox         entente_name_get_box    (const EntenteName  *self,
                                            double              zoom);
/* 0 where it does not show, rising to 1. */
double             entente_name_get_alpha  (const EntenteName  *self,
                                            double              zoom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteNames, entente_names_free)

G_END_DECLS

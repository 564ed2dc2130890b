/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-density.h"
#include "entente-painter.h"

#include <gio/gio.h>

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
                                            double              zoom,
                                            GCancellable       *cancellable);
void               entente_names_free      (EntenteNames       *self);
EntenteNames      *entente_names_of_scene  (EntenteScene       *scene);
EntenteNames      *entente_names_for_zoom  (EntenteScene       *scene,
                                            double              zoom);
/* Whether somebody has already asked for the names of all actors, whatever the zoom. */
gboolean           entente_names_are_whole (EntenteScene       *scene);
/* Whether only some of them are placed and nobody has undertaken to place the others: the caller does. */
gboolean           entente_names_undertake (EntenteScene       *scene);
/* (transfer none) (nullable): those that somebody has already asked for. */
EntenteNames      *entente_names_peek      (EntenteScene       *scene);

/* NULL: it has none. */
const EntenteName *entente_names_find      (EntenteNames       *self,
                                            guint32             actor);
/* NULL: none is written there. */
const EntenteName *entente_names_find_at   (EntenteNames       *self,
                                            EntenteScene       *scene,
                                            EntentePoint        point,
                                            double              zoom);

/* Those that show at a zoom. A plain value that borrows from the names. */
typedef struct
{
  EntenteNames *names; /* NULL at the end */
  GHashTable *replaced;
  double zoom;
  guint next;
} EntenteNamesIter;

void               entente_names_iter_init (EntenteNamesIter   *self,
                                            EntenteNames       *names,
                                            double              zoom);
const EntenteName *entente_names_iter_next (EntenteNamesIter   *self);

/* What amended scenes and those that are folded take over, so that names stay and an edit costs by
 * what it changes; nothing where nobody has asked for the names of the scene before. */
void               entente_names_amend     (EntenteScene       *scene,
                                            EntenteScene       *before);
void               entente_names_fold      (EntenteScene       *from,
                                            EntenteScene       *folded);
/* FALSE: anywhere. */
gboolean           entente_names_get_changes
                                           (EntenteScene       *scene,
                                            EntenteScene       *before,
                                            double              zoom,
                                            GArray             *boxes);

/* Pixels: the size of its letters. */
double             entente_name_get_size   (const EntenteName  *self);
/* Map units. */
EntenteBox         entente_name_get_box    (const EntenteName  *self,
                                            double              zoom);
/* All that it may take up, on its way into a box too. */
EntenteBox         entente_name_get_reach  (const EntenteName  *self,
                                            double              zoom);
/* 0 where it does not show, rising to 1. */
double             entente_name_get_alpha  (const EntenteName  *self,
                                            double              zoom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteNames, entente_names_free)

G_END_DECLS

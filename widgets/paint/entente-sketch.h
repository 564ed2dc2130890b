/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EntenteSketch:
 *
 * What a scene is made from: copies of all that it needs of a map. Taken by the thread that has the
 * map, some tenth of a second for 100,000 relations; turned into a scene on any thread, which takes
 * longer. Nothing in it points into the map.
 */
typedef struct _EntenteSketch EntenteSketch;

/* How lines and labels find their ways. */
typedef enum
{
  ENTENTE_CARE_QUICK,  /* each line alone, parallel ones in a fan; labels where there is room */
  ENTENTE_CARE_HOLD,   /* for one frame of a motion: as a search, but what the scene before chose is
                        * held, whatever it meets now; nothing is searched */
  ENTENTE_CARE_SEARCH, /* the best looked for, where the map is small enough; else quick */
} EntenteCare;

/* @places nullable. Any thread that has @map alone. */
EntenteSketch *entente_sketch_new       (EntenteMap     *map,
                                         EntentePlaces  *places);
/* The same in moments: nothing is in it at first. */
EntenteSketch *entente_sketch_begin     (EntenteMap     *map);
/* Copies what is next, of some @n_records. All through, @map and @places must be as they were at the beginning.
 * Returns whether that was all. */
gboolean       entente_sketch_gather    (EntenteSketch  *self,
                                         EntenteMap     *map,
                                         EntentePlaces  *places,
                                         guint           n_records);
void           entente_sketch_free      (EntenteSketch  *self);

/* Whether the map is small enough to be searched. */
gboolean       entente_sketch_is_small  (EntenteSketch  *self);
/* Actors and relations that will be drawn. */
guint          entente_sketch_get_size  (EntenteSketch  *self);
/* Turns the sketch into the scene, and swallows it. Any thread. @before, nullable: see
 * entente_scene_new_near(). Returns NULL where it was cancelled. */
EntenteScene  *entente_sketch_to_scene  (EntenteSketch  *self,
                                         EntenteCare     care,
                                         EntenteScene   *before,
                                         GCancellable   *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteSketch, entente_sketch_free)

G_END_DECLS

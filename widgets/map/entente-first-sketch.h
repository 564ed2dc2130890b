/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-sketch.h"

G_BEGIN_DECLS

/* What the first scene of a large map needs is gathered before anybody else has the map, by the worker that
 * has read it: on the main thread that would be tenths of a second in which the window does not answer. */

/* Of so many actors and relations on it is worth it. */
#define ENTENTE_FIRST_SKETCH_LEAST 20000

/* Whether @map has so many. */
gboolean       entente_first_sketch_is_worth_it (EntenteMap *map);
/* Gathers it, and leaves it with @map; nothing where the map is small, or where an actor has no place.
 * Any thread, as long as it alone has @map. O(records). */
void           entente_first_sketch_gather (EntenteMap *map);
/* What was gathered, once; NULL where nothing was, or where @map has changed since. Main thread.
 * (transfer full) (nullable) */
EntenteSketch *entente_first_sketch_take   (EntenteMap *map);

G_END_DECLS

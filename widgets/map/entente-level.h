/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-area.h"
#include "entente-focus-set.h"

G_BEGIN_DECLS

/**
 * EntenteLevel:
 * @focus: (nullable): only what is lit, on nothing; NULL: the whole scene on its ground
 * @opened: whose bundle is a fan
 * @zoom: pixels per map unit
 * @scale: device pixels per widget pixel
 * @plain: without the names beside dots; set before anybody else sees it
 * @hasty: for one frame of a motion; likewise
 * @n_tiles: how many of it are at hand; main thread, like @retired: nobody shows it any more
 *
 * What pixels show: a scene at one zoom. A counted value that does not change; any thread may read
 * and paint it.
 */
typedef struct
{
  gatomicrefcount count;
  EntenteScene *scene;
  const EntentePalette *palette;
  EntenteFocusSet *focus;
  EntentePair opened;
  double zoom;
  int scale;
  gsize names; /* EntenteNames of what is lit, made by who first paints them; 0 until then */
  gsize lit;   /* EntenteLit, likewise */
  guint n_tiles;
  gboolean plain;
  gboolean hasty;
  gboolean retired; /* no bit beside the other: workers read that one */
} EntenteLevel;

/* (transfer full) */
EntenteLevel    *entente_level_new     (EntenteScene          *scene,
                                        const EntentePalette  *palette,
                                        EntenteFocusSet       *focus,
                                        EntentePair            opened,
                                        double                 zoom,
                                        int                    scale);
EntenteLevel    *entente_level_ref     (EntenteLevel          *self);
void             entente_level_unref   (EntenteLevel          *self);

/* Device pixels per map unit. */
double           entente_level_get_density
                                       (const EntenteLevel    *self);
/* Whether it shows the same as the other but for the zoom and the pixels. */
gboolean         entente_level_is_like (const EntenteLevel    *self,
                                        const EntenteLevel    *other);
gboolean         entente_level_equal   (const EntenteLevel    *self,
                                        const EntenteLevel    *other);

/* Room for so many pixels, nothing in it. (transfer full) */
cairo_surface_t *entente_level_create_surface
                                       (const EntenteLevel    *self,
                                        int                    width,
                                        int                    height);
/* Paints a part into a surface whose corner is at @x, @y of the level. Whole pixels are clipped, so
 * that parts painted apart join without a seam. */
void             entente_level_paint   (EntenteLevel          *self,
                                        cairo_surface_t       *surface,
                                        gint64                 x,
                                        gint64                 y,
                                        EntenteArea            part);

/* Where pixels of the same zoom that show another scene are not this level's: areas (EntenteArea).
 * (transfer full) (nullable): NULL: anywhere */
GArray          *entente_level_find_changes
                                       (const EntenteLevel    *self,
                                        const EntenteLevel    *before);
/* A copy of a surface whose corner is at @x, @y, with what of it is @stale, in its own pixels, painted
 * anew. (transfer full) */
cairo_surface_t *entente_level_mend    (EntenteLevel          *self,
                                        cairo_surface_t       *surface,
                                        gint64                 x,
                                        gint64                 y,
                                        const cairo_region_t  *stale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLevel, entente_level_unref)

G_END_DECLS

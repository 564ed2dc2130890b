/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-palette.h"
#include "entente-scene.h"
#include "entente-slot-set.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EntenteFocus:
 *
 * What stands out while the rest fades. @level 0 … 1 is how far the fading has
 * come. A plain struct, borrowed for a call.
 */
typedef struct
{
  EntenteSlotSet *actors;           /* lit; nullable: nothing fades */
  EntenteSlotSet *relations;        /* lit */
  EntenteSlotSet *selected_actors;  /* with the accent halo; nullable */
  EntenteSlotSet *selected_relations;
  EntenteSlotSet *pointed_actors;   /* named before others, as those selected are; nullable */
  double level;
  guint only : 1; /* the rest is not drawn and costs nothing: the sets are walked, not the map */
} EntenteFocus;

/* What of a picture is painted. */
typedef enum
{
  ENTENTE_PICTURE_WHOLE,
  ENTENTE_PICTURE_TILE,    /* all that lies under the names beside dots */
  ENTENTE_PICTURE_OVERLAY, /* only these names, where actors are dots */
} EntentePicturePart;

/* entente-names.h */
typedef struct _EntenteNames EntenteNames;
/* entente-lit.h */
typedef struct _EntenteLit EntenteLit;

/**
 * EntentePicture:
 * @names: (nullable): the names beside dots, where they are at hand; else those of the scene, or of
 *   what is lit, are found
 * @focus: (nullable): what stands out
 * @lit: (nullable): what of the scene that is, where it is at hand
 * @zoom: the level of detail: pixels of the final picture per map unit as the reader sees it
 *   (1 = names at their full size)
 * @opened: (nullable): the pair whose bundle is shown as a fan at any zoom
 * @clip: what of the map is wanted; nothing outside is drawn
 * @transparent: nothing lies behind: no patches in the ground's color under labels and names
 * @bounded: names beside dots stay whole inside of @clip
 * @hasty: for one frame of a motion: names on whole pixels, which cost a tenth, without ground
 *   around them, and lines that do not fray
 * @still: nobody zooms in it: names and labels that would be on their way are there, or are not
 * @cancellable: (nullable): looked at line by line, so that a picture of very many ends soon; what has been
 *   painted by then is of no use
 *
 * What to paint and how. The cairo context's user space is map units. What shows at a place depends
 * on nothing else in @clip, so that parts of a map painted apart join, the overlay too.
 */
typedef struct
{
  EntenteScene *scene;
  const EntentePalette *palette;
  const EntenteFocus *focus;
  const EntenteLit *lit;
  const EntentePair *opened;
  EntenteBox clip;
  EntenteNames *names;
  EntentePicturePart part;
  double zoom;
  GCancellable *cancellable;
  guint transparent : 1;
  guint bounded : 1;
  guint hasty : 1;
  guint still : 1;
} EntentePicture;

void entente_painter_paint          (const EntentePicture  *picture,
                                     cairo_t               *cr);

/* Where a picture of what was shown before is not one of what is wanted, without a focus: boxes
 * (EntenteBox, map units) are appended. FALSE: anywhere. */
gboolean entente_painter_get_changes (const EntentePicture *picture,
                                      const EntentePicture *before,
                                      GArray               *boxes);

void entente_painter_measure_legend (EntenteMap            *map,
                                     EntenteScene          *scene,
                                     guint                  columns,
                                     double                *width,
                                     double                *height);
void entente_painter_paint_legend   (EntenteMap            *map,
                                     EntenteScene          *scene,
                                     const EntentePalette  *palette,
                                     guint                  columns,
                                     cairo_t               *cr);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-export.h"
#include "entente-legend.h"

G_BEGIN_DECLS

/* Title and description are lettered like names and labels, this much larger. */
#define ENTENTE_TITLE_SCALE (20.0 / ENTENTE_ACTOR_FONT_PX)
#define ENTENTE_DESCRIPTION_SCALE (12.5 / ENTENTE_LABEL_FONT_PX)

/**
 * EntenteExportPlan:
 *
 * Where everything of an exported picture goes. Pixels (points in SVG and PDF), but for @content.
 * @content: what of the map is drawn, map units
 * @map: where it is drawn
 * @scale: pixels per map unit
 * @furniture: pixels per unit of title and legend, which stay readable where the map is far away
 */
typedef struct
{
  EntenteBox content;
  EntenteBox map;
  double scale;
  double furniture;
  double margin;
  double width;
  double height;

  EntenteLegend *legend; /* owned, nullable */
  EntenteBox legend_box; /* size at furniture 1 */
  guint legend_columns;

  char *title; /* owned, nullable; cut where too long */
  char *description;
  double title_y;
  double description_y;
} EntenteExportPlan;

gboolean entente_export_plan_init  (EntenteExportPlan    *self,
                                    const EntenteExport  *export,
                                    EntenteScene         *scene,
                                    EntenteMap           *map,
                                    GError              **error);
void     entente_export_plan_clear (EntenteExportPlan    *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteExportPlan, entente_export_plan_clear)

G_END_DECLS

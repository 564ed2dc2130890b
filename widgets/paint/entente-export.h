/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-painter.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ENTENTE_EXPORT_ERROR (entente_export_error_quark ())
GQuark entente_export_error_quark (void);

typedef enum
{
  ENTENTE_EXPORT_ERROR_TOO_LARGE, /* 32,767 px a side, 100 megapixels */
  ENTENTE_EXPORT_ERROR_TOO_SMALL, /* no room is left for the map */
  ENTENTE_EXPORT_ERROR_NOTHING,   /* there is nothing to draw */
  ENTENTE_EXPORT_ERROR_FAILED,
} EntenteExportError;

typedef enum
{
  ENTENTE_EXPORT_PNG,
  ENTENTE_EXPORT_SVG,
  ENTENTE_EXPORT_PDF,
} EntenteExportFormat;

typedef enum
{
  ENTENTE_BACKGROUND_WHITE,
  ENTENTE_BACKGROUND_DARK,
  ENTENTE_BACKGROUND_TRANSPARENT,
} EntenteBackground;

/**
 * EntenteExport:
 * @area: what of the map, map units; an empty box: all that is drawn
 * @only: (nullable): what stays where only a part is exported (a selection with its neighbors)
 * @opened: the pair whose bundle is shown as a fan, as the reader opened it
 * @zoom: the level of detail, as of EntentePicture; 0: that of the picture's own scale
 * @scale: pixels (points in SVG and PDF) per map unit, where @width and @height are 0
 * @width: (optional): wished width of the whole picture in pixels; 0: by @scale
 * @height: likewise; with both, the picture fits into them
 * @margin: free border, map units; where the scale is below 1, pixels
 * @legend: with the legend, unless the map wants none
 */
typedef struct
{
  EntenteExportFormat format;
  EntenteBackground background;
  EntenteBox area;
  const EntenteFocus *only;
  EntentePair opened;
  double zoom;
  double scale;
  double width;
  double height;
  double margin;
  guint legend : 1;
  guint title : 1;
} EntenteExport;

#define ENTENTE_EXPORT_INIT                                                                        \
  { .opened = { ENTENTE_NO_SLOT, ENTENTE_NO_SLOT },                                                \
    .scale = 2.0,                                                                                  \
    .margin = 32.0,                                                                                \
    .legend = 1,                                                                                   \
    .title = 1 }

/**
 * EntenteExportJob:
 *
 * A picture that is going to be drawn: everything of the map that it needs, so that any thread can
 * draw it. What @only of its export holds must stay as it is meanwhile.
 */
typedef struct _EntenteExportJob EntenteExportJob;

EntenteExportJob *
                 entente_export_job_new    (const EntenteExport  *export,
                                            EntenteScene         *scene,
                                            EntenteMap           *map,
                                            GError              **error);
void             entente_export_job_free   (EntenteExportJob     *self);
double           entente_export_job_get_progress
                                           (EntenteExportJob     *self);
GBytes          *entente_export_job_run    (EntenteExportJob     *self,
                                            GCancellable         *cancellable,
                                            GError              **error);
cairo_surface_t *entente_export_job_draw   (EntenteExportJob     *self,
                                            GCancellable         *cancellable,
                                            GError              **error);

gboolean         entente_export_measure    (const EntenteExport  *export,
                                            EntenteScene         *scene,
                                            EntenteMap           *map,
                                            int                  *width,
                                            int                  *height,
                                            double               *scale,
                                            GError              **error);
GBytes          *entente_export_to_bytes   (const EntenteExport  *export,
                                            EntenteScene         *scene,
                                            EntenteMap           *map,
                                            GCancellable         *cancellable,
                                            GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteExportJob, entente_export_job_free)

G_END_DECLS

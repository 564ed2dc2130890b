/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-export.h"
#include "entente-session.h"

G_BEGIN_DECLS

typedef enum
{
  ENTENTE_EXPORT_WHOLE,
  ENTENTE_EXPORT_VISIBLE,
  ENTENTE_EXPORT_SELECTION,
} EntenteExportArea;

#define ENTENTE_EXPORT_SCALE_MIN 0.01
#define ENTENTE_EXPORT_SCALE_MAX 4.0
#define ENTENTE_EXPORT_MARGIN_MAX 200.0

/**
 * EntenteExportChoices:
 *
 * What the user chose for a picture, remembered from one to the next. A plain value.
 */
typedef struct
{
  EntenteExportFormat format;
  EntenteExportArea area;
  EntenteBackground background;
  double scale;
  double margin; /* map units */
  guint legend : 1;
  guint title : 1;
} EntenteExportChoices;

void          entente_export_choices_load    (EntenteExportChoices       *self);
void          entente_export_choices_store   (const EntenteExportChoices *self);
/* @visible: what of the map is in view, at @zoom: of that, scale 1 is as on the screen, and more only
 * sharper; @opened: whose bundle is a fan there; @selection: what is selected, with its neighbors;
 * borrowed by the export. */
EntenteExport entente_export_choices_to_export (const EntenteExportChoices *self,
                                                EntenteBox                  visible,
                                                double                      zoom,
                                                EntentePair                 opened,
                                                const EntenteFocus         *selection);
/* "png", "svg", "pdf" */
const char   *entente_export_format_get_ending (EntenteExportFormat         format);

/* The selected actors and relations, the relations of the actors, and all their ends and third parties;
 * NULL where no actor and no relation is selected. (transfer full) */
EntenteFocus *entente_selection_focus_new    (EntenteSession             *session);
void          entente_selection_focus_free   (EntenteFocus               *focus);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-cast.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * EntentePreview:
 *
 * How a layout looks so far. The thread that lays out posts it, the main thread draws what was posted
 * last, fitted into the view: dots in the colors of the actors, lines in those of tones, and the
 * names of who has most ties. Counted; each thread holds a reference.
 */
typedef struct _EntentePreview EntentePreview;

/* @cast: (transfer full): who is in it. */
EntentePreview *entente_preview_new      (EntenteCast          *cast);
EntentePreview *entente_preview_ref      (EntentePreview       *self);
void            entente_preview_unref    (EntentePreview       *self);
/* Some nodes alone; see EntenteLayoutShow, which this is. @self: the preview. Of what comes more often
 * than can be seen, some. Any thread. */
void            entente_preview_post     (const guint32        *nodes,
                                          const float          *x,
                                          const float          *y,
                                          guint32               n_nodes,
                                          gpointer              self);
/* How often it was posted. */
guint           entente_preview_get_n    (EntentePreview       *self);
/* Over what is there, of which little is seen any more; nothing where nothing was posted. Main
 * thread. */
void            entente_preview_draw     (EntentePreview       *self,
                                          const EntentePalette *palette,
                                          int                   width,
                                          int                   height,
                                          cairo_t              *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntentePreview, entente_preview_unref)

G_END_DECLS

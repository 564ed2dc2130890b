/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-cast.h"
#include "entente-viewport.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * EntentePreview:
 *
 * How a layout looks so far. The thread that lays out posts it, the main thread lets it glide there and
 * draws it, fitted into the view: dots in the colors of the actors, lines in those of tones, and the
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
/* How all stand before anything is posted, map units, each of as many as there are nodes, and how the view
 * shows it: there they are at once, and from there they glide. Main thread, first of all. */
void            entente_preview_begin    (EntentePreview        *self,
                                          const float           *x,
                                          const float           *y,
                                          const EntenteViewport *viewport);
/* How all stand at last, map units, each of as many as there are nodes. Main thread. */
void            entente_preview_end      (EntentePreview        *self,
                                          const float           *x,
                                          const float           *y);
/* How often it was posted. */
guint           entente_preview_get_n    (EntentePreview        *self);
/* Moves dots on to where they were posted last, some tenths of a second long; at once where they do not
 * glide. @frame_time: µs. FALSE where all is as it was. Main thread. */
gboolean        entente_preview_advance  (EntentePreview        *self,
                                          gint64                 frame_time,
                                          gboolean               glides);
/* Whether all dots are where they were posted last. Main thread. */
gboolean        entente_preview_is_resting
                                         (EntentePreview        *self);
/* Over all that is there; nothing before it began or was advanced. As it fits into the view; at @begin_part
 * of the way back to how the view showed the map as it began, or at @part of that to how the view shows the map,
 * where its places are in map units. Main thread. */
void            entente_preview_draw     (EntentePreview        *self,
                                          const EntentePalette  *palette,
                                          const EntenteViewport *viewport,
                                          double                 begin_part,
                                          double                 part,
                                          cairo_t               *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntentePreview, entente_preview_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-sketch.h"

G_BEGIN_DECLS

/**
 * EntenteLaying:
 *
 * A scene that a worker makes, of a sketch or by folding another. It does not keep the view alive, which
 * may go meanwhile: until then the view holds it, and stops it. Main thread but where that is said.
 */
typedef struct _EntenteLaying EntenteLaying;

/* In the main thread, once the scene is made; not where it was stopped. The view's pointer to @laying is to
 * be cleared: it is freed afterwards. */
typedef void (*EntenteLayingDone) (EntenteLaying *laying,
                                   gpointer       view);

/* Of a sketch, near to the scene before it (nullable). @sketch: (transfer full) */
EntenteLaying *entente_laying_new        (EntenteSketch      *sketch,
                                          EntenteScene       *before,
                                          EntenteLayingDone   done,
                                          gpointer            view);
/* By folding @from. */
EntenteLaying *entente_laying_new_fold   (EntenteScene       *from,
                                          EntenteLayingDone   done,
                                          gpointer            view);
/* The worker has it from now on. */
void           entente_laying_start      (EntenteLaying      *self);
/* The same in a moment in which nothing else is to be done: after the frame that shows what there is, from
 * which a search would take a processor for tenths of a second. */
void           entente_laying_start_later (EntenteLaying     *self);
/* In such moments @gather is called, until it returns G_SOURCE_REMOVE: it has started the laying, or freed
 * it. */
void           entente_laying_gather     (EntenteLaying      *self,
                                          GSourceFunc         gather);
/* Nobody waits for it. It may be freed. */
void           entente_laying_stop       (EntenteLaying      *self);
/* Of what has not been started. */
void           entente_laying_free       (EntenteLaying      *self);

gpointer       entente_laying_get_view   (EntenteLaying      *self);
/* NULL once it was started. */
EntenteSketch *entente_laying_get_sketch (EntenteLaying      *self);
/* What is folded, or NULL. */
EntenteScene  *entente_laying_get_from   (EntenteLaying      *self);
/* What was made. (transfer full) */
EntenteScene  *entente_laying_take_scene (EntenteLaying      *self);

G_END_DECLS

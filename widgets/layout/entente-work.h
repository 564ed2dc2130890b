/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-layout.h"

G_BEGIN_DECLS

/**
 * EntenteWork:
 *
 * How far a layout has come, and whether it is still wanted. Phases report their own part, 0 … 1;
 * what the caller of the layout hears is the part of the whole. A plain struct on the stack.
 */
typedef struct
{
  EntenteLayoutProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
  double start; /* of the phase, as a part of the whole */
  double span;  /* likewise */
  double told;
  EntenteLayoutShow show; /* nullable */
  gpointer show_data;
  const guint32 *nodes; /* of the component that is laid out; NULL while none is */
  guint32 n_nodes;
  guint n_threads; /* that may share a phase; only the first reports */
  gint64 deadline; /* µs of the monotonic clock, 0: none */
  guint tells_all : 1; /* progress hears of each report, not of each step that can be seen */
} EntenteWork;

void     entente_work_init   (EntenteWork           *self,
                              EntenteLayoutProgress  progress,
                              gpointer               user_data,
                              GCancellable          *cancellable);
/* From now on; nothing for 0. */
void     entente_work_limit  (EntenteWork           *self,
                              double                 seconds);
/* Whether what can be left off now shall be: sweeps that only make it better. */
gboolean entente_work_is_late (const EntenteWork    *self);
/* What follows fills the whole's parts from @start on for @span. */
void     entente_work_enter  (EntenteWork           *self,
                              double                 start,
                              double                 span);
/* What follows fills so much of what @whole has to fill, a part of it for @start and for @span. */
void     entente_work_enter_part
                             (EntenteWork           *self,
                              const EntenteWork     *whole,
                              double                 start,
                              double                 span);
/* How all nodes of the component stand now; from time to time, as often as can be seen. */
void     entente_work_show   (const EntenteWork     *self,
                              const float           *x,
                              const float           *y,
                              guint32                n_nodes);
/* The same of places that are kept precisely, as boxes' are and those at first; not of what is small. */
void     entente_work_show_boxes
                             (const EntenteWork     *self,
                              const double          *x,
                              const double          *y,
                              guint32                n_nodes);
/* FALSE where the work is cancelled: the phase then returns at once. To be asked at least each
 * million steps that follow a pointer, or ten million that do not: who cancels is not to wait. */
gboolean entente_work_report (EntenteWork           *self,
                              double                 part);

G_END_DECLS

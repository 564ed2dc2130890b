/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-work.h"

/* Nobody can see smaller steps. */
#define LEAST_STEP 0.002
/* What is smaller is there before anybody sees it. */
#define LEAST_SHOWN 500

void
entente_work_init (EntenteWork           *self,
                   EntenteLayoutProgress  progress,
                   gpointer               user_data,
                   GCancellable          *cancellable)
{
  *self = (EntenteWork){ .progress = progress,
                         .user_data = user_data,
                         .cancellable = cancellable,
                         .span = 1.0,
                         .n_threads = 1 };
}

void
entente_work_limit (EntenteWork *self,
                    double       seconds)
{
  if (seconds > 0.0)
    self->deadline = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);
}

gboolean
entente_work_is_late (const EntenteWork *self)
{
  return self->deadline > 0 && g_get_monotonic_time () > self->deadline;
}

void
entente_work_enter (EntenteWork *self,
                    double       start,
                    double       span)
{
  self->start = start;
  self->span = span;
}

void
entente_work_enter_part (EntenteWork       *self,
                         const EntenteWork *whole,
                         double             start,
                         double             span)
{
  entente_work_enter (self, whole->start + whole->span * start, whole->span * span);
}

void
entente_work_show (const EntenteWork *self,
                   const float       *x,
                   const float       *y,
                   guint32            n_nodes)
{
  if (self->show != NULL && self->nodes != NULL && n_nodes == self->n_nodes)
    self->show (self->nodes, x, y, n_nodes, self->show_data);
}

void
entente_work_show_boxes (const EntenteWork *self,
                         const double      *x,
                         const double      *y,
                         guint32            n_nodes)
{
  g_autofree float *xs = NULL;
  g_autofree float *ys = NULL;

  if (self->show == NULL || n_nodes < LEAST_SHOWN)
    return;
  xs = g_new (float, n_nodes);
  ys = g_new (float, n_nodes);
  for (guint32 i = 0; i < n_nodes; i++)
    {
      xs[i] = (float) x[i];
      ys[i] = (float) y[i];
    }
  entente_work_show (self, xs, ys, n_nodes);
}

gboolean
entente_work_report (EntenteWork *self,
                     double       part)
{
  double whole = MIN (self->start + self->span * MIN (part, 1.0), 1.0);

  whole = MAX (whole, self->told);
  if (self->progress != NULL && (self->tells_all || whole >= self->told + LEAST_STEP))
    {
      self->told = whole;
      self->progress (whole, self->user_data);
    }

  return !g_cancellable_is_cancelled (self->cancellable);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-laying.h"

struct _EntenteLaying
{
  gpointer view;         /* NULL once nobody waits for it; main thread */
  GCancellable *cancellable;
  EntenteSketch *sketch; /* the worker's; NULL once it was taken, or where there is none */
  EntenteScene *before;  /* nullable */
  EntenteScene *from;    /* nullable: what is folded */
  EntenteScene *scene;   /* NULL until it is made */
  EntenteLayingDone done;
  guint start;           /* idle source until the worker has it; the view's until then */
};

static EntenteLaying *
laying_new (EntenteLayingDone done,
            gpointer          view)
{
  EntenteLaying *self = g_new0 (EntenteLaying, 1);

  self->view = view;
  self->cancellable = g_cancellable_new ();
  self->done = done;
  return self;
}

EntenteLaying *
entente_laying_new (EntenteSketch     *sketch,
                    EntenteScene      *before,
                    EntenteLayingDone  done,
                    gpointer           view)
{
  EntenteLaying *self = laying_new (done, view);

  self->sketch = sketch;
  self->before = before != NULL ? entente_scene_ref (before) : NULL;
  return self;
}

EntenteLaying *
entente_laying_new_fold (EntenteScene      *from,
                         EntenteLayingDone  done,
                         gpointer           view)
{
  EntenteLaying *self = laying_new (done, view);

  self->from = entente_scene_ref (from);
  return self;
}

void
entente_laying_free (EntenteLaying *self)
{
  g_clear_handle_id (&self->start, g_source_remove);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->sketch, entente_sketch_free);
  g_clear_pointer (&self->before, entente_scene_unref);
  g_clear_pointer (&self->from, entente_scene_unref);
  g_clear_pointer (&self->scene, entente_scene_unref);
  g_free (self);
}

static void
run_in_worker (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  EntenteLaying *self = data;

  if (self->from != NULL)
    self->scene = entente_scene_fold (self->from);
  else
    self->scene = entente_sketch_to_scene (g_steal_pointer (&self->sketch), ENTENTE_CARE_SEARCH,
                                           self->before, cancellable);
  g_task_return_boolean (task, self->scene != NULL);
}

static void
worker_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  EntenteLaying *self = g_task_get_task_data (G_TASK (result));

  if (self->view != NULL)
    self->done (self, self->view);
}

/* The worker's task owns it from now on. */
void
entente_laying_start (EntenteLaying *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, worker_done_cb, NULL);

  self->start = 0;
  g_task_set_name (task, "lay out scene");
  g_task_set_task_data (task, self, (GDestroyNotify) entente_laying_free);
  g_task_run_in_thread (task, run_in_worker);
}

static gboolean
start_cb (gpointer user_data)
{
  entente_laying_start (user_data);
  return G_SOURCE_REMOVE;
}

void
entente_laying_start_later (EntenteLaying *self)
{
  self->start = g_idle_add (start_cb, self);
}

void
entente_laying_gather (EntenteLaying *self,
                       GSourceFunc    gather)
{
  self->start = g_idle_add (gather, self);
}

void
entente_laying_stop (EntenteLaying *self)
{
  if (self->start != 0)
    {
      entente_laying_free (self);
      return;
    }
  g_cancellable_cancel (self->cancellable);
  self->view = NULL;
}

gpointer
entente_laying_get_view (EntenteLaying *self)
{
  return self->view;
}

EntenteSketch *
entente_laying_get_sketch (EntenteLaying *self)
{
  return self->sketch;
}

EntenteScene *
entente_laying_get_from (EntenteLaying *self)
{
  return self->from;
}

EntenteScene *
entente_laying_take_scene (EntenteLaying *self)
{
  return g_steal_pointer (&self->scene);
}

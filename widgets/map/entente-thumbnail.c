/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-thumbnail.h"

#include "entente-level.h"

#include <string.h>

typedef struct
{
  cairo_surface_t *surface; /* NULL: nothing, like the level */
  EntenteLevel *level;
  EntenteArea area;
} Picture;

typedef struct
{
  EntenteThumbnail *thumbnail; /* NULL once it is gone; main thread */
  Picture picture;
  cairo_surface_t *former; /* nullable: it differs in what is stale only */
  cairo_region_t *stale;
} Job;

struct _EntenteThumbnail
{
  EntenteThumbnailReady ready;
  gpointer user_data;
  Picture shown;
  Job *job; /* borrowed from its task; NULL: none is running */
};

static void
picture_clear (Picture *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->level, entente_level_unref);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  picture_clear (&job->picture);
  g_clear_pointer (&job->former, cairo_surface_destroy);
  g_clear_pointer (&job->stale, cairo_region_destroy);
  g_free (job);
}

static void
run_in_worker (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Job *job = data;
  Picture *picture = &job->picture;

  if (job->former != NULL)
    {
      picture->surface = entente_level_mend (picture->level, job->former, picture->area.x,
                                             picture->area.y, job->stale);
      g_task_return_boolean (task, TRUE);
      return;
    }
  picture->surface = entente_level_create_surface (picture->level, picture->area.width,
                                                   picture->area.height);
  entente_level_paint (picture->level, picture->surface, picture->area.x, picture->area.y,
                       picture->area);
  cairo_surface_flush (picture->surface);
  g_task_return_boolean (task, TRUE);
}

static void
worker_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  EntenteThumbnail *self = job->thumbnail;

  if (self == NULL)
    return;
  self->job = NULL;
  picture_clear (&self->shown);
  self->shown = job->picture;
  memset (&job->picture, 0, sizeof (Picture));
  self->ready (self->user_data);
}

/* What has to be painted of a picture that is there. */
static void
find_stale (EntenteThumbnail *self,
            Job              *job)
{
  const Picture *shown = &self->shown;
  const Picture *picture = &job->picture;
  g_autoptr (GArray) changes = NULL;

  if (shown->level != NULL && memcmp (&shown->area, &picture->area, sizeof shown->area) == 0)
    changes = entente_level_find_changes (picture->level, shown->level);
  if (changes == NULL)
    return;
  job->former = cairo_surface_reference (shown->surface);
  job->stale = cairo_region_create ();
  entente_area_collect (picture->area, changes, job->stale);
}

EntenteThumbnail *
entente_thumbnail_new (EntenteThumbnailReady ready,
                       gpointer              user_data)
{
  EntenteThumbnail *self = g_new0 (EntenteThumbnail, 1);

  self->ready = ready;
  self->user_data = user_data;
  return self;
}

void
entente_thumbnail_free (EntenteThumbnail *self)
{
  if (self->job != NULL)
    self->job->thumbnail = NULL;
  picture_clear (&self->shown);
  g_free (self);
}

void
entente_thumbnail_update (EntenteThumbnail       *self,
                          const EntenteLayerWish *wish)
{
  g_autoptr (EntenteLevel) level
      = entente_level_new (wish->scene, wish->palette, NULL, ENTENTE_NO_PAIR, wish->viewport.zoom,
                           wish->scale);
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->job != NULL || (self->shown.level != NULL && entente_level_equal (self->shown.level, level)))
    return;
  level->plain = TRUE;
  job = g_new0 (Job, 1);
  job->thumbnail = self;
  job->picture.area = entente_area_of_view (&wish->viewport, wish->scale);
  job->picture.level = g_steal_pointer (&level);
  find_stale (self, job);
  self->job = job;
  task = g_task_new (NULL, NULL, worker_done_cb, NULL);
  g_task_set_name (task, "paint thumbnail");
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_in_worker);
}

cairo_surface_t *
entente_thumbnail_get (EntenteThumbnail *self)
{
  return self->shown.surface;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-tile-pool.h"

#include <string.h>

/* Tiles that come within this time are delivered together: showing them takes a frame, which costs as much
 * as a small tile. */
#define DELIVERY_INTERVAL_US 80000
/* The same of those that may wait: frames that show nothing new take the time that painting needs. */
#define PATIENCE_US 400000

typedef struct
{
  EntenteTile tile;
  gconstpointer owner;
} Job;

/* All but the first group is guarded by the lock. Each worker holds a reference. */
struct _EntenteTilePool
{
  gatomicrefcount count;
  GThreadPool *threads;
  guint n_threads;
  EntenteTileDeliver deliver; /* main thread */
  gpointer user_data;

  GMutex lock;
  GArray *waiting; /* of Job */
  GArray *running; /* of Job */
  GArray *done;    /* of Job */
  GSource *delivery;
  GSource *leisure; /* main thread */
  guint n_workers;
};

EntenteArea
entente_tile_get_area (const EntenteTile *self)
{
  return (EntenteArea) { self->column * ENTENTE_TILE_PX, self->row * ENTENTE_TILE_PX,
                         ENTENTE_TILE_PX, ENTENTE_TILE_PX };
}

gboolean
entente_tile_is_whole (const EntenteTile *self)
{
  return self->part.width == ENTENTE_TILE_PX && self->part.height == ENTENTE_TILE_PX;
}

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->tile.level, entente_level_unref);
  g_clear_pointer (&job->tile.surface, cairo_surface_destroy);
  g_clear_pointer (&job->tile.stale, cairo_region_destroy);
}

static GArray *
new_jobs (void)
{
  GArray *jobs = g_array_new (FALSE, FALSE, sizeof (Job));

  g_array_set_clear_func (jobs, job_clear);
  return jobs;
}

static void
pool_unref (EntenteTilePool *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_array_unref (self->waiting);
  g_array_unref (self->running);
  g_array_unref (self->done);
  g_source_unref (self->delivery);
  g_source_unref (self->leisure);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static gboolean
is_same (const EntenteTile *a,
         const EntenteTile *b)
{
  return a->level == b->level && a->column == b->column && a->row == b->row;
}

static gint
find (GArray            *jobs,
      const EntenteTile *tile)
{
  for (guint i = 0; i < jobs->len; i++)
    if (is_same (&g_array_index (jobs, Job, i).tile, tile))
      return (gint) i;
  return -1;
}

/* Takes a job out of the array as it stands, with what it owns. */
static Job
steal (GArray *jobs,
       guint   index)
{
  Job job = g_array_index (jobs, Job, index);

  memset (&g_array_index (jobs, Job, index), 0, sizeof (Job));
  g_array_remove_index_fast (jobs, index);
  return job;
}

/* The nearest goes from those that wait to those that run. FALSE: the worker may leave. */
static gboolean
start_job (EntenteTilePool *self,
           EntenteTile     *tile)
{
  guint best = 0;
  Job job;

  g_mutex_lock (&self->lock);
  if (self->waiting->len == 0)
    {
      self->n_workers--;
      g_mutex_unlock (&self->lock);
      return FALSE;
    }
  for (guint i = 1; i < self->waiting->len; i++)
    if (g_array_index (self->waiting, Job, i).tile.distance
        < g_array_index (self->waiting, Job, best).tile.distance)
      best = i;
  job = steal (self->waiting, best);
  g_array_append_val (self->running, job);
  *tile = job.tile;
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static gboolean
is_any_visible (const GArray *jobs)
{
  for (guint i = 0; i < jobs->len; i++)
    if (g_array_index (jobs, Job, i).tile.visible)
      return TRUE;
  return FALSE;
}

/* Nothing more of what is in view is to come. */
static gboolean
completes_view (EntenteTilePool   *self,
                const EntenteTile *tile)
{
  if (self->running->len == 0 && self->waiting->len == 0)
    return TRUE;
  return tile->visible && !is_any_visible (self->running) && !is_any_visible (self->waiting);
}

/* Call with the lock held. */
static void
deliver_within (EntenteTilePool *self,
                gint64           interval)
{
  gint64 due = g_get_monotonic_time () + interval;
  gint64 ready = g_source_get_ready_time (self->delivery);

  if (ready < 0 || ready > due)
    g_source_set_ready_time (self->delivery, due);
}

static void
finish_job (EntenteTilePool   *self,
            const EntenteTile *tile)
{
  Job job;

  g_mutex_lock (&self->lock);
  job = steal (self->running, (guint) find (self->running, tile));
  g_clear_pointer (&job.tile.surface, cairo_surface_destroy);
  g_clear_pointer (&job.tile.stale, cairo_region_destroy);
  job.tile.surface = tile->surface;
  g_array_append_val (self->done, job);
  if (completes_view (self, tile))
    g_source_set_ready_time (self->delivery, 0);
  else
    deliver_within (self, job.tile.patient ? PATIENCE_US : DELIVERY_INTERVAL_US);
  g_mutex_unlock (&self->lock);
}

static gboolean
is_empty (cairo_surface_t *surface)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  gsize size = (gsize) cairo_image_surface_get_stride (surface)
               * (gsize) cairo_image_surface_get_height (surface);

  return data[0] == 0 && memcmp (data, data + 1, size - 1) == 0;
}

static cairo_surface_t *
paint_part (const EntenteTile *tile)
{
  const EntenteArea area = entente_tile_get_area (tile);
  const cairo_rectangle_int_t *part = &tile->part;
  cairo_surface_t *surface = entente_level_create_surface (tile->level, area.width, area.height);

  entente_level_paint (tile->level, surface, area.x, area.y,
                       (EntenteArea) { area.x + part->x, area.y + part->y, part->width,
                                       part->height });
  cairo_surface_flush (surface);
  return surface;
}

static void
paint (EntenteTile *tile)
{
  const EntenteArea area = entente_tile_get_area (tile);

  if (tile->stale != NULL)
    tile->surface = entente_level_mend (tile->level, tile->surface, area.x, area.y, tile->stale);
  else
    tile->surface = paint_part (tile);
  if (tile->level->focus != NULL && entente_tile_is_whole (tile) && is_empty (tile->surface))
    g_clear_pointer (&tile->surface, cairo_surface_destroy);
}

static void
work_cb (gpointer data,
         gpointer user_data)
{
  EntenteTilePool *self = data;
  EntenteTile tile;

  while (start_job (self, &tile))
    {
      paint (&tile);
      finish_job (self, &tile);
    }
  pool_unref (self);
}

static gboolean
deliver_cb (gpointer user_data)
{
  EntenteTilePool *self = user_data;
  g_autoptr (GArray) done = NULL;

  g_mutex_lock (&self->lock);
  g_source_set_ready_time (self->delivery, -1);
  done = g_steal_pointer (&self->done);
  self->done = new_jobs ();
  g_mutex_unlock (&self->lock);

  for (guint i = 0; i < done->len; i++)
    self->deliver (&g_array_index (done, Job, i).tile, done->len - 1 - i, self->user_data);
  return G_SOURCE_CONTINUE;
}

static void
start_workers (EntenteTilePool *self)
{
  guint n = 0;

  g_mutex_lock (&self->lock);
  while (self->n_workers < MIN (self->n_threads, self->waiting->len))
    {
      self->n_workers++;
      n++;
    }
  g_mutex_unlock (&self->lock);
  if (n > 0 && self->threads == NULL)
    self->threads = g_thread_pool_new (work_cb, NULL, (gint) self->n_threads, FALSE, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_atomic_ref_count_inc (&self->count);
      g_thread_pool_push (self->threads, self, NULL);
    }
}

static gboolean
leisure_cb (gpointer user_data)
{
  EntenteTilePool *self = user_data;

  g_source_set_ready_time (self->leisure, -1);
  start_workers (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch (GSource     *source,
          GSourceFunc  callback,
          gpointer     user_data)
{
  return callback (user_data);
}

static GSourceFuncs source_funcs = { .dispatch = dispatch };

/* (transfer full): one that calls back at its ready time */
static GSource *
attach (EntenteTilePool *self,
        GSourceFunc      callback,
        const char      *name) /* static */
{
  GSource *source = g_source_new (&source_funcs, sizeof (GSource));

  g_source_set_callback (source, callback, self, NULL);
  g_source_set_static_name (source, name);
  g_source_attach (source, NULL);
  return source;
}

EntenteTilePool *
entente_tile_pool_new (EntenteTileDeliver deliver,
                       gpointer           user_data)
{
  EntenteTilePool *self = g_new0 (EntenteTilePool, 1);

  g_atomic_ref_count_init (&self->count);
  self->n_threads = MAX (g_get_num_processors (), 1);
  self->deliver = deliver;
  self->user_data = user_data;
  g_mutex_init (&self->lock);
  self->waiting = new_jobs ();
  self->running = new_jobs ();
  self->done = new_jobs ();
  self->delivery = attach (self, deliver_cb, "deliver tiles");
  self->leisure = attach (self, leisure_cb, "paint tiles in advance");
  return self;
}

void
entente_tile_pool_free (EntenteTilePool *self)
{
  g_mutex_lock (&self->lock);
  g_array_set_size (self->waiting, 0);
  g_source_destroy (self->delivery);
  g_source_destroy (self->leisure);
  g_mutex_unlock (&self->lock);
  if (self->threads != NULL)
    g_thread_pool_free (g_steal_pointer (&self->threads), FALSE, FALSE);
  pool_unref (self);
}

static void
drop_waiting (EntenteTilePool *self,
              gconstpointer    owner)
{
  for (guint i = self->waiting->len; i > 0; i--)
    if (g_array_index (self->waiting, Job, i - 1).owner == owner)
      g_array_remove_index_fast (self->waiting, i - 1);
}

/* What was painted for later may be missed by now. */
static gboolean
is_under_way (GArray            *jobs,
              const EntenteTile *tile)
{
  gint index = find (jobs, tile);

  if (index >= 0)
    {
      g_array_index (jobs, Job, index).tile.visible |= tile->visible;
      g_array_index (jobs, Job, index).tile.patient &= tile->patient;
    }
  return index >= 0;
}

static void
add_waiting (EntenteTilePool   *self,
             gconstpointer      owner,
             const EntenteTile *tile)
{
  Job job = { *tile, owner };

  if (is_under_way (self->waiting, tile) || is_under_way (self->running, tile)
      || is_under_way (self->done, tile))
    return;
  job.tile.level = entente_level_ref (tile->level);
  job.tile.surface = tile->stale != NULL ? cairo_surface_reference (tile->surface) : NULL;
  job.tile.stale = tile->stale != NULL ? cairo_region_reference (tile->stale) : NULL;
  g_array_append_val (self->waiting, job);
}

/* What is painted in advance must not take a processor from the frame that asks for it, which often is the one
 * that first shows all of the view. */
void
entente_tile_pool_want (EntenteTilePool   *self,
                        gconstpointer      owner,
                        const EntenteTile *tiles,
                        guint              n_tiles)
{
  gboolean hurries, waits;

  g_mutex_lock (&self->lock);
  drop_waiting (self, owner);
  for (guint i = 0; i < n_tiles; i++)
    add_waiting (self, owner, &tiles[i]);
  hurries = is_any_visible (self->waiting);
  waits = self->waiting->len > 0;
  g_mutex_unlock (&self->lock);
  if (hurries)
    start_workers (self);
  else if (waits)
    g_source_set_ready_time (self->leisure, 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-whole.h"

#include "entente-scene-private.h"

#include <math.h>
#include <string.h>

/* Where lines would cover more than this part of the map they are paler, so that what is dense shows
 * as dense and not as one patch. Found from so many lines, and never paler than the least. */
#define HAIRLINE_PX 0.8
#define CALM_COVER 0.12
#define CALM_POWER 0.7
#define CALM_LEAST 0.08
#define N_LINES 2048

/* It is measured anew where more than one record in so many has changed. */
#define DRIFT_PART 20

static void
clear (gpointer data)
{
  EntenteWhole *self = data;

  g_free (self->lines);
}

void
entente_whole_unref (gpointer self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

/* Bundles are one line each. */
static void
sample_lines (EntenteWhole *self,
              EntenteScene *scene)
{
  guint n = entente_scene_get_n_relations (scene);
  guint step = MAX (n / N_LINES, 1);

  self->times = step;
  self->lines = g_new (EntentePoint, (n + step - 1) / step);
  for (guint i = 0; i < n; i += step)
    {
      const EntenteSceneRelation *relation = entente_scene_get_relation (scene, i);
      const EntentePoint *points = ENTENTE_LINE_POINTS (relation);
      const EntentePoint *end = &points[relation->n_points - 1];

      if (relation->lane_gap > 0.0f && !relation->leads)
        continue;
      self->lines[self->n_lines++]
          = (EntentePoint){ hypot (end->x - points->x, end->y - points->y),
                            (double) relation->width };
    }
}

static EntenteWhole *
measure (EntenteScene *scene)
{
  EntenteWhole *self = g_atomic_rc_box_new0 (EntenteWhole);
  EntenteBox bounds = entente_scene_get_bounds (scene);

  entente_density_measure (&self->density, scene, NULL);
  entente_density_measure_actors (&self->density, scene);
  self->area = MAX (bounds.width * bounds.height, 1.0);
  self->n_records = scene->n_actors + scene->n_relations;
  sample_lines (self, scene);
  return self;
}

/**
 * entente_whole_of_scene:
 *
 * Measures what hangs on all of a scene, or of its base, unless that was done before. Any thread; some
 * milliseconds, however large it is.
 */
const EntenteWhole *
entente_whole_of_scene (EntenteScene *scene)
{
  EntenteScene *base = entente_scene_get_whole (scene);

  if (g_once_init_enter (&base->whole))
    g_once_init_leave (&base->whole, (gsize) measure (base));
  return (const EntenteWhole *) base->whole;
}

double
entente_whole_get_calm (const EntenteWhole *self,
                        double              pixel)
{
  double cover = 0.0;

  for (guint i = 0; i < self->n_lines; i++)
    cover += self->times * self->lines[i].x * MAX (self->lines[i].y, HAIRLINE_PX * pixel);
  cover /= self->area;
  return cover > CALM_COVER ? MAX (pow (CALM_COVER / cover, CALM_POWER), CALM_LEAST) : 1.0;
}

/* NULL: it has not been asked for. */
static EntenteWhole *
peek (EntenteScene *scene)
{
  return (EntenteWhole *) g_atomic_pointer_get (&entente_scene_get_whole (scene)->whole);
}

static gboolean
is_as_wide (EntenteScene *scene,
            EntenteScene *other)
{
  return memcmp (&scene->bounds, &other->bounds, sizeof scene->bounds) == 0;
}

void
entente_whole_hand_on (EntenteScene *from,
                       EntenteScene *folded)
{
  EntenteWhole *self = peek (from);

  folded->n_drifted = from->base->n_drifted + from->actor_amendments->len
                      + from->relation_amendments->len;
  if (self == NULL || !is_as_wide (from->base, folded)
      || folded->n_drifted > self->n_records / DRIFT_PART)
    {
      folded->n_drifted = 0;
      return;
    }
  folded->whole = (gsize) g_atomic_rc_box_acquire (self);
}

gboolean
entente_whole_is_shared (EntenteScene *scene,
                         EntenteScene *other)
{
  return peek (scene) != NULL && peek (scene) == peek (other);
}

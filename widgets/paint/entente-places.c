/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-places.h"

#include <math.h>

/* Points by slot, NAN where nothing is said: slots are dense, so an array beats a table. */
struct _EntentePlaces
{
  GArray *points;
  guint n_set;
};

typedef struct
{
  double x, y;
} Place;

EntentePlaces *
entente_places_new (void)
{
  EntentePlaces *self = g_new0 (EntentePlaces, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (Place));
  return self;
}

void
entente_places_free (EntentePlaces *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->points);
  g_free (self);
}

/**
 * entente_places_set:
 * @self: places
 * @actor: slot of an actor
 * @x: its middle, map units
 * @y: its middle, map units
 *
 * Shows an actor at a place. What is not finite is ignored.
 */
void
entente_places_set (EntentePlaces *self,
                    guint32        actor,
                    double         x,
                    double         y)
{
  const Place nowhere = { NAN, NAN };

  g_return_if_fail (self != NULL && actor != ENTENTE_NO_SLOT);

  if (!isfinite (x) || !isfinite (y))
    return;
  while (self->points->len <= actor)
    g_array_append_val (self->points, nowhere);
  self->n_set += !isfinite (g_array_index (self->points, Place, actor).x);
  g_array_index (self->points, Place, actor) = (Place){ x, y };
}

void
entente_places_unset (EntentePlaces *self,
                      guint32        actor)
{
  g_return_if_fail (self != NULL);

  if (actor >= self->points->len)
    return;
  self->n_set -= isfinite (g_array_index (self->points, Place, actor).x) ? 1 : 0;
  g_array_index (self->points, Place, actor) = (Place){ NAN, NAN };
}

gboolean
entente_places_is_empty (EntentePlaces *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->n_set == 0;
}

/**
 * entente_places_get:
 * @self: (nullable): places
 * @map: the map
 * @actor: slot of an actor
 * @x: (out): its middle, map units
 * @y: (out): its middle, map units
 *
 * Says where an actor is shown: at its place here, else at the map's.
 *
 * Returns: %FALSE where neither says
 */
gboolean
entente_places_get (EntentePlaces *self,
                    EntenteMap    *map,
                    guint32        actor,
                    double        *x,
                    double        *y)
{
  const EntenteActor *row;

  if (self != NULL && actor < self->points->len)
    {
      Place place = g_array_index (self->points, Place, actor);

      if (isfinite (place.x))
        {
          *x = place.x;
          *y = place.y;
          return TRUE;
        }
    }

  row = entente_map_get_actor (map, actor);
  if (row == NULL || !row->placed || !isfinite (row->x) || !isfinite (row->y))
    return FALSE;

  *x = row->x;
  *y = row->y;
  return TRUE;
}

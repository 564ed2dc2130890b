/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Entente"

#include "entente-map-view-private.h"

#include <math.h>

/* Positions are written in hundredths: who has come less far stays. Map units. */
#define LEAST_WAY 0.05

/* How the neighborhood of what is moved goes along, where the map is live. NULL where it does not. */
static EntenteArrangeLive *
make_live (EntenteMapView *self,
           GArray         *moves)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (!self->live)
    return NULL;
  for (guint i = 0; i < moves->len; i++)
    g_array_append_val (actors, g_array_index (moves, EntenteMove, i).actor);
  return entente_arrange_live_new (entente_map_view_get_map (self), self->places,
                                   (const guint32 *) (gpointer) actors->data, actors->len);
}

void
entente_map_view_start_following (EntenteMapView *self)
{
  self->n_dragged = self->moves->len;
  self->following = make_live (self, self->moves);
  for (guint i = 0; self->following != NULL && i < entente_arrange_live_get_n (self->following); i++)
    {
      EntenteMove move;

      move.actor = entente_arrange_live_get (self->following, i, &move.from.x, &move.from.y);
      move.to = move.from;
      g_array_append_val (self->moves, move);
    }
}

void
entente_map_view_stop_following (EntenteMapView *self)
{
  g_clear_pointer (&self->following, entente_arrange_live_free);
}

void
entente_map_view_follow (EntenteMapView *self,
                         double          dx,
                         double          dy)
{
  if (self->following == NULL)
    return;
  entente_arrange_live_move (self->following, dx, dy);
  for (guint i = 0; i < entente_arrange_live_get_n (self->following); i++)
    {
      EntenteMove *move = &g_array_index (self->moves, EntenteMove, self->n_dragged + i);

      entente_arrange_live_get (self->following, i, &move->to.x, &move->to.y);
    }
}

/* Who was dragged, and who has come along. (transfer full) */
GArray *
entente_map_view_list_moved (EntenteMapView *self)
{
  GArray *moved = g_array_new (FALSE, FALSE, sizeof (EntenteMove));

  for (guint i = 0; i < self->moves->len; i++)
    {
      EntenteMove move = g_array_index (self->moves, EntenteMove, i);

      if (i < self->n_dragged || hypot (move.to.x - move.from.x, move.to.y - move.from.y) >= LEAST_WAY)
        g_array_append_val (moved, move);
    }
  return moved;
}

void
entente_map_view_add_followers (EntenteMapView *self,
                                GArray         *moves,
                                double          dx,
                                double          dy)
{
  g_autoptr (EntenteArrangeLive) live = make_live (self, moves);
  EntenteMap *map = entente_map_view_get_map (self);

  if (live == NULL)
    return;
  entente_arrange_live_move (live, dx, dy);
  for (guint i = 0; i < entente_arrange_live_get_n (live); i++)
    {
      EntenteMove move;

      move.actor = entente_arrange_live_get (live, i, &move.to.x, &move.to.y);
      entente_places_get (self->places, map, move.actor, &move.from.x, &move.from.y);
      if (hypot (move.to.x - move.from.x, move.to.y - move.from.y) >= LEAST_WAY)
        g_array_append_val (moves, move);
    }
}

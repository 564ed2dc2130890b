/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-dot.h"
#include "entente-map-view-private.h"

#include <math.h>

/* Positions are written in hundredths: who has come less far stays. Map units. */
#define LEAST_WAY 0.05
/* On a map whose scene cannot be built for every frame: who has come less far is not drawn. */
#define LEAST_SHOWN_PX 2.0
#define LINE_WIDTH_PX 1.0
#define DOT_RADIUS_PX 4.0
/* More lines of what is dragged than a frame has time for. */
#define MOST_TIES 400

static void
set_source_color (cairo_t            *cr,
                  const EntenteColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static gboolean
has_come (const EntenteMove *move,
          double             far)
{
  return hypot (move->to.x - move->from.x, move->to.y - move->from.y) >= far;
}

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

static void
draw_ties (EntenteMapView *self,
           cairo_t        *cr)
{
  guint n = MIN (entente_arrange_live_get_n_ties (self->following), MOST_TIES);

  for (guint i = 0; i < n; i++)
    {
      EntentePoint ends[2];

      entente_arrange_live_get_tie (self->following, i, &ends[0].x, &ends[0].y, &ends[1].x,
                                    &ends[1].y);
      for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
        ends[k] = entente_viewport_to_widget (&self->viewport, ends[k]);
      cairo_move_to (cr, ends[0].x, ends[0].y);
      cairo_line_to (cr, ends[1].x, ends[1].y);
      cairo_stroke (cr);
    }
}

/* A dot, or a box, as it is drawn at this zoom, but empty. */
static void
draw_follower (EntenteMapView    *self,
               const EntenteMove *move,
               cairo_t           *cr)
{
  const EntenteSceneActor *actor = entente_scene_find_actor (self->scene, move->actor);
  EntentePoint middle = entente_viewport_to_widget (&self->viewport, move->to);
  double zoom = self->viewport.zoom;

  if (actor == NULL)
    return;
  if (zoom < ENTENTE_DOTS_ZOOM)
    cairo_arc (cr, middle.x, middle.y, DOT_RADIUS_PX, 0.0, 2.0 * G_PI);
  else
    cairo_rectangle (cr, middle.x - actor->outline.width * zoom / 2.0,
                     middle.y - actor->outline.height * zoom / 2.0, actor->outline.width * zoom,
                     actor->outline.height * zoom);
  set_source_color (cr, &self->palette->ground);
  cairo_fill_preserve (cr);
  set_source_color (cr, &self->palette->accent);
  cairo_stroke (cr);
}

void
entente_map_view_draw_following (EntenteMapView *self,
                                 cairo_t        *cr)
{
  double far = LEAST_SHOWN_PX / self->viewport.zoom;

  if (self->following == NULL || entente_map_view_is_quick (self))
    return;
  cairo_set_line_width (cr, LINE_WIDTH_PX);
  set_source_color (cr, &self->palette->accent);
  draw_ties (self, cr);
  for (guint i = 0; i < self->moves->len; i++)
    {
      const EntenteMove *move = &g_array_index (self->moves, EntenteMove, i);

      if (i < self->n_dragged || has_come (move, far))
        draw_follower (self, move, cr);
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

      if (i < self->n_dragged || has_come (&move, LEAST_WAY))
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
      if (has_come (&move, LEAST_WAY))
        g_array_append_val (moves, move);
    }
}

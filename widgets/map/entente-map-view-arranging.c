/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-view-private.h"

/* The selected actors in the order they were selected. (transfer full) */
static GArray *
list_actors (EntenteMapView *self)
{
  GArray *actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  const EntenteItem *items;
  guint n_items;

  items = entente_session_get_selection (self->session, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].type == ENTENTE_RECORD_ACTOR)
        g_array_append_val (actors, items[i].slot);
    }

  return actors;
}

/* The more to the left of two goes to the left. */
static void
take_ends (EntenteMapView        *self,
           EntenteArrangeRequest *request,
           GArray                *actors)
{
  EntenteMap *map = entente_map_view_get_map (self);
  guint32 first = g_array_index (actors, guint32, 0);
  guint32 second = g_array_index (actors, guint32, 1);
  double first_x = 0.0;
  double second_x = 0.0;
  double y;

  entente_places_get (self->places, map, first, &first_x, &y);
  entente_places_get (self->places, map, second, &second_x, &y);
  request->from = first_x <= second_x ? first : second;
  request->to = first_x <= second_x ? second : first;
}

/* What the selection says of the middle and of the two ends, where the style has them. */
static void
take_selection (EntenteMapView        *self,
                EntenteArrangeRequest *request)
{
  g_autoptr (GArray) actors = list_actors (self);

  if (actors->len > 0)
    request->center = g_array_index (actors, guint32, 0);
  if (actors->len == 2)
    take_ends (self, request, actors);
}

/* All actors but the pinned ones, in @style (the one of last time if %NULL) and from the seed of last
 * time or, if @anew, the one after it. */
static EntenteArrangeObstacle
arrange_all (EntenteMapView *self,
             const char     *style, /* nullable */
             gboolean        anew)
{
  g_auto (EntenteArrangeRequest) request = { 0 };

  if (self->session == NULL)
    return ENTENTE_ARRANGE_NO_OBSTACLE;
  entente_arrange_request_init (&request, entente_map_view_get_map (self), ENTENTE_ARRANGE_ALL);
  g_return_val_if_fail (style == NULL || entente_arrange_request_set_style (&request, style),
                        ENTENTE_ARRANGE_NO_OBSTACLE);
  take_selection (self, &request);
  if (anew)
    request.seed++;

  return entente_map_view_place (self, &request);
}

EntenteArrangeObstacle
entente_map_view_arrange (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), ENTENTE_ARRANGE_NO_OBSTACLE);

  return arrange_all (self, NULL, FALSE);
}

EntenteArrangeObstacle
entente_map_view_arrange_style (EntenteMapView *self,
                                const char     *style)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), ENTENTE_ARRANGE_NO_OBSTACLE);
  g_return_val_if_fail (style != NULL, ENTENTE_ARRANGE_NO_OBSTACLE);

  return arrange_all (self, style, FALSE);
}

EntenteArrangeObstacle
entente_map_view_arrange_anew (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), ENTENTE_ARRANGE_NO_OBSTACLE);

  return arrange_all (self, NULL, TRUE);
}

gboolean
entente_map_view_arrange_selected (EntenteMapView *self)
{
  g_auto (EntenteArrangeRequest) request = { 0 };

  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), FALSE);

  if (self->session == NULL)
    return FALSE;
  entente_arrange_request_init (&request, entente_map_view_get_map (self), ENTENTE_ARRANGE_ALL);
  request.only = list_actors (self);
  if (request.only->len == 0)
    return FALSE;
  entente_map_view_place (self, &request);

  return TRUE;
}

gboolean
entente_map_view_get_can_cancel (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), FALSE);

  return self->placing != NULL && self->may_stop;
}

gboolean
entente_map_view_cancel_layout (EntenteMapView *self)
{
  if (!entente_map_view_get_can_cancel (self))
    return FALSE;
  entente_map_view_stop_placing (self);

  return TRUE;
}

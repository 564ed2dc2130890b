/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-session"

#include "entente-visited.h"

/* More than anybody walks back, few enough to look through whenever the selection changes. */
#define PLACES_MAX 200

struct _EntenteVisited
{
  EntenteMap *map;
  GArray *places; /* of EntenteItem */
  guint here;     /* index of the last place reached; places->len where there is none yet */
};

/* The index a step leads to, or places->len. Somebody who selected nothing, or many, since the last
 * place steps back to that very place. */
static guint
find_step (EntenteVisited *self,
           EntenteItem     current,
           int             step)
{
  gint64 n = self->places->len;

  for (gint64 i = step < 0 ? (gint64) self->here : (gint64) self->here + 1; i >= 0 && i < n;
       i += step)
    {
      EntenteItem place = g_array_index (self->places, EntenteItem, i);

      if (!entente_item_equal (place, current) && entente_item_is_alive (place, self->map))
        return (guint) i;
    }
  return self->places->len;
}

EntenteVisited *
entente_visited_new (EntenteMap *map)
{
  EntenteVisited *self = g_new0 (EntenteVisited, 1);

  self->map = g_object_ref (map);
  self->places = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  return self;
}

void
entente_visited_free (EntenteVisited *self)
{
  g_array_unref (self->places);
  g_object_unref (self->map);
  g_free (self);
}

void
entente_visited_add (EntenteVisited *self,
                     EntenteItem     item)
{
  guint n = self->places->len;

  if (n > 0 && entente_item_equal (g_array_index (self->places, EntenteItem, self->here), item))
    return;
  if (n > 0)
    g_array_set_size (self->places, self->here + 1);
  g_array_append_val (self->places, item);
  if (self->places->len > PLACES_MAX)
    g_array_remove_index (self->places, 0);
  self->here = self->places->len - 1;
}

EntenteItem
entente_visited_peek (EntenteVisited *self,
                      EntenteItem     current,
                      int             step)
{
  guint index = find_step (self, current, step);

  if (index == self->places->len)
    return ENTENTE_NO_ITEM;
  return g_array_index (self->places, EntenteItem, index);
}

EntenteItem
entente_visited_go (EntenteVisited *self,
                    EntenteItem     current,
                    int             step)
{
  guint index = find_step (self, current, step);

  if (index == self->places->len)
    return ENTENTE_NO_ITEM;
  self->here = index;
  return g_array_index (self->places, EntenteItem, index);
}

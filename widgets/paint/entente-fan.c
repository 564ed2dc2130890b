/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Entente"

#include "entente-scene-private.h"

#include <math.h>

/* One line between two actors, under the pair's name. */
typedef struct
{
  guint32 low;
  guint32 high;
  guint32 relation;
} Strand;

/* Lines of one pair stand together: first those that go from high to low, so that traffic keeps to
 * the right and opposite directions to their own sides. */
static int
compare_strands (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const Strand *first = a;
  const Strand *second = b;
  const EntenteRoute *routes = user_data;
  gboolean first_up = routes[first->relation].source == first->low;
  gboolean second_up = routes[second->relation].source == second->low;

  if (first->low != second->low)
    return first->low < second->low ? -1 : 1;
  if (first->high != second->high)
    return first->high < second->high ? -1 : 1;
  if (first_up != second_up)
    return first_up ? 1 : -1;
  return first->relation < second->relation ? -1 : 1;
}

/* Lanes are counted across the way from the actor of lower index to the other, left to right. */
void
entente_sketch_fan (EntenteSketch *self)
{
  g_autofree Strand *strands = g_new (Strand, self->scene->n_relations);
  guint n_strands = 0;

  for (guint i = 0; i < self->scene->n_relations; i++)
    {
      const EntenteRoute *route = &self->routes[i];

      if (route->n_via > 0 || (!isnan (route->along) && route->source != route->target))
        continue;
      strands[n_strands++] = (Strand){ MIN (route->source, route->target),
                                       MAX (route->source, route->target), i };
    }
  if (n_strands == 0)
    return;
  g_qsort_with_data (strands, (int) n_strands, sizeof *strands, compare_strands, self->routes);

  for (guint i = 0; i < n_strands;)
    {
      guint n = 1;

      while (i + n < n_strands && strands[i + n].low == strands[i].low
             && strands[i + n].high == strands[i].high)
        n++;
      for (guint j = 0; j < n; j++)
        {
          self->routes[strands[i + j].relation].lane = j;
          self->routes[strands[i + j].relation].n_lanes = n;
        }
      i += n;
    }
}

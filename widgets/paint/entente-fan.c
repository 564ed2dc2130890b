/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-scene-private.h"

#include <string.h>

/* Lines of one pair stand together: first those that go from high to low, so that traffic keeps to
 * the right and opposite directions to their own sides. */
static int
compare_lanes (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const EntenteLane *first = a;
  const EntenteLane *second = b;

  if (first->low != second->low)
    return first->low < second->low ? -1 : 1;
  if (first->high != second->high)
    return first->high < second->high ? -1 : 1;
  if (first->up != second->up)
    return first->up ? 1 : -1;
  return first->relation < second->relation ? -1 : 1;
}

void
entente_lane_init (EntenteLane *self,
                   guint32      source,
                   guint32      target,
                   guint32      relation)
{
  *self = (EntenteLane){ .low = MIN (source, target),
                         .high = MAX (source, target),
                         .relation = relation,
                         .up = source <= target };
}

static void
sort_lanes (EntenteLane *lanes,
            guint        n_lanes)
{
  if (n_lanes > 1)
    g_qsort_with_data (lanes, (int) n_lanes, sizeof *lanes, compare_lanes, NULL);
}

/* Many are first put to those of their low end, by counting, then sorted there. */
static void
sort_many_lanes (EntenteLane *lanes,
                 guint        n_lanes,
                 guint32      n_ends)
{
  g_autofree EntenteLane *sorted = g_new (EntenteLane, n_lanes);
  g_autofree guint32 *nexts = g_new0 (guint32, n_ends + 1);
  guint first = 0;

  for (guint i = 0; i < n_lanes; i++)
    nexts[lanes[i].low + 1]++;
  for (guint32 i = 0; i < n_ends; i++)
    nexts[i + 1] += nexts[i];
  for (guint i = 0; i < n_lanes; i++)
    sorted[nexts[lanes[i].low]++] = lanes[i];
  for (guint32 i = 0; i < n_ends; i++)
    {
      sort_lanes (sorted + first, nexts[i] - first);
      first = nexts[i];
    }
  if (n_lanes > 0)
    memcpy (lanes, sorted, n_lanes * sizeof *lanes);
}

void
entente_lanes_number (EntenteLane *lanes,
                      guint        n_lanes)
{
  guint32 n_ends = 0;

  for (guint i = 0; i < n_lanes; i++)
    n_ends = MAX (n_ends, lanes[i].low + 1);
  if (n_ends <= n_lanes)
    sort_many_lanes (lanes, n_lanes, n_ends);
  else
    sort_lanes (lanes, n_lanes);
  for (guint i = 0; i < n_lanes;)
    {
      guint n = 1;

      while (i + n < n_lanes && lanes[i + n].low == lanes[i].low
             && lanes[i + n].high == lanes[i].high)
        n++;
      for (guint j = 0; j < n; j++)
        {
          lanes[i + j].number = j;
          lanes[i + j].n_parallel = n;
        }
      i += n;
    }
}

void
entente_sketch_fan (EntenteSketch *self)
{
  g_autofree EntenteLane *lanes = g_new (EntenteLane, self->scene->n_relations);
  guint n_lanes = 0;

  for (guint i = 0; i < self->scene->n_relations; i++)
    {
      const EntenteRoute *route = &self->routes[i];

      if (entente_route_is_fanned (route))
        entente_lane_init (&lanes[n_lanes++], route->source, route->target, i);
    }
  entente_lanes_number (lanes, n_lanes);
  for (guint i = 0; i < n_lanes; i++)
    {
      self->routes[lanes[i].relation].lane = lanes[i].number;
      self->routes[lanes[i].relation].n_lanes = lanes[i].n_parallel;
    }
  entente_sketch_bundle (self, lanes, n_lanes);
}

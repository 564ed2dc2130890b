/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-reach-tree.h"

#define GROUP 16u
#define MOST_LEVELS 8 /* 16⁸ extents */

/* Keys: the size, and where on a curve through so many places across and down. */
#define CURVE_BITS 12
#define N_SIZES 4
/* Of the plane: the largest are longer than one of so many parts, the next than one of so many of those. */
#define LARGE_PART 4.0

#define DIGIT_BITS 13
#define N_DIGITS 2

G_STATIC_ASSERT (N_SIZES << (2 * CURVE_BITS) <= 1 << (DIGIT_BITS * N_DIGITS));

struct _EntenteReachTree
{
  guint n_reaches;
  guint32 *order;                    /* numbers of reaches as they are grouped */
  EntenteReach *groups[MOST_LEVELS]; /* of reaches, of those groups, and so on */
  guint n_groups[MOST_LEVELS];
  guint n_levels;
};

typedef struct
{
  guint32 key;
  guint32 number;
} Entry;

/* How far along a Hilbert curve a place is. */
static guint32
get_way (guint32 x,
         guint32 y)
{
  guint32 way = 0;

  for (guint32 side = 1u << (CURVE_BITS - 1); side > 0; side /= 2)
    {
      guint32 right = (x & side) != 0;
      guint32 below = (y & side) != 0;
      guint32 turned = below ? x : right ? ~y : y;

      way += side * side * ((3 * right) ^ below);
      if (!below)
        y = right ? ~x : x;
      x = turned;
    }
  return way;
}

static guint32
get_place (double value,
           double origin,
           double size)
{
  const double n = 1 << CURVE_BITS;

  return size > 0.0 ? (guint32) CLAMP ((value - origin) / size * n, 0.0, n - 1.0) : 0;
}

static guint32
get_size (const EntenteReach *reach,
          const EntenteBox   *bounds)
{
  double part = MAX ((double) (reach->x1 - reach->x0) / MAX (bounds->width, 1.0),
                     (double) (reach->y1 - reach->y0) / MAX (bounds->height, 1.0));
  guint32 size = 0;

  while (size + 1 < N_SIZES && part * LARGE_PART < 1.0)
    {
      part *= LARGE_PART;
      size++;
    }
  return size;
}

static guint32
get_key (const EntenteReach *reach,
         const EntenteBox   *bounds)
{
  double x = ((double) reach->x0 + (double) reach->x1) / 2.0;
  double y = ((double) reach->y0 + (double) reach->y1) / 2.0;

  return get_size (reach, bounds) << (2 * CURVE_BITS)
         | get_way (get_place (x, bounds->x, bounds->width),
                    get_place (y, bounds->y, bounds->height));
}

/* By one digit of their keys, those of the same as they stood. */
static void
sort_by_digit (const Entry *entries,
               Entry       *sorted,
               guint        n,
               guint        shift)
{
  const guint32 mask = (1u << DIGIT_BITS) - 1;
  g_autofree guint32 *nexts = g_new0 (guint32, mask + 2);

  for (guint i = 0; i < n; i++)
    nexts[(entries[i].key >> shift & mask) + 1]++;
  for (guint i = 0; i < mask; i++)
    nexts[i + 1] += nexts[i];
  for (guint i = 0; i < n; i++)
    sorted[nexts[entries[i].key >> shift & mask]++] = entries[i];
}

static void
set_order (EntenteReachTree   *self,
           const EntenteReach *reaches,
           const EntenteBox   *bounds)
{
  g_autofree Entry *entries = g_new (Entry, self->n_reaches);
  g_autofree Entry *sorted = g_new (Entry, self->n_reaches);

  for (guint i = 0; i < self->n_reaches; i++)
    entries[i] = (Entry) { get_key (&reaches[i], bounds), i };
  sort_by_digit (entries, sorted, self->n_reaches, 0);
  sort_by_digit (sorted, entries, self->n_reaches, DIGIT_BITS);
  self->order = g_new (guint32, self->n_reaches);
  for (guint i = 0; i < self->n_reaches; i++)
    self->order[i] = entries[i].number;
}

static void
join (EntenteReach       *self,
      const EntenteReach *other)
{
  self->x0 = MIN (self->x0, other->x0);
  self->y0 = MIN (self->y0, other->y0);
  self->x1 = MAX (self->x1, other->x1);
  self->y1 = MAX (self->y1, other->y1);
}

static void
add_to_group (EntenteReach       *groups,
              guint               place,
              const EntenteReach *reach)
{
  EntenteReach *group = &groups[place / GROUP];

  if (place % GROUP == 0)
    *group = *reach;
  else
    join (group, reach);
}

static EntenteReach *
add_level (EntenteReachTree *self,
           guint             n_below)
{
  guint level = self->n_levels++;

  self->n_groups[level] = (n_below + GROUP - 1) / GROUP;
  self->groups[level] = g_new (EntenteReach, self->n_groups[level]);
  return self->groups[level];
}

EntenteReachTree *
entente_reach_tree_new (const EntenteReach *reaches,
                        guint               n_reaches,
                        const EntenteBox   *bounds)
{
  EntenteReachTree *self = g_new0 (EntenteReachTree, 1);
  EntenteReach *groups;
  guint n;

  self->n_reaches = n_reaches;
  set_order (self, reaches, bounds);
  groups = add_level (self, n_reaches);
  for (guint i = 0; i < n_reaches; i++)
    add_to_group (groups, i, &reaches[self->order[i]]);
  while ((n = self->n_groups[self->n_levels - 1]) > GROUP)
    {
      const EntenteReach *below = self->groups[self->n_levels - 1];

      groups = add_level (self, n);
      for (guint i = 0; i < n; i++)
        add_to_group (groups, i, &below[i]);
    }
  return self;
}

void
entente_reach_tree_free (EntenteReachTree *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_levels; i++)
    g_free (self->groups[i]);
  g_free (self->order);
  g_free (self);
}

const guint32 *
entente_reach_tree_get_order (EntenteReachTree *self)
{
  return self->order;
}

static void
visit_groups (EntenteReachTree    *self,
              const EntenteExtent *extent,
              guint                level,
              guint                first,
              EntenteVisitPlaces   visit,
              gpointer             user_data)
{
  guint end = MIN (first + GROUP, self->n_groups[level]);

  for (guint i = first; i < end; i++)
    {
      if (!entente_reach_meets (&self->groups[level][i], extent))
        continue;
      if (level > 0)
        visit_groups (self, extent, level - 1, i * GROUP, visit, user_data);
      else
        visit (i * GROUP, MIN ((i + 1) * GROUP, self->n_reaches), user_data);
    }
}

void
entente_reach_tree_find (EntenteReachTree    *self,
                         const EntenteExtent *extent,
                         EntenteVisitPlaces   visit,
                         gpointer             user_data)
{
  visit_groups (self, extent, self->n_levels - 1, 0, visit, user_data);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Bowyer 1981, DOI 10.1093/comjnl/24.2.162, and Watson 1981, DOI 10.1093/comjnl/24.2.167: points
 * come one after the other; the triangles whose circles hold the new one make room for a star
 * around it. Points are rounded to whole numbers first, so that every decision is exact: nothing
 * can go wrong on points in a line, a circle or a lattice. They come along a Z curve, so that the
 * next one is found by a short walk. */

#include "entente-delaunay.h"

#include <math.h>
#include <stdlib.h>

#define BITS 20
#define EXTENT ((gint64) 1 << BITS)
/* The corners that hold all points: farther off than any circle around two points reaches. */
#define FAR_OFF (4 * EXTENT)
#define N_CORNERS 3
#define NO_TRIANGLE G_MAXUINT32

typedef __int128 Wide;

typedef struct
{
  guint32 vertices[3];  /* counterclockwise, y upwards */
  guint32 neighbors[3]; /* across from the vertex of the same index */
  guint32 mark;         /* the last point whose hole it was looked at for */
  gboolean is_hole;
} Triangle;

/* An edge of the hole's rim, with the hole to its left. */
typedef struct
{
  guint32 from;
  guint32 to;
  guint32 outside;
} Rim;

typedef struct
{
  gint64 *x; /* of the points, then of the corners */
  gint64 *y;
  guint32 n_points;
  GArray *triangles; /* of Triangle */
  GArray *hole;      /* of guint32 */
  GArray *rims;      /* of Rim */
  guint32 *begins;   /* for a vertex of the rim: the new triangle whose rim edge begins there */
  guint32 *ends;
  guint32 last;      /* where the next walk begins */
} Mesh;

typedef struct
{
  guint64 key;
  guint32 point;
} Ordered;

static void
mesh_clear (Mesh *self)
{
  g_free (self->x);
  g_free (self->y);
  g_array_unref (self->triangles);
  g_array_unref (self->hole);
  g_array_unref (self->rims);
  g_free (self->begins);
  g_free (self->ends);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mesh, mesh_clear)

static Triangle *
get_triangle (Mesh    *self,
              guint32  index)
{
  return &g_array_index (self->triangles, Triangle, index);
}

static gint64
turn (const Mesh *self,
      guint32     a,
      guint32     b,
      guint32     c)
{
  return (self->x[b] - self->x[a]) * (self->y[c] - self->y[a])
         - (self->y[b] - self->y[a]) * (self->x[c] - self->x[a]);
}

static gboolean
holds (Mesh    *self,
       guint32  triangle,
       guint32  point)
{
  const guint32 *v = get_triangle (self, triangle)->vertices;
  gint64 dx[3];
  gint64 dy[3];
  Wide lift[3];

  for (guint i = 0; i < 3; i++)
    {
      dx[i] = self->x[v[i]] - self->x[point];
      dy[i] = self->y[v[i]] - self->y[point];
      lift[i] = (Wide) dx[i] * dx[i] + (Wide) dy[i] * dy[i];
    }

  return lift[0] * ((Wide) dx[1] * dy[2] - (Wide) dx[2] * dy[1])
             + lift[1] * ((Wide) dx[2] * dy[0] - (Wide) dx[0] * dy[2])
             + lift[2] * ((Wide) dx[0] * dy[1] - (Wide) dx[1] * dy[0])
         > 0;
}

/* From triangle to triangle towards the point; ends, because the triangulation is Delaunay's. */
static guint32
walk (Mesh    *self,
      guint32  point)
{
  guint32 triangle = self->last;

  for (;;)
    {
      const Triangle *now = get_triangle (self, triangle);
      guint side = 0;

      while (side < 3
             && turn (self, now->vertices[(side + 1) % 3], now->vertices[(side + 2) % 3], point)
                    >= 0)
        side++;
      if (side == 3)
        return triangle;
      triangle = now->neighbors[side];
    }
}

/* Finds the hole of a point and its rim. */
static void
dig (Mesh    *self,
     guint32  first,
     guint32  point)
{
  g_array_set_size (self->hole, 0);
  g_array_set_size (self->rims, 0);
  g_array_append_val (self->hole, first);
  get_triangle (self, first)->mark = point;
  get_triangle (self, first)->is_hole = TRUE;

  for (guint i = 0; i < self->hole->len; i++)
    {
      Triangle now = *get_triangle (self, g_array_index (self->hole, guint32, i));

      for (guint side = 0; side < 3; side++)
        {
          guint32 next = now.neighbors[side];
          Rim rim = { now.vertices[(side + 1) % 3], now.vertices[(side + 2) % 3], next };

          if (next != NO_TRIANGLE && get_triangle (self, next)->mark != point)
            {
              get_triangle (self, next)->mark = point;
              get_triangle (self, next)->is_hole = holds (self, next, point);
              if (get_triangle (self, next)->is_hole)
                g_array_append_val (self->hole, next);
            }
          if (next == NO_TRIANGLE || !get_triangle (self, next)->is_hole)
            g_array_append_val (self->rims, rim);
        }
    }
}

/* Tells the triangle outside of a rim who its neighbor is now. */
static void
join_outside (Mesh       *self,
              const Rim  *rim,
              guint32     triangle)
{
  Triangle *outside;

  if (rim->outside == NO_TRIANGLE)
    return;
  outside = get_triangle (self, rim->outside);
  for (guint side = 0; side < 3; side++)
    {
      if (outside->vertices[(side + 1) % 3] == rim->to)
        outside->neighbors[side] = triangle;
    }
}

/* Fills the hole with a star around the point; old triangles are used again. */
static void
fill (Mesh    *self,
      guint32  point)
{
  for (guint i = 0; i < self->rims->len; i++)
    {
      Rim rim = g_array_index (self->rims, Rim, i);
      Triangle made = { { point, rim.from, rim.to }, { rim.outside, 0, 0 }, point, FALSE };
      guint32 index;

      if (i < self->hole->len)
        {
          index = g_array_index (self->hole, guint32, i);
          *get_triangle (self, index) = made;
        }
      else
        {
          index = self->triangles->len;
          g_array_append_val (self->triangles, made);
        }
      self->begins[rim.from] = index;
      self->ends[rim.to] = index;
      join_outside (self, &rim, index);
      self->last = index;
    }
  for (guint i = 0; i < self->rims->len; i++)
    {
      Rim rim = g_array_index (self->rims, Rim, i);
      Triangle *made = get_triangle (self, self->begins[rim.from]);

      made->neighbors[1] = self->begins[rim.to];
      made->neighbors[2] = self->ends[rim.from];
    }
}

static void
mesh_init (Mesh         *self,
           guint32       n_points,
           const double *x,
           const double *y)
{
  double left = INFINITY;
  double top = INFINITY;
  double right = -INFINITY;
  double bottom = -INFINITY;
  double factor;
  Triangle first = { { n_points, n_points + 1, n_points + 2 },
                     { NO_TRIANGLE, NO_TRIANGLE, NO_TRIANGLE }, G_MAXUINT32, FALSE };

  for (guint32 i = 0; i < n_points; i++)
    {
      left = MIN (left, x[i]);
      right = MAX (right, x[i]);
      top = MIN (top, y[i]);
      bottom = MAX (bottom, y[i]);
    }
  factor = (double) (EXTENT - 1) / MAX (MAX (right - left, bottom - top), 1e-9);

  self->n_points = n_points;
  self->x = g_new (gint64, (gsize) n_points + N_CORNERS);
  self->y = g_new (gint64, (gsize) n_points + N_CORNERS);
  for (guint32 i = 0; i < n_points; i++)
    {
      self->x[i] = (gint64) ((x[i] - left) * factor);
      self->y[i] = (gint64) ((y[i] - top) * factor);
    }
  for (guint32 i = 0; i < N_CORNERS; i++)
    {
      self->x[n_points + i] = i == 1 ? 4 * FAR_OFF : -FAR_OFF;
      self->y[n_points + i] = i == 2 ? 4 * FAR_OFF : -FAR_OFF;
    }

  self->triangles = g_array_sized_new (FALSE, FALSE, sizeof (Triangle), 2 * n_points + 8);
  self->hole = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rims = g_array_new (FALSE, FALSE, sizeof (Rim));
  self->begins = g_new (guint32, (gsize) n_points + N_CORNERS);
  self->ends = g_new (guint32, (gsize) n_points + N_CORNERS);
  g_array_append_val (self->triangles, first);
}

static int
compare_ordered (const void *a,
                 const void *b)
{
  const Ordered *first = a;
  const Ordered *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;

  return first->point < second->point ? -1 : 1;
}

/* Along a Z curve: the bits of both coordinates in turn. */
static Ordered *
order_points (const Mesh *self)
{
  Ordered *ordered = g_new (Ordered, self->n_points);

  for (guint32 i = 0; i < self->n_points; i++)
    {
      guint64 key = 0;

      for (guint bit = 0; bit < BITS; bit++)
        {
          key |= (guint64) (self->x[i] >> bit & 1) << (2 * bit);
          key |= (guint64) (self->y[i] >> bit & 1) << (2 * bit + 1);
        }
      ordered[i] = (Ordered){ key, i };
    }
  qsort (ordered, self->n_points, sizeof (Ordered), compare_ordered);

  return ordered;
}

static void
add_edges (Mesh   *self,
           GArray *pairs)
{
  for (guint i = 0; i < self->triangles->len; i++)
    {
      const Triangle *triangle = get_triangle (self, i);

      for (guint side = 0; side < 3; side++)
        {
          EntentePair pair = { triangle->vertices[side], triangle->vertices[(side + 1) % 3] };

          /* Each edge stands in two triangles, once in each direction. */
          if (pair.a < pair.b && pair.b < self->n_points)
            g_array_append_val (pairs, pair);
        }
    }
}

GArray *
entente_delaunay_find_pairs (guint32       n_points,
                             const double *x,
                             const double *y)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (EntentePair));
  g_auto (Mesh) mesh = { 0 };
  g_autofree Ordered *ordered = NULL;

  mesh_init (&mesh, n_points, x, y);
  ordered = order_points (&mesh);
  for (guint32 k = 0; k < n_points; k++)
    {
      guint32 point = ordered[k].point;

      if (k > 0 && ordered[k].key == ordered[k - 1].key)
        {
          EntentePair pair = { ordered[k - 1].point, point };

          g_array_append_val (pairs, pair);
          continue;
        }
      dig (&mesh, walk (&mesh, point), point);
      fill (&mesh, point);
    }
  add_edges (&mesh, pairs);

  return pairs;
}

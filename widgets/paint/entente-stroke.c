/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-stroke.h"

#include <math.h>

/* Steps in which a Bézier is measured: a bend of 90° is measured to a part in a thousand. */
#define N_STEPS 16
/* Halvings to find where a curve enters a box: a step of 100 units to 1/10. */
#define N_HALVINGS 10
/* Shorter than this, there is no direction, map units. */
#define LEAST_LENGTH 1e-9

/* Where on the chain a way lies. */
typedef struct
{
  guint segment;
  double t;
} Spot;

static const EntentePoint *
get_segment (const EntenteStroke *self,
             guint                index)
{
  return &g_array_index (self->points, EntentePoint, 3 * index);
}

static double
get_way (const EntenteStroke *self,
         guint                index)
{
  return g_array_index (self->ways, double, index);
}

static EntentePoint
mix_points (EntentePoint one,
            EntentePoint two,
            double       part)
{
  return (EntentePoint) { one.x + (two.x - one.x) * part, one.y + (two.y - one.y) * part };
}

static EntentePoint
get_bezier_point (const EntentePoint *p,
                  double              t)
{
  double s = 1.0 - t;
  double b0 = s * s * s;
  double b1 = 3.0 * s * s * t;
  double b2 = 3.0 * s * t * t;
  double b3 = t * t * t;

  return (EntentePoint) { b0 * p[0].x + b1 * p[1].x + b2 * p[2].x + b3 * p[3].x,
                          b0 * p[0].y + b1 * p[1].y + b2 * p[2].y + b3 * p[3].y };
}

static Spot
find_spot (const EntenteStroke *self,
           double               way)
{
  guint low = 0;
  guint high = self->ways->len - 1;
  double before;
  double step;
  double part;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (get_way (self, middle) <= way)
        low = middle;
      else
        high = middle;
    }
  before = get_way (self, low);
  step = get_way (self, high) - before;
  part = step > 0.0 ? CLAMP ((way - before) / step, 0.0, 1.0) : 0.0;
  return (Spot) { low / N_STEPS, (low % N_STEPS + part) / N_STEPS };
}

/* The control points of the part of a Bézier between two parameters, by de Casteljau twice. */
static void
cut_bezier (const EntentePoint *p,
            double              from,
            double              to,
            EntentePoint       *cut)
{
  EntentePoint a = mix_points (p[0], p[1], to);
  EntentePoint b = mix_points (p[1], p[2], to);
  EntentePoint c = mix_points (p[2], p[3], to);
  EntentePoint ab = mix_points (a, b, to);
  EntentePoint bc = mix_points (b, c, to);
  EntentePoint end = mix_points (ab, bc, to);
  double part = to > 0.0 ? from / to : 0.0;
  EntentePoint d = mix_points (p[0], a, part);
  EntentePoint e = mix_points (a, ab, part);
  EntentePoint f = mix_points (ab, end, part);
  EntentePoint de = mix_points (d, e, part);
  EntentePoint ef = mix_points (e, f, part);

  cut[0] = mix_points (de, ef, part);
  cut[1] = ef;
  cut[2] = f;
  cut[3] = end;
}

static void
measure (EntenteStroke *self)
{
  double way = 0.0;
  EntentePoint last = *get_segment (self, 0);

  g_array_set_size (self->ways, 0);
  g_array_append_val (self->ways, way);
  for (guint i = 0; i < self->n_segments; i++)
    for (guint step = 1; step <= N_STEPS; step++)
      {
        EntentePoint point = get_bezier_point (get_segment (self, i), (double) step / N_STEPS);

        way += hypot (point.x - last.x, point.y - last.y);
        g_array_append_val (self->ways, way);
        last = point;
      }
}

void
entente_stroke_init (EntenteStroke *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (EntentePoint));
  self->ways = g_array_new (FALSE, FALSE, sizeof (double));
  self->n_segments = 0;
}

void
entente_stroke_clear (EntenteStroke *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->ways, g_array_unref);
}

/**
 * entente_stroke_set:
 * @n_points: 1 + 3 × Béziers, 4 at least
 *
 * Measures another chain.
 */
void
entente_stroke_set (EntenteStroke      *self,
                    const EntentePoint *points,
                    guint               n_points)
{
  g_return_if_fail (n_points >= 4 && n_points % 3 == 1);

  g_array_set_size (self->points, 0);
  g_array_append_vals (self->points, points, n_points);
  self->n_segments = n_points / 3;
  measure (self);
}

/**
 * entente_stroke_move_ends:
 *
 * Takes both ends somewhere else; the bend between stays.
 */
void
entente_stroke_move_ends (EntenteStroke *self,
                          EntentePoint   start,
                          EntentePoint   end)
{
  g_array_index (self->points, EntentePoint, 0) = start;
  g_array_index (self->points, EntentePoint, self->points->len - 1) = end;
  measure (self);
}

double
entente_stroke_get_length (const EntenteStroke *self)
{
  return get_way (self, self->ways->len - 1);
}

/**
 * entente_stroke_get_point:
 * @direction: (out) (optional): a unit vector; to the right where the curve has no length
 *
 * Returns: the point at a way from the start; ways beyond the ends are taken to the ends
 */
EntentePoint
entente_stroke_get_point (const EntenteStroke *self,
                          double               way,
                          EntentePoint        *direction)
{
  Spot spot = find_spot (self, way);
  const EntentePoint *p = get_segment (self, spot.segment);

  if (direction != NULL)
    {
      /* Over a short step rather than by the derivative, which is 0 where control points meet. */
      EntentePoint before = get_bezier_point (p, MAX (spot.t - 0.01, 0.0));
      EntentePoint after = get_bezier_point (p, MIN (spot.t + 0.01, 1.0));
      double length = hypot (after.x - before.x, after.y - before.y);

      *direction = (EntentePoint) { 1.0, 0.0 };
      if (length > LEAST_LENGTH)
        *direction = (EntentePoint) { (after.x - before.x) / length, (after.y - before.y) / length };
    }
  return get_bezier_point (p, spot.t);
}

/**
 * entente_stroke_find_near:
 *
 * Returns: the way at which the curve comes nearest to a point, to a step's accuracy
 */
double
entente_stroke_find_near (const EntenteStroke *self,
                          EntentePoint         point)
{
  double nearest = HUGE_VAL;
  double way = 0.0;
  EntentePoint last = *get_segment (self, 0);

  for (guint i = 1; i < self->ways->len; i++)
    {
      EntentePoint next
          = get_bezier_point (get_segment (self, (i - 1) / N_STEPS),
                              (double) ((i - 1) % N_STEPS + 1) / N_STEPS);
      double dx = next.x - last.x;
      double dy = next.y - last.y;
      double square = dx * dx + dy * dy;
      double part = square > 0.0 ? ((point.x - last.x) * dx + (point.y - last.y) * dy) / square : 0.0;
      double distance;

      part = CLAMP (part, 0.0, 1.0);
      distance = hypot (last.x + part * dx - point.x, last.y + part * dy - point.y);
      if (distance < nearest)
        {
          nearest = distance;
          way = get_way (self, i - 1) + part * (get_way (self, i) - get_way (self, i - 1));
        }
      last = next;
    }
  return way;
}

static gboolean
is_in_label (const EntenteSceneLabel *label,
             EntentePoint             point,
             double                   margin)
{
  double cosine = cos (label->angle);
  double sine = sin (label->angle);
  double dx = point.x - label->x;
  double dy = point.y - label->y;

  return fabs (dx * cosine + dy * sine) <= label->width / 2.0 + margin
         && fabs (dy * cosine - dx * sine) <= label->height / 2.0;
}

/* The way between two at which the curve crosses the label's border. */
static double
find_border (const EntenteStroke     *self,
             const EntenteSceneLabel *label,
             double                   margin,
             double                   outside,
             double                   inside)
{
  for (guint i = 0; i < N_HALVINGS; i++)
    {
      double middle = (outside + inside) / 2.0;

      if (is_in_label (label, entente_stroke_get_point (self, middle, NULL), margin))
        inside = middle;
      else
        outside = middle;
    }
  return inside;
}

/**
 * entente_stroke_find_label:
 * @margin: free way before and after the label, map units
 * @stretches: (out) (array length=n_stretches): in rising order
 *
 * Finds where the curve runs through a label.
 *
 * Returns: how many stretches were found, @n_stretches at most
 */
guint
entente_stroke_find_label (const EntenteStroke     *self,
                           const EntenteSceneLabel *label,
                           double                   margin,
                           EntenteStretch          *stretches,
                           guint                    n_stretches)
{
  double length = entente_stroke_get_length (self);
  guint n_steps = CLAMP ((guint) MIN (length / 4.0, 1e4), self->ways->len, 2000);
  double last = 0.0;
  gboolean was_inside = FALSE;
  guint n = 0;

  for (guint i = 0; i <= n_steps; i++)
    {
      double way = length * i / n_steps;
      EntentePoint point = entente_stroke_get_point (self, way, NULL);
      gboolean inside = is_in_label (label, point, margin);

      if (inside && !was_inside)
        {
          if (n == n_stretches)
            return n;
          stretches[n].from = i == 0 ? 0.0 : find_border (self, label, margin, last, way);
          stretches[n++].to = length;
        }
      else if (was_inside && !inside)
        stretches[n - 1].to = find_border (self, label, margin, way, last);
      was_inside = inside;
      last = way;
    }
  return n;
}

/**
 * entente_stroke_append:
 *
 * Adds a stretch of the curve to the path as a sub-path of its own, made of Béziers.
 */
void
entente_stroke_append (const EntenteStroke *self,
                       cairo_t             *cr,
                       double               from,
                       double               to)
{
  Spot start = find_spot (self, from);
  Spot end = find_spot (self, to);

  for (guint i = start.segment; i <= end.segment; i++)
    {
      EntentePoint cut[4];

      cut_bezier (get_segment (self, i), i == start.segment ? start.t : 0.0,
                  i == end.segment ? end.t : 1.0, cut);
      if (i == start.segment)
        cairo_move_to (cr, cut[0].x, cut[0].y);
      cairo_curve_to (cr, cut[1].x, cut[1].y, cut[2].x, cut[2].y, cut[3].x, cut[3].y);
    }
}

/**
 * entente_stroke_suits:
 *
 * Returns: whether a pen can draw it
 */
gboolean
entente_stroke_suits (const EntenteStroke *self,
                      const EntentePen    *pen,
                      cairo_t             *cr,
                      double               width)
{
  return entente_pen_can_draw (pen, cr, get_segment (self, 0), self->points->len, width);
}

/**
 * entente_stroke_draw:
 *
 * Draws a stretch of the curve by a pen that suits it.
 */
void
entente_stroke_draw (const EntenteStroke *self,
                     const EntentePen    *pen,
                     double               from,
                     double               to,
                     double               width,
                     const EntenteColor  *color)
{
  Spot start = find_spot (self, from);
  Spot end = find_spot (self, to);

  for (guint i = start.segment; i <= end.segment; i++)
    entente_pen_draw_curve (pen, get_segment (self, i), i == start.segment ? start.t : 0.0,
                            i == end.segment ? end.t : 1.0, width, color);
}

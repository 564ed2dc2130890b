/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Moving boxes apart bends distances: what stands in the middle is pushed as far as all that stands
 * in its way. Here each box in turn goes to the free place nearest to the one that majorization
 * wishes for it (entente-pulling.c), and stays where no such place has less stress. So stress only
 * falls, and the boxes stay clear of each other, and inside of a frame: the picture grows no larger
 * than it may. */

#include "entente-relaxing.h"

#include <math.h>

/* More than asked for; see entente-settling.c. Map units. */
#define SLACK 0.02
/* Of a hop's length, in one sweep, where the picture is too large. */
#define TIGHTEST_HOP 0.95
#define TIGHTEST_HOP_FEW 0.6 /* where there are few sweeps */
#define FEW_SWEEPS 30
#define NEARLY 0.999999 /* so that rounding does not put it out again */
/* No more sweeps where fewer than one box in so many has moved. */
#define FEW_MOVES 200
/* Of many boxes a sweep takes long: it is shown each time so many have been looked at. */
#define SHOWN_AFTER 4096
/* Places tried for one box in one sweep. */
#define MOST_PLACES 8

/* Lamé's curve, x⁴ + y⁴ = 1: along a rectangle's sides boxes would stand in rows, and an ellipse
 * leaves the corners empty, which costs stress. */
typedef struct
{
  double x;
  double y;
  double half_width;
  double half_height;
} Frame;

typedef struct
{
  EntenteBoxes *boxes;
  EntenteBoxGrid *grid; /* of one sweep */
  Frame frame;
  double farthest; /* as measure_way_out(): the present box goes no farther */
  EntentePulling *pulling;
  float least_gain;
  double most; /* squared way from the wished place to where the box is: farther it does not go */
  GArray *places;
} Relaxing;

typedef struct
{
  double x;
  double y;
  double distance;
} Place;

/* x⁴ + y⁴: 1 on the frame. */
static double
measure_way_out (const Relaxing *self,
                 double          x,
                 double          y)
{
  double across = (x - self->frame.x) / self->frame.half_width;
  double down = (y - self->frame.y) / self->frame.half_height;

  across *= across;
  down *= down;

  return across * across + down * down;
}

/* Back on the way to the frame's middle, where it is too far out. */
static void
bring_in (const Relaxing *self,
          Place          *place)
{
  double out = measure_way_out (self, place->x, place->y);
  double part = out > self->farthest ? sqrt (sqrt (self->farthest / out)) * NEARLY : 1.0;

  place->x = self->frame.x + part * (place->x - self->frame.x);
  place->y = self->frame.y + part * (place->y - self->frame.y);
}

static void
offer (Relaxing    *self,
       const Place *wished,
       double       x,
       double       y)
{
  double dx = x - wished->x;
  double dy = y - wished->y;
  Place place = { x, y, dx * dx + dy * dy };
  guint i = self->places->len;

  if (place.distance >= self->most || measure_way_out (self, x, y) > self->farthest)
    return;
  /* Farther ones would never be tried. */
  if (i == MOST_PLACES)
    {
      if (place.distance >= g_array_index (self->places, Place, i - 1).distance)
        return;
      g_array_set_size (self->places, --i);
    }
  g_array_append_val (self->places, place);
  for (; i > 0 && g_array_index (self->places, Place, i - 1).distance > place.distance; i--)
    g_array_index (self->places, Place, i) = g_array_index (self->places, Place, i - 1);
  g_array_index (self->places, Place, i) = place;
}

/* Where the box just clears what stands in its way. */
static void
offer_around (Relaxing    *self,
              const Place *wished,
              const Place *place,
              guint32      box,
              guint32      blocker)
{
  const EntenteBoxes *boxes = self->boxes;
  double dx = place->x - boxes->x[blocker];
  double dy = place->y - boxes->y[blocker];
  double clear_x = entente_settling_get_clear_x (boxes, box, blocker, dy) + SLACK;
  double clear_y = entente_settling_get_clear_y (boxes, box, blocker, dx) + SLACK;

  offer (self, wished, boxes->x[blocker] + clear_x, place->y);
  offer (self, wished, boxes->x[blocker] - clear_x, place->y);
  offer (self, wished, place->x, boxes->y[blocker] + clear_y);
  offer (self, wished, place->x, boxes->y[blocker] - clear_y);
}

/* The free place nearest to the one wished for, as long as it is nearer than where the box is. */
static gboolean
find_place (Relaxing *self,
            guint32   box,
            Place    *place)
{
  Place wished = *place;
  double dx;
  double dy;

  self->farthest
      = MAX (measure_way_out (self, self->boxes->x[box], self->boxes->y[box]), 1.0);
  bring_in (self, &wished);
  dx = self->boxes->x[box] - wished.x;
  dy = self->boxes->y[box] - wished.y;
  self->most = dx * dx + dy * dy;
  g_array_set_size (self->places, 0);
  offer (self, &wished, wished.x, wished.y);
  for (guint k = 0; k < MOST_PLACES && k < self->places->len; k++)
    {
      guint32 blocker;

      *place = g_array_index (self->places, Place, k);
      blocker = entente_settling_find_blocker (self->grid, self->boxes, box, place->x, place->y);
      if (blocker == ENTENTE_NO_BOX)
        return TRUE;
      offer_around (self, &wished, place, box, blocker);
    }

  return FALSE;
}

static gboolean
move_box (Relaxing *self,
          guint32   box,
          double   *length,
          double   *square)
{
  EntentePull here;
  EntentePull there;
  Place place;

  entente_pulling_ask (self->pulling, box, &here);
  *length += here.length;
  *square += here.square;
  if (self->boxes->fixed != NULL && self->boxes->fixed[box])
    return FALSE;
  place = (Place){ here.x, here.y, 0.0 };
  if (!isfinite (place.x) || !isfinite (place.y) || !find_place (self, box, &place))
    return FALSE;

  entente_pulling_ask_elsewhere (self->pulling, place.x, place.y, &there);
  if (there.stress >= here.stress - self->least_gain * fabsf (here.stress)
      || entente_pulling_measure_lack (self->pulling, box, place.x, place.y)
             > entente_pulling_measure_lack (self->pulling, box, self->boxes->x[box],
                                             self->boxes->y[box]))
    return FALSE;
  self->boxes->x[box] = place.x;
  self->boxes->y[box] = place.y;
  entente_pulling_take_place (self->pulling, box);
  entente_settling_insert (self->grid, self->boxes, box);

  return TRUE;
}

/* As wide and high as the picture is, or may become. Middles inside of it may leave a box's corner
 * outside, but most boxes are small beside the picture. */
static void
find_frame (Relaxing           *self,
            const EntenteMarks *marks)
{
  const EntenteBoxes *boxes = self->boxes;
  double more = entente_marks_find_stretch (marks, boxes, 1.0, INFINITY);
  double left;
  double top;
  double right;
  double bottom;

  entente_settling_get_middles (boxes, &left, &top, &right, &bottom);
  self->frame = (Frame){ (left + right) / 2.0, (top + bottom) / 2.0,
                         MAX (more * (right - left) / 2.0, boxes->gap + 1.0),
                         MAX (more * (bottom - top) / 2.0, boxes->gap + 1.0) };
}

gboolean
entente_relaxing_sweep (EntenteBoxes       *boxes,
                        const EntenteMarks *marks,
                        guint               n_sweeps,
                        float               least_gain,
                        EntenteWork        *work)
{
  guint32 n = boxes->n_boxes;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  double tightest = n_sweeps > FEW_SWEEPS ? TIGHTEST_HOP : TIGHTEST_HOP_FEW;
  g_auto (EntentePulling) pulling = { 0 };
  Relaxing self = {
    .boxes = boxes, .pulling = &pulling, .least_gain = least_gain, .places = places,
  };

  find_frame (&self, marks);
  entente_pulling_init (&pulling, boxes, marks);
  for (guint sweep = 0; sweep < n_sweeps && !entente_work_is_late (work); sweep++)
    {
      g_autoptr (EntenteBoxGrid) grid = entente_settling_make_grid (boxes);
      double length = 0.0;
      double square = 0.0;
      guint32 n_moved = 0;

      self.grid = grid;
      for (guint32 i = 0; i < n; i++)
        {
          if (i % 64 == 0
              && !entente_work_report (work, (sweep + (double) i / n) / n_sweeps))
            return FALSE;
          if ((i + 1) % SHOWN_AFTER == 0)
            entente_work_show_boxes (work, boxes->x, boxes->y, n);
          n_moved += move_box (&self, i, &length, &square) ? 1 : 0;
        }
      entente_work_show_boxes (work, boxes->x, boxes->y, n);
      if (n_moved * FEW_MOVES < n)
        break;
      entente_pulling_fit_hop (&pulling, length, square, tightest, 1.0);
    }

  return TRUE;
}

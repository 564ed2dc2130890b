/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-stamp.h"

#include "entente-draw-text.h"
#include "entente-ink.h"

#include <math.h>
#include <string.h>

/* The ground reaches so many samples out; so many of them in a pixel's side at most. */
#define REACH 3
#define FINEST 2
/* What cairo's outlines may be off, samples. */
#define TOLERANCE 0.2
/* Free around the letters, pixels: the ground, and what rounding may add. */
#define MARGIN_PX (REACH + 2)
/* Larger texts are rare. */
#define MOST_SAMPLES (1 << 20)
/* Bytes that processors treat together. */
#define LANES 16

/* Samples or pixels row by row, each in a byte, with as many zeros before and after them as are looked at from
 * the first and the last. */
typedef struct
{
  guint8 *first;
  gsize n; /* a multiple of LANES */
} Plane;

typedef struct
{
  double scale, x0, y0; /* user space to pixels */
  int x, y;             /* of the first pixel */
  int width, height;    /* pixels, the width a multiple of LANES */
  int fine;             /* samples in a pixel's side */
} Frame;

enum
{
  LETTERS, /* samples */
  NARROW,  /* the letters and what is beside them by one sample */
  BROAD,   /* by two */
  FULL,    /* by three */
  GROUND,  /* all around, then pixels */
  INK,     /* pixels */
  N_PLANES
};

void
entente_stamp_clear (EntenteStamp *self)
{
  g_clear_pointer (&self->room, g_free);
  self->size = 0;
}

static gboolean
has_pixels (cairo_t *cr)
{
  return cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
}

/* FALSE where samples do not fit the ground's reach, or the text is too large. */
static gboolean
find_frame (Frame           *frame,
            cairo_t         *cr,
            EntenteTextLine *line,
            double           x,
            double           y,
            double           reach)
{
  PangoRectangle ink;
  cairo_matrix_t m;
  double left, top, width, height;

  cairo_get_matrix (cr, &m);
  if (m.xx != m.yy || !(m.xx > 0.0) || m.xy != 0.0 || m.yx != 0.0)
    return FALSE;
  frame->fine = (int) lrint (REACH / (reach * m.xx));
  if (frame->fine < 1 || frame->fine > FINEST
      || fabs (reach * m.xx * frame->fine - REACH) > 0.01)
    return FALSE;
  entente_text_line_get_extents (line, &ink, NULL);
  left = floor (m.x0 + (x + (double) ink.x / PANGO_SCALE) * m.xx) - MARGIN_PX;
  top = floor (m.y0 + (y + (double) ink.y / PANGO_SCALE) * m.xx) - MARGIN_PX;
  width = ceil ((double) ink.width / PANGO_SCALE * m.xx) + 2.0 * MARGIN_PX + 1.0;
  height = ceil ((double) ink.height / PANGO_SCALE * m.xx) + 2.0 * MARGIN_PX + 1.0;
  width = ceil (width / LANES) * LANES;
  if (fabs (left) > G_MAXINT / 2.0 || fabs (top) > G_MAXINT / 2.0
      || width * height * frame->fine * frame->fine > MOST_SAMPLES)
    return FALSE;
  *frame = (Frame) { m.xx, m.x0, m.y0, (int) left, (int) top, (int) width, (int) height, frame->fine };
  return TRUE;
}

static void
find_planes (EntenteStamp *self,
             const Frame  *frame,
             Plane        *planes)
{
  gsize stride = (gsize) frame->width * (gsize) frame->fine;
  gsize guard = REACH * stride + LANES;
  gsize n = stride * (gsize) frame->height * (gsize) frame->fine;
  gsize size = N_PLANES * (n + 2 * guard);

  if (self->size < size)
    {
      g_free (self->room);
      self->room = g_malloc (size);
      self->size = size;
    }
  memset (self->room, 0, size);
  for (guint i = 0; i < N_PLANES; i++)
    planes[i] = (Plane) { self->room + i * (n + 2 * guard) + guard, n };
}

static cairo_surface_t *
create_surface (const Plane *plane,
                int          width,
                int          height)
{
  return cairo_image_surface_create_for_data (plane->first, CAIRO_FORMAT_A8, width, height, width);
}

static void
draw_letters (const Frame     *frame,
              const Plane     *letters,
              EntenteTextLine *line,
              double           x,
              double           y)
{
  const double scale = frame->scale * frame->fine;
  cairo_surface_t *surface
      = create_surface (letters, frame->width * frame->fine, frame->height * frame->fine);
  cairo_t *cr = cairo_create (surface);
  cairo_matrix_t m;

  cairo_matrix_init (&m, scale, 0.0, 0.0, scale, (frame->x0 - frame->x) * frame->fine,
                     (frame->y0 - frame->y) * frame->fine);
  cairo_set_matrix (cr, &m);
  cairo_set_tolerance (cr, TOLERANCE);
  /* Several samples of fewer shades make a pixel of as many. */
  if (frame->fine > 1)
    cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  entente_text_line_append_path (line, cr, x, y);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
}

static void
raise_bytes (guint8 *restrict       low,
             const guint8 *restrict high,
             gsize                  n) /* a multiple of LANES */
{
  for (gsize i = 0; i < n; i += LANES)
    for (gsize j = 0; j < LANES; j++)
      low[i + j] = MAX (low[i + j], high[i + j]);
}

/* Each becomes no less than the other that is so far from it. */
static void
raise_to (const Plane *self,
          const Plane *other,
          gssize       step)
{
  raise_bytes (self->first, other->first + step, self->n);
}

static void
raise_beside (const Plane *self,
              const Plane *other,
              gssize       step)
{
  raise_to (self, other, step);
  raise_to (self, other, -step);
}

/* By a disc around each sample, row by row of it: margins are free, so that rows need not be told apart. */
static void
spread (const Plane *planes,
        gssize       stride)
{
  static const guint rows[REACH] = { FULL, BROAD, LETTERS }; /* the disc's, from its middle on */

  for (guint i = LETTERS; i < FULL; i++)
    {
      raise_to (&planes[i + 1], &planes[i], 0);
      raise_beside (&planes[i + 1], &planes[i], 1);
    }
  for (guint i = 0; i < REACH; i++)
    raise_beside (&planes[GROUND], &planes[rows[i]], (gssize) (i + 1) * stride);
  raise_to (&planes[GROUND], &planes[FULL], 0);
}

/* Pixels of two samples across and down; they may take the samples' own room. */
static void
gather (const guint8 *samples,
        guint8       *pixels,
        gsize         width,
        gsize         height)
{
  for (gsize y = 0; y < height; y++, samples += 4 * width, pixels += width)
    for (gsize x = 0; x < width; x++)
      pixels[x] = (guint8) ((samples[2 * x] + samples[2 * x + 1] + samples[2 * (x + width)]
                             + samples[2 * (x + width) + 1] + 2)
                            / 4);
}

static void
press (cairo_t            *cr,
       const Frame        *frame,
       const Plane        *pixels,
       const EntenteColor *color)
{
  cairo_surface_t *surface = create_surface (pixels, frame->width, frame->height);

  entente_ink_set (cr, color, 1.0);
  cairo_mask_surface (cr, surface, frame->x, frame->y);
  cairo_surface_destroy (surface);
}

gboolean
entente_stamp_draw (EntenteStamp       *self,
                    cairo_t            *cr,
                    EntenteTextLine    *line,
                    double              x,
                    double              y,
                    double              reach,
                    const EntenteColor *ground,
                    const EntenteColor *ink)
{
  Plane planes[N_PLANES];
  Frame frame;

  if (!has_pixels (cr) || entente_text_may_have_pictures (entente_text_line_get_text (line))
      || !find_frame (&frame, cr, line, x, y, reach))
    return FALSE;
  find_planes (self, &frame, planes);
  draw_letters (&frame, &planes[LETTERS], line, x, y);
  spread (planes, (gssize) frame.width * frame.fine);
  if (frame.fine == FINEST)
    {
      gather (planes[LETTERS].first, planes[INK].first, (gsize) frame.width, (gsize) frame.height);
      gather (planes[GROUND].first, planes[GROUND].first, (gsize) frame.width, (gsize) frame.height);
    }
  cairo_save (cr);
  cairo_identity_matrix (cr);
  press (cr, &frame, &planes[GROUND], ground);
  press (cr, &frame, &planes[frame.fine == FINEST ? INK : LETTERS], ink);
  cairo_restore (cr);
  return TRUE;
}

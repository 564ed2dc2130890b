/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-sheaf.h"

#include "entente-track.h"

#include <math.h>

/* Curves are made of straight pieces that are no farther off than this. */
#define OFF_PX 0.3
#define MOST_PIECES 24

#define LEAST_ROOM 64 /* pieces, of a bin that is not empty */

/* A straight line on the plane: there may be hundred thousands, and a picture from afar is no larger than that
 * floats tell hundredths of its pixels apart. */
typedef struct
{
  float from_x, from_y;
  float to_x, to_y;
  float width;
  float alpha;
} Piece;

/* Those that may lie on one part. */
typedef struct
{
  Piece *pieces;
  guint n;
  guint room;
} Bin;

typedef struct
{
  EntenteColor color; /* opaque */
  Bin *bins;          /* row by row */
  guint n_bins;
} Ink;

static void
clear_ink (gpointer data)
{
  Ink *ink = data;

  for (guint i = 0; i < ink->n_bins; i++)
    g_free (ink->bins[i].pieces);
  g_free (ink->bins);
}

static int
count_parts (int size)
{
  return (size + ENTENTE_SHEAF_PX - 1) / ENTENTE_SHEAF_PX;
}

void
entente_sheaf_init (EntenteSheaf *self,
                    int           x,
                    int           y,
                    int           width,
                    int           height)
{
  *self = (EntenteSheaf) { x, y, count_parts (width), count_parts (height),
                           g_array_new (FALSE, FALSE, sizeof (Ink)) };
  g_array_set_clear_func (self->inks, clear_ink);
}

void
entente_sheaf_clear (EntenteSheaf *self)
{
  g_clear_pointer (&self->inks, g_array_unref);
}

static int
compare_colors (const EntenteColor *a,
                const EntenteColor *b)
{
  if (a->red != b->red)
    return a->red < b->red ? -1 : 1;
  if (a->green != b->green)
    return a->green < b->green ? -1 : 1;
  return a->blue < b->blue ? -1 : a->blue > b->blue;
}

/* There are few. */
guint
entente_sheaf_find_ink (EntenteSheaf       *self,
                        const EntenteColor *color)
{
  Ink ink = { entente_color_with_alpha (color, 1.0), NULL };

  for (guint i = 0; i < self->inks->len; i++)
    if (compare_colors (&g_array_index (self->inks, Ink, i).color, color) == 0)
      return i;
  ink.n_bins = (guint) (self->n_columns * self->n_rows);
  ink.bins = g_new0 (Bin, ink.n_bins);
  g_array_append_val (self->inks, ink);
  return self->inks->len - 1;
}

static inline void
add_to_bin (Bin         *bin,
            const Piece *piece)
{
  if (bin->n == bin->room)
    {
      bin->room = MAX (2 * bin->room, LEAST_ROOM);
      bin->pieces = g_renew (Piece, bin->pieces, bin->room);
    }
  bin->pieces[bin->n++] = *piece;
}

/* To the parts of a row that the piece may lie on between two places across it. */
static void
add_to_row (const EntenteSheaf *self,
            Bin                *bins,
            int                 row,
            float               left,
            float               right,
            const Piece        *piece)
{
  int first = (int) MAX (left, 0.0f);
  int last = right < 0.0f ? -1 : MIN ((int) right, self->n_columns - 1);

  for (int column = first; column <= last; column++)
    add_to_bin (&bins[row * self->n_columns + column], piece);
}

/* Row by row: where the piece is while it crosses it. Places in sides of a part. */
static void
add_piece (const EntenteSheaf *self,
           Ink                *ink,
           const Piece        *piece)
{
  const float unit = 1.0f / ENTENTE_SHEAF_PX;
  const float reach = piece->width * unit;
  float x0 = (piece->from_x - (float) self->x) * unit;
  float y0 = (piece->from_y - (float) self->y) * unit;
  float x1 = (piece->to_x - (float) self->x) * unit;
  float y1 = (piece->to_y - (float) self->y) * unit;
  float left = MIN (x0, x1), right = MAX (x0, x1);
  float top = MIN (y0, y1) - reach, bottom = MAX (y0, y1) + reach;
  float run = y1 != y0 ? (x1 - x0) / (y1 - y0) : 0.0f;
  int first = (int) MAX (top, 0.0f);
  int last = bottom < 0.0f ? -1 : MIN ((int) bottom, self->n_rows - 1);

  if (right + reach < 0.0f || left - reach >= (float) self->n_columns)
    return;
  if (first == last || (int) MAX (left - reach, 0.0f) == (int) (right + reach) || y0 == y1)
    {
      for (int row = first; row <= last; row++)
        add_to_row (self, ink->bins, row, left - reach, right + reach, piece);
      return;
    }
  for (int row = first; row <= last; row++)
    {
      float above = x0 + ((float) row - reach - y0) * run;
      float below = x0 + ((float) (row + 1) + reach - y0) * run;

      add_to_row (self, ink->bins, row, MAX (MIN (above, below), left) - reach,
                  MIN (MAX (above, below), right) + reach, piece);
    }
}

static guint
count_pieces (double off)
{
  return CLAMP ((guint) ceil (sqrt (off / OFF_PX)), 1, MOST_PIECES);
}

void
entente_sheaf_add_bent (EntenteSheaf *self,
                        guint         ink,
                        EntentePoint  from,
                        EntentePoint  to,
                        EntentePoint  bend,
                        double        width,
                        double        alpha)
{
  Piece piece = { 0.0f, 0.0f, (float) from.x, (float) from.y, (float) width, (float) alpha };
  guint n = count_pieces (sqrt (bend.x * bend.x + bend.y * bend.y));

  for (guint i = 1; i <= n; i++)
    {
      double t = (double) i / n;
      double off = 4.0 * t * (1.0 - t);

      piece.from_x = piece.to_x;
      piece.from_y = piece.to_y;
      piece.to_x = (float) (from.x * (1.0 - t) + to.x * t + bend.x * off);
      piece.to_y = (float) (from.y * (1.0 - t) + to.y * t + bend.y * off);
      add_piece (self, &g_array_index (self->inks, Ink, ink), &piece);
    }
}

void
entente_sheaf_add_curve (EntenteSheaf       *self,
                         guint               ink,
                         const EntentePoint *points,
                         double              width,
                         double              alpha)
{
  Piece piece = { 0.0f, 0.0f, (float) points[0].x, (float) points[0].y, (float) width, (float) alpha };
  guint n = count_pieces (entente_bezier_get_error (points, 1));

  for (guint i = 1; i <= n; i++)
    {
      EntentePoint to
          = i == n ? points[3] : entente_bezier_get_point (points, (double) i / n);

      piece.from_x = piece.to_x;
      piece.from_y = piece.to_y;
      piece.to_x = (float) to.x;
      piece.to_y = (float) to.y;
      add_piece (self, &g_array_index (self->inks, Ink, ink), &piece);
    }
}

static int
compare_inks (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const GArray *inks = user_data;

  return compare_colors (&g_array_index (inks, Ink, *(const guint *) a).color,
                         &g_array_index (inks, Ink, *(const guint *) b).color);
}

static void
lay_ink (EntenteRaster      *raster,
         const Bin          *bin,
         const EntenteColor *color)
{
  for (guint i = 0; i < bin->n; i++)
    {
      const Piece *piece = &bin->pieces[i];
      const EntentePoint from = { (double) piece->from_x, (double) piece->from_y };
      const EntentePoint to = { (double) piece->to_x, (double) piece->to_y };

      entente_raster_add_line (raster, from, to, (double) piece->width, (double) piece->alpha);
    }
  entente_raster_lay_plate (raster, color);
}

/* By color, in an order that is the same in all parts of a map, as sums of floats hang on it. */
void
entente_sheaf_lay (EntenteSheaf  *self,
                   int            column,
                   int            row,
                   EntenteRaster *raster)
{
  g_autofree guint *order = g_new (guint, self->inks->len);

  for (guint i = 0; i < self->inks->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint) self->inks->len, sizeof *order, compare_inks, self->inks);
  for (guint i = 0; i < self->inks->len; i++)
    {
      const Ink *ink = &g_array_index (self->inks, Ink, order[i]);

      lay_ink (raster, &ink->bins[row * self->n_columns + column], &ink->color);
    }
}

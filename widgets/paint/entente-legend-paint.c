/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-bundle.h"
#include "entente-draw-actor.h"
#include "entente-draw-line.h"
#include "entente-draw-plaque.h"
#include "entente-draw-sign.h"
#include "entente-draw-text.h"
#include "entente-ink.h"
#include "entente-legend-private.h"
#include "entente-lettering.h"

#include <math.h>

#define PADDING_PX 14.0
#define ROW_PX 22.0
#define SAMPLE_PX 44.0
#define SAMPLE_GAP_PX 10.0
#define COLUMN_GAP_PX 26.0
#define CARD_RADIUS_PX 10.0
#define LINE_PX 1.8
#define SIGN_PX 5.5
#define LABEL_MIDDLE 0.33

/* A bundle of so many, and its plaque in the line: the real one at this scale. */
#define BUNDLE_COUNT 8
#define BUNDLE_PX 5.0
#define PLAQUE_SCALE 0.75

/* A small box of an actor: the real one at this scale. */
#define BOX_SCALE 0.58
#define BOX_WIDTH_PX 56.0
#define MARK_TO_LABEL_PX 12.5

/* Two groups, lines and actors, each in columns of its own where that costs no more than a row. */
typedef struct
{
  guint n_entries[2];
  guint n_columns[2];
  guint n_rows[2];
} Grid;

static guint
divide_up (guint n,
           guint by)
{
  return (n + by - 1) / by;
}

static guint
count_lines (const EntenteLegend *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, EntenteLegendEntry, i).sample == ENTENTE_SAMPLE_ACTOR)
      return i;
  return self->entries->len;
}

static Grid
get_grid (const EntenteLegend *self,
          guint                columns)
{
  guint n = self->entries->len;
  guint n_lines = count_lines (self);
  guint best = divide_up (n, columns) + 1;
  Grid grid = { { n, 0 }, { columns, 0 }, { divide_up (n, columns), 0 } };

  if (n_lines == 0 || n_lines == n)
    return grid;
  for (guint i = 1; i < columns; i++)
    {
      guint n_line_rows = divide_up (n_lines, i);
      guint n_actor_rows = divide_up (n - n_lines, columns - i);

      if (MAX (n_line_rows, n_actor_rows) > best)
        continue;
      best = MAX (n_line_rows, n_actor_rows) - 1;
      grid = (Grid) { { n_lines, n - n_lines }, { i, columns - i },
                      { n_line_rows, n_actor_rows } };
    }
  return grid;
}

/* The entries of a column: where they begin, and how many there are. */
static guint
get_column (const Grid *grid,
            guint       column,
            guint      *first)
{
  guint group = column < grid->n_columns[0] ? 0 : 1;
  guint before = (column - group * grid->n_columns[0]) * grid->n_rows[group];

  *first = group * grid->n_entries[0] + before;
  if (before >= grid->n_entries[group])
    return 0;
  return MIN (grid->n_rows[group], grid->n_entries[group] - before);
}

static double
get_column_width (const EntenteLegend *self,
                  guint                first,
                  guint                n)
{
  double width = 0.0;

  for (guint i = first; i < first + n; i++)
    width = MAX (width, g_array_index (self->entries, EntenteLegendEntry, i).width);
  return SAMPLE_PX + SAMPLE_GAP_PX + width;
}

/**
 * entente_legend_measure:
 * @columns: 1 at least
 * @width: (out): pixels at scale 1; 0 where there is nothing to explain
 * @height: (out): likewise
 */
void
entente_legend_measure (const EntenteLegend *self,
                        guint                columns,
                        double              *width,
                        double              *height)
{
  guint first;
  guint n;
  Grid grid;

  g_return_if_fail (columns > 0);

  *width = *height = 0.0;
  if (self->entries->len == 0)
    return;
  grid = get_grid (self, columns);
  *width = 2.0 * PADDING_PX - COLUMN_GAP_PX;
  for (guint i = 0; i < columns; i++)
    if ((n = get_column (&grid, i, &first)) > 0)
      *width += get_column_width (self, first, n) + COLUMN_GAP_PX;
  *width = ceil (*width);
  *height = 2.0 * PADDING_PX + MAX (grid.n_rows[0], grid.n_rows[1]) * ROW_PX
            - (ROW_PX - ENTENTE_LABEL_HEIGHT_PX);
}

static void
paint_card (const EntentePalette *palette,
            cairo_t              *cr,
            double                width,
            double                height)
{
  double radius = CARD_RADIUS_PX;

  cairo_new_sub_path (cr);
  cairo_arc (cr, width - radius - 0.5, radius + 0.5, radius, -G_PI_2, 0.0);
  cairo_arc (cr, width - radius - 0.5, height - radius - 0.5, radius, 0.0, G_PI_2);
  cairo_arc (cr, radius + 0.5, height - radius - 0.5, radius, G_PI_2, G_PI);
  cairo_arc (cr, radius + 0.5, radius + 0.5, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  entente_ink_set (cr, &palette->card, 1.0);
  cairo_fill_preserve (cr);
  entente_ink_set (cr, &palette->hairline, 1.0);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
}

static EntenteColor
get_line_color (const EntenteLegendEntry *entry,
                const EntentePalette     *palette)
{
  EntenteColor color;

  if (entry->sample == ENTENTE_SAMPLE_SIGN)
    return palette->tones[entry->sign];
  color = entry->base == ENTENTE_NO_COLOR ? palette->muted
                                          : entente_palette_shade_line (palette, entry->base);
  return entente_color_with_alpha (&color, entry->ended ? ENTENTE_ENDED_ALPHA : 1.0);
}

static void
paint_tie (cairo_t            *cr,
           const EntenteColor *color,
           double              x,
           double              y)
{
  const double dots[] = { 0.01, 4.2 };

  entente_ink_set (cr, color, 1.0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_move_to (cr, x + 5.0, y - 4.5);
  cairo_line_to (cr, x + 9.5, y);
  cairo_line_to (cr, x + 5.0, y + 4.5);
  cairo_line_to (cr, x + 0.5, y);
  cairo_close_path (cr);
  cairo_set_line_width (cr, 1.3);
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_stroke (cr);
  cairo_move_to (cr, x + 13.5, y);
  cairo_line_to (cr, x + SAMPLE_PX - 3.0, y);
  cairo_set_line_width (cr, 1.6);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0.0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

static void
paint_line (const EntenteLegendEntry *entry,
            const EntentePalette     *palette,
            cairo_t                  *cr,
            double                    x,
            double                    y)
{
  const EntentePoint points[]
      = { { x, y }, { x + SAMPLE_PX / 3.0, y }, { x + SAMPLE_PX * 2.0 / 3.0, y },
          { x + SAMPLE_PX, y } };
  EntenteLineLook look = { .notch = -1.0 };
  EntenteStroke stroke;

  look.color = get_line_color (entry, palette);
  look.dashed = entry->dashed;
  look.frayed = entry->frayed;
  look.width = entry->frayed ? ENTENTE_LINE_MIN_PX : LINE_PX;
  look.hollow = entry->hollow;
  look.head_end = entry->hollow;
  look.notch = entry->notched ? SAMPLE_PX / 2.0 : -1.0;
  entente_stroke_init (&stroke);
  entente_stroke_set (&stroke, points, G_N_ELEMENTS (points));
  if (entry->sample == ENTENTE_SAMPLE_SIGN && entry->sign != ENTENTE_SIGN_UNRATED)
    entente_line_look_add_gap (&look, SAMPLE_PX / 2.0 - SIGN_PX, SAMPLE_PX / 2.0 + SIGN_PX);
  entente_draw_line (cr, &stroke, &look);
  entente_stroke_clear (&stroke);
  if (entry->sample == ENTENTE_SAMPLE_SIGN && entry->sign != ENTENTE_SIGN_UNRATED)
    entente_draw_sign (cr, entry->sign, x + SAMPLE_PX / 2.0, y, SIGN_PX, &look.color,
                       &palette->card, FALSE);
}

/* Of each tone as many, for what counts is what belongs together. */
static EntenteSceneBundle
make_bundle (const EntenteLegendEntry *entry)
{
  EntenteSceneBundle bundle = { .n_relations = BUNDLE_COUNT };
  double width;

  for (guint i = 0; i < ENTENTE_N_SIGNS; i++)
    bundle.n_signs[i] = (entry->signs >> i) & 1u;
  width = entente_bundle_measure_plaque (&bundle);
  bundle.plaque = (EntenteBox) { -width / 2.0, -ENTENTE_PLAQUE_HEIGHT_PX / 2.0, width,
                                 ENTENTE_PLAQUE_HEIGHT_PX };
  return bundle;
}

static void
paint_bundle (const EntenteLegendEntry *entry,
              const EntentePalette     *palette,
              cairo_t                  *cr,
              double                    x,
              double                    y)
{
  EntenteSceneBundle bundle = make_bundle (entry);
  EntenteColor rim = entente_color_with_alpha (&palette->muted, ENTENTE_PLAQUE_RIM_ALPHA);
  EntenteBand bands[ENTENTE_N_SIGNS];
  guint n_bands = entente_bundle_split_by_tone (&bundle, palette, bands);

  for (guint i = 0; i < n_bands; i++)
    {
      entente_ink_set (cr, &bands[i].color, 1.0);
      cairo_rectangle (cr, x, y + (bands[i].from - 0.5) * BUNDLE_PX, SAMPLE_PX,
                       (bands[i].to - bands[i].from) * BUNDLE_PX);
      cairo_fill (cr);
    }
  cairo_save (cr);
  cairo_translate (cr, x + SAMPLE_PX / 2.0, y);
  cairo_scale (cr, PLAQUE_SCALE, PLAQUE_SCALE);
  entente_draw_plaque (cr, &bundle, palette, &palette->ground, &rim, 1.0);
  cairo_restore (cr);
}

static void
paint_box (const EntenteLegendEntry *entry,
           const EntentePalette     *palette,
           cairo_t                  *cr,
           double                    x,
           double                    y)
{
  EntenteActorColors colors = entente_palette_shade_actor (palette, entry->base);
  const EntenteSceneActor actor = {
    .shape = entry->shape,
    .outline = { -BOX_WIDTH_PX / 2.0, -ENTENTE_ACTOR_HEIGHT_PX / 2.0, BOX_WIDTH_PX,
                 ENTENTE_ACTOR_HEIGHT_PX },
    .label = { MARK_TO_LABEL_PX, 0.0, 0.0, 0.0 },
  };

  cairo_save (cr);
  cairo_translate (cr, x + SAMPLE_PX / 2.0, y);
  cairo_scale (cr, BOX_SCALE, BOX_SCALE);
  entente_draw_actor (cr, &actor, &colors, palette, 1.0, FALSE);
  cairo_restore (cr);
}

static void
paint_text (const EntenteLegendEntry *entry,
            const EntentePalette     *palette,
            cairo_t                  *cr,
            double                    x,
            double                    y)
{
  EntenteTextLine *line = entente_lettering_get_line (ENTENTE_LETTERING_LABEL, entry->text);

  entente_ink_set (cr,
                   entry->sample == ENTENTE_SAMPLE_NOTHING ? &palette->muted : &palette->ink, 1.0);
  entente_draw_text (cr, line, x,
                     y + LABEL_MIDDLE * ENTENTE_LABEL_FONT_PX
                         - entente_text_line_get_baseline (line));
  if (!entry->struck)
    return;
  cairo_move_to (cr, x, y + 0.5);
  cairo_line_to (cr, x + entry->width, y + 0.5);
  cairo_set_line_width (cr, 0.9);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_stroke (cr);
}

static void
paint_entry (const EntenteLegendEntry *entry,
             const EntentePalette     *palette,
             cairo_t                  *cr,
             double                    x,
             double                    y)
{
  EntenteColor color = get_line_color (entry, palette);

  switch (entry->sample)
    {
    case ENTENTE_SAMPLE_SIGN:
    case ENTENTE_SAMPLE_LINE:
      paint_line (entry, palette, cr, x, y);
      break;
    case ENTENTE_SAMPLE_BUNDLE:
      paint_bundle (entry, palette, cr, x, y);
      break;
    case ENTENTE_SAMPLE_TIE:
      paint_tie (cr, &color, x, y);
      break;
    case ENTENTE_SAMPLE_ACTOR:
      paint_box (entry, palette, cr, x, y);
      break;
    case ENTENTE_SAMPLE_NOTHING:
    default:
      break;
    }
  paint_text (entry, palette, cr, x + SAMPLE_PX + SAMPLE_GAP_PX, y);
}

/**
 * entente_legend_paint:
 * @columns: as measured
 *
 * Paints the card with its corner above left at 0, 0.
 */
void
entente_legend_paint (const EntenteLegend  *self,
                      const EntentePalette *palette,
                      guint                 columns,
                      cairo_t              *cr)
{
  double width;
  double height;
  double x = PADDING_PX;
  Grid grid;

  g_return_if_fail (columns > 0);

  entente_legend_measure (self, columns, &width, &height);
  if (self->entries->len == 0)
    return;
  cairo_save (cr);
  cairo_new_path (cr);
  paint_card (palette, cr, width, height);
  grid = get_grid (self, columns);
  for (guint i = 0; i < columns; i++)
    {
      guint first;
      guint n = get_column (&grid, i, &first);

      for (guint row = 0; row < n; row++)
        paint_entry (&g_array_index (self->entries, EntenteLegendEntry, first + row), palette, cr,
                     x, PADDING_PX + row * ROW_PX + ENTENTE_LABEL_HEIGHT_PX / 2.0);
      if (n > 0)
        x += get_column_width (self, first, n) + COLUMN_GAP_PX;
    }
  cairo_restore (cr);
}

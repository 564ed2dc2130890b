/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-legend.h"

#include "entente-draw-actor.h"
#include "entente-draw-line.h"
#include "entente-draw-sign.h"
#include "entente-lettering.h"

#include <glib/gi18n.h>
#include <math.h>
#include <pango/pangocairo.h>

#define PADDING_PX 14.0
#define ROW_PX 22.0
#define SAMPLE_PX 44.0
#define SAMPLE_GAP_PX 10.0
#define COLUMN_GAP_PX 26.0
#define TEXT_MAX_PX 180.0
#define CARD_RADIUS_PX 10.0
#define LINE_PX 1.8
#define SIGN_PX 5.5
#define LABEL_MIDDLE 0.33

/* Of one sort of kinds; the rest is counted in one line. */
#define MAX_KINDS 10

/* A small box of an actor: the real one at this scale. */
#define BOX_SCALE 0.58
#define BOX_WIDTH_PX 56.0
#define MARK_TO_LABEL_PX 12.5

typedef enum
{
  SAMPLE_SIGN,
  SAMPLE_LINE,
  SAMPLE_TIE,
  SAMPLE_ACTOR,
  SAMPLE_NOTHING,
} Sample;

typedef struct
{
  Sample sample;
  char *text;
  double width;
  EntenteSign sign;
  EntenteShape shape;
  guint32 base; /* 0xRRGGBB, or ENTENTE_NO_COLOR: that of unrated lines */
  guint dashed : 1;
  guint frayed : 1;
  guint hollow : 1;
  guint notched : 1;
  guint ended : 1;
  guint struck : 1;
} Entry;

struct _EntenteLegend
{
  GArray *entries;
};

/* What occurs, while relations are walked. */
typedef struct
{
  guint signs; /* bits by EntenteSign */
  guint proposed : 1;
  guint ended : 1;
  guint unsourced : 1;
  guint contradicted : 1;
  guint alleged : 1;
  guint denied : 1;
  guint regarding : 1;
  guint concerns : 1;
} Found;

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->text, g_free);
}

static void
add_entry (EntenteLegend *self,
           const char    *text,
           Entry          entry)
{
  entry.text = entente_lettering_cut (ENTENTE_LETTERING_LABEL, text, TEXT_MAX_PX, &entry.width);
  g_array_append_val (self->entries, entry);
}

static void
look_at_references (EntenteMap *map,
                    guint32     relation,
                    Found      *found)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (map, relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      if (reference.role == ENTENTE_ROLE_REGARDING)
        found->regarding = TRUE;
      else if (reference.role == ENTENTE_ROLE_CONCERNS)
        found->concerns = TRUE;
    }
}

static void
look_at_relation (EntenteMap *map,
                  guint32     slot,
                  Found      *found)
{
  const EntenteRelation *relation = entente_map_get_relation (map, slot);

  found->signs |= 1u << entente_sign_of_tone ((double) relation->tone);
  found->proposed |= relation->phase == ENTENTE_PHASE_PROPOSED;
  found->ended |= relation->phase == ENTENTE_PHASE_ENDED;
  found->unsourced |= relation->n_citations == 0;
  found->contradicted |= relation->contradicted;
  found->alleged |= relation->claim == ENTENTE_CLAIM_ALLEGED;
  found->denied |= relation->claim == ENTENTE_CLAIM_DENIED;
  if (relation->has_third && !(found->regarding && found->concerns))
    look_at_references (map, slot, found);
}

static gboolean
is_wanted (GHashTable *set,
           guint32     slot)
{
  return set == NULL || g_hash_table_contains (set, GUINT_TO_POINTER (slot));
}

static void
add_signs (EntenteLegend *self,
           guint          signs)
{
  static const struct
  {
    EntenteSign sign;
    const char *text;
  } known[] = {
    { ENTENTE_SIGN_COOPERATION, N_ ("Cooperation") },
    { ENTENTE_SIGN_CONFLICT, N_ ("Conflict") },
    { ENTENTE_SIGN_NEUTRAL, N_ ("Neutral") },
    { ENTENTE_SIGN_UNRATED, N_ ("Not rated") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if ((signs & 1u << known[i].sign) != 0)
        add_entry (self, _ (known[i].text),
                   (Entry) { .sample = SAMPLE_SIGN, .sign = known[i].sign,
                             .base = ENTENTE_NO_COLOR });
    }
}

static void
add_states (EntenteLegend *self,
            const Found   *found)
{
  const Entry line = { .sample = SAMPLE_LINE, .base = ENTENTE_NO_COLOR };
  Entry entry;

  entry = line;
  entry.dashed = TRUE;
  if (found->proposed)
    add_entry (self, _ ("Proposed"), entry);
  entry = line;
  entry.ended = TRUE;
  if (found->ended)
    add_entry (self, _ ("Ended"), entry);
  entry = line;
  entry.frayed = TRUE;
  if (found->unsourced)
    add_entry (self, _ ("Without a source"), entry);
  entry = line;
  entry.notched = TRUE;
  if (found->contradicted)
    add_entry (self, _ ("Contradicted"), entry);
  entry = line;
  entry.hollow = TRUE;
  if (found->alleged)
    add_entry (self, _ ("Alleged"), entry);
  entry.struck = TRUE;
  if (found->denied)
    add_entry (self, _ ("Denied"), entry);

  entry = line;
  entry.sample = SAMPLE_TIE;
  if (found->regarding && found->concerns)
    add_entry (self, _ ("Regarding, concerns"), entry);
  else if (found->regarding)
    add_entry (self, _ ("Regarding"), entry);
  else if (found->concerns)
    add_entry (self, _ ("Concerns"), entry);
}

typedef const EntenteKind *(*GetKind) (EntenteMap *map, guint32 index);

typedef struct
{
  double order;
  guint32 index;
} Ranked;

/* By the map's order, those without one last; else as they came. */
static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *one = a;
  const Ranked *two = b;

  if (one->order < two->order)
    return -1;
  if (one->order > two->order)
    return 1;
  return one->index < two->index ? -1 : one->index > two->index;
}

/* Indices of used kinds in their order, "no kind" left out. @uses: by index. */
static GArray *
rank_kinds (EntenteMap *map,
            GetKind     get_kind,
            GArray     *uses)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint32 i = 1; i < uses->len; i++)
    {
      double order = get_kind (map, i)->order;
      const Ranked rank = { isnan (order) ? HUGE_VAL : order, i };

      if (g_array_index (uses, guint, i) > 0)
        g_array_append_val (ranked, rank);
    }
  g_array_sort (ranked, compare_ranked);
  return ranked;
}

static void
add_kind (EntenteLegend     *self,
          EntenteMap        *map,
          EntenteRecordType  type,
          guint32            index)
{
  if (type == ENTENTE_RECORD_ACTOR)
    add_entry (self, entente_map_get_actor_kind (map, index)->label,
               (Entry) { .sample = SAMPLE_ACTOR,
                         .shape = entente_palette_get_shape (map, index),
                         .base = entente_palette_get_actor_base (map, index, ENTENTE_NO_COLOR) });
  else
    add_entry (self, entente_map_get_relation_kind (map, index)->label,
               (Entry) { .sample = SAMPLE_LINE,
                         .base = entente_palette_get_relation_base (map, index) });
}

static void
add_kinds (EntenteLegend     *self,
           EntenteMap        *map,
           EntenteRecordType  type,
           GArray            *uses)
{
  GetKind get_kind = type == ENTENTE_RECORD_ACTOR ? entente_map_get_actor_kind
                                                  : entente_map_get_relation_kind;
  g_autoptr (GArray) ranked = rank_kinds (map, get_kind, uses);
  guint shown = ranked->len > MAX_KINDS ? MAX_KINDS - 1 : ranked->len;

  for (guint i = 0; i < shown; i++)
    add_kind (self, map, type, g_array_index (ranked, Ranked, i).index);
  if (shown < ranked->len)
    {
      guint left = ranked->len - shown;
      g_autofree char *text = g_strdup_printf (
          /* Translators: the last line of a legend, how many more kinds there are */
          g_dngettext (GETTEXT_PACKAGE, "and %u more kind", "and %u more kinds", left), left);

      add_entry (self, text, (Entry) { .sample = SAMPLE_NOTHING });
    }
}

static void
count_use (GArray  *uses,
           guint32  kind)
{
  if (kind < uses->len)
    g_array_index (uses, guint, kind)++;
}

static GArray *
new_uses (guint n_kinds)
{
  GArray *uses = g_array_new (FALSE, TRUE, sizeof (guint));

  g_array_set_size (uses, n_kinds);
  return uses;
}

/**
 * entente_legend_new:
 * @only: (nullable): what of the map is drawn at all
 *
 * Finds what occurs. Its time grows with the map.
 *
 * Returns: (transfer full): a legend, possibly without entries
 */
EntenteLegend *
entente_legend_new (EntenteMap         *map,
                    const EntenteFocus *only)
{
  EntenteLegend *self = g_new0 (EntenteLegend, 1);
  g_autoptr (GArray) actor_uses = new_uses (entente_map_get_n_actor_kinds (map));
  g_autoptr (GArray) relation_uses = new_uses (entente_map_get_n_relation_kinds (map));
  GHashTable *actors = only != NULL ? only->actors : NULL;
  GHashTable *relations = only != NULL ? only->relations : NULL;
  Found found = { 0 };

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);

  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_RELATION); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_RELATION, slot))
    if (is_wanted (relations, slot))
      {
        look_at_relation (map, slot, &found);
        count_use (relation_uses, entente_map_get_relation (map, slot)->kind);
      }
  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_ACTOR); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_ACTOR, slot))
    if (is_wanted (actors, slot))
      count_use (actor_uses, entente_map_get_actor (map, slot)->kind);

  if (entente_map_get_info (map)->color_by == ENTENTE_COLOR_BY_KIND)
    add_kinds (self, map, ENTENTE_RECORD_RELATION, relation_uses);
  /* Where nothing is rated, gray needs no word. */
  if (found.signs != 1u << ENTENTE_SIGN_UNRATED)
    add_signs (self, found.signs);
  add_states (self, &found);
  add_kinds (self, map, ENTENTE_RECORD_ACTOR, actor_uses);
  return self;
}

void
entente_legend_free (EntenteLegend *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

guint
entente_legend_get_n_entries (const EntenteLegend *self)
{
  return self->entries->len;
}

const char *
entente_legend_get_text (const EntenteLegend *self,
                         guint                index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);

  return g_array_index (self->entries, Entry, index).text;
}

static guint
get_n_rows (const EntenteLegend *self,
            guint                columns)
{
  return (self->entries->len + columns - 1) / columns;
}

static double
get_column_width (const EntenteLegend *self,
                  guint                column,
                  guint                n_rows)
{
  guint first = column * n_rows;
  guint last = MIN (first + n_rows, self->entries->len);
  double width = 0.0;

  for (guint i = first; i < last; i++)
    width = MAX (width, g_array_index (self->entries, Entry, i).width);
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
  guint n_rows;

  g_return_if_fail (columns > 0);

  *width = *height = 0.0;
  if (self->entries->len == 0)
    return;
  n_rows = get_n_rows (self, columns);
  *width = 2.0 * PADDING_PX - COLUMN_GAP_PX;
  for (guint i = 0; i * n_rows < self->entries->len; i++)
    *width += get_column_width (self, i, n_rows) + COLUMN_GAP_PX;
  *width = ceil (*width);
  *height = 2.0 * PADDING_PX + n_rows * ROW_PX - (ROW_PX - ENTENTE_LABEL_HEIGHT_PX);
}

static void
set_color (cairo_t            *cr,
           const EntenteColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
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
  set_color (cr, &palette->card);
  cairo_fill_preserve (cr);
  set_color (cr, &palette->hairline);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
}

static EntenteColor
get_line_color (const Entry          *entry,
                const EntentePalette *palette)
{
  EntenteColor color;

  if (entry->sample == SAMPLE_SIGN)
    return palette->tones[entry->sign];
  color = entry->base == ENTENTE_NO_COLOR ? palette->muted
                                          : entente_palette_shade_line (palette, entry->base);
  return entente_color_with_alpha (&color, entry->ended ? 0.45 : 1.0);
}

static void
paint_tie (cairo_t            *cr,
           const EntenteColor *color,
           double              x,
           double              y)
{
  const double dots[] = { 0.0, 4.2 };

  set_color (cr, color);
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
paint_line (const Entry          *entry,
            const EntentePalette *palette,
            cairo_t              *cr,
            double                x,
            double                y)
{
  const EntentePoint points[]
      = { { x, y }, { x + SAMPLE_PX / 3.0, y }, { x + SAMPLE_PX * 2.0 / 3.0, y },
          { x + SAMPLE_PX, y } };
  EntenteLineLook look = { .notch = -1.0, .width = LINE_PX };
  EntenteStroke stroke;

  look.color = get_line_color (entry, palette);
  look.dashed = entry->dashed;
  look.frayed = entry->frayed;
  look.hollow = entry->hollow;
  look.head_end = entry->hollow;
  look.notch = entry->notched ? SAMPLE_PX / 2.0 : -1.0;
  entente_stroke_init (&stroke);
  entente_stroke_set (&stroke, points, G_N_ELEMENTS (points));
  if (entry->sample == SAMPLE_SIGN && entry->sign != ENTENTE_SIGN_UNRATED)
    entente_line_look_add_gap (&look, SAMPLE_PX / 2.0 - SIGN_PX, SAMPLE_PX / 2.0 + SIGN_PX);
  entente_draw_line (cr, &stroke, &look);
  entente_stroke_clear (&stroke);
  if (entry->sample == SAMPLE_SIGN && entry->sign != ENTENTE_SIGN_UNRATED)
    entente_draw_sign (cr, entry->sign, x + SAMPLE_PX / 2.0, y, SIGN_PX, &look.color,
                       &palette->card, FALSE);
}

static void
paint_box (const Entry          *entry,
           const EntentePalette *palette,
           cairo_t              *cr,
           double                x,
           double                y)
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
  entente_draw_actor (cr, &actor, &colors, palette, 1.0);
  cairo_restore (cr);
}

static void
paint_text (const Entry          *entry,
            const EntentePalette *palette,
            cairo_t              *cr,
            double                x,
            double                y)
{
  PangoLayout *layout = entente_lettering_get_layout (ENTENTE_LETTERING_LABEL, entry->text);

  set_color (cr, entry->sample == SAMPLE_NOTHING ? &palette->muted : &palette->ink);
  cairo_move_to (cr, x,
                 y + LABEL_MIDDLE * ENTENTE_LABEL_FONT_PX
                     - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  if (!entry->struck)
    return;
  cairo_move_to (cr, x, y + 0.5);
  cairo_line_to (cr, x + entry->width, y + 0.5);
  cairo_set_line_width (cr, 0.9);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_stroke (cr);
}

static void
paint_entry (const Entry          *entry,
             const EntentePalette *palette,
             cairo_t              *cr,
             double                x,
             double                y)
{
  EntenteColor color = get_line_color (entry, palette);

  switch (entry->sample)
    {
    case SAMPLE_SIGN:
    case SAMPLE_LINE:
      paint_line (entry, palette, cr, x, y);
      break;
    case SAMPLE_TIE:
      paint_tie (cr, &color, x, y);
      break;
    case SAMPLE_ACTOR:
      paint_box (entry, palette, cr, x, y);
      break;
    case SAMPLE_NOTHING:
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
  guint n_rows;

  g_return_if_fail (columns > 0);

  entente_legend_measure (self, columns, &width, &height);
  if (self->entries->len == 0)
    return;
  cairo_save (cr);
  paint_card (palette, cr, width, height);
  n_rows = get_n_rows (self, columns);
  for (guint i = 0; i < self->entries->len; i++)
    {
      if (i > 0 && i % n_rows == 0)
        x += get_column_width (self, i / n_rows - 1, n_rows) + COLUMN_GAP_PX;
      paint_entry (&g_array_index (self->entries, Entry, i), palette, cr, x,
                   PADDING_PX + (i % n_rows) * ROW_PX + ENTENTE_LABEL_HEIGHT_PX / 2.0);
    }
  cairo_restore (cr);
}

/**
 * entente_painter_measure_legend:
 * @columns: 1 at least
 * @width: (out): pixels at scale 1; 0 where there is nothing to explain
 * @height: (out): likewise
 *
 * Measures the legend of what occurs in a map.
 */
void
entente_painter_measure_legend (EntenteMap *map,
                                guint       columns,
                                double     *width,
                                double     *height)
{
  g_autoptr (EntenteLegend) legend = entente_legend_new (map, NULL);

  entente_legend_measure (legend, columns, width, height);
}

/**
 * entente_painter_paint_legend:
 * @columns: as measured
 *
 * Paints the legend of what occurs in a map, its corner above left at 0, 0.
 */
void
entente_painter_paint_legend (EntenteMap           *map,
                              const EntentePalette *palette,
                              guint                 columns,
                              cairo_t              *cr)
{
  g_autoptr (EntenteLegend) legend = entente_legend_new (map, NULL);

  entente_legend_paint (legend, palette, columns, cr);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-legend-private.h"

#include "entente-lettering.h"
#include "entente-lit.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define TEXT_MAX_PX 180.0

/* Of one sort of kinds; the rest is counted in one line. */
#define MAX_KINDS 10

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
  EntenteLegendEntry *entry = data;

  g_clear_pointer (&entry->text, g_free);
}

static void
add_entry (EntenteLegend     *self,
           const char        *text,
           EntenteLegendEntry entry)
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
is_wanted (EntenteSlotSet *set,
           guint32         slot)
{
  return set == NULL || entente_slot_set_contains (set, slot);
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
                   (EntenteLegendEntry) { .sample = ENTENTE_SAMPLE_SIGN,
                                          .sign = known[i].sign,
                                          .base = ENTENTE_NO_COLOR });
    }
}

static void
add_states (EntenteLegend *self,
            const Found   *found)
{
  const EntenteLegendEntry line = { .sample = ENTENTE_SAMPLE_LINE, .base = ENTENTE_NO_COLOR };
  EntenteLegendEntry entry;

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
  entry.sample = ENTENTE_SAMPLE_TIE;
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

/* The words for kinds everybody has, where the map gives none. */
static const char *
get_actor_label (const EntenteKind *kind)
{
  static const struct
  {
    const char *key, *label;
  } known[] = {
    { "state", N_ ("State") },
    { "person", N_ ("Person") },
    { "organization", N_ ("Organization") },
    { "institution", N_ ("Institution") },
    { "media", N_ ("Media") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].key, kind->label) == 0)
      return _ (known[i].label);
  return kind->label;
}

static void
add_actor_kind (EntenteLegend *self,
                EntenteMap    *map,
                guint32        index)
{
  const EntenteLegendEntry entry = {
    .sample = ENTENTE_SAMPLE_ACTOR,
    .shape = entente_palette_get_shape (map, index),
    .base = entente_palette_get_actor_base (map, index, ENTENTE_NO_COLOR),
  };

  add_entry (self, get_actor_label (entente_map_get_actor_kind (map, index)), entry);
}

static void
add_relation_kind (EntenteLegend *self,
                   EntenteMap    *map,
                   guint32        index)
{
  const EntenteLegendEntry entry = {
    .sample = ENTENTE_SAMPLE_LINE,
    .base = entente_palette_get_relation_base (map, index),
  };

  add_entry (self, entente_map_get_relation_kind (map, index)->label, entry);
}

static void
add_kinds (EntenteLegend    *self,
           EntenteMap       *map,
           EntenteRecordType type,
           GArray           *uses)
{
  GetKind get_kind = type == ENTENTE_RECORD_ACTOR ? entente_map_get_actor_kind
                                                  : entente_map_get_relation_kind;
  g_autoptr (GArray) ranked = rank_kinds (map, get_kind, uses);
  guint shown = ranked->len > MAX_KINDS ? MAX_KINDS - 1 : ranked->len;

  for (guint i = 0; i < shown; i++)
    {
      if (type == ENTENTE_RECORD_ACTOR)
        add_actor_kind (self, map, g_array_index (ranked, Ranked, i).index);
      else
        add_relation_kind (self, map, g_array_index (ranked, Ranked, i).index);
    }
  if (shown < ranked->len)
    {
      guint left = ranked->len - shown;
      g_autofree char *text = g_strdup_printf (
          /* Translators: the last line of a legend, how many more kinds there are */
          g_dngettext (GETTEXT_PACKAGE, "and %u more kind", "and %u more kinds", left), left);

      add_entry (self, text, (EntenteLegendEntry) { .sample = ENTENTE_SAMPLE_NOTHING });
    }
}

static void
count_use (GArray *uses,
           guint32 kind)
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

/* Whether any bundle is drawn whole. */
static gboolean
has_bundles (EntenteScene       *scene,
             const EntenteFocus *only)
{
  g_autoptr (EntenteLit) lit = NULL;

  if (scene == NULL || !entente_scene_has_bundles (scene))
    return FALSE;
  if (only == NULL)
    return TRUE;
  lit = entente_lit_new (scene, only);
  return entente_slot_set_get_n (lit->whole) > 0;
}

/**
 * entente_legend_new:
 * @scene: (nullable): how the map is drawn, where that is known
 * @only: (nullable): what of the map is drawn at all
 *
 * Finds what occurs. Its time grows with the map.
 *
 * Returns: (transfer full): a legend, possibly without entries
 */
EntenteLegend *
entente_legend_new (EntenteMap         *map,
                    EntenteScene       *scene,
                    const EntenteFocus *only)
{
  EntenteLegend *self = g_new0 (EntenteLegend, 1);
  g_autoptr (GArray) actor_uses = new_uses (entente_map_get_n_actor_kinds (map));
  g_autoptr (GArray) relation_uses = new_uses (entente_map_get_n_relation_kinds (map));
  EntenteSlotSet *actors = only != NULL ? only->actors : NULL;
  EntenteSlotSet *relations = only != NULL ? only->relations : NULL;
  Found found = { 0 };

  self->entries = g_array_new (FALSE, FALSE, sizeof (EntenteLegendEntry));
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
  if (has_bundles (scene, only))
    add_entry (self, _ ("Many relations, by tone"),
               (EntenteLegendEntry) { .sample = ENTENTE_SAMPLE_BUNDLE,
                                      .signs = found.signs,
                                      .base = ENTENTE_NO_COLOR });
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

  return g_array_index (self->entries, EntenteLegendEntry, index).text;
}

/**
 * entente_painter_measure_legend:
 * @scene: (nullable): how the map is drawn, where that is known
 * @columns: 1 at least
 * @width: (out): pixels at scale 1; 0 where there is nothing to explain, or the map wants no legend
 * @height: (out): likewise
 *
 * Measures the legend of what occurs in a map.
 */
void
entente_painter_measure_legend (EntenteMap   *map,
                                EntenteScene *scene,
                                guint         columns,
                                double       *width,
                                double       *height)
{
  g_autoptr (EntenteLegend) legend = NULL;

  *width = 0.0;
  *height = 0.0;
  if (!entente_map_get_info (map)->legend)
    return;
  legend = entente_legend_new (map, scene, NULL);
  entente_legend_measure (legend, columns, width, height);
}

/**
 * entente_painter_paint_legend:
 * @scene: as measured
 * @columns: as measured
 *
 * Paints the legend of what occurs in a map, its corner above left at 0, 0.
 */
void
entente_painter_paint_legend (EntenteMap           *map,
                              EntenteScene         *scene,
                              const EntentePalette *palette,
                              guint                 columns,
                              cairo_t              *cr)
{
  g_autoptr (EntenteLegend) legend = entente_legend_new (map, scene, NULL);

  entente_legend_paint (legend, palette, columns, cr);
}

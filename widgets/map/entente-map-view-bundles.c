/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-view-private.h"

#include "entente-bundle.h"
#include "entente-lit.h"
#include "entente-walk.h"

#include <glib/gi18n.h>

/* Many parallel relations are one thing to point at, to select and to walk to, until their bundle is opened.
 * Which is open belongs to this view: no file and no step of the history knows of it. */

/* Borrowed until focus or scene are others. */
static EntenteSlotSet *
get_singles (EntenteMapView *self)
{
  if (self->focus == NULL || self->scene == NULL)
    return NULL;
  if (self->singles == NULL)
    self->singles = entente_lit_find_singles (self->scene, entente_focus_set_get (self->focus));
  return self->singles;
}

EntenteSight
entente_map_view_get_sight (EntenteMapView *self)
{
  return (EntenteSight){ self->viewport.zoom, self->opened, get_singles (self) };
}

void
entente_map_view_forget_singles (EntenteMapView *self)
{
  g_clear_pointer (&self->singles, entente_slot_set_unref);
}

static gboolean
is_closed (EntenteMapView             *self,
           const EntenteSceneRelation *relation)
{
  EntenteSight sight = entente_map_view_get_sight (self);

  return entente_bundle_get_openness (relation, &sight) < 0.5;
}

static void
set_opened (EntenteMapView *self,
            EntentePair     pair)
{
  if (entente_pair_equal (self->opened, pair))
    return;
  self->opened = pair;
  entente_map_view_queue (self);
}

/* Of a relation that is drawn in a bundle, in the scene as it is; else no pair. */
static EntentePair
get_pair (EntenteMapView *self,
          EntenteItem     item)
{
  const EntenteSceneRelation *relation;

  if (self->scene == NULL || item.type != ENTENTE_RECORD_RELATION)
    return ENTENTE_NO_PAIR;
  relation = entente_scene_find_relation (self->scene, item.slot);
  if (relation == NULL || !(relation->lane_gap > 0.0f))
    return ENTENTE_NO_PAIR;
  return entente_pair_of (relation->source, relation->target);
}

static gboolean
is_none (EntentePair pair)
{
  return pair.low == ENTENTE_NO_SLOT;
}

/* (transfer full) (element-type EntenteItem): the relations of a pair's bundle; looked for at the end
 * that has fewer. Whoever leads comes first. */
static GArray *
list_items (EntenteMapView *self,
            EntentePair     pair)
{
  EntenteMap *map = entente_map_view_get_map (self);
  guint n_low = entente_map_get_n_mentions (map, ENTENTE_RECORD_ACTOR, pair.low);
  guint n_high = entente_map_get_n_mentions (map, ENTENTE_RECORD_ACTOR, pair.high);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, n_low <= n_high ? pair.low : pair.high,
                             &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      const EntenteSceneRelation *relation
          = entente_scene_find_relation (self->scene, reference.relation);
      EntenteItem item = ENTENTE_RELATION_ITEM (reference.relation);

      if (reference.role != ENTENTE_ROLE_SOURCE
          && (reference.role != ENTENTE_ROLE_TARGET || pair.low == pair.high))
        continue;
      if (relation == NULL || !(relation->lane_gap > 0.0f)
          || !entente_pair_equal (entente_pair_of (relation->source, relation->target), pair))
        continue;
      if (relation->leads)
        g_array_prepend_val (items, item);
      else
        g_array_append_val (items, item);
    }
  return items;
}

static GArray *
list_bundle (EntenteMapView *self,
             guint32         leader)
{
  return list_items (self, get_pair (self, ENTENTE_RELATION_ITEM (leader)));
}

/* Selects its relations. Returns who leads it. */
static EntenteItem
select_pair (EntenteMapView *self,
             EntentePair     pair)
{
  g_autoptr (GArray) items = list_items (self, pair);

  entente_session_select_many (self->session, (const EntenteItem *) (gpointer) items->data,
                               items->len);
  return g_array_index (items, EntenteItem, 0);
}

GArray *
entente_map_view_dup_hovered (EntenteMapView *self)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  EntenteItem hovered = entente_session_get_hovered (self->session);

  if (!entente_item_is_nothing (hovered))
    {
      g_array_append_val (items, hovered);
      return items;
    }
  if (self->hovered_bundle == ENTENTE_NO_SLOT
      || entente_scene_find_bundle (self->scene, self->hovered_bundle) == NULL)
    return items;
  g_array_unref (items);
  return list_bundle (self, self->hovered_bundle);
}

void
entente_map_view_hover_bundle (EntenteMapView *self,
                               guint32         leader)
{
  if (self->hovered_bundle == leader)
    return;
  self->hovered_bundle = leader;
  entente_map_view_queue_focus (self);
  entente_map_view_follow_hover (self);
}

/* The bundle whose relations are all that is selected; its leader, or ENTENTE_NO_SLOT. */
static guint32
find_selected (EntenteMapView *self)
{
  const EntenteSceneBundle *bundle = NULL;
  const EntenteItem *items;
  EntentePair pair;
  guint n_items;

  if (self->session == NULL)
    return ENTENTE_NO_SLOT;
  pair = get_pair (self, entente_session_get_current (self->session));
  if (is_none (pair))
    return ENTENTE_NO_SLOT;
  items = entente_session_get_selection (self->session, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      if (!entente_pair_equal (get_pair (self, items[i]), pair))
        return ENTENTE_NO_SLOT;
      if (bundle == NULL)
        bundle = entente_scene_find_bundle (self->scene, items[i].slot);
    }
  if (bundle == NULL || bundle->n_relations != n_items)
    return ENTENTE_NO_SLOT;
  return bundle->relation;
}

/* Adds them to the selection, or takes them away where all are selected. */
static void
toggle_selected (EntenteMapView *self,
                 guint32         leader)
{
  g_autoptr (GArray) items = list_bundle (self, leader);
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  EntentePair pair = get_pair (self, ENTENTE_RELATION_ITEM (leader));
  const EntenteItem *selected;
  guint n_selected;

  selected = entente_session_get_selection (self->session, &n_selected);
  for (guint i = 0; i < n_selected; i++)
    if (!entente_pair_equal (pair, get_pair (self, selected[i])))
      g_array_append_val (rest, selected[i]);
  if (n_selected - rest->len == items->len)
    entente_session_select_many (self->session, (const EntenteItem *) (gpointer) rest->data,
                                 rest->len);
  else
    entente_session_add_many (self->session, (const EntenteItem *) (gpointer) items->data,
                              items->len);
}

/**
 * entente_map_view_click_bundle:
 * @leader: who leads it
 *
 * The first click selects all of a bundle and opens it; further ones close it and open it again.
 */
void
entente_map_view_click_bundle (EntenteMapView *self,
                               guint32         leader,
                               gboolean        adds)
{
  EntentePair pair = get_pair (self, ENTENTE_RELATION_ITEM (leader));

  if (adds)
    {
      toggle_selected (self, leader);
      return;
    }
  if (find_selected (self) == leader)
    {
      entente_map_view_toggle_bundle (self);
      return;
    }
  select_pair (self, pair);
  set_opened (self, pair);
}

/**
 * entente_map_view_toggle_bundle:
 *
 * Opens the bundle that is selected, or closes it.
 *
 * Returns: whether one is
 */
gboolean
entente_map_view_toggle_bundle (EntenteMapView *self)
{
  guint32 leader = entente_map_view_ensure_scene (self) != NULL ? find_selected (self)
                                                                : ENTENTE_NO_SLOT;
  EntentePair pair;

  if (leader == ENTENTE_NO_SLOT)
    return FALSE;
  pair = get_pair (self, ENTENTE_RELATION_ITEM (leader));
  set_opened (self, entente_pair_equal (pair, self->opened) ? ENTENTE_NO_PAIR : pair);
  return TRUE;
}

gboolean
entente_map_view_close_bundle (EntenteMapView *self)
{
  gboolean was_open;

  if (is_none (self->opened) || entente_map_view_ensure_scene (self) == NULL)
    return FALSE;
  was_open = entente_pair_equal (
      get_pair (self, entente_session_get_current (self->session)), self->opened);
  set_opened (self, ENTENTE_NO_PAIR);
  return was_open;
}

/**
 * entente_map_view_follow_bundles:
 *
 * After another selection: a line that is selected alone is to be seen, so that its bundle opens; one
 * that was opened closes when none of it is selected any more.
 */
void
entente_map_view_follow_bundles (EntenteMapView *self)
{
  EntenteItem current = entente_session_get_current (self->session);
  const EntenteRelation *relation;
  guint n_selected;
  EntentePair pair;

  if (current.type != ENTENTE_RECORD_RELATION)
    {
      set_opened (self, ENTENTE_NO_PAIR);
      return;
    }
  /* By the map, as it may not be drawn yet. */
  relation = entente_map_get_relation (entente_map_view_get_map (self), current.slot);
  pair = entente_pair_of (relation->source, relation->target);
  entente_session_get_selection (self->session, &n_selected);
  if (n_selected == 1)
    set_opened (self, pair);
  else if (!entente_pair_equal (pair, self->opened))
    set_opened (self, ENTENTE_NO_PAIR);
}

/**
 * entente_map_view_walk_to:
 * @relation: the next on a walk
 *
 * Goes to a relation, or to the closed bundle that it is in.
 */
void
entente_map_view_walk_to (EntenteMapView *self,
                          guint32         relation)
{
  EntenteScene *scene = entente_map_view_ensure_scene (self);
  const EntenteSceneRelation *drawn = entente_scene_find_relation (scene, relation);

  if (drawn == NULL || !is_closed (self, drawn))
    {
      entente_session_go_to (self->session, ENTENTE_RELATION_ITEM (relation));
      return;
    }
  entente_map_view_reveal (self,
                           select_pair (self, entente_pair_of (drawn->source, drawn->target)));
}

/**
 * entente_map_view_dup_passed:
 *
 * Returns: (transfer full) (nullable) (element-type guint32): slots of the relations that a walk has been to
 *   with the closed bundle that is selected
 */
GHashTable *
entente_map_view_dup_passed (EntenteMapView *self)
{
  guint32 leader = find_selected (self);
  const EntenteItem *items;
  GHashTable *passed;
  guint n_items;

  if (leader == ENTENTE_NO_SLOT
      || entente_pair_equal (get_pair (self, ENTENTE_RELATION_ITEM (leader)), self->opened))
    return NULL;
  passed = g_hash_table_new (NULL, NULL);
  items = entente_session_get_selection (self->session, &n_items);
  for (guint i = 0; i < n_items; i++)
    g_hash_table_add (passed, GUINT_TO_POINTER (items[i].slot));
  return passed;
}

/* (transfer full) */
static char *
say_sign (EntenteSign sign,
          guint       n)
{
  switch (sign)
    {
    case ENTENTE_SIGN_COOPERATION:
      /* Translators: one part of a sum, as those that follow: “42 relations: 20 of cooperation, 22 neutral”. */
      return g_strdup_printf (_("%u of cooperation"), n);
    case ENTENTE_SIGN_CONFLICT:
      return g_strdup_printf (_("%u of conflict"), n);
    case ENTENTE_SIGN_NEUTRAL:
      return g_strdup_printf (_("%u neutral"), n);
    case ENTENTE_SIGN_MIXED:
      return g_strdup_printf (_("%u mixed"), n);
    case ENTENTE_SIGN_UNRATED:
    default:
      return g_strdup_printf (_("%u not rated"), n);
    }
}

static void
append_signs (GString                  *words,
              const EntenteSceneBundle *bundle)
{
  static const EntenteSign order[]
      = { ENTENTE_SIGN_COOPERATION, ENTENTE_SIGN_CONFLICT, ENTENTE_SIGN_MIXED,
          ENTENTE_SIGN_NEUTRAL, ENTENTE_SIGN_UNRATED };
  const char *between = ": ";

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = bundle->n_signs[order[i]];
      g_autofree char *said = NULL;

      if (n == 0)
        continue;
      g_string_append (words, between);
      said = say_sign (order[i], n);
      g_string_append (words, said);
      between = ", ";
    }
}

/**
 * entente_map_view_dup_bundle_words:
 * @leader: who leads it
 *
 * Returns: (transfer full) (nullable): such as “42 relations between A and B: 20 of cooperation, 22 neutral”
 */
char *
entente_map_view_dup_bundle_words (EntenteMapView *self,
                                   guint32         leader)
{
  EntenteMap *map = entente_map_view_get_map (self);
  const EntenteSceneBundle *bundle
      = leader != ENTENTE_NO_SLOT ? entente_scene_find_bundle (self->scene, leader) : NULL;
  const EntenteSceneRelation *relation;
  GString *words;

  if (bundle == NULL)
    return NULL;
  relation = entente_scene_find_relation (self->scene, leader);
  words = g_string_new (NULL);
  if (relation->source == relation->target)
    g_string_append_printf (words,
                            ngettext ("%u relation of %s to itself", "%u relations of %s to itself",
                                      bundle->n_relations),
                            bundle->n_relations,
                            entente_map_get_actor_name (map, relation->source));
  else
    g_string_append_printf (words,
                            ngettext ("%u relation between %s and %s",
                                      "%u relations between %s and %s", bundle->n_relations),
                            bundle->n_relations,
                            entente_map_get_actor_name (map, relation->source),
                            entente_map_get_actor_name (map, relation->target));
  append_signs (words, bundle);
  return g_string_free (words, FALSE);
}

char *
entente_map_view_describe_bundle (EntenteMapView *self)
{
  return entente_map_view_dup_bundle_words (self, find_selected (self));
}

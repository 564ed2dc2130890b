/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Entente"

#include "entente-focus-set.h"

#include "entente-step-items.h"

#define HOVER_STEPS 1

struct _EntenteFocusSet
{
  gatomicrefcount count;
  EntenteFocus focus;
};

/* Actors reached in the step that is being taken; each stands in here once for all steps. */
typedef struct
{
  EntenteMap *map;
  EntenteFocus *focus;
  GArray *reached;     /* of guint32 */
  GHashTable *entered; /* the same as a set */
} Walk;

static void
reach (Walk    *walk,
       guint32  actor)
{
  g_hash_table_add (walk->focus->actors, GUINT_TO_POINTER (actor));
  if (g_hash_table_add (walk->entered, GUINT_TO_POINTER (actor)))
    g_array_append_val (walk->reached, actor);
}

/* Lights a relation with all actors it names, and the relations it is about with theirs. */
static void
light_relation (Walk     *walk,
                guint32   relation,
                gboolean  follow)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  g_hash_table_add (walk->focus->relations, GUINT_TO_POINTER (relation));
  entente_map_iter_relation (walk->map, relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      EntenteRecordType type = entente_role_get_record_type (reference.role);

      if (type == ENTENTE_RECORD_ACTOR)
        reach (walk, reference.other);
      else if (type == ENTENTE_RECORD_RELATION && follow)
        light_relation (walk, reference.other, FALSE);
    }
}

static void
light_relations_of (Walk              *walk,
                    EntenteRecordType  type,
                    guint32            slot)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (walk->map, type, slot, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    light_relation (walk, reference.relation, FALSE);
}

/* Lights what a step of the story names, with the ends of its relations. */
static void
light_step (Walk    *walk,
            guint32  step)
{
  g_autoptr (GArray) items = entente_step_dup_items (walk->map, step);

  for (guint i = 0; i < items->len; i++)
    {
      EntenteItem item = g_array_index (items, EntenteItem, i);

      if (item.type == ENTENTE_RECORD_ACTOR)
        reach (walk, item.slot);
      else
        light_relation (walk, item.slot, FALSE);
    }
}

/* Lights the item itself; the actors it reaches are where the next step starts. Returns how many
 * steps that took. */
static guint
light_item (Walk        *walk,
            EntenteItem  item)
{
  switch (item.type)
    {
    case ENTENTE_RECORD_ACTOR:
      reach (walk, item.slot);
      return 0;
    case ENTENTE_RECORD_RELATION:
      light_relation (walk, item.slot, TRUE);
      return 1;
    case ENTENTE_RECORD_ARTICLE:
      light_relations_of (walk, ENTENTE_RECORD_ARTICLE, item.slot);
      return 1;
    case ENTENTE_RECORD_STEP:
      light_step (walk, item.slot);
      return G_MAXUINT;
    case ENTENTE_RECORD_DOCUMENT:
    default:
      return G_MAXUINT;
    }
}

static void
light_around (EntenteMap   *map,
              EntenteFocus *focus,
              EntenteItem   item,
              guint         steps)
{
  g_autoptr (GArray) reached = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GHashTable) entered = g_hash_table_new (NULL, NULL);
  Walk walk = { map, focus, reached, entered };
  guint first = 0;

  if (!entente_item_is_alive (item, map))
    return;
  for (guint step = light_item (&walk, item); step < steps; step++)
    {
      guint end = reached->len;

      for (; first < end; first++)
        light_relations_of (&walk, ENTENTE_RECORD_ACTOR, g_array_index (reached, guint32, first));
    }
}

static void
mark_selected (EntenteFocus *focus,
               EntenteItem   item)
{
  if (item.type == ENTENTE_RECORD_ACTOR)
    g_hash_table_add (focus->selected_actors, GUINT_TO_POINTER (item.slot));
  else if (item.type == ENTENTE_RECORD_RELATION)
    g_hash_table_add (focus->selected_relations, GUINT_TO_POINTER (item.slot));
}

/* A whole article may light all of the map: what is pointed at meanwhile would not be seen in it. */
static gboolean
gives_way (EntenteMap        *map,
           EntenteItem        item,
           const EntenteItem *hovered,
           guint              n_hovered)
{
  return item.type == ENTENTE_RECORD_ARTICLE && n_hovered > 0
         && entente_item_is_alive (hovered[0], map);
}

EntenteFocusSet *
entente_focus_set_new (EntenteMap        *map,
                       const EntenteItem *selected,
                       guint              n_selected,
                       const EntenteItem *hovered,
                       guint              n_hovered,
                       guint              steps)
{
  g_autoptr (EntenteFocusSet) self = g_new0 (EntenteFocusSet, 1);
  EntenteFocus *focus = &self->focus;

  g_atomic_ref_count_init (&self->count);
  focus->actors = g_hash_table_new (NULL, NULL);
  focus->relations = g_hash_table_new (NULL, NULL);
  focus->selected_actors = g_hash_table_new (NULL, NULL);
  focus->selected_relations = g_hash_table_new (NULL, NULL);
  focus->pointed_actors = g_hash_table_new (NULL, NULL);
  focus->level = 1.0;
  focus->only = TRUE;

  for (guint i = 0; i < n_selected; i++)
    {
      if (!gives_way (map, selected[i], hovered, n_hovered))
        light_around (map, focus, selected[i], steps);
      mark_selected (focus, selected[i]);
    }
  for (guint i = 0; i < n_hovered; i++)
    {
      light_around (map, focus, hovered[i], HOVER_STEPS);
      if (hovered[i].type == ENTENTE_RECORD_ACTOR)
        g_hash_table_add (focus->pointed_actors, GUINT_TO_POINTER (hovered[i].slot));
    }

  if (entente_focus_set_get_n_lit (self) == 0)
    return NULL;
  return g_steal_pointer (&self);
}

EntenteFocusSet *
entente_focus_set_ref (EntenteFocusSet *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
entente_focus_set_unref (EntenteFocusSet *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_hash_table_unref (self->focus.actors);
  g_hash_table_unref (self->focus.relations);
  g_hash_table_unref (self->focus.selected_actors);
  g_hash_table_unref (self->focus.selected_relations);
  g_hash_table_unref (self->focus.pointed_actors);
  g_free (self);
}

const EntenteFocus *
entente_focus_set_get (EntenteFocusSet *self)
{
  return &self->focus;
}

guint
entente_focus_set_get_n_lit (EntenteFocusSet *self)
{
  return g_hash_table_size (self->focus.actors) + g_hash_table_size (self->focus.relations);
}

static gboolean
is_same_set (GHashTable *a,
             GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (!g_hash_table_contains (b, key))
        return FALSE;
    }
  return TRUE;
}

gboolean
entente_focus_set_equal (EntenteFocusSet *self,
                         EntenteFocusSet *other)
{
  if (self == NULL || other == NULL)
    return self == other;
  return is_same_set (self->focus.actors, other->focus.actors)
         && is_same_set (self->focus.relations, other->focus.relations)
         && is_same_set (self->focus.selected_actors, other->focus.selected_actors)
         && is_same_set (self->focus.selected_relations, other->focus.selected_relations)
         && is_same_set (self->focus.pointed_actors, other->focus.pointed_actors);
}

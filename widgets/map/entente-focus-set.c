/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-focus-set.h"

#include "entente-step-items.h"

#define HOVER_STEPS 1

struct _EntenteFocusSet
{
  gatomicrefcount count;
  EntenteFocus focus;
};

/* A walk from all that is selected, or hovered, at once: each actor is entered once, at the fewest steps
 * from any of them. */
typedef struct
{
  EntenteMap *map;
  EntenteFocus *focus;
  GArray *reached; /* of guint32: the actors lit, in the order of their steps */
  gboolean no_articles;
} Walk;

static void
reach (Walk    *walk,
       guint32  actor)
{
  if (entente_slot_set_add (walk->focus->actors, actor))
    g_array_append_val (walk->reached, actor);
}

/* Lights a relation with all actors it names, and the relations it is about with theirs. What is lit
 * already has its actors lit too. */
static void
light_relation (Walk     *walk,
                guint32   relation,
                gboolean  follow)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  if (!entente_slot_set_add (walk->focus->relations, relation) && !follow)
    return;
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

/* How many steps lie between an item and the actors that it lights itself; G_MAXUINT: no step leads
 * on from there. */
static guint
get_first_step (EntenteItem item)
{
  switch (item.type)
    {
    case ENTENTE_RECORD_ACTOR:
      return 0;
    case ENTENTE_RECORD_RELATION:
    case ENTENTE_RECORD_ARTICLE:
      return 1;
    case ENTENTE_RECORD_STEP:
    case ENTENTE_RECORD_DOCUMENT:
    default:
      return G_MAXUINT;
    }
}

static void
light_item (Walk        *walk,
            EntenteItem  item)
{
  switch (item.type)
    {
    case ENTENTE_RECORD_ACTOR:
      reach (walk, item.slot);
      break;
    case ENTENTE_RECORD_RELATION:
      light_relation (walk, item.slot, TRUE);
      break;
    case ENTENTE_RECORD_ARTICLE:
      light_relations_of (walk, ENTENTE_RECORD_ARTICLE, item.slot);
      break;
    case ENTENTE_RECORD_STEP:
      light_step (walk, item.slot);
      break;
    case ENTENTE_RECORD_DOCUMENT:
    default:
      break;
    }
}

static gboolean
is_walked (Walk        *walk,
           EntenteItem  item,
           guint        first_step)
{
  return get_first_step (item) == first_step
         && !(walk->no_articles && item.type == ENTENTE_RECORD_ARTICLE)
         && entente_item_is_alive (item, walk->map);
}

static void
light_items (Walk              *walk,
             const EntenteItem *items,
             guint              n_items,
             guint              first_step)
{
  for (guint i = 0; i < n_items; i++)
    {
      if (is_walked (walk, items[i], first_step))
        light_item (walk, items[i]);
    }
}

/* One step on, from the actors reached since @first. Returns where the next step begins. */
static guint
take_step (Walk  *walk,
           guint  first)
{
  guint end = walk->reached->len;

  for (; first < end; first++)
    light_relations_of (walk, ENTENTE_RECORD_ACTOR, g_array_index (walk->reached, guint32, first));
  return end;
}

static void
mark_selected (EntenteFocus *focus,
               EntenteItem   item)
{
  if (item.type == ENTENTE_RECORD_ACTOR)
    entente_slot_set_add (focus->selected_actors, item.slot);
  else if (item.type == ENTENTE_RECORD_RELATION)
    entente_slot_set_add (focus->selected_relations, item.slot);
}

/* Lights the items and all within @steps of any of them. */
static void
light_around (EntenteMap        *map,
              EntenteFocus      *focus,
              const EntenteItem *items,
              guint              n_items,
              guint              steps,
              gboolean           no_articles)
{
  g_autoptr (GArray) reached = g_array_new (FALSE, FALSE, sizeof (guint32));
  Walk walk = { map, focus, reached, no_articles };
  guint first = 0;

  light_items (&walk, items, n_items, 0);
  if (steps > 0)
    first = take_step (&walk, first);
  light_items (&walk, items, n_items, 1);
  for (guint step = 1; step < steps; step++)
    first = take_step (&walk, first);
  light_items (&walk, items, n_items, G_MAXUINT);
}

static EntenteFocusSet *
new_empty (void)
{
  EntenteFocusSet *self = g_new0 (EntenteFocusSet, 1);
  EntenteFocus *focus = &self->focus;

  g_atomic_ref_count_init (&self->count);
  focus->actors = entente_slot_set_new ();
  focus->relations = entente_slot_set_new ();
  focus->selected_actors = entente_slot_set_new ();
  focus->selected_relations = entente_slot_set_new ();
  focus->pointed_actors = entente_slot_set_new ();
  focus->level = 1.0;
  focus->only = TRUE;
  return self;
}

static void
replace_set (EntenteSlotSet **set,
             EntenteSlotSet  *by)
{
  entente_slot_set_ref (by);
  entente_slot_set_unref (*set);
  *set = by;
}

static gboolean
is_all_selected (EntenteMap   *map,
                 EntenteFocus *focus)
{
  return entente_slot_set_get_n (focus->selected_actors)
             == entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR)
         && entente_slot_set_get_n (focus->selected_relations)
                == entente_map_get_n_records (map, ENTENTE_RECORD_RELATION);
}

/* Around all there is lies nothing more. */
static void
light_selected (EntenteFocus *focus)
{
  replace_set (&focus->actors, focus->selected_actors);
  replace_set (&focus->relations, focus->selected_relations);
}

EntenteFocusSet *
entente_focus_set_new (EntenteMap        *map,
                       const EntenteItem *selected,
                       guint              n_selected,
                       guint              steps,
                       gboolean           no_articles)
{
  g_autoptr (EntenteFocusSet) self = new_empty ();
  EntenteFocus *focus = &self->focus;

  for (guint i = 0; i < n_selected; i++)
    {
      if (entente_item_is_alive (selected[i], map))
        mark_selected (focus, selected[i]);
    }
  if (is_all_selected (map, focus))
    light_selected (focus);
  else
    light_around (map, focus, selected, n_selected, steps, no_articles);

  if (entente_focus_set_get_n_lit (self) == 0)
    return NULL;
  return g_steal_pointer (&self);
}

/* Adds what others have in @others: nothing is copied where nobody of @set is missing there. */
static void
join_set (EntenteSlotSet **set,
          EntenteSlotSet  *others)
{
  if (entente_slot_set_has_all (others, *set))
    replace_set (set, others);
  else
    entente_slot_set_add_all (*set, others);
}

EntenteFocusSet *
entente_focus_set_new_hovered (EntenteFocusSet   *selected,
                               EntenteMap        *map,
                               const EntenteItem *hovered,
                               guint              n_hovered)
{
  g_autoptr (EntenteFocusSet) self = new_empty ();
  EntenteFocus *focus = &self->focus;

  light_around (map, focus, hovered, n_hovered, HOVER_STEPS, FALSE);
  for (guint i = 0; i < n_hovered; i++)
    {
      if (hovered[i].type == ENTENTE_RECORD_ACTOR)
        entente_slot_set_add (focus->pointed_actors, hovered[i].slot);
    }
  if (selected != NULL)
    {
      join_set (&focus->actors, selected->focus.actors);
      join_set (&focus->relations, selected->focus.relations);
      replace_set (&focus->selected_actors, selected->focus.selected_actors);
      replace_set (&focus->selected_relations, selected->focus.selected_relations);
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
  entente_slot_set_unref (self->focus.actors);
  entente_slot_set_unref (self->focus.relations);
  entente_slot_set_unref (self->focus.selected_actors);
  entente_slot_set_unref (self->focus.selected_relations);
  entente_slot_set_unref (self->focus.pointed_actors);
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
  return entente_slot_set_get_n (self->focus.actors) + entente_slot_set_get_n (self->focus.relations);
}

gboolean
entente_focus_set_equal (EntenteFocusSet *self,
                         EntenteFocusSet *other)
{
  if (self == NULL || other == NULL)
    return self == other;
  return entente_slot_set_equal (self->focus.actors, other->focus.actors)
         && entente_slot_set_equal (self->focus.relations, other->focus.relations)
         && entente_slot_set_equal (self->focus.selected_actors, other->focus.selected_actors)
         && entente_slot_set_equal (self->focus.selected_relations, other->focus.selected_relations)
         && entente_slot_set_equal (self->focus.pointed_actors, other->focus.pointed_actors);
}

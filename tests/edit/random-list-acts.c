/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The story, kinds, and records with faults. */

#include "random-acts-private.h"

#include "entente-edit-kind.h"
#include "entente-edit-repair.h"
#include "entente-edit-story.h"
#include "random-picks.h"

static EntenteAct *
add_step (EntenteMap *map,
          GRand      *random)
{
  guint32 actors[2];
  guint32 relations[2];
  guint n_actors = pick_several (map, ENTENTE_RECORD_ACTOR, random, actors, 2);
  guint n_relations = pick_several (map, ENTENTE_RECORD_RELATION, random, relations, 2);
  guint32 step;

  return entente_edit_add_step (map, actors, n_actors, relations, n_relations, &step);
}

static EntenteAct *
remove_step (EntenteMap *map,
             GRand      *random)
{
  guint32 step = pick (map, ENTENTE_RECORD_STEP, random);

  return step != ENTENTE_NO_SLOT ? entente_edit_remove_step (map, step) : NULL;
}

static EntenteAct *
move_step (EntenteMap *map,
           GRand      *random)
{
  guint32 step = pick (map, ENTENTE_RECORD_STEP, random);
  guint32 moved;

  return step != ENTENTE_NO_SLOT
             ? entente_edit_move_step (map, step, g_rand_boolean (random) ? 1 : -1, &moved)
             : NULL;
}

static EntenteRecordType
pick_type (GRand *random)
{
  return g_rand_boolean (random) ? ENTENTE_RECORD_ACTOR : ENTENTE_RECORD_RELATION;
}

static EntenteAct *
add_kind (EntenteMap *map,
          GRand      *random)
{
  EntenteRecordType type = pick_type (random);
  g_autofree char *used = pick_kind (map, type, random);
  const char *key = *used != '\0' && g_rand_boolean (random) ? used : pick_word (random);

  return *key != '\0' ? entente_edit_add_kind (map, type, key, pick_word (random), NULL) : NULL;
}

static EntenteAct *
set_kind_member (EntenteMap *map,
                 GRand      *random)
{
  static const char *const values[][2] = {
    { "label", "\"L\"" }, { "label", NULL }, { "color", "\"#102030\"" }, { "order", "\"no\"" },
  };
  guint i = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (values));
  EntenteRecordType type = pick_type (random);
  g_autofree char *key = pick_kind (map, type, random);

  return *key != '\0'
             ? entente_edit_kind_member (map, type, key, values[i][0], values[i][1], NULL)
             : NULL;
}

static EntenteAct *
rename_kind (EntenteMap *map,
             GRand      *random)
{
  EntenteRecordType type = pick_type (random);
  g_autofree char *key = pick_kind (map, type, random);
  const char *new_key = pick_word (random);

  return *key != '\0' && *new_key != '\0'
             ? entente_edit_rename_kind (map, type, key, new_key, NULL)
             : NULL;
}

static EntenteAct *
remove_kind (EntenteMap *map,
             GRand      *random)
{
  EntenteRecordType type = pick_type (random);
  g_autofree char *key = pick_kind (map, type, random);

  return *key != '\0' ? entente_edit_remove_kind (map, type, key, NULL) : NULL;
}

static EntenteAct *
order_kinds (EntenteMap *map,
             GRand      *random)
{
  EntenteRecordType type = pick_type (random);
  g_autofree char *first = pick_kind (map, type, random);
  g_autofree char *second = pick_kind (map, type, random);
  const char *const keys[] = { first, second, NULL };

  return *first != '\0' && *second != '\0' && !g_str_equal (first, second)
             ? entente_edit_order_kinds (map, type, keys, NULL)
             : NULL;
}

/* The first record that is set aside, or ENTENTE_NO_SLOT. */
static guint32
find_set_aside (EntenteMap        *map,
                EntenteRecordType  type)
{
  for (guint32 slot = entente_map_get_first_entry (map, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next_entry (map, type, slot))
    if (entente_map_is_set_aside (map, type, slot))
      return slot;
  return ENTENTE_NO_SLOT;
}

static EntenteAct *
repair (EntenteMap *map,
        GRand      *random)
{
  guint32 actor = find_set_aside (map, ENTENTE_RECORD_ACTOR);
  g_autofree char *text = g_strdup_printf ("{ \"id\": \"repaired%u\" }", actor);

  return actor != ENTENTE_NO_SLOT
             ? entente_edit_repair (map, ENTENTE_RECORD_ACTOR, actor, text, NULL)
             : NULL;
}

static EntenteAct *
discard (EntenteMap *map,
         GRand      *random)
{
  guint32 relation = find_set_aside (map, ENTENTE_RECORD_RELATION);

  return relation != ENTENTE_NO_SLOT
             ? entente_edit_discard (map, ENTENTE_RECORD_RELATION, &relation, 1)
             : NULL;
}

const RandomMaker random_list_makers[] = {
  { "entente_edit_add_step", add_step, 1 },
  { "entente_edit_remove_step", remove_step, 1 },
  { "entente_edit_move_step", move_step, 1 },
  { "entente_edit_add_kind", add_kind, 1 },
  { "entente_edit_kind_member", set_kind_member, 1 },
  { "entente_edit_rename_kind", rename_kind, 1 },
  { "entente_edit_remove_kind", remove_kind, 1 },
  { "entente_edit_order_kinds", order_kinds, 1 },
  { "entente_edit_repair", repair, 1 },
  { "entente_edit_discard", discard, 1 },
  { NULL, NULL, 0 },
};

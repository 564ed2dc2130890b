/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actors and relations: made, changed, moved, copied, joined and taken away. */

#include "random-acts-private.h"

#include "entente-become.h"
#include "entente-edit-merge.h"
#include "entente-edit-paste.h"
#include "entente-edit-repair.h"
#include "entente-edits.h"
#include "entente-fragment.h"
#include "entente-json-text.h"
#include "entente-map-reader.h"
#include "entente-map-writer.h"
#include "random-acts.h"
#include "random-picks.h"

static EntenteAct *
add_actor (EntenteMap *map,
           GRand      *random)
{
  guint32 actor;

  return entente_edit_add_actor (map, pick_word (random), g_rand_double_range (random, -9, 9), 3,
                                 &actor);
}

static EntenteAct *
add_relation (EntenteMap *map,
              GRand      *random)
{
  guint32 source = pick (map, ENTENTE_RECORD_ACTOR, random);
  guint32 target = pick (map, ENTENTE_RECORD_ACTOR, random);
  guint32 relation;

  return source != ENTENTE_NO_SLOT ? entente_edit_add_relation (map, source, target, &relation)
                                   : NULL;
}

static EntenteAct *
add_linked_actor (EntenteMap *map,
                  GRand      *random)
{
  guint32 source = pick (map, ENTENTE_RECORD_ACTOR, random);
  guint32 actor;

  return source != ENTENTE_NO_SLOT
             ? entente_edit_add_linked_actor (map, source, pick_word (random), 1.5, -2.0, &actor)
             : NULL;
}

typedef EntenteAct *(*RemoveRecords) (EntenteMap    *map,
                                      const guint32 *actors,
                                      guint          n_actors,
                                      const guint32 *relations,
                                      guint          n_relations);

static EntenteAct *
take_away (EntenteMap    *map,
           GRand         *random,
           RemoveRecords  remove)
{
  guint32 actors[2];
  guint32 relations[3];
  guint n_actors = g_rand_boolean (random)
                       ? pick_several (map, ENTENTE_RECORD_ACTOR, random, actors, 2)
                       : 0;
  guint n_relations = pick_several (map, ENTENTE_RECORD_RELATION, random, relations, 3);

  return remove (map, actors, n_actors, relations, n_relations);
}

static EntenteAct *
remove_some (EntenteMap *map,
             GRand      *random)
{
  return take_away (map, random, entente_edit_remove);
}

static EntenteAct *
cut (EntenteMap *map,
     GRand      *random)
{
  return take_away (map, random, entente_edit_cut);
}

/* A member of any record, with a value that may or may not fit it. */
static const struct
{
  EntenteRecordType type;
  const char *member;
  const char *value; /* NULL: an id, or a word */
} members[] = {
  { ENTENTE_RECORD_DOCUMENT, "title", NULL },
  { ENTENTE_RECORD_DOCUMENT, "description", NULL },
  { ENTENTE_RECORD_DOCUMENT, "language", "\"ko\"" },
  { ENTENTE_RECORD_DOCUMENT, "view", "{ \"color_by\": \"kind\", \"x-own\": [1e400] }" },
  { ENTENTE_RECORD_ARTICLE, "title", NULL },
  { ENTENTE_RECORD_ARTICLE, "publisher", NULL },
  { ENTENTE_RECORD_ARTICLE, "published", "\"2026-01\"" },
  { ENTENTE_RECORD_ARTICLE, "authors", "[\"A\", \"이\"]" },
  { ENTENTE_RECORD_ARTICLE, "form", "\"summary\"" },
  { ENTENTE_RECORD_ACTOR, "id", NULL },
  { ENTENTE_RECORD_ACTOR, "name", NULL },
  { ENTENTE_RECORD_ACTOR, "names", "{ \"ko\": \"이재명\", \"zh\": \"\" }" },
  { ENTENTE_RECORD_ACTOR, "aliases", "[ \"President\" ]" },
  { ENTENTE_RECORD_ACTOR, "kind", NULL },
  { ENTENTE_RECORD_ACTOR, "pinned", "true" },
  { ENTENTE_RECORD_ACTOR, "position", "{ \"x\": 1e400, \"y\": 0 }" },
  { ENTENTE_RECORD_ACTOR, "color", "\"#12345\"" },
  { ENTENTE_RECORD_RELATION, "source", NULL },
  { ENTENTE_RECORD_RELATION, "target", NULL },
  { ENTENTE_RECORD_RELATION, "via", NULL },
  { ENTENTE_RECORD_RELATION, "regarding", NULL },
  { ENTENTE_RECORD_RELATION, "concerns", NULL },
  { ENTENTE_RECORD_RELATION, "kind", NULL },
  { ENTENTE_RECORD_RELATION, "label", NULL },
  { ENTENTE_RECORD_RELATION, "phrase", "\"{source} asks {target}\"" },
  { ENTENTE_RECORD_RELATION, "tone", "-3.5" },
  { ENTENTE_RECORD_RELATION, "weight", "0" },
  { ENTENTE_RECORD_RELATION, "phase", "\"ended\"" },
  { ENTENTE_RECORD_RELATION, "claim", "\"denied\"" },
  { ENTENTE_RECORD_RELATION, "since", "\"2026-13\"" },
  { ENTENTE_RECORD_RELATION, "until", "\"..\"" },
  { ENTENTE_RECORD_RELATION, "citations", "[ { \"article\": \"t1\" }, { \"article\": \"t1\" } ]" },
  { ENTENTE_RECORD_STEP, "title", NULL },
  { ENTENTE_RECORD_STEP, "actors", NULL },
  { ENTENTE_RECORD_STEP, "relations", NULL },
};

static char *
make_value (EntenteMap *map,
            GRand      *random,
            const char *member)
{
  gboolean names_relations
      = g_str_equal (member, "concerns") || g_str_equal (member, "relations");
  EntenteRecordType type = names_relations ? ENTENTE_RECORD_RELATION : ENTENTE_RECORD_ACTOR;
  guint32 slot = pick (map, type, random);
  g_autofree char *id
      = slot != ENTENTE_NO_SLOT ? entente_json_quote (entente_map_get_id (map, type, slot)) : NULL;

  if (g_str_equal (member, "source") || g_str_equal (member, "target"))
    return g_steal_pointer (&id);
  if (names_relations || g_str_equal (member, "via") || g_str_equal (member, "regarding")
      || g_str_equal (member, "actors"))
    return id != NULL ? g_strdup_printf ("[ %s ]", id) : NULL;
  return entente_json_quote (pick_word (random));
}

static EntenteAct *
set_member (EntenteMap *map,
            GRand      *random)
{
  guint i = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (members));
  guint32 slot = pick (map, members[i].type, random);
  g_autofree char *made = NULL;

  if (slot == ENTENTE_NO_SLOT)
    return NULL;
  if (members[i].value == NULL)
    made = make_value (map, random, members[i].member);
  /* Taking away a member that must be there is refused. */
  if (g_rand_int_range (random, 0, 6) == 0)
    return entente_edit_member (map, members[i].type, slot, members[i].member, NULL, NULL);
  return entente_edit_member (map, members[i].type, slot, members[i].member,
                              made != NULL ? made : members[i].value, NULL);
}

static EntenteAct *
set_text (EntenteMap *map,
          GRand      *random)
{
  guint32 relation = pick (map, ENTENTE_RECORD_RELATION, random);

  return relation != ENTENTE_NO_SLOT ? entente_edit_text (map, ENTENTE_RECORD_RELATION, relation,
                                                          "note", pick_word (random), NULL)
                                     : NULL;
}

static EntenteAct *
set_member_of_many (EntenteMap *map,
                    GRand      *random)
{
  guint32 slots[4];
  guint n_slots = pick_several (map, ENTENTE_RECORD_ACTOR, random, slots, 4);
  g_autofree char *value = entente_json_quote (pick_word (random));

  return n_slots > 0 ? entente_edit_member_of_many (map, ENTENTE_RECORD_ACTOR, slots, n_slots,
                                                    "group", value, NULL)
                     : NULL;
}

static EntenteAct *
move (EntenteMap *map,
      GRand      *random)
{
  guint32 actors[3];
  double xs[3];
  double ys[3];
  guint n_actors = pick_several (map, ENTENTE_RECORD_ACTOR, random, actors, 3);

  for (guint i = 0; i < 3; i++)
    {
      xs[i] = g_rand_double_range (random, -1000, 1000);
      ys[i] = g_rand_double_range (random, -1000, 1000);
    }
  return entente_edit_positions (map, "Move", actors, xs, ys, n_actors);
}

/* As the map does it: what is done with the first of those picked is done with all. */
static EntenteAct *
pin (EntenteMap *map,
     GRand      *random)
{
  guint32 actors[3];
  guint n_actors = pick_several (map, ENTENTE_RECORD_ACTOR, random, actors, 3);
  EntenteAct *act = entente_act_new (map, "Pin");
  gboolean pinned = n_actors > 0 && entente_map_get_actor (map, actors[0])->pinned;

  for (guint i = 0; i < n_actors; i++)
    {
      if (!pinned && !entente_map_get_actor (map, actors[i])->placed)
        entente_act_place (act, actors[i], i, -1.0);
      entente_act_set_member (act, ENTENTE_RECORD_ACTOR, actors[i], "pinned",
                              pinned ? NULL : "true", NULL);
    }
  return act;
}

/* A layout moves everybody, and says how. */
static EntenteAct *
lay_out (EntenteMap *map,
         GRand      *random)
{
  EntenteAct *act = entente_act_new (map, "Layout");

  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_ACTOR); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_ACTOR, slot))
    entente_act_place (act, slot, g_rand_double_range (random, -99, 99), slot);
  entente_act_set_layout (act, map, "distances", (guint32) g_rand_int_range (random, 0, 3));
  return act;
}

static EntenteAct *
change_direction (EntenteMap *map,
                  GRand      *random)
{
  static const char *const directions[] = { NULL, "\"both\"", "\"none\"" };
  const char *direction = directions[g_rand_int_range (random, 0, G_N_ELEMENTS (directions))];
  guint32 relations[3];
  guint n_relations = pick_several (map, ENTENTE_RECORD_RELATION, random, relations, 3);
  EntenteAct *act = entente_act_new (map, "Change Direction");

  for (guint i = 0; i < n_relations; i++)
    entente_act_set_member (act, ENTENTE_RECORD_RELATION, relations[i], "direction", direction,
                            NULL);
  return act;
}

static EntenteAct *
reverse (EntenteMap *map,
         GRand      *random)
{
  guint32 relations[3];
  guint n_relations = pick_several (map, ENTENTE_RECORD_RELATION, random, relations, 3);

  return entente_edit_reverse (map, relations, n_relations);
}

static EntenteAct *
bend (EntenteMap *map,
      GRand      *random)
{
  guint32 relation = pick (map, ENTENTE_RECORD_RELATION, random);

  return relation != ENTENTE_NO_SLOT
             ? entente_edit_bend (map, relation, 0.25, g_rand_double_range (random, -1, 1))
             : NULL;
}

static EntenteAct *
unbend (EntenteMap *map,
        GRand      *random)
{
  guint32 relations[3];
  guint n_relations = pick_several (map, ENTENTE_RECORD_RELATION, random, relations, 3);

  return entente_edit_unbend (map, relations, n_relations);
}

static EntenteAct *
change_view (EntenteMap *map,
             GRand      *random)
{
  static const struct
  {
    const char *member;
    const char *value;
  } views[] = {
    { "color_by", "\"kind\"" }, { "color_by", NULL },    { "legend", "false" },
    { "legend", NULL },         { "legend", "\"no\"" }, { "x-own", "[ 1e400 ]" },
  };
  gint32 i = g_rand_int_range (random, 0, G_N_ELEMENTS (views));

  return entente_edit_view_member (map, views[i].member, views[i].value, NULL);
}

static EntenteMap *
read_map (GBytes *bytes)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  return entente_map_read_sound (bytes, faults, NULL, NULL, NULL, NULL);
}

/* Out of another map, where the ids that stand here mean something else. */
static GBytes *
get_foreign_fragment (void)
{
  static const char text[]
      = "{\"format\":\"entente-map\",\"version\":1,\"kinds\":{\"relations\":{\"k\":{}}},"
        "\"articles\":[{\"id\":\"t1\",\"text\":\"Other words.\"}],"
        "\"actors\":[{\"id\":\"kr\",\"name\":\"Other\",\"kind\":\"y\",\"position\":{\"x\":1,\"y\":2}},"
        "{\"id\":\"repaired1\"}],"
        "\"relations\":[{\"id\":\"r1\",\"source\":\"kr\",\"target\":\"repaired1\",\"kind\":\"k\","
        "\"via\":[\"kr\"],\"citations\":[{\"article\":\"t1\",\"exact\":\"words\"}]},"
        "{\"id\":\"r7\",\"source\":\"kr\",\"target\":\"kr\",\"concerns\":[\"r1\"]}]}";

  return g_bytes_new_static (text, sizeof text - 1);
}

static GBytes *
copy_some (EntenteMap *map,
           GRand      *random)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 slots[3];

  g_array_append_vals (actors, slots, pick_several (map, ENTENTE_RECORD_ACTOR, random, slots, 3));
  g_array_append_vals (relations, slots,
                       pick_several (map, ENTENTE_RECORD_RELATION, random, slots, 3));
  entente_fragment_complete (map, actors, relations);
  return entente_fragment_to_bytes (map, (const guint32 *) (gpointer) actors->data, NULL, NULL,
                                    actors->len, (const guint32 *) (gpointer) relations->data,
                                    relations->len);
}

static EntenteAct *
paste (EntenteMap *map,
       GRand      *random)
{
  g_autoptr (GBytes) bytes = g_rand_boolean (random) ? copy_some (map, random)
                                                     : get_foreign_fragment ();
  g_autoptr (EntenteMap) fragment = read_map (bytes);
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));

  return entente_edit_paste (map, "Paste", fragment, 24.0, -24.0, actors, relations, NULL);
}

static void
discard_all (EntenteHistory *history)
{
  EntenteMap *map = entente_history_get_map (history);

  for (guint type = ENTENTE_RECORD_ARTICLE; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      guint32 slot = entente_map_get_first_entry (map, type);

      while (slot != ENTENTE_NO_SLOT)
        {
          guint32 next = entente_map_get_next_entry (map, type, slot);

          entente_history_perform (history, entente_edit_discard (map, type, &slot, 1));
          slot = next;
        }
    }
}

/* What somebody else made of the same file, who mended it first. */
static EntenteAct *
become (EntenteMap *map,
        GRand      *random)
{
  g_autoptr (GBytes) bytes = entente_map_to_bytes (map);
  g_autoptr (EntenteMap) other = read_map (bytes);
  g_autoptr (EntenteHistory) history = entente_history_new (other);

  discard_all (history);
  for (guint i = 0; i < 3; i++)
    {
      EntenteAct *act = random_act (other, random);

      if (act != NULL)
        entente_history_perform (history, act);
    }
  return entente_become_new (map, other, "Reload", FALSE);
}

static EntenteAct *
merge_actors (EntenteMap *map,
              GRand      *random)
{
  guint32 actors[3];
  guint n_actors = pick_several (map, ENTENTE_RECORD_ACTOR, random, actors, 3);

  return n_actors > 1 ? entente_edit_merge_actors (map, actors[0], actors + 1, n_actors - 1) : NULL;
}

static EntenteAct *
merge_parallels (EntenteMap *map,
                 GRand      *random)
{
  guint32 actor = pick (map, ENTENTE_RECORD_ACTOR, random);

  return actor != ENTENTE_NO_SLOT ? entente_edit_merge_parallels (map, actor) : NULL;
}

const RandomMaker random_map_makers[] = {
  { "entente_edit_add_actor", add_actor, 3 },
  { "entente_edit_add_relation", add_relation, 4 },
  { "entente_edit_add_linked_actor", add_linked_actor, 1 },
  { "entente_edit_remove", remove_some, 2 },
  { "entente_edit_cut", cut, 1 },
  { "entente_edit_member", set_member, 8 },
  { "entente_edit_text", set_text, 1 },
  { "entente_edit_member_of_many", set_member_of_many, 2 },
  { "entente_edit_positions", move, 2 },
  { "entente_act_place", pin, 2 },
  { "entente_act_set_layout", lay_out, 1 },
  { "entente_act_set_member", change_direction, 1 },
  { "entente_edit_reverse", reverse, 2 },
  { "entente_edit_bend", bend, 1 },
  { "entente_edit_unbend", unbend, 1 },
  { "entente_edit_view_member", change_view, 1 },
  { "entente_edit_paste", paste, 2 },
  { "entente_edit_merge_actors", merge_actors, 1 },
  { "entente_edit_merge_parallels", merge_parallels, 1 },
  { "entente_become_new", become, 1 },
  { NULL, NULL, 0 },
};

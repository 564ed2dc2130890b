/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scene-maps.h"

#include "entente-map-private.h"

#include <math.h>

EntenteMap *
scene_map_new (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  EntenteMap *map = entente_map_new_loading (bytes);
  g_autoptr (EntenteRecord) document = entente_record_new ("{}", -1);
  const EntenteRow row = { .info = { .layout_seed = 1, .legend = TRUE } };

  entente_map_set_document (map, document, &row);
  return map;
}

guint32
scene_map_add_actor (EntenteMap       *map,
                     const SceneActor *actor)
{
  EntenteRow row = { 0 };

  row.actor.id = entente_map_store_text (map, actor->id, -1);
  row.actor.name = actor->name != NULL ? entente_map_store_text (map, actor->name, -1) : NULL;
  row.actor.kind = entente_map_intern_kind (map, ENTENTE_RECORD_ACTOR,
                                            actor->kind != NULL ? actor->kind : "", -1);
  row.actor.color = ENTENTE_NO_COLOR;
  row.actor.placed = !isnan (actor->x);
  row.actor.x = row.actor.placed ? actor->x : 0.0;
  row.actor.y = row.actor.placed ? actor->y : 0.0;
  return entente_map_append_loaded (map, ENTENTE_RECORD_ACTOR, 0, 0, &row);
}

static void
add_references (EntenteMap        *map,
                guint32            relation,
                EntenteRole        role,
                EntenteRecordType  type,
                const char        *ids)
{
  g_auto (GStrv) words = g_strsplit (ids != NULL ? ids : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint32 other;

      if (*words[i] == '\0')
        continue;
      other = entente_map_find (map, type, words[i]);
      g_assert_cmpuint (other, !=, ENTENTE_NO_SLOT);
      entente_map_add_reference (map, relation, role, other);
    }
}

guint32
scene_map_add_relation (EntenteMap          *map,
                        const SceneRelation *relation)
{
  EntenteRow row = { 0 };
  guint32 slot;

  row.relation.id = entente_map_store_text (map, relation->id, -1);
  row.relation.label = relation->label != NULL ? entente_map_store_text (map, relation->label, -1)
                                               : NULL;
  row.relation.tone = (float) relation->tone;
  row.relation.weight = 1.0f;
  row.relation.bend_along = NAN;
  row.relation.bend_across = NAN;
  if (relation->along != 0.0 || relation->across != 0.0)
    {
      row.relation.bend_along = (float) relation->along;
      row.relation.bend_across = (float) relation->across;
    }
  row.relation.since = ENTENTE_DATE_UNKNOWN;
  row.relation.until = ENTENTE_DATE_UNKNOWN;
  row.relation.direction = relation->direction;
  slot = entente_map_append_loaded (map, ENTENTE_RECORD_RELATION, 0, 0, &row);

  add_references (map, slot, ENTENTE_ROLE_SOURCE, ENTENTE_RECORD_ACTOR, relation->source);
  add_references (map, slot, ENTENTE_ROLE_TARGET, ENTENTE_RECORD_ACTOR, relation->target);
  add_references (map, slot, ENTENTE_ROLE_VIA, ENTENTE_RECORD_ACTOR, relation->via);
  add_references (map, slot, ENTENTE_ROLE_REGARDING, ENTENTE_RECORD_ACTOR, relation->regarding);
  add_references (map, slot, ENTENTE_ROLE_CONCERNS, ENTENTE_RECORD_RELATION, relation->concerns);
  return slot;
}

static const SceneActor story_actors[] = {
  { "council", "Harbor Council", "institution", 220, 110 },
  { "ines", "Ines Moreau", "person", 640, 90 },
  { "north", "Northport", "state", 200, 390 },
  { "south", "Southmere", "state", 750, 390 },
  { "isle", "Kingsisle", "state", 490, 610 },
  { "gazette", "The Harbor Gazette", "media", 40, 240 },
  { "union", "Dockers’ Union", "organization", 960, 190 },
  { "east", "Eastbank", "state", 90, 640 },
  { "west", "Westholm", "state", 850, 660 },
  { "talks", "Summer talks", "event", 470, 250 },
  { "tomas", "Tomas Berg", "person", 960, 470 },
};

static const SceneRelation story_relations[] = {
  { "r1", "council", "ines", "asks to mediate", 4.0, NULL, "isle", NULL },
  { "r2", "ines", "council", "counsels patience", 1.0, NULL, NULL, NULL },
  { "r3", "council", "north", "leads", NAN, NULL, NULL, NULL },
  { "r4", "ines", "south", "leads", NAN, NULL, NULL, NULL },
  { "r5", "gazette", "council", "reports on", NAN, NULL, NULL, NULL },
  { "r6", "north", "south", "rebuilds trust with", 5.0, NULL, NULL, NULL, ENTENTE_DIRECTION_BOTH },
  { "r7", "south", "north", "limited imports, 2017", -4.0, NULL, NULL, NULL },
  { "r8", "south", "isle", "chief partner and leverage", 6.0, NULL, NULL, NULL },
  { "r9", "isle", "north", "resists outside pressure", -5.0, NULL, NULL, NULL },
  { "r10", "north", "isle", "offers dialogue, no result yet", 3.0, NULL, NULL, NULL },
  { "r11", "north", "east", "balances ties with", NAN, NULL, "south", NULL },
  { "r12", "east", "isle", "watches closely", NAN, NULL, NULL, NULL },
  { "r13", "west", "isle", "watches; could tip it", NAN, NULL, NULL, "r1" },
  { "r14", "west", "north", "placed missiles, 2017", 2.0, NULL, "isle", NULL },
  { "r15", "council", "talks", "takes part", 1.0, NULL, NULL, NULL },
  { "r16", "ines", "talks", "takes part", 2.0, NULL, NULL, NULL },
  { "r17", "north", "isle", "seeks contact through", 3.0, "south", NULL, NULL },
  { "r18", "union", "ines", "presses", -2.0, NULL, "west", NULL },
  { "r19", "tomas", "west", "leads", NAN, NULL, NULL, NULL },
  { "r20", "east", "west", "consults with", 2.0, NULL, NULL, NULL, ENTENTE_DIRECTION_BOTH },
  { "r21", "isle", "isle", "holds exercises", -6.0, NULL, NULL, NULL },
  { "r22", "east", "north", "supports", 4.0, NULL, NULL, "r10" },
};

EntenteMap *
scene_map_new_story (void)
{
  EntenteMap *map = scene_map_new ();

  for (guint i = 0; i < G_N_ELEMENTS (story_actors); i++)
    scene_map_add_actor (map, &story_actors[i]);
  for (guint i = 0; i < G_N_ELEMENTS (story_relations); i++)
    scene_map_add_relation (map, &story_relations[i]);
  return map;
}

/* Places on a shaken lattice: as free of overlap as a person would put them. */
static void
add_random_actors (EntenteMap *map,
                   GRand      *random,
                   guint       n_actors)
{
  static const char *const kinds[] = { "state", "person", "organization", "media" };
  static const char *const names[] = { "Northport", "Ines Moreau", "Harbor Council", "Gazette" };
  guint columns = (guint) ceil (sqrt (n_actors));

  for (guint i = 0; i < n_actors; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);
      g_autofree char *name = g_strdup_printf ("%s %u", names[i % 4], i);
      SceneActor actor = { id, name, kinds[g_rand_int_range (random, 0, 4)],
                           (i % columns) * 270.0 + g_rand_double_range (random, -55.0, 55.0),
                           (double) (i / columns) * 200.0
                               + g_rand_double_range (random, -60.0, 60.0) };

      scene_map_add_actor (map, &actor);
    }
}

static void
add_random_relation (EntenteMap *map,
                     GRand      *random,
                     guint       n_actors,
                     guint       i)
{
  static const char *const labels[] = { "asks to mediate", "leads", "resists outside pressure",
                                        "watches closely", "rebuilds trust with", "aids" };
  guint source = (guint) g_rand_int_range (random, 0, (gint32) n_actors);
  guint step = g_rand_int_range (random, 0, 12) == 0
                   ? 0
                   : 1 + (guint) g_rand_int_range (random, 0, (gint32) MAX (n_actors / 2, 2) - 1);
  guint third = (guint) g_rand_int_range (random, 0, (gint32) n_actors);
  gint32 sort = g_rand_int_range (random, 0, 8);
  g_autofree char *id = g_strdup_printf ("r%u", i);
  g_autofree char *source_id = g_strdup_printf ("a%u", source);
  g_autofree char *target_id = g_strdup_printf ("a%u", (source + step) % n_actors);
  g_autofree char *third_id = g_strdup_printf ("a%u", third);
  g_autofree char *before_id = g_strdup_printf ("r%u", i / 2);
  SceneRelation relation = { id, source_id, target_id, labels[g_rand_int_range (random, 0, 6)],
                             g_rand_boolean (random) ? g_rand_double_range (random, -9.0, 9.0)
                                                     : NAN,
                             sort == 0 ? third_id : NULL, sort == 1 ? third_id : NULL,
                             sort == 2 && i > 1 ? before_id : NULL,
                             sort == 3 ? ENTENTE_DIRECTION_BOTH : ENTENTE_DIRECTION_FORWARD };

  scene_map_add_relation (map, &relation);
}

EntenteMap *
scene_map_new_random (guint32 seed,
                      guint   n_actors,
                      guint   n_relations)
{
  EntenteMap *map = scene_map_new ();
  GRand *random = g_rand_new_with_seed (seed);

  add_random_actors (map, random, n_actors);
  for (guint i = 0; i < n_relations; i++)
    add_random_relation (map, random, n_actors, i);
  g_rand_free (random);
  return map;
}

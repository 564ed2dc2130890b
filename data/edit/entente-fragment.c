/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-fragment.h"

#include "entente-json-text.h"
#include "entente-map-wait.h"
#include "entente-renamed-relation.h"
#include "entente-seeded-hash.h"
#include "entente-sentence.h"
#include "entente-slot-set.h"

#include <math.h>
#include <string.h>

#define N_BETWEEN_WAITS 256 /* records */

/* What is being written. */
typedef struct
{
  EntenteMap *map;
  GString *text;
  GHashTable *ids[ENTENTE_N_RECORD_TYPES]; /* of what is in it: id → the same; the map's */
  GArray *articles;                        /* of guint32 */
  guint n_done;                            /* of what is entered, then written */
  guint n_all;
} Writing;

static void
add_once (GArray         *slots,
          EntenteSlotSet *seen,
          guint32         slot)
{
  if (entente_slot_set_add (seen, slot))
    g_array_append_val (slots, slot);
}

static EntenteSlotSet *
make_set (GArray *slots)
{
  EntenteSlotSet *set = entente_slot_set_new ();

  for (guint i = 0; i < slots->len; i++)
    entente_slot_set_add (set, g_array_index (slots, guint32, i));
  return set;
}

/* The relations that begin at an actor and end at one of the set. */
static void
add_relations_within (EntenteMap     *map,
                      guint32         actor,
                      EntenteSlotSet *actors,
                      GArray         *relations,
                      EntenteSlotSet *seen)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, actor, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      const EntenteRelation *row = entente_map_get_relation (map, reference.relation);

      if (reference.role == ENTENTE_ROLE_SOURCE && entente_slot_set_contains (actors, row->target))
        add_once (relations, seen, reference.relation);
    }
}

void
entente_fragment_complete (EntenteMap *map,
                           GArray     *actors,
                           GArray     *relations)
{
  g_autoptr (EntenteSlotSet) given = make_set (actors);
  g_autoptr (EntenteSlotSet) taken = make_set (actors);
  g_autoptr (EntenteSlotSet) seen = make_set (relations);
  guint n_relations = entente_map_get_n_records (map, ENTENTE_RECORD_RELATION);
  guint n_given = actors->len;

  for (guint i = 0; i < relations->len; i++)
    {
      const EntenteRelation *row
          = entente_map_get_relation (map, g_array_index (relations, guint32, i));

      add_once (actors, taken, row->source);
      add_once (actors, taken, row->target);
    }
  for (guint i = 0; i < n_given && entente_slot_set_get_n (seen) < n_relations; i++)
    add_relations_within (map, g_array_index (actors, guint32, i), given, relations, seen);
}

static void
enter (Writing           *self,
       EntenteRecordType  type,
       guint32            slot)
{
  g_hash_table_add (self->ids[type], (gpointer) entente_map_get_id (self->map, type, slot));
}

/* FALSE where it is called off, as below. */
static gboolean
go_on (Writing *self)
{
  return ++self->n_done % N_BETWEEN_WAITS != 0
         || entente_map_wait (self->map, (double) self->n_done / self->n_all);
}

/* The articles a relation cites, each once. */
static void
enter_articles (Writing *self,
                guint32  relation)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (self->map, relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      if (reference.role != ENTENTE_ROLE_CITES
          || g_hash_table_contains (self->ids[ENTENTE_RECORD_ARTICLE],
                                    entente_map_get_id (self->map, ENTENTE_RECORD_ARTICLE,
                                                        reference.other)))
        continue;
      enter (self, ENTENTE_RECORD_ARTICLE, reference.other);
      g_array_append_val (self->articles, reference.other);
    }
}

static gboolean
enter_all (Writing       *self,
           const guint32 *actors,
           guint          n_actors,
           const guint32 *relations,
           guint          n_relations)
{
  for (guint i = 0; i < n_actors; i++)
    {
      if (!go_on (self))
        return FALSE;
      enter (self, ENTENTE_RECORD_ACTOR, actors[i]);
    }
  for (guint i = 0; i < n_relations; i++)
    {
      if (!go_on (self))
        return FALSE;
      enter (self, ENTENTE_RECORD_RELATION, relations[i]);
      enter_articles (self, relations[i]);
    }
  return TRUE;
}

/* The members of one object of the document's kinds that are asked for. */
static void
write_kinds (Writing    *self,
             const char *name,
             GHashTable *keys)
{
  gsize length, start, kinds_start, kinds_length, n_written = 0;
  const char *json = entente_map_get_json (self->map, ENTENTE_RECORD_DOCUMENT, 0, &length);
  const char *kinds = NULL;
  GHashTableIter iter;
  gpointer key;

  g_string_append_printf (self->text, "\"%s\":{", name);
  if (entente_json_find_member (json, (gssize) length, "kinds", &start, &length)
      && json[start] == '{'
      && entente_json_find_member (json + start, (gssize) length, name, &kinds_start,
                                   &kinds_length)
      && json[start + kinds_start] == '{')
    kinds = json + start + kinds_start;

  g_hash_table_iter_init (&iter, keys);
  while (kinds != NULL && g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autofree char *quoted = entente_json_quote (key);

      if (!entente_json_find_member (kinds, (gssize) kinds_length, key, &start, &length))
        continue;
      g_string_append_printf (self->text, "%s%s:", n_written++ == 0 ? "" : ",", quoted);
      g_string_append_len (self->text, kinds + start, (gssize) length);
    }
  g_string_append_c (self->text, '}');
}

static void
write_all_kinds (Writing       *self,
                 const guint32 *actors,
                 guint          n_actors,
                 const guint32 *relations,
                 guint          n_relations)
{
  g_autoptr (GHashTable) actor_keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) relation_keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_actors; i++)
    g_hash_table_add (
        actor_keys,
        (gpointer) entente_map_get_actor_kind (
            self->map, entente_map_get_actor (self->map, actors[i])->kind)->key);
  for (guint i = 0; i < n_relations; i++)
    g_hash_table_add (
        relation_keys,
        (gpointer) entente_map_get_relation_kind (
            self->map, entente_map_get_relation (self->map, relations[i])->kind)->key);
  g_string_append (self->text, ",\n\"kinds\":{");
  write_kinds (self, "actors", actor_keys);
  g_string_append_c (self->text, ',');
  write_kinds (self, "relations", relation_keys);
  g_string_append_c (self->text, '}');
}

static void
write_record (Writing    *self,
              guint       index,
              const char *json,
              gsize       length)
{
  g_string_append (self->text, index == 0 ? "\n" : ",\n");
  g_string_append_len (self->text, json, (gssize) length);
}

static void
write_articles (Writing *self)
{
  g_string_append (self->text, ",\n\"articles\":[");
  for (guint i = 0; i < self->articles->len; i++)
    {
      gsize length;
      const char *json
          = entente_map_get_json (self->map, ENTENTE_RECORD_ARTICLE,
                                  g_array_index (self->articles, guint32, i), &length);

      write_record (self, i, json, length);
    }
  g_string_append_c (self->text, ']');
}

static void
write_actor (Writing *self,
             guint    index,
             guint32  actor,
             double   x,
             double   y)
{
  gsize length;
  const char *json = entente_map_get_json (self->map, ENTENTE_RECORD_ACTOR, actor, &length);
  g_autofree char *x_text = NULL;
  g_autofree char *y_text = NULL;
  g_autofree char *position = NULL;
  g_autofree char *placed = NULL;

  if (entente_map_get_actor (self->map, actor)->placed || !isfinite (x) || !isfinite (y))
    {
      write_record (self, index, json, length);
      return;
    }
  x_text = entente_json_number (round (x));
  y_text = entente_json_number (round (y));
  position = g_strdup_printf ("{ \"x\": %s, \"y\": %s }", x_text, y_text);
  placed = entente_json_set_member (json, (gssize) length, "position", position,
                                    entente_json_get_member_order (ENTENTE_RECORD_ACTOR));
  write_record (self, index, placed, strlen (placed));
}

static void
write_relation (Writing *self,
                guint    index,
                guint32  relation)
{
  gsize length;
  const char *json = entente_map_get_json (self->map, ENTENTE_RECORD_RELATION, relation, &length);
  g_autofree char *renamed = entente_dup_renamed_relation (json, length, self->ids, NULL);

  write_record (self, index, renamed, strlen (renamed));
}

static gboolean
write_actors (Writing       *self,
              const guint32 *actors,
              const double  *xs,
              const double  *ys,
              guint          n_actors)
{
  g_string_append (self->text, ",\n\"actors\":[");
  for (guint i = 0; i < n_actors; i++)
    {
      if (!go_on (self))
        return FALSE;
      write_actor (self, i, actors[i], xs != NULL ? xs[i] : NAN, ys != NULL ? ys[i] : NAN);
    }
  g_string_append_c (self->text, ']');
  return TRUE;
}

static gboolean
write_relations (Writing       *self,
                 const guint32 *relations,
                 guint          n_relations)
{
  g_string_append (self->text, ",\n\"relations\":[");
  for (guint i = 0; i < n_relations; i++)
    {
      if (!go_on (self))
        return FALSE;
      write_relation (self, i, relations[i]);
    }
  g_string_append_c (self->text, ']');
  return TRUE;
}

GBytes *
entente_fragment_to_bytes (EntenteMap    *map,
                           const guint32 *actors,
                           const double  *xs,
                           const double  *ys,
                           guint          n_actors,
                           const guint32 *relations,
                           guint          n_relations)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (guint32));
  Writing self = { .map = map, .articles = articles, .n_all = 2 * (n_actors + n_relations) };
  gboolean done;

  self.text = g_string_new ("{\"format\":\"entente-map\",\"version\":1");
  for (guint i = 0; i < ENTENTE_N_RECORD_TYPES; i++)
    self.ids[i] = g_hash_table_new (entente_seeded_text_hash, g_str_equal);

  done = enter_all (&self, actors, n_actors, relations, n_relations);
  if (done)
    {
      write_all_kinds (&self, actors, n_actors, relations, n_relations);
      write_articles (&self);
    }
  done = done && write_actors (&self, actors, xs, ys, n_actors)
         && write_relations (&self, relations, n_relations);
  g_string_append (self.text, "}\n");

  for (guint i = 0; i < ENTENTE_N_RECORD_TYPES; i++)
    g_hash_table_unref (self.ids[i]);
  if (done)
    return g_string_free_to_bytes (self.text);
  g_string_free (self.text, TRUE);
  return NULL;
}

char *
entente_fragment_dup_text (EntenteMap *fragment)
{
  GString *text = g_string_new (NULL);

  for (guint32 relation = entente_map_get_first (fragment, ENTENTE_RECORD_RELATION);
       relation != ENTENTE_NO_SLOT;
       relation = entente_map_get_next (fragment, ENTENTE_RECORD_RELATION, relation))
    {
      g_autofree char *sentence = entente_map_dup_sentence (fragment, relation);

      g_string_append_printf (text, "%s\n", sentence);
    }
  for (guint32 actor = entente_map_get_first (fragment, ENTENTE_RECORD_ACTOR);
       actor != ENTENTE_NO_SLOT;
       actor = entente_map_get_next (fragment, ENTENTE_RECORD_ACTOR, actor))
    {
      if (entente_map_get_n_mentions (fragment, ENTENTE_RECORD_ACTOR, actor) == 0)
        g_string_append_printf (text, "%s\n", entente_map_get_actor_name (fragment, actor));
    }
  return g_string_free (text, FALSE);
}

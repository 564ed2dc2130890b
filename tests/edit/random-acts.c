/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-acts.h"

#include "entente-article-text.h"
#include "entente-edit-article-text.h"
#include "entente-edit-capture.h"
#include "entente-edit-citation.h"
#include "entente-edit-kind.h"
#include "entente-edit-merge.h"
#include "entente-edit-repair.h"
#include "entente-edits.h"
#include "entente-json-text.h"

typedef EntenteAct *(*MakeAct) (EntenteMap *map,
                                GRand      *random);

static const char *const words[] = {
  "", "이재명", "Xi", "asks “so”", "a \"quote\" \\ and\nlines", "\xf0\x9f\x95\x8a", "العربية", "state",
};

static const char *
pick_word (GRand *random)
{
  return words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
}

/* A living record, or ENTENTE_NO_SLOT. */
static guint32
pick (EntenteMap        *map,
      EntenteRecordType  type,
      GRand             *random)
{
  guint n_slots = entente_map_get_n_slots (map, type);
  guint32 first = n_slots > 0 ? g_rand_int_range (random, 0, (gint32) n_slots) : 0;

  for (guint i = 0; i < n_slots; i++)
    {
      guint32 slot = (first + i) % n_slots;

      if (entente_map_is_alive (map, type, slot))
        return slot;
    }
  return ENTENTE_NO_SLOT;
}

/* Up to @n_max of them, none twice. */
static guint
pick_several (EntenteMap        *map,
              EntenteRecordType  type,
              GRand             *random,
              guint32           *slots,
              guint              n_max)
{
  guint n_wanted = (guint) g_rand_int_range (random, 1, (gint32) n_max + 1);
  guint n = 0;

  for (guint i = 0; i < n_wanted; i++)
    {
      guint32 slot = pick (map, type, random);
      gboolean is_new = slot != ENTENTE_NO_SLOT;

      for (guint k = 0; k < n; k++)
        is_new &= slots[k] != slot;
      if (is_new)
        slots[n++] = slot;
    }
  return n;
}

static char *
quote_id (EntenteMap        *map,
          EntenteRecordType  type,
          guint32            slot)
{
  return entente_json_quote (entente_map_get_id (map, type, slot));
}

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
add_article (EntenteMap *map,
             GRand      *random)
{
  g_autofree char *text = entente_json_quote (pick_word (random));
  g_autofree char *json = g_strdup_printf ("{ \"title\": %s, \"text\": %s }", text, text);
  guint32 article;

  return entente_edit_add_article (map, json, &article, NULL);
}

static EntenteAct *
add_step (EntenteMap *map,
          GRand      *random)
{
  g_autoptr (EntenteAct) act = entente_act_new (map, "New Step");

  if (entente_act_add (act, ENTENTE_RECORD_STEP, "{ \"title\": \"so\" }", NULL) == ENTENTE_NO_SLOT)
    return NULL;
  return g_steal_pointer (&act);
}

static EntenteAct *
remove_some (EntenteMap *map,
             GRand      *random)
{
  guint32 actors[2];
  guint32 relations[3];
  guint n_actors = g_rand_boolean (random)
                       ? pick_several (map, ENTENTE_RECORD_ACTOR, random, actors, 2)
                       : 0;
  guint n_relations = pick_several (map, ENTENTE_RECORD_RELATION, random, relations, 3);

  return entente_edit_remove (map, actors, n_actors, relations, n_relations);
}

static EntenteAct *
remove_article (EntenteMap *map,
                GRand      *random)
{
  guint32 article = pick (map, ENTENTE_RECORD_ARTICLE, random);

  return article != ENTENTE_NO_SLOT ? entente_edit_remove_article (map, article) : NULL;
}

static EntenteAct *
remove_step (EntenteMap *map,
             GRand      *random)
{
  guint32 step = pick (map, ENTENTE_RECORD_STEP, random);
  EntenteAct *act = entente_act_new (map, "Remove Step");

  if (step != ENTENTE_NO_SLOT)
    entente_act_remove (act, ENTENTE_RECORD_STEP, step);
  return act;
}

/* A member of any record, with a value that may or may not fit it. */
static const struct
{
  EntenteRecordType type;
  const char *member;
  const char *value; /* NULL: an id, or a word */
} members[] = {
  { ENTENTE_RECORD_DOCUMENT, "title", NULL },
  { ENTENTE_RECORD_DOCUMENT, "view", "{ \"color_by\": \"kind\", \"x-own\": [1e400] }" },
  { ENTENTE_RECORD_ARTICLE, "publisher", NULL },
  { ENTENTE_RECORD_ARTICLE, "published", "\"2026-01\"" },
  { ENTENTE_RECORD_ARTICLE, "authors", "[\"A\", \"이\"]" },
  { ENTENTE_RECORD_ACTOR, "name", NULL },
  { ENTENTE_RECORD_ACTOR, "names", "{ \"ko\": \"이재명\", \"zh\": \"\" }" },
  { ENTENTE_RECORD_ACTOR, "aliases", "[ \"President\" ]" },
  { ENTENTE_RECORD_ACTOR, "kind", NULL },
  { ENTENTE_RECORD_ACTOR, "pinned", "true" },
  { ENTENTE_RECORD_ACTOR, "color", "\"#12345\"" },
  { ENTENTE_RECORD_RELATION, "source", NULL },
  { ENTENTE_RECORD_RELATION, "via", NULL },
  { ENTENTE_RECORD_RELATION, "regarding", NULL },
  { ENTENTE_RECORD_RELATION, "concerns", NULL },
  { ENTENTE_RECORD_RELATION, "kind", NULL },
  { ENTENTE_RECORD_RELATION, "tone", "-3.5" },
  { ENTENTE_RECORD_RELATION, "weight", "0" },
  { ENTENTE_RECORD_RELATION, "since", "\"2026-13\"" },
  { ENTENTE_RECORD_RELATION, "until", "\"..\"" },
  { ENTENTE_RECORD_RELATION, "bend", "{ \"along\": 0, \"across\": 0.25 }" },
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
  g_autofree char *id = slot != ENTENTE_NO_SLOT ? quote_id (map, type, slot) : NULL;

  if (g_str_equal (member, "source"))
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

static EntenteAct *
reverse (EntenteMap *map,
         GRand      *random)
{
  guint32 relations[3];
  guint n_relations = pick_several (map, ENTENTE_RECORD_RELATION, random, relations, 3);

  return entente_edit_reverse (map, relations, n_relations);
}

static char *
dup_text (EntenteMap *map,
          guint32     article)
{
  gsize length;
  const char *json = entente_map_get_json (map, ENTENTE_RECORD_ARTICLE, article, &length);
  char *text = entente_json_dup_member_string (json, (gssize) length, "text");

  return text != NULL ? text : g_strdup ("");
}

/* A place in an article's text, in code points; start == end where it has none. */
static guint32
pick_words (EntenteMap *map,
            GRand      *random,
            guint      *start,
            guint      *end)
{
  guint32 article = pick (map, ENTENTE_RECORD_ARTICLE, random);
  g_autofree char *text = NULL;
  glong length;

  *start = *end = 0;
  if (article == ENTENTE_NO_SLOT)
    return article;
  text = dup_text (map, article);
  length = g_utf8_strlen (text, -1);
  if (length > 0)
    {
      *start = (guint) g_rand_int_range (random, 0, (gint32) length);
      *end = *start + (guint) g_rand_int_range (random, 1, (gint32) (length - *start) + 1);
    }
  return article;
}

static EntenteAct *
cite (EntenteMap *map,
      GRand      *random)
{
  guint32 relation = pick (map, ENTENTE_RECORD_RELATION, random);
  guint start;
  guint end;
  guint32 article = pick_words (map, random, &start, &end);

  if (relation == ENTENTE_NO_SLOT || start == end)
    return NULL;
  return entente_edit_cite (map, relation, article, start, end, NULL);
}

static EntenteAct *
ignore_words (EntenteMap *map,
              GRand      *random)
{
  guint start;
  guint end;
  guint32 article = pick_words (map, random, &start, &end);

  return start < end ? entente_edit_ignore_sentence (map, article, start, end, NULL) : NULL;
}

/* A relation with citations and one of them. */
static guint32
pick_citation (EntenteMap *map,
               GRand      *random,
               guint      *citation)
{
  guint32 relation = pick (map, ENTENTE_RECORD_RELATION, random);
  guint n_citations;

  if (relation == ENTENTE_NO_SLOT)
    return relation;
  n_citations = entente_map_get_relation (map, relation)->n_citations;
  if (n_citations == 0)
    return ENTENTE_NO_SLOT;
  *citation = (guint) g_rand_int_range (random, 0, (gint32) n_citations);
  return relation;
}

static EntenteAct *
reanchor (EntenteMap *map,
          GRand      *random)
{
  guint citation;
  guint32 relation = pick_citation (map, random, &citation);

  return relation != ENTENTE_NO_SLOT ? entente_edit_reanchor (map, relation, citation, 0, 1, NULL)
                                     : NULL;
}

static EntenteAct *
edit_citation (EntenteMap *map,
               GRand      *random)
{
  guint citation;
  guint32 relation = pick_citation (map, random, &citation);

  if (relation == ENTENTE_NO_SLOT)
    return NULL;
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return entente_edit_citation_member (map, relation, citation, "stance", "\"contradicts\"",
                                           NULL);
    case 1:
      return entente_edit_citation_member (map, relation, citation, "grade", "\"B2\"", NULL);
    case 2:
      return entente_edit_citation_move (map, relation, citation, 0);
    default:
      return entente_edit_citation_remove (map, relation, citation);
    }
}

static EntenteAct *
edit_text (EntenteMap *map,
           GRand      *random)
{
  guint start;
  guint end;
  guint32 article = pick_words (map, random, &start, &end);
  g_autofree char *old = NULL;
  g_autofree char *text = NULL;
  const char *from;
  const char *to;

  if (article == ENTENTE_NO_SLOT)
    return NULL;
  old = dup_text (map, article);
  from = g_utf8_offset_to_pointer (old, start);
  to = g_rand_boolean (random) ? from : g_utf8_offset_to_pointer (old, end);
  text = g_strdup_printf ("%.*s%s%s", (int) (from - old), old, pick_word (random), to);
  return entente_edit_article_text (map, article, text, NULL);
}

static EntenteAct *
capture (EntenteMap *map,
         GRand      *random)
{
  EntenteCapture said = {
    .source = { pick (map, ENTENTE_RECORD_ACTOR, random), NULL },
    .target = { ENTENTE_NO_SLOT, "Newcomer" },
    .third = { g_rand_boolean (random) ? pick (map, ENTENTE_RECORD_ACTOR, random)
                                       : ENTENTE_NO_SLOT, NULL },
    .third_role = g_rand_boolean (random) ? ENTENTE_ROLE_VIA : ENTENTE_ROLE_REGARDING,
    .kind = pick_word (random),
    .label = pick_word (random),
  };
  guint32 relation;

  said.article = pick_words (map, random, &said.start, &said.end);
  if (said.source.actor == ENTENTE_NO_SLOT || said.article == ENTENTE_NO_SLOT)
    return NULL;
  return entente_edit_capture (map, &said, &relation, NULL);
}

static EntenteAct *
refuse_name (EntenteMap *map,
             GRand      *random)
{
  const char *name = pick_word (random);

  return *name != '\0' ? entente_edit_not_actor (map, name, NULL) : NULL;
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

static const EntenteKind *
pick_kind (EntenteMap        *map,
           EntenteRecordType  type,
           GRand             *random)
{
  if (type == ENTENTE_RECORD_ACTOR)
    return entente_map_get_actor_kind (
        map, (guint32) g_rand_int_range (random, 0, (gint32) entente_map_get_n_actor_kinds (map)));
  return entente_map_get_relation_kind (
      map, (guint32) g_rand_int_range (random, 0, (gint32) entente_map_get_n_relation_kinds (map)));
}

static EntenteAct *
edit_kind (EntenteMap *map,
           GRand      *random)
{
  EntenteRecordType type
      = g_rand_boolean (random) ? ENTENTE_RECORD_ACTOR : ENTENTE_RECORD_RELATION;
  g_autofree char *key = g_strdup (pick_kind (map, type, random)->key);
  const char *other = pick_word (random);

  if (*key == '\0')
    return *other != '\0' ? entente_edit_add_kind (map, type, other, NULL, NULL) : NULL;
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return entente_edit_kind_member (map, type, key, "label", "\"L\"", NULL);
    case 1:
      return entente_edit_add_kind (map, type, key, NULL, NULL);
    case 2:
      return *other != '\0' ? entente_edit_rename_kind (map, type, key, other, NULL) : NULL;
    default:
      return entente_edit_remove_kind (map, type, key, NULL);
    }
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

static const struct
{
  const char *name;
  MakeAct make;
  guint share; /* how often it comes up */
} makers[] = {
  { "add actor", add_actor, 3 },
  { "add relation", add_relation, 4 },
  { "add article", add_article, 1 },
  { "add step", add_step, 1 },
  { "remove", remove_some, 2 },
  { "remove article", remove_article, 1 },
  { "remove step", remove_step, 1 },
  { "set member", set_member, 8 },
  { "set member of many", set_member_of_many, 2 },
  { "move", move, 3 },
  { "reverse", reverse, 2 },
  { "cite", cite, 3 },
  { "ignore", ignore_words, 1 },
  { "reanchor", reanchor, 1 },
  { "edit citation", edit_citation, 3 },
  { "edit text", edit_text, 3 },
  { "capture", capture, 2 },
  { "refuse name", refuse_name, 1 },
  { "merge actors", merge_actors, 1 },
  { "merge parallels", merge_parallels, 1 },
  { "edit kind", edit_kind, 3 },
  { "repair", repair, 1 },
  { "discard", discard, 1 },
};

static guint
pick_maker (GRand *random)
{
  guint n_shares = 0;
  guint share;
  guint i = 0;

  for (guint k = 0; k < G_N_ELEMENTS (makers); k++)
    n_shares += makers[k].share;
  share = (guint) g_rand_int_range (random, 0, (gint32) n_shares);
  while (share >= makers[i].share)
    share -= makers[i++].share;
  return i;
}

EntenteAct *
random_act (EntenteMap *map,
            GRand      *random)
{
  return makers[pick_maker (random)].make (map, random);
}

const char *
random_act_name (GRand *random)
{
  g_autoptr (GRand) copy = g_rand_copy (random);

  return makers[pick_maker (copy)].name;
}

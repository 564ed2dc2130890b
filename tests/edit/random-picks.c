/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-picks.h"

#include "entente-json-text.h"

static const char *const words[] = {
  "", "이재명", "Xi", "asks “so”", "a \"quote\" \\ and\nlines", "\xf0\x9f\x95\x8a", "العربية", "state",
};

const char *
pick_word (GRand *random)
{
  return words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
}

guint32
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

guint
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

char *
dup_text (EntenteMap *map,
          guint32     article)
{
  gsize length;
  const char *json = entente_map_get_json (map, ENTENTE_RECORD_ARTICLE, article, &length);
  char *text = entente_json_dup_member_string (json, (gssize) length, "text");

  return text != NULL ? text : g_strdup ("");
}

guint32
pick_passage (EntenteMap *map,
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

guint32
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

char *
pick_kind (EntenteMap        *map,
           EntenteRecordType  type,
           GRand             *random)
{
  guint n_kinds = type == ENTENTE_RECORD_ACTOR ? entente_map_get_n_actor_kinds (map)
                                               : entente_map_get_n_relation_kinds (map);
  guint32 kind = (guint32) g_rand_int_range (random, 0, (gint32) n_kinds);

  return g_strdup (type == ENTENTE_RECORD_ACTOR ? entente_map_get_actor_kind (map, kind)->key
                                                : entente_map_get_relation_kind (map, kind)->key);
}

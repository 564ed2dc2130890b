/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-table"

#include "entente-table-column.h"

#include "entente-json-text.h"
#include "entente-member-text.h"
#include "entente-mentions.h"
#include "entente-plain-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define N_CELL_MAX 200 /* code points of a cell */
#define N_NAMES_MAX 64 /* code points of one alias among others */
#define RANK_ALIAS 2 /* of EntenteActorName */

static const struct
{
  EntenteRecordType type;
  const char *title;
  const char *member;
  guint n_chars;
  gboolean is_number;
} columns[ENTENTE_N_TABLE_COLUMNS] = {
  [ENTENTE_TABLE_NAME] = { ENTENTE_RECORD_ACTOR, N_("Name"), "name", 24, FALSE },
  [ENTENTE_TABLE_ACTOR_KIND] = { ENTENTE_RECORD_ACTOR, N_("Kind"), "kind", 12, FALSE },
  [ENTENTE_TABLE_GROUP] = { ENTENTE_RECORD_ACTOR, N_("Group"), "group", 12, FALSE },
  [ENTENTE_TABLE_ALIASES] = { ENTENTE_RECORD_ACTOR, N_("Aliases"), "aliases", 18, FALSE },
  [ENTENTE_TABLE_RELATIONS] = { ENTENTE_RECORD_ACTOR, N_("Relations"), NULL, 9, TRUE },
  [ENTENTE_TABLE_ARTICLES] = { ENTENTE_RECORD_ACTOR, N_("Articles"), NULL, 9, TRUE },
  [ENTENTE_TABLE_SOURCE] = { ENTENTE_RECORD_RELATION, N_("Source"), "source", 18, FALSE },
  [ENTENTE_TABLE_RELATION_KIND] = { ENTENTE_RECORD_RELATION, N_("Kind"), "kind", 14, FALSE },
  [ENTENTE_TABLE_LABEL] = { ENTENTE_RECORD_RELATION, N_("Label"), "label", 18, FALSE },
  [ENTENTE_TABLE_TARGET] = { ENTENTE_RECORD_RELATION, N_("Target"), "target", 18, FALSE },
  [ENTENTE_TABLE_TONE] = { ENTENTE_RECORD_RELATION, N_("Tone"), "tone", 5, TRUE },
  [ENTENTE_TABLE_SINCE] = { ENTENTE_RECORD_RELATION, N_("Since"), "since", 12, FALSE },
  [ENTENTE_TABLE_UNTIL] = { ENTENTE_RECORD_RELATION, N_("Until"), "until", 12, FALSE },
  [ENTENTE_TABLE_PASSAGES] = { ENTENTE_RECORD_RELATION, N_("Passages"), NULL, 9, TRUE },
};

EntenteRecordType
entente_table_column_get_type_of (EntenteTableColumn self)
{
  return columns[self].type;
}

const char *
entente_table_column_get_title (EntenteTableColumn self)
{
  return _(columns[self].title);
}

guint
entente_table_column_get_n_chars (EntenteTableColumn self)
{
  return columns[self].n_chars;
}

gboolean
entente_table_column_is_number (EntenteTableColumn self)
{
  return columns[self].is_number;
}

const char *
entente_table_column_get_member (EntenteTableColumn self)
{
  return columns[self].member;
}

gboolean
entente_table_column_is_of_ties (EntenteTableColumn self)
{
  return self == ENTENTE_TABLE_RELATIONS || self == ENTENTE_TABLE_ARTICLES;
}

/* The next relation an actor is an end of, each once: one from itself to itself too. */
static gboolean
next_tie (EntenteMap           *map,
          guint32               actor,
          EntenteReferenceIter *iter,
          guint32              *relation)
{
  EntenteReference reference;

  while (entente_reference_iter_next (iter, &reference))
    {
      *relation = reference.relation;
      if (reference.role == ENTENTE_ROLE_SOURCE)
        return TRUE;
      if (reference.role == ENTENTE_ROLE_TARGET
          && entente_map_get_relation (map, *relation)->source != actor)
        return TRUE;
    }
  return FALSE;
}

static guint
count_relations (EntenteMap *map,
                 guint32     actor)
{
  EntenteReferenceIter iter;
  guint32 relation;
  guint n_relations = 0;

  entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, actor, &iter);
  while (next_tie (map, actor, &iter, &relation))
    n_relations += 1;
  return n_relations;
}

/* Those that its relations cite. */
static guint
count_articles (EntenteMap *map,
                guint32     actor)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (NULL, NULL);
  EntenteReferenceIter iter;
  EntenteReferenceIter cited;
  EntenteReference reference;
  guint32 relation;

  entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, actor, &iter);
  while (next_tie (map, actor, &iter, &relation))
    {
      entente_map_iter_relation (map, relation, &cited);
      while (entente_reference_iter_next (&cited, &reference))
        if (reference.role == ENTENTE_ROLE_CITES)
          g_hash_table_add (articles, GUINT_TO_POINTER (reference.other));
    }
  return g_hash_table_size (articles);
}

/* The number a cell says; NAN: none. */
static double
get_number (EntenteTableColumn self,
            EntenteMap        *map,
            guint32            slot)
{
  switch (self)
    {
    case ENTENTE_TABLE_RELATIONS:
      return count_relations (map, slot);
    case ENTENTE_TABLE_ARTICLES:
      return count_articles (map, slot);
    case ENTENTE_TABLE_TONE:
      return (double) entente_map_get_relation (map, slot)->tone;
    case ENTENTE_TABLE_PASSAGES:
      return entente_map_get_relation (map, slot)->n_citations;
    default:
      return NAN;
    }
}

static const char *
get_kind_label (EntenteMap        *map,
                EntenteRecordType  type,
                guint32            slot)
{
  guint32 kind;

  if (type == ENTENTE_RECORD_ACTOR)
    {
      kind = entente_map_get_actor (map, slot)->kind;
      return kind != 0 ? entente_map_get_actor_kind (map, kind)->label : NULL;
    }
  kind = entente_map_get_relation (map, slot)->kind;
  return kind != 0 ? entente_map_get_relation_kind (map, kind)->label : NULL;
}

/* Words that stand in the map as they are shown; NULL for none, and where they have to be made. */
static const char *
get_words (EntenteTableColumn self,
           EntenteMap        *map,
           guint32            slot)
{
  switch (self)
    {
    case ENTENTE_TABLE_NAME:
      return entente_map_get_actor_name (map, slot);
    case ENTENTE_TABLE_GROUP:
      return entente_map_get_actor (map, slot)->group;
    case ENTENTE_TABLE_SOURCE:
      return entente_map_get_actor_name (map, entente_map_get_relation (map, slot)->source);
    case ENTENTE_TABLE_TARGET:
      return entente_map_get_actor_name (map, entente_map_get_relation (map, slot)->target);
    case ENTENTE_TABLE_LABEL:
      return entente_map_get_relation (map, slot)->label;
    case ENTENTE_TABLE_ACTOR_KIND:
    case ENTENTE_TABLE_RELATION_KIND:
      return get_kind_label (map, columns[self].type, slot);
    default:
      return NULL;
    }
}

static char *
dup_aliases (EntenteMap *map,
             guint32     actor)
{
  g_autoptr (GArray) names = entente_map_dup_names_of_actor (map, actor);
  GString *aliases = g_string_new (NULL);

  for (guint i = 0; i < names->len && aliases->len < N_CELL_MAX; i++)
    {
      const EntenteActorName *name = &g_array_index (names, EntenteActorName, i);
      g_autofree char *alias = NULL;

      if (name->rank != RANK_ALIAS)
        continue;
      alias = entente_plain_text_isolate (name->text, N_NAMES_MAX);
      if (aliases->len > 0)
        g_string_append (aliases, ", ");
      g_string_append (aliases, alias);
    }
  return g_string_free (aliases, FALSE);
}

static char *
dup_date (EntenteTableColumn self,
          EntenteMap        *map,
          guint32            slot)
{
  g_autofree char *json
      = entente_map_dup_member_text (map, columns[self].type, slot, columns[self].member);
  g_autofree char *written = json != NULL ? entente_json_dup_string (json, -1) : NULL;

  return written != NULL ? entente_date_format (written) : g_strdup ("");
}

static char *
format_number (EntenteTableColumn self,
               double             number)
{
  if (isnan (number))
    return g_strdup ("");
  if (self != ENTENTE_TABLE_TONE)
    return g_strdup_printf ("%.0f", number);
  /* A minus as it stands on the map. */
  return g_strdup_printf ("%s%g", number < 0 ? "−" : number > 0 ? "+" : "", fabs (number));
}

char *
entente_table_column_dup_text (EntenteTableColumn  self,
                               EntenteMap         *map,
                               guint32             slot)
{
  if (columns[self].is_number)
    return format_number (self, get_number (self, map, slot));
  if (self == ENTENTE_TABLE_ALIASES)
    return dup_aliases (map, slot);
  if (self == ENTENTE_TABLE_SINCE || self == ENTENTE_TABLE_UNTIL)
    return dup_date (self, map, slot);
  return entente_plain_text_cut (get_words (self, map, slot), N_CELL_MAX);
}

/* In the order of the numbers: of a double as bits those below zero run the other way. */
static guint64
order_number (double number)
{
  const guint64 sign = G_GUINT64_CONSTANT (1) << 63;
  guint64 bits;

  if (isnan (number))
    return ENTENTE_TABLE_NO_KEY.number;
  memcpy (&bits, &number, sizeof bits);
  return (bits & sign) != 0 ? ~bits : bits | sign;
}

/* Most texts differ in their first letters: a number of them spares looking elsewhere in memory. */
static guint64
order_beginning (const char *text)
{
  guint64 beginning = 0;

  for (guint i = 0; i < sizeof beginning; i++)
    {
      beginning = beginning << 8 | (guchar) *text;
      if (*text != '\0')
        text++;
    }
  return MIN (beginning, ENTENTE_TABLE_NO_KEY.number - 1);
}

EntenteTableKey
entente_table_key_of_text (const char   *text,
                           GStringChunk *texts)
{
  g_autofree char *folded = entente_plain_text_fold (text);
  g_autofree char *collated = g_utf8_collate_key (folded, -1);

  return (EntenteTableKey){ order_beginning (collated), g_string_chunk_insert (texts, collated) };
}

gboolean
entente_table_column_is_sorted_as_text (EntenteTableColumn self)
{
  return self != ENTENTE_TABLE_NO_COLUMN && !columns[self].is_number
         && self != ENTENTE_TABLE_SINCE && self != ENTENTE_TABLE_UNTIL;
}

const char *
entente_table_column_get_sort_text (EntenteTableColumn   self,
                                    EntenteMap          *map,
                                    guint32              slot,
                                    char               **made)
{
  if (self != ENTENTE_TABLE_ALIASES)
    return get_words (self, map, slot);
  *made = dup_aliases (map, slot);
  return *made;
}

EntenteTableKey
entente_table_column_get_number_key (EntenteTableColumn  self,
                                     EntenteMap         *map,
                                     guint32             slot)
{
  const EntenteRelation *relation;
  EntenteDate date;

  if (self == ENTENTE_TABLE_NO_COLUMN)
    return ENTENTE_TABLE_NO_KEY;
  if (columns[self].is_number)
    return (EntenteTableKey){ order_number (get_number (self, map, slot)), NULL };
  relation = entente_map_get_relation (map, slot);
  date = self == ENTENTE_TABLE_SINCE ? relation->since : relation->until;
  if (date.earliest == ENTENTE_DAY_UNKNOWN)
    return ENTENTE_TABLE_NO_KEY;
  return (EntenteTableKey){ order_number (date.earliest), NULL };
}

/* What has no key comes last, whichever way the rest is turned. */
int
entente_table_key_compare (const EntenteTableKey *a,
                           const EntenteTableKey *b,
                           gboolean               descending)
{
  int order;

  if (a->number != b->number)
    order = a->number < b->number ? -1 : 1;
  else
    order = a->text != NULL && b->text != NULL ? strcmp (a->text, b->text) : 0;
  if (a->number == ENTENTE_TABLE_NO_KEY.number || b->number == ENTENTE_TABLE_NO_KEY.number)
    return order;
  return descending ? -order : order;
}

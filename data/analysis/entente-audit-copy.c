/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-analysis"

#include "entente-audit-copy.h"

#include "entente-evidence.h"
#include "entente-json-array.h"
#include "entente-json-text.h"
#include "entente-json-value.h"
#include "entente-mentions.h"
#include "entente-seeded-hash.h"

#include <string.h>

#define AT_ONCE 64 /* records */

static void
citation_clear (gpointer data)
{
  EntenteCitation *self = data;

  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
}

static void
relation_clear (gpointer data)
{
  g_clear_pointer (&((EntenteAuditRelation *) data)->record, entente_record_unref);
}

static void
article_clear (gpointer data)
{
  g_clear_pointer (&((EntenteAuditArticle *) data)->record, entente_record_unref);
}

/* The date may come with a time. */
static gboolean
is_before (const char  *published,
           EntenteDate  limit)
{
  EntenteDate date;

  if (published == NULL || !entente_date_is_known (limit))
    return FALSE;
  if (!entente_date_parse (published, -1, &date) && !entente_date_parse_time (published, -1, &date))
    return FALSE;
  return entente_date_is_after (limit, date);
}

/* The same number for the same publisher; an article without one is a source of its own. */
static guint32
number_source (GHashTable *numbers,
               const char *publisher,
               guint32     own)
{
  g_autofree char *key = entente_publisher_dup_key (publisher);
  gpointer number;

  if (key == NULL)
    return own;
  number = g_hash_table_lookup (numbers, key);
  if (number != NULL)
    return GPOINTER_TO_UINT (number) - 1;
  g_hash_table_insert (numbers, g_steal_pointer (&key), GUINT_TO_POINTER (own + 1));
  return own;
}

static void
copy_article (EntenteAuditJob *self,
              EntenteMap      *map,
              guint32          slot,
              EntenteDate      older_than,
              GHashTable      *numbers)
{
  const EntenteArticle *row = entente_map_get_article (map, slot);
  EntenteAuditArticle article = { .slot = slot };

  self->places[slot] = self->articles->len;
  article.source = number_source (numbers, row->publisher, self->articles->len);
  article.is_old = is_before (row->published, older_than);
  article.record = entente_map_dup_record (map, ENTENTE_RECORD_ARTICLE, slot);
  g_array_append_val (self->articles, article);
}

EntenteAuditJob *
entente_audit_copy_articles (EntenteMap  *map,
                             EntenteDate  older_than)
{
  g_autoptr (GHashTable) numbers
      = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  EntenteAuditJob *self = g_new0 (EntenteAuditJob, 1);

  self->relations = g_array_new (FALSE, FALSE, sizeof (EntenteAuditRelation));
  self->articles = g_array_new (FALSE, FALSE, sizeof (EntenteAuditArticle));
  self->places = g_new (guint32, entente_map_get_n_slots (map, ENTENTE_RECORD_ARTICLE) + 1);
  self->citations = g_array_new (FALSE, FALSE, sizeof (EntenteCitation));
  self->unconnected = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_set_clear_func (self->relations, relation_clear);
  g_array_set_clear_func (self->articles, article_clear);
  g_array_set_clear_func (self->citations, citation_clear);
  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_ARTICLE); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_ARTICLE, slot))
    copy_article (self, map, slot, older_than, numbers);
  return self;
}

/* A relation names what it cites once a citation, in their order. */
static void
copy_citations (EntenteAuditJob      *self,
                EntenteMap           *map,
                EntenteAuditRelation *relation)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (map, relation->slot, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      EntenteCitation citation = { .relation = relation->slot, .start = -1, .end = -1 };

      if (reference.role != ENTENTE_ROLE_CITES)
        continue;
      citation.article = self->places[reference.other];
      citation.index = relation->n_citations;
      g_array_append_val (self->citations, citation);
      g_array_index (self->articles, EntenteAuditArticle, citation.article).n_cited += 1;
      relation->n_citations += 1;
    }
}

void
entente_audit_copy_relation (EntenteAuditJob *self,
                             EntenteMap      *map,
                             guint32          relation)
{
  EntenteAuditRelation copy = { relation, 0, self->citations->len, NULL };

  if (entente_map_get_relation (map, relation)->n_citations > 0)
    {
      copy_citations (self, map, &copy);
      copy.record = entente_map_dup_record (map, ENTENTE_RECORD_RELATION, relation);
    }
  g_array_append_val (self->relations, copy);
}

static EntenteRecordType
get_type (EntenteAuditPart part)
{
  return part == ENTENTE_AUDIT_RELATIONS ? ENTENTE_RECORD_RELATION : ENTENTE_RECORD_ACTOR;
}

static void
begin_part (EntenteAuditJob  *self,
            EntenteMap       *map,
            EntenteAuditPart  part)
{
  if (part == ENTENTE_AUDIT_NAMES && (self->unconnected->len == 0 || self->articles->len == 0))
    part = ENTENTE_AUDIT_COPIED;
  /* All names, since a longer one of somebody else hides a shorter one. */
  if (part == ENTENTE_AUDIT_NAMES)
    self->names = entente_actor_names_new ();
  self->part = part;
  self->next = entente_map_get_first (map, get_type (part));
}

static void
copy_next (EntenteAuditJob *self,
           EntenteMap      *map)
{
  switch (self->part)
    {
    case ENTENTE_AUDIT_RELATIONS:
      entente_audit_copy_relation (self, map, self->next);
      break;
    case ENTENTE_AUDIT_ACTORS:
      if (entente_map_get_n_mentions (map, ENTENTE_RECORD_ACTOR, self->next) == 0)
        g_array_append_val (self->unconnected, self->next);
      break;
    case ENTENTE_AUDIT_NAMES:
      entente_actor_names_add (self->names, map, self->next);
      break;
    case ENTENTE_AUDIT_COPIED:
    default:
      g_assert_not_reached ();
    }
  self->next = entente_map_get_next (map, get_type (self->part), self->next);
}

EntenteAuditJob *
entente_audit_job_begin (EntenteMap  *map,
                         EntenteDate  older_than)
{
  EntenteAuditJob *self;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), NULL);

  self = entente_audit_copy_articles (map, older_than);
  begin_part (self, map, ENTENTE_AUDIT_RELATIONS);
  return self;
}

gboolean
entente_audit_job_copy (EntenteAuditJob *self,
                        EntenteMap      *map)
{
  for (guint i = 0; i < AT_ONCE && self->part != ENTENTE_AUDIT_COPIED; i++)
    {
      if (self->next == ENTENTE_NO_SLOT)
        begin_part (self, map, self->part + 1);
      else
        copy_next (self, map);
    }
  return self->part != ENTENTE_AUDIT_COPIED;
}

EntenteAuditJob *
entente_audit_job_new (EntenteMap  *map,
                       EntenteDate  older_than)
{
  EntenteAuditJob *self = entente_audit_job_begin (map, older_than);

  while (entente_audit_job_copy (self, map))
    ;
  return self;
}

void
entente_audit_job_free (EntenteAuditJob *self)
{
  g_array_unref (self->relations);
  g_array_unref (self->articles);
  g_free (self->places);
  g_array_unref (self->citations);
  g_array_unref (self->unconnected);
  g_clear_pointer (&self->names, g_array_unref);
  g_free (self);
}

/* -1 for what is no whole number from 0, as the map's own citations have it. */
static gint64
get_offset (const char *object,
            gsize       length,
            const char *member)
{
  gsize start;
  gsize value_length;
  double number;

  if (!entente_json_find_member (object, (gssize) length, member, &start, &value_length)
      || !g_ascii_isdigit (object[start])
      || memchr (object + start, '.', value_length) != NULL
      || !entente_json_parse_number (object + start, value_length, &number)
      || number > G_MAXUINT32)
    return -1;
  return (gint64) number;
}

static void
read_citation (EntenteCitation *citation,
               const char      *object,
               gsize            length)
{
  g_autofree char *stance = entente_json_dup_member_string (object, (gssize) length, "stance");

  citation->exact = entente_json_dup_member_string (object, (gssize) length, "exact");
  citation->prefix = entente_json_dup_member_string (object, (gssize) length, "prefix");
  citation->suffix = entente_json_dup_member_string (object, (gssize) length, "suffix");
  citation->start = get_offset (object, length, "start");
  citation->end = get_offset (object, length, "end");
  citation->contradicts = g_strcmp0 (stance, "contradicts") == 0;
}

void
entente_audit_read_citations (EntenteAuditJob            *self,
                              const EntenteAuditRelation *relation)
{
  g_autoptr (GArray) elements = NULL;
  gsize length;
  gsize start;
  gsize array_length;
  const char *json = entente_record_get_json (relation->record, &length);

  if (!entente_json_find_member (json, (gssize) length, "citations", &start, &array_length)
      || json[start] != '[')
    return;
  elements = entente_json_array_split (json + start, array_length);
  for (guint i = 0; i < MIN (elements->len, relation->n_citations); i++)
    {
      const EntenteJsonElement *element = &g_array_index (elements, EntenteJsonElement, i);

      read_citation (&g_array_index (self->citations, EntenteCitation, relation->first_citation + i),
                     json + start + element->start, element->length);
    }
}

const EntenteCitation **
entente_audit_group_citations (EntenteAuditJob *self,
                               guint           *firsts)
{
  const EntenteCitation **grouped = g_new (const EntenteCitation *, self->citations->len + 1);
  g_autofree guint *next = g_new0 (guint, self->articles->len + 1);

  firsts[0] = 0;
  for (guint i = 0; i < self->articles->len; i++)
    {
      next[i] = firsts[i];
      firsts[i + 1] = firsts[i] + g_array_index (self->articles, EntenteAuditArticle, i).n_cited;
    }
  for (guint i = 0; i < self->citations->len; i++)
    {
      const EntenteCitation *citation = &g_array_index (self->citations, EntenteCitation, i);

      grouped[next[citation->article]++] = citation;
    }
  return grouped;
}

char *
entente_audit_dup_member (const EntenteAuditArticle *article,
                          const char                *member)
{
  gsize length;
  const char *json = entente_record_get_json (article->record, &length);

  return entente_json_dup_member_string (json, (gssize) length, member);
}

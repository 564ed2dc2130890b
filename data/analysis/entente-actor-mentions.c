/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-analysis"

#include "entente-actor-mentions.h"

#include "entente-audit-copy.h"
#include "entente-passage.h"

#include <stdlib.h>

struct _EntenteActorMentionsJob
{
  EntenteAuditJob *copy;
  EntenteNameIndex *index;
  GArray *found;         /* EntenteActorMention, in reading order */
  guint next;            /* in @found: the first whose article's citations are not copied */
  GHashTable *relations; /* slots of those copied */
  guint32 actor;
  guint32 n_article_slots; /* of the map as it was copied */
};

EntenteActorMentionsJob *
entente_actor_mentions_job_new (EntenteMap       *map,
                                EntenteNameIndex *index,
                                guint32           actor)
{
  EntenteActorMentionsJob *self;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), NULL);
  g_return_val_if_fail (index != NULL, NULL);

  self = g_new0 (EntenteActorMentionsJob, 1);
  self->copy = entente_audit_copy_articles (map, ENTENTE_DATE_UNKNOWN);
  self->index = entente_name_index_ref (index);
  self->found = g_array_new (FALSE, FALSE, sizeof (EntenteActorMention));
  self->relations = g_hash_table_new (NULL, NULL);
  self->actor = actor;
  self->n_article_slots = entente_map_get_n_slots (map, ENTENTE_RECORD_ARTICLE);
  return self;
}

void
entente_actor_mentions_job_free (EntenteActorMentionsJob *self)
{
  entente_audit_job_free (self->copy);
  entente_name_index_unref (self->index);
  g_array_unref (self->found);
  g_hash_table_unref (self->relations);
  g_free (self);
}

static gboolean
is_named (EntenteActorMentionsJob *self,
          const EntenteMention    *mention)
{
  guint n_actors;
  const guint32 *actors = entente_name_index_get_actors (self->index, mention->name, &n_actors);

  for (guint i = 0; i < n_actors; i++)
    {
      if (actors[i] == self->actor)
        return TRUE;
    }
  return FALSE;
}

static void
find_in_article (EntenteActorMentionsJob   *self,
                 const EntenteAuditArticle *article)
{
  g_autofree char *text = entente_audit_dup_member (article, "text");
  g_autofree char *language = entente_audit_dup_member (article, "language");
  g_autoptr (GArray) mentions = NULL;

  if (text == NULL)
    return;
  mentions = entente_name_index_find (self->index, text, language);
  for (guint i = 0; i < mentions->len; i++)
    {
      const EntenteMention *mention = &g_array_index (mentions, EntenteMention, i);
      EntenteActorMention place = { article->slot, mention->start, mention->end, FALSE };

      if (is_named (self, mention))
        g_array_append_val (self->found, place);
    }
}

gboolean
entente_actor_mentions_job_find (EntenteActorMentionsJob  *self,
                                 GCancellable             *cancellable,
                                 GError                  **error)
{
  for (guint i = 0; i < self->copy->articles->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      find_in_article (self, &g_array_index (self->copy->articles, EntenteAuditArticle, i));
    }
  return TRUE;
}

/* Behind the last mention in the article that the one at @first is in. */
static guint
get_end_of_article (EntenteActorMentionsJob *self,
                    guint                    first)
{
  const EntenteActorMention *mentions = &g_array_index (self->found, EntenteActorMention, 0);
  guint end = first + 1;

  while (end < self->found->len && mentions[end].article == mentions[first].article)
    end++;
  return end;
}

gboolean
entente_actor_mentions_job_copy_citations (EntenteActorMentionsJob *self,
                                           EntenteMap              *map)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  if (self->next == self->found->len
      || entente_map_get_n_slots (map, ENTENTE_RECORD_ARTICLE) != self->n_article_slots)
    return FALSE;
  entente_map_iter_mentions (
    map, ENTENTE_RECORD_ARTICLE,
    g_array_index (self->found, EntenteActorMention, self->next).article, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      if (g_hash_table_add (self->relations, GUINT_TO_POINTER (reference.relation)))
        entente_audit_copy_relation (self->copy, map, reference.relation);
    }
  self->next = get_end_of_article (self, self->next);
  return TRUE;
}

static int
compare_passages (gconstpointer a,
                  gconstpointer b)
{
  const EntentePassage *first = a;
  const EntentePassage *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* Marks those of @n_mentions mentions, sorted, that a passage overlaps. */
static void
mark_cited (EntenteActorMention          *mentions,
            guint                         n_mentions,
            const char                   *text,
            const EntenteCitation *const *citations,
            guint                         n_citations,
            guint64                      *allowance)
{
  g_autofree EntentePassage *passages = g_new (EntentePassage, n_citations + 1);
  guint next = 0;
  guint covered_until = 0; /* by the passages that begin before the mention's end */

  entente_passages_anchor (text, citations, n_citations, allowance, passages);
  qsort (passages, n_citations, sizeof *passages, compare_passages);
  for (guint i = 0; i < n_mentions; i++)
    {
      for (; next < n_citations && passages[next].start < mentions[i].end; next++)
        covered_until = MAX (covered_until, passages[next].end);
      mentions[i].cited = covered_until > mentions[i].start;
    }
}

static void
mark_all (EntenteActorMentionsJob *self)
{
  g_autofree guint *firsts = g_new (guint, self->copy->articles->len + 1);
  g_autofree const EntenteCitation **grouped = entente_audit_group_citations (self->copy, firsts);
  EntenteActorMention *mentions = &g_array_index (self->found, EntenteActorMention, 0);
  guint64 allowance = ENTENTE_PASSAGES_ALLOWANCE;
  guint end;

  for (guint first = 0; first < self->found->len; first = end)
    {
      guint32 place = self->copy->places[mentions[first].article];
      const EntenteAuditArticle *article
          = &g_array_index (self->copy->articles, EntenteAuditArticle, place);
      g_autofree char *text = entente_audit_dup_member (article, "text");

      end = get_end_of_article (self, first);
      mark_cited (mentions + first, end - first, text, grouped + firsts[place], article->n_cited,
                  &allowance);
    }
}

static GArray *
put_uncited_first (GArray *found)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (EntenteActorMention), found->len);

  for (int cited = FALSE; cited <= TRUE; cited++)
    for (guint i = 0; i < found->len; i++)
      {
        const EntenteActorMention *mention = &g_array_index (found, EntenteActorMention, i);

        if (mention->cited == cited)
          g_array_append_vals (sorted, mention, 1);
      }
  return sorted;
}

GArray *
entente_actor_mentions_job_mark (EntenteActorMentionsJob *self)
{
  for (guint i = 0; i < self->copy->relations->len; i++)
    entente_audit_read_citations (self->copy,
                                  &g_array_index (self->copy->relations, EntenteAuditRelation, i));
  if (self->found->len > 0)
    mark_all (self);
  return put_uncited_first (self->found);
}

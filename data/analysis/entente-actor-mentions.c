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
  guint32 actor;
  guint64 allowance;
  guint is_read : 1; /* the citations of the copy */
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
  self->copy = entente_audit_copy_new (map, ENTENTE_DATE_UNKNOWN);
  self->index = entente_name_index_ref (index);
  self->actor = actor;
  self->allowance = ENTENTE_PASSAGES_ALLOWANCE;
  return self;
}

void
entente_actor_mentions_job_free (EntenteActorMentionsJob *self)
{
  entente_audit_job_free (self->copy);
  entente_name_index_unref (self->index);
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
add_mentions (EntenteActorMentionsJob   *self,
              GArray                    *found,
              const EntenteAuditArticle *article,
              const char                *text)
{
  g_autofree char *language = entente_audit_dup_member (article, "language");
  g_autoptr (GArray) mentions = entente_name_index_find (self->index, text, language);

  for (guint i = 0; i < mentions->len; i++)
    {
      const EntenteMention *mention = &g_array_index (mentions, EntenteMention, i);
      EntenteActorMention place = { article->slot, mention->start, mention->end, FALSE };

      if (is_named (self, mention))
        g_array_append_val (found, place);
    }
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

/* Only where somebody is named at all. */
static void
require_citations (EntenteActorMentionsJob *self)
{
  if (self->is_read)
    return;
  for (guint i = 0; i < self->copy->relations->len; i++)
    {
      const EntenteAuditRelation *relation
          = &g_array_index (self->copy->relations, EntenteAuditRelation, i);

      if (relation->n_citations > 0)
        entente_audit_read_citations (self->copy, relation);
    }
  self->is_read = TRUE;
}

static void
search_article (EntenteActorMentionsJob      *self,
                GArray                       *found,
                const EntenteAuditArticle    *article,
                const EntenteCitation *const *citations)
{
  g_autofree char *text = entente_audit_dup_member (article, "text");
  guint n_before = found->len;

  if (text == NULL)
    return;
  add_mentions (self, found, article, text);
  if (found->len == n_before || article->n_cited == 0)
    return;
  require_citations (self);
  mark_cited (&g_array_index (found, EntenteActorMention, n_before), found->len - n_before, text,
              citations, article->n_cited, &self->allowance);
}

/* Takes @found. */
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
  g_array_unref (found);
  return sorted;
}

GArray *
entente_actor_mentions_job_run (EntenteActorMentionsJob  *self,
                                GCancellable             *cancellable,
                                GError                  **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (EntenteActorMention));
  g_autofree guint *firsts = g_new (guint, self->copy->articles->len + 1);
  g_autofree const EntenteCitation **grouped = entente_audit_group_citations (self->copy, firsts);

  for (guint i = 0; i < self->copy->articles->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      search_article (self, found, &g_array_index (self->copy->articles, EntenteAuditArticle, i),
                      grouped + firsts[i]);
    }
  return put_uncited_first (g_steal_pointer (&found));
}

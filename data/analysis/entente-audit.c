/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-analysis"

#include "entente-audit.h"

#include "entente-audit-copy.h"
#include "entente-evidence.h"
#include "entente-mentions.h"
#include "entente-passage.h"

#define N_STEPS 256 /* records between two looks at the cancellable */

static EntenteAudit *
audit_new (void)
{
  EntenteAudit *self = g_new0 (EntenteAudit, 1);

  self->uncited = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->orphans = g_array_new (FALSE, FALSE, sizeof (EntenteAuditOrphan));
  self->one_source = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->contradicted = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->uncited_articles = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->unconnected = g_array_new (FALSE, FALSE, sizeof (EntenteAuditActor));
  self->old_articles = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
entente_audit_free (EntenteAudit *self)
{
  g_array_unref (self->uncited);
  g_array_unref (self->orphans);
  g_array_unref (self->one_source);
  g_array_unref (self->contradicted);
  g_array_unref (self->uncited_articles);
  g_array_unref (self->unconnected);
  g_array_unref (self->old_articles);
  g_free (self);
}

static EntenteStanding
measure (EntenteAuditJob            *job,
         const EntenteAuditRelation *relation)
{
  g_autofree EntenteWitness *witnesses = g_new (EntenteWitness, relation->n_citations + 1);

  for (guint i = 0; i < relation->n_citations; i++)
    {
      const EntenteCitation *citation
          = &g_array_index (job->citations, EntenteCitation, relation->first_citation + i);

      witnesses[i].source
          = g_array_index (job->articles, EntenteAuditArticle, citation->article).source;
      witnesses[i].contradicts = citation->contradicts;
      witnesses[i].exact = citation->exact;
    }
  return entente_standing_measure (witnesses, relation->n_citations);
}

static void
weigh_relation (EntenteAudit               *self,
                EntenteAuditJob            *job,
                const EntenteAuditRelation *relation)
{
  EntenteStanding standing;

  if (relation->n_citations == 0)
    {
      g_array_append_val (self->uncited, relation->slot);
      return;
    }
  self->n_cited += 1;
  entente_audit_read_citations (job, relation);
  standing = measure (job, relation);
  if (standing.n_sources == 1)
    g_array_append_val (self->one_source, relation->slot);
  if (standing.n_contradicting > 0)
    g_array_append_val (self->contradicted, relation->slot);
}

static gboolean
weigh_relations (EntenteAudit     *self,
                 EntenteAuditJob  *job,
                 GCancellable     *cancellable,
                 GError          **error)
{
  self->n_relations = job->relations->len;
  for (guint i = 0; i < job->relations->len; i++)
    {
      if (i % N_STEPS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      weigh_relation (self, job, &g_array_index (job->relations, EntenteAuditRelation, i));
    }
  return TRUE;
}

static void
look_for_orphans (EntenteAudit                 *self,
                  const char                   *text,
                  const EntenteCitation *const *citations,
                  guint                         n_citations,
                  guint64                      *allowance)
{
  g_autofree EntentePassage *passages = g_new (EntentePassage, n_citations + 1);

  self->n_given_up
      += entente_passages_anchor (text, citations, n_citations, allowance, passages);
  for (guint i = 0; i < n_citations; i++)
    {
      EntenteAuditOrphan orphan = { citations[i]->relation, citations[i]->index };

      if (passages[i].anchor == ENTENTE_ANCHOR_ORPHAN)
        g_array_append_val (self->orphans, orphan);
    }
}

static void
look_for_actors (GHashTable       *wanted,
                 EntenteNameIndex *index,
                 guint32           article,
                 const char       *text,
                 const char       *language)
{
  g_autoptr (GArray) mentions = entente_name_index_find (index, text, language);

  for (guint i = 0; i < mentions->len; i++)
    {
      const EntenteMention *mention = &g_array_index (mentions, EntenteMention, i);
      EntenteAuditActor *found = g_hash_table_lookup (wanted, GUINT_TO_POINTER (mention->actor));

      if (found == NULL || found->article != ENTENTE_NO_SLOT)
        continue;
      found->article = article;
      found->start = mention->start;
      found->end = mention->end;
    }
}

/* For each actor no relation names, where it is mentioned: nowhere yet. */
static GHashTable *
make_wanted (EntenteAuditJob *job)
{
  GHashTable *wanted = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < job->unconnected->len; i++)
    {
      EntenteAuditActor *found = g_new0 (EntenteAuditActor, 1);

      found->actor = g_array_index (job->unconnected, guint32, i);
      found->article = ENTENTE_NO_SLOT;
      g_hash_table_insert (wanted, GUINT_TO_POINTER (found->actor), found);
    }
  return wanted;
}

static void
take_mentioned (EntenteAudit    *self,
                EntenteAuditJob *job,
                GHashTable      *wanted)
{
  for (guint i = 0; i < job->unconnected->len; i++)
    {
      const EntenteAuditActor *found = g_hash_table_lookup (
          wanted, GUINT_TO_POINTER (g_array_index (job->unconnected, guint32, i)));

      if (found->article != ENTENTE_NO_SLOT)
        g_array_append_val (self->unconnected, *found);
    }
}

static gboolean
read_articles (EntenteAudit                 *self,
               EntenteAuditJob              *job,
               const EntenteCitation *const *grouped,
               const guint                  *firsts,
               EntenteNameIndex             *index,
               GHashTable                   *wanted,
               GCancellable                 *cancellable,
               GError                      **error)
{
  guint64 allowance = ENTENTE_PASSAGES_ALLOWANCE;

  for (guint i = 0; i < job->articles->len; i++)
    {
      const EntenteAuditArticle *article = &g_array_index (job->articles, EntenteAuditArticle, i);
      g_autofree char *text = entente_audit_dup_member (article, "text");
      g_autofree char *language = entente_audit_dup_member (article, "language");

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (article->n_cited == 0)
        g_array_append_val (self->uncited_articles, article->slot);
      else if (text != NULL)
        look_for_orphans (self, text, grouped + firsts[i], article->n_cited, &allowance);
      if (article->n_cited > 0 && article->is_old)
        g_array_append_val (self->old_articles, article->slot);
      if (index != NULL && text != NULL)
        look_for_actors (wanted, index, article->slot, text, language);
    }
  return TRUE;
}

/* From the order of the articles into that of the relations. */
static int
compare_orphans (gconstpointer a,
                 gconstpointer b,
                 gpointer      places)
{
  const EntenteAuditOrphan *first = a;
  const EntenteAuditOrphan *second = b;
  guint one = GPOINTER_TO_UINT (g_hash_table_lookup (places, GUINT_TO_POINTER (first->relation)));
  guint other
      = GPOINTER_TO_UINT (g_hash_table_lookup (places, GUINT_TO_POINTER (second->relation)));

  if (one != other)
    return one < other ? -1 : 1;
  return first->citation < second->citation ? -1 : first->citation > second->citation;
}

static void
sort_orphans (EntenteAudit    *self,
              EntenteAuditJob *job)
{
  g_autoptr (GHashTable) places = NULL;

  if (self->orphans->len < 2)
    return;
  places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < job->relations->len; i++)
    g_hash_table_insert (
        places, GUINT_TO_POINTER (g_array_index (job->relations, EntenteAuditRelation, i).slot),
        GUINT_TO_POINTER (i));
  g_array_sort_with_data (self->orphans, compare_orphans, places);
}

/**
 * entente_audit_job_run:
 * @cancellable: (nullable): looked at every few hundred records
 *
 * Measures every relation, anchors every citation and, where actors stand in no relation, looks for
 * their names in all articles. Any thread.
 *
 * Returns: (transfer full): what was found; NULL with @error where it was cancelled
 */
EntenteAudit *
entente_audit_job_run (EntenteAuditJob  *self,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_autoptr (EntenteAudit) audit = audit_new ();
  g_autoptr (EntenteNameIndex) index = NULL;
  g_autoptr (GHashTable) wanted = make_wanted (self);
  g_autofree guint *firsts = g_new (guint, self->articles->len + 1);
  g_autofree const EntenteCitation **grouped = NULL;

  if (!weigh_relations (audit, self, cancellable, error))
    return NULL;
  if (self->names != NULL)
    index = entente_name_index_new (g_steal_pointer (&self->names));
  grouped = entente_audit_group_citations (self, firsts);
  if (!read_articles (audit, self, grouped, firsts, index, wanted, cancellable, error))
    return NULL;
  take_mentioned (audit, self, wanted);
  sort_orphans (audit, self);
  return g_steal_pointer (&audit);
}

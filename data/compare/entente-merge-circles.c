/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-merge-private.h"

#include "entente-json-text.h"

#include <string.h>

/* Neither side has relations that concern each other in a circle, but both together may. Those on
 * circles then concern what they concern on the preferred side; since that side has no circles, this
 * ends. */

typedef struct
{
  EntenteMerge *merge;
  GArray *from;    /* guint32: one concern each, from relation to relation */
  GArray *to;
  guint32 *n_in;   /* by relation: concerns of it that are left */
  GArray *named;
} Circles;

static void
list_concerns (Circles *self)
{
  guint n_relations = self->merge->tables[ENTENTE_RECORD_RELATION].entries->len;

  g_array_set_size (self->from, 0);
  g_array_set_size (self->to, 0);
  for (guint32 i = 0; i < n_relations; i++)
    {
      _entente_merge_list_named (
          self->merge, ENTENTE_MERGE_ENTRY (self->merge, ENTENTE_RECORD_RELATION, i), self->named);
      for (guint k = 0; k < self->named->len; k++)
        {
          const EntenteMergeNamed *named = &g_array_index (self->named, EntenteMergeNamed, k);

          if (named->role != ENTENTE_ROLE_CONCERNS)
            continue;
          g_array_append_val (self->from, i);
          g_array_append_val (self->to, named->entry);
        }
    }
}

/* The concerns of each relation, one behind the other: those of i are at starts[i] … starts[i + 1]. */
static guint32 *
index_starts (Circles *self,
              guint    n_relations)
{
  guint32 *starts = g_new0 (guint32, n_relations + 2);
  guint k = 0;

  for (guint32 i = 0; i <= n_relations; i++)
    {
      starts[i] = k;
      while (k < self->from->len && g_array_index (self->from, guint32, k) == i)
        k++;
    }
  return starts;
}

/* Takes away what nothing leads to, again and again (Kahn 1962, doi:10.1145/368996.369025); what is
 * left, n_in above 0, is on circles or behind them. Linear. */
static guint
peel (Circles *self,
      guint    n_relations)
{
  g_autofree guint32 *starts = index_starts (self, n_relations);
  g_autoptr (GArray) free_ones = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_left = n_relations;

  memset (self->n_in, 0, (n_relations + 1) * sizeof (guint32));
  for (guint k = 0; k < self->to->len; k++)
    self->n_in[g_array_index (self->to, guint32, k)]++;
  for (guint32 i = 0; i < n_relations; i++)
    if (self->n_in[i] == 0)
      g_array_append_val (free_ones, i);
  for (; free_ones->len > 0; n_left--)
    {
      guint32 i = g_array_index (free_ones, guint32, free_ones->len - 1);

      g_array_set_size (free_ones, free_ones->len - 1);
      for (guint32 k = starts[i]; k < starts[i + 1]; k++)
        {
          guint32 to = g_array_index (self->to, guint32, k);

          if (--self->n_in[to] == 0)
            g_array_append_val (free_ones, to);
        }
    }
  return n_left;
}

static EntenteJsonSpan
find_concerns (EntenteJsonSpan relation)
{
  g_autoptr (EntenteJsonObject) object = entente_json_object_new (relation);

  return object != NULL ? entente_json_object_find (object, "concerns")
                        : (EntenteJsonSpan){ NULL, 0 };
}

static gboolean
set_back (EntenteMerge      *self,
          EntenteMergeEntry *relation)
{
  EntenteVersion version = _entente_merge_get_version (self->prefer);
  EntenteJsonSpan span
      = _entente_merge_get_outcome (self, ENTENTE_RECORD_RELATION, relation);
  EntenteJsonSpan wanted
      = find_concerns (_entente_merge_get_span (self, ENTENTE_RECORD_RELATION, relation, version));
  g_autofree char *value = entente_json_span_dup (wanted);
  EntenteVersions versions = {
    find_concerns (
        _entente_merge_get_span (self, ENTENTE_RECORD_RELATION, relation, ENTENTE_VERSION_BASE)),
    find_concerns (
        _entente_merge_get_span (self, ENTENTE_RECORD_RELATION, relation, ENTENTE_VERSION_OURS)),
    find_concerns (
        _entente_merge_get_span (self, ENTENTE_RECORD_RELATION, relation, ENTENTE_VERSION_THEIRS)),
  };

  if (entente_json_span_equal (find_concerns (span), wanted))
    return FALSE;
  _entente_merge_decide (self, ENTENTE_RECORD_RELATION, relation, "concerns", &versions, TRUE);
  _entente_merge_set_text (
      relation, entente_json_set_member (span.text, (gssize) span.length, "concerns", value,
                                         entente_json_get_member_order (ENTENTE_RECORD_RELATION)));
  return TRUE;
}

/* Whether any was other than on the preferred side. */
static gboolean
set_all_back (Circles *self,
              guint    n_relations)
{
  gboolean any = FALSE;

  for (guint32 i = 0; i < n_relations; i++)
    if (self->n_in[i] > 0)
      any |= set_back (self->merge, ENTENTE_MERGE_ENTRY (self->merge, ENTENTE_RECORD_RELATION, i));
  return any;
}

void
_entente_merge_circles (EntenteMerge *self)
{
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) to = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (EntenteMergeNamed));
  guint n_relations = self->tables[ENTENTE_RECORD_RELATION].entries->len;
  g_autofree guint32 *n_in = g_new0 (guint32, n_relations + 1);
  Circles circles = { self, from, to, n_in, named };

  list_concerns (&circles);
  while (from->len > 0 && peel (&circles, n_relations) > 0 && set_all_back (&circles, n_relations))
    {
      _entente_merge_references (self);
      list_concerns (&circles);
    }
}

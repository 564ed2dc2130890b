/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-analysis"

#include "entente-evidence.h"

#include "entente-seeded-hash.h"
#include "entente-wording.h"

/* Passages of one side whose words are compared, each with each; of more than these, only the
 * publishers count. */
#define N_COMPARED_MAX 64

static guint32
find_root (guint32 *parents,
           guint32  i)
{
  while (parents[i] != i)
    {
      parents[i] = parents[parents[i]];
      i = parents[i];
    }
  return i;
}

/* Whether they were apart. */
static gboolean
join (guint32 *parents,
      guint32  a,
      guint32  b)
{
  guint32 first = find_root (parents, a);
  guint32 second = find_root (parents, b);

  parents[MAX (first, second)] = MIN (first, second);
  return first != second;
}

static int
compare_sources (gconstpointer a,
                 gconstpointer b)
{
  const EntenteWitness *first = *(const EntenteWitness *const *) a;
  const EntenteWitness *second = *(const EntenteWitness *const *) b;

  return first->source < second->source ? -1 : first->source > second->source;
}

/* The side's witnesses sorted by their source: those of one are neighbours. */
static guint
join_publishers (GPtrArray *side,
                 guint32   *parents)
{
  guint n_sources = side->len;

  g_ptr_array_sort (side, compare_sources);
  for (guint32 i = 0; i < side->len; i++)
    parents[i] = i;
  for (guint32 i = 1; i < side->len; i++)
    {
      const EntenteWitness *before = g_ptr_array_index (side, i - 1);
      const EntenteWitness *witness = g_ptr_array_index (side, i);

      if (before->source == witness->source && join (parents, i - 1, i))
        n_sources -= 1;
    }
  return n_sources;
}

static guint
join_copies (GPtrArray *side,
             guint32   *parents,
             guint      n_sources)
{
  g_autoptr (GPtrArray) wordings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint n_compared = MIN (side->len, N_COMPARED_MAX);

  for (guint32 i = 0; i < n_compared; i++)
    {
      const EntenteWitness *witness = g_ptr_array_index (side, i);

      g_ptr_array_add (wordings, entente_wording_new (witness->exact));
      for (guint32 j = 0; j < i; j++)
        {
          if (find_root (parents, i) != find_root (parents, j)
              && entente_wording_is_same (wordings->pdata[i], wordings->pdata[j])
              && join (parents, i, j))
            n_sources -= 1;
        }
    }
  return n_sources;
}

static guint
count_sources (const EntenteWitness *witnesses,
               guint                 n_witnesses,
               gboolean              contradicts,
               guint                *n_passages)
{
  g_autoptr (GPtrArray) side = g_ptr_array_new ();
  g_autofree guint32 *parents = NULL;
  guint n_sources;

  for (guint i = 0; i < n_witnesses; i++)
    {
      if (!witnesses[i].contradicts == !contradicts)
        g_ptr_array_add (side, (gpointer) &witnesses[i]);
    }
  *n_passages = side->len;
  if (side->len < 2)
    return side->len;
  parents = g_new (guint32, side->len);
  n_sources = join_publishers (side, parents);
  return n_sources > 1 ? join_copies (side, parents, n_sources) : n_sources;
}

/**
 * entente_standing_measure:
 * @witnesses: (array length=n_witnesses): the citations of a relation
 *
 * Counts the independent sources on either side. Passages of one publisher count once, however many
 * articles they come from; so do passages whose wording is nearly the same (see
 * entente_wording_is_same()), since one of them was copied from the other, or both from an agency. Who
 * took over words of two others makes one source of all three. Any thread; O(n log n).
 *
 * Returns: the standing
 */
EntenteStanding
entente_standing_measure (const EntenteWitness *witnesses,
                          guint                 n_witnesses)
{
  EntenteStanding standing = { 0 };

  standing.n_sources = count_sources (witnesses, n_witnesses, FALSE, &standing.n_supporting);
  standing.n_opposing_sources
      = count_sources (witnesses, n_witnesses, TRUE, &standing.n_contradicting);
  return standing;
}

EntenteStandingKind
entente_standing_get_kind (const EntenteStanding *self)
{
  if (self->n_contradicting > 0)
    return ENTENTE_STANDING_CONTRADICTED;
  if (self->n_sources > 1)
    return ENTENTE_STANDING_SEVERAL_SOURCES;
  return self->n_sources == 1 ? ENTENTE_STANDING_ONE_SOURCE : ENTENTE_STANDING_UNCITED;
}

/**
 * entente_publisher_dup_key:
 * @publisher: (nullable): as an article names it
 *
 * Case, accents, punctuation and white space make no difference. A name of nothing else, such as “—”,
 * is none.
 *
 * Returns: (transfer full) (nullable): the key
 */
char *
entente_publisher_dup_key (const char *publisher)
{
  g_autofree char *split
      = publisher != NULL ? g_utf8_normalize (publisher, -1, G_NORMALIZE_ALL) : NULL;
  GString *key = g_string_new (NULL);

  for (const char *at = split; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (key, g_unichar_tolower (c));
    }
  return g_string_free (key, key->len == 0);
}

/* Equal numbers for equal publishers. An article without one is a source of its own. */
static guint32
number_source (EntenteMap *map,
               GHashTable *numbers,
               guint32     article)
{
  const EntenteArticle *row = entente_map_get_article (map, article);
  char *key = entente_publisher_dup_key (row->publisher);
  gpointer number;

  if (key == NULL)
    key = g_strdup_printf ("\n%u", (guint) article);
  if (g_hash_table_lookup_extended (numbers, key, NULL, &number))
    {
      g_free (key);
      return GPOINTER_TO_UINT (number);
    }
  number = GUINT_TO_POINTER (g_hash_table_size (numbers));
  g_hash_table_insert (numbers, key, number);
  return GPOINTER_TO_UINT (number);
}

/**
 * entente_map_measure_standing:
 * @citations: (element-type EntenteCitation): those of one relation
 *
 * See the header.
 *
 * Returns: the standing
 */
EntenteStanding
entente_map_measure_standing (EntenteMap *map,
                              GPtrArray  *citations)
{
  g_autoptr (GHashTable) numbers
      = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  g_autofree EntenteWitness *witnesses = g_new0 (EntenteWitness, citations->len + 1);

  for (guint i = 0; i < citations->len; i++)
    {
      const EntenteCitation *citation = g_ptr_array_index (citations, i);

      witnesses[i].source = number_source (map, numbers, citation->article);
      witnesses[i].contradicts = citation->contradicts;
      witnesses[i].exact = citation->exact;
    }
  return entente_standing_measure (witnesses, citations->len);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-name-index-private.h"

#include <string.h>

/* Names of at most so many letters, and abbreviations, have to have the same capitals. */
#define MOST_SHORT_LETTERS 2
#define MOST_ABBREVIATION_LETTERS 3
#define N_CAPITALS 64 /* folded codes that a set of capitals can speak of */
/* What follows the Arabic article in a name of which it is a part. */
#define LEAST_AFTER_ARTICLE 2

#define ALEF 0x0627u
#define LAM 0x0644u

/* That an actor has a name; @order: its place among the names written. */
typedef struct
{
  guint32 name;
  guint order;
} Entry;

typedef struct
{
  EntenteNameIndex *index;
  GArray *entries; /* Entry */
  GArray *tokens;  /* EntenteNameToken, of one name */
} Build;

G_DEFINE_BOXED_TYPE (EntenteNameIndex,
                     entente_name_index,
                     entente_name_index_ref,
                     entente_name_index_unref)

static gboolean
is_capital (const EntenteFoldedText *text,
            guint                    i)
{
  return g_unichar_isupper (text->originals[text->places[i]]);
}

static guint64
get_capitals (const EntenteFoldedText *text,
              guint                    start,
              guint                    end)
{
  guint64 capitals = 0;

  for (guint i = start; i < end; i++)
    if (is_capital (text, i))
      capitals |= G_GUINT64_CONSTANT (1) << (i - start);

  return capitals;
}

static EntenteNameCase
get_case (const EntenteFoldedText *name,
          guint64                 *capitals)
{
  guint n_letters = 0;
  guint n_capitals = 0;
  guint n_uncased = 0;

  *capitals = 0;
  for (guint i = 0; i < name->n_codes; i++)
    {
      gunichar original = name->originals[name->places[i]];

      if (g_unichar_isupper (original))
        n_capitals++;
      if (g_unichar_isupper (original) || g_unichar_islower (original))
        n_letters++;
      else if (g_unichar_isalpha (original))
        n_uncased++;
    }
  if (n_letters == 0 || n_uncased > 0)
    return ENTENTE_NAME_ANY_CASE;

  if (name->n_codes <= N_CAPITALS &&
      (n_letters <= MOST_SHORT_LETTERS ||
       (n_letters == n_capitals && n_letters <= MOST_ABBREVIATION_LETTERS)))
    {
      *capitals = get_capitals (name, 0, name->n_codes);
      return ENTENTE_NAME_SAME_CAPITALS;
    }

  return n_letters == n_capitals ? ENTENTE_NAME_SOME_CAPITAL : ENTENTE_NAME_ANY_CASE;
}

static gboolean
fits_case (const EntenteName       *name,
           const EntenteFoldedText *text,
           guint                    start,
           guint                    end)
{
  switch (name->rule)
    {
    case ENTENTE_NAME_SAME_CAPITALS:
      return get_capitals (text, start, end) == name->capitals;

    case ENTENTE_NAME_SOME_CAPITAL:
      for (guint i = start; i < end; i++)
        if (is_capital (text, i))
          return TRUE;
      return FALSE;

    case ENTENTE_NAME_ANY_CASE:
    default:
      return TRUE;
    }
}

guint32
entente_name_index_fit_case (EntenteNameIndex        *self,
                             guint32                  name,
                             const EntenteFoldedText *text,
                             guint                    start,
                             guint                    end)
{
  while (name != 0)
    {
      const EntenteName *known = &g_array_index (self->names, EntenteName, name - 1);

      if (fits_case (known, text, start, end))
        return name;
      name = known->next;
    }

  return 0;
}

/* The name of these codes and capitals, made where it is new. Those that need certain capitals come
 * first, so that "US" is preferred to a name that is found in any case. */
static guint32
enter_name (EntenteNameIndex *self,
            GArray           *tokens,
            EntenteNameCase   rule,
            guint64           capitals)
{
  EntenteName name = { .rule = rule, .capitals = capitals };
  guint32 *kept = entente_name_trie_add (&self->trie, (EntenteNameToken *) tokens->data, tokens->len);
  guint32 last = 0;

  for (guint32 i = *kept; i != 0; i = g_array_index (self->names, EntenteName, i - 1).next)
    {
      const EntenteName *known = &g_array_index (self->names, EntenteName, i - 1);

      if (known->rule == rule && known->capitals == capitals)
        return i;
      if (known->rule >= rule)
        last = i;
    }

  name.next = last != 0 ? g_array_index (self->names, EntenteName, last - 1).next : *kept;
  g_array_append_val (self->names, name);
  if (last != 0)
    g_array_index (self->names, EntenteName, last - 1).next = self->names->len;
  else
    *kept = self->names->len;

  return self->names->len;
}

static void
enter (Build           *build,
       guint            order,
       const gunichar  *codes,
       guint            n_codes,
       EntenteNameCase  rule,
       guint64          capitals)
{
  Entry entry = { .order = order };

  entente_word_list_tokenize (&build->index->words, codes, n_codes, build->tokens);
  entry.name = enter_name (build->index, build->tokens, rule, capitals);
  g_array_append_val (build->entries, entry);
}

/* After "to" the article of a name loses its alef: "الصين" becomes "للصين". */
static void
enter_after_lam (Build          *build,
                 guint           order,
                 const gunichar *codes,
                 guint           n_codes)
{
  g_autofree gunichar *changed = NULL;

  if (n_codes < 2 + LEAST_AFTER_ARTICLE || codes[0] != ALEF || codes[1] != LAM)
    return;
  changed = g_memdup2 (codes, n_codes * sizeof (gunichar));
  changed[0] = LAM;
  /* Never three of them in a row. */
  if (codes[2] == LAM)
    enter (build, order, changed + 1, n_codes - 1, ENTENTE_NAME_ANY_CASE, 0);
  else
    enter (build, order, changed, n_codes, ENTENTE_NAME_ANY_CASE, 0);
}

static void
trim (const EntenteFoldedText *text,
      guint                   *start,
      guint                   *end)
{
  *start = 0;
  *end = text->n_codes;
  while (*end > 0 && g_unichar_isspace (text->codes[*end - 1]))
    *end -= 1;
  while (*start < *end && g_unichar_isspace (text->codes[*start]))
    *start += 1;
}

static gboolean
has_word (const gunichar *codes,
          guint           n_codes)
{
  for (guint i = 0; i < n_codes; i++)
    if (entente_folded_get_class (codes[i]) != ENTENTE_WORD_NONE)
      return TRUE;

  return FALSE;
}

static void
enter_text (Build      *build,
            guint       order,
            const char *written)
{
  g_auto (EntenteFoldedText) text = { 0 };
  EntenteNameCase rule;
  guint64 capitals;
  guint start;
  guint end;

  entente_folded_text_init (&text, written);
  trim (&text, &start, &end);
  if (!has_word (text.codes + start, end - start))
    return;

  rule = get_case (&text, &capitals);
  enter (build, order, text.codes + start, end - start, rule, capitals >> start);
  enter_after_lam (build, order, text.codes + start, end - start);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const Entry *first = a;
  const Entry *second = b;
  GArray *written = user_data;
  guint ranks[2] = { g_array_index (written, EntenteActorName, first->order).rank,
                     g_array_index (written, EntenteActorName, second->order).rank };

  if (first->name != second->name)
    return first->name < second->name ? -1 : 1;
  if (ranks[0] != ranks[1])
    return ranks[0] < ranks[1] ? -1 : 1;

  return first->order < second->order ? -1 : first->order > second->order;
}

/* Each name's actors, each once. */
static void
list_actors (Build *build)
{
  EntenteNameIndex *self = build->index;
  GArray *written = self->written;
  /* By an actor's first name: the last name it was listed for. */
  g_autofree guint32 *listed = g_new0 (guint32, (gsize) written->len + 1);
  guint n_actors = 0;

  g_array_sort_with_data (build->entries, compare_entries, written);
  self->actors = g_new (guint32, (gsize) build->entries->len + 1);
  for (guint i = 0; i < build->entries->len; i++)
    {
      const Entry *entry = &g_array_index (build->entries, Entry, i);
      EntenteName *name = &g_array_index (self->names, EntenteName, entry->name - 1);
      guint32 actor = g_array_index (written, EntenteActorName, entry->order).actor;
      guint first = GPOINTER_TO_UINT (
          g_hash_table_lookup (self->first_written, GUINT_TO_POINTER (actor)));

      if (listed[first] == entry->name)
        continue;
      listed[first] = entry->name;
      if (name->n_actors == 0)
        name->first = n_actors;
      name->n_actors++;
      self->actors[n_actors++] = actor;
    }
}

/**
 * entente_name_index_new:
 * @names: (transfer full) (element-type EntenteActorName): those of one actor stand together
 *
 * See the header.
 *
 * Returns: (transfer full): a new index
 */
EntenteNameIndex *
entente_name_index_new (GArray *names)
{
  EntenteNameIndex *self;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (EntenteNameToken));
  Build build;

  g_return_val_if_fail (names != NULL, NULL);

  self = g_new0 (EntenteNameIndex, 1);
  g_atomic_ref_count_init (&self->n_references);
  self->names = g_array_new (FALSE, FALSE, sizeof (EntenteName));
  self->written = names;
  self->first_written = g_hash_table_new (NULL, NULL);
  entente_word_list_init (&self->words);
  entente_name_trie_init (&self->trie);
  build = (Build){ self, entries, tokens };

  for (guint i = 0; i < names->len; i++)
    {
      const EntenteActorName *name = &g_array_index (names, EntenteActorName, i);

      if (!g_hash_table_contains (self->first_written, GUINT_TO_POINTER (name->actor)))
        g_hash_table_insert (self->first_written, GUINT_TO_POINTER (name->actor),
                             GUINT_TO_POINTER (i + 1));
      enter_text (&build, i, name->text);
    }
  entente_name_trie_finish (&self->trie);
  list_actors (&build);

  return self;
}

/**
 * entente_name_index_ref:
 *
 * Returns: (transfer full): the same index
 */
EntenteNameIndex *
entente_name_index_ref (EntenteNameIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_references);

  return self;
}

/**
 * entente_name_index_unref:
 *
 * Frees the index with its last reference.
 */
void
entente_name_index_unref (EntenteNameIndex *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_references))
    return;
  entente_name_trie_clear (&self->trie);
  entente_word_list_clear (&self->words);
  g_array_unref (self->names);
  g_array_unref (self->written);
  g_hash_table_unref (self->first_written);
  g_free (self->actors);
  g_free (self);
}

/**
 * entente_name_index_get_actors:
 * @name: of a mention that @self found
 *
 * See the header.
 *
 * Returns: (array length=n_actors) (transfer none): slots, as long as the index lives
 */
const guint32 *
entente_name_index_get_actors (EntenteNameIndex *self,
                               guint             name,
                               guint            *n_actors)
{
  const EntenteName *known;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name < self->names->len, NULL);

  known = &g_array_index (self->names, EntenteName, name);
  *n_actors = known->n_actors;

  return self->actors + known->first;
}

/**
 * entente_name_index_is_name:
 * @phrase: valid UTF-8
 *
 * See the header.
 *
 * Returns: whether some actor is called so
 */
gboolean
entente_name_index_is_name (EntenteNameIndex *self,
                            const char       *phrase)
{
  g_auto (EntenteFoldedText) text = { 0 };
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (EntenteNameToken));
  guint start;
  guint end;
  guint32 name;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (phrase != NULL, FALSE);

  entente_folded_text_init (&text, phrase);
  trim (&text, &start, &end);
  if (!entente_word_list_look_up (&self->words, text.codes + start, end - start, tokens))
    return FALSE;
  name = entente_name_trie_look_up (&self->trie, (EntenteNameToken *) tokens->data, tokens->len);

  return entente_name_index_fit_case (self, name, &text, start, end) != 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-offered-names.h"

#include "entente-name-index-private.h"
#include "entente-name-phrase.h"
#include "entente-seeded-hash.h"
#include "entente-text-index.h"

#include <string.h>

#define LEAST_PLACES 2

/* What is known of all texts before anything is offered. Keys are folded. */
typedef struct
{
  EntenteNameIndex *index;
  GHashTable *small;   /* words that stand somewhere without a capital */
  GHashTable *within;  /* phrases that stand somewhere within a sentence */
  GHashTable *refused; /* what the user said is no actor */
  GHashTable *parts;   /* first and last words of actors' names that have several */
  GHashTable *offered; /* EntenteOfferedName */
  GPtrArray *order;    /* the same, borrowed, as they were met */
} Search;

/* One text while it is searched. */
typedef struct
{
  const EntenteArticleText *article;
  EntenteTextIndex index;
  GArray *mentions;
  gboolean nouns; /* every noun has a capital */
} Reading;

static void
offered_name_free (gpointer data)
{
  EntenteOfferedName *self = data;

  /* Handed on. */
  if (self == NULL)
    return;
  g_free (self->name);
  g_array_unref (self->places);
  g_free (self);
}

static char *
dup_folded (const char *phrase)
{
  g_auto (EntenteFoldedText) text = { 0 };

  entente_folded_text_init (&text, phrase);

  return g_ucs4_to_utf8 (text.codes, (glong) text.n_codes, NULL, NULL, NULL);
}

static char *
dup_written (Reading *reading,
             guint    start,
             guint    end)
{
  const char *first = entente_text_index_to_pointer (&reading->index, start);

  return g_strndup (first, (gsize) (entente_text_index_to_pointer (&reading->index, end) - first));
}

static void
reading_init (Reading                  *self,
              const EntenteArticleText *article)
{
  *self = (Reading){ .article = article };
  entente_text_index_init (&self->index, article->text);
  self->nouns = article->language != NULL &&
                g_ascii_strncasecmp (article->language, "de", 2) == 0 &&
                !g_ascii_isalpha (article->language[2]);
}

static void
reading_clear (Reading *self)
{
  entente_text_index_clear (&self->index);
  g_clear_pointer (&self->mentions, g_array_unref);
}

/* A surname alone is said of somebody known; so is either half of a known name. */
static void
list_parts (Search *self)
{
  GArray *written = self->index->written;

  for (guint i = 0; i < written->len; i++)
    {
      g_autofree char *folded = dup_folded (g_array_index (written, EntenteActorName, i).text);
      char *first = strchr (folded, ' ');
      char *last = strrchr (folded, ' ');

      if (first == NULL)
        continue;
      g_hash_table_add (self->parts, g_strndup (folded, (gsize) (first - folded)));
      g_hash_table_add (self->parts, g_strdup (last + 1));
    }
}

/* Phrases that stand within a sentence, so that the same at its start is known to be one. */
static void
learn (Search                   *self,
       const EntenteArticleText *article)
{
  g_autoptr (GArray) phrases = entente_name_phrases_find (article->text, self->small);
  Reading reading;

  reading_init (&reading, article);
  for (guint i = 0; i < phrases->len; i++)
    {
      const EntenteNamePhrase *phrase = &g_array_index (phrases, EntenteNamePhrase, i);
      g_autofree char *written = NULL;

      if (phrase->opens && !(phrase->acronym && phrase->n_words == 1))
        continue;
      written = dup_written (&reading, phrase->start, phrase->end);
      g_hash_table_add (self->within, dup_folded (written));
    }
  reading_clear (&reading);
}

static void
add_place (Search     *self,
           Reading    *reading,
           const char *folded,
           const char *written,
           guint       start,
           guint       end)
{
  const EntenteOfferedPlace place = { reading->article->article, start, end };
  EntenteOfferedName *name = g_hash_table_lookup (self->offered, folded);

  if (name == NULL)
    {
      name = g_new (EntenteOfferedName, 1);
      name->name = g_strdup (written);
      name->places = g_array_new (FALSE, FALSE, sizeof (EntenteOfferedPlace));
      g_hash_table_insert (self->offered, g_strdup (folded), name);
      g_ptr_array_add (self->order, name);
    }
  /* All capitals are how headlines are written. */
  else if (g_utf8_collate (name->name, written) != 0 && strcmp (name->name, folded) != 0)
    {
      g_autofree char *upper = g_utf8_strup (written, -1);

      if (strcmp (name->name, upper) == 0)
        {
          g_free (name->name);
          name->name = g_strdup (written);
        }
    }
  g_array_append_val (name->places, place);
}

/* Whether one word is enough to be a name. */
static gboolean
is_single_name (Search                  *self,
                Reading                 *reading,
                const EntenteNamePhrase *phrase,
                const char              *folded)
{
  if (g_hash_table_contains (self->parts, folded) || entente_name_phrase_is_common (folded))
    return FALSE;
  if (phrase->acronym || phrase->quoted || phrase->n_titles > 0)
    return TRUE;

  return !reading->nouns && g_utf8_strlen (folded, -1) > 1 &&
         !g_hash_table_contains (self->small, folded);
}

/* The first mention that ends behind @start, or the number of all. */
static guint
find_mention (Reading *reading,
              guint    start)
{
  guint low = 0;
  guint high = reading->mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (reading->mentions, EntenteMention, middle).end > start)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* Whether a known actor named within leaves the phrase a name of its own: "Bank of Korea" and
 * "Seoul National University", not "Ambassador Kim". */
static gboolean
is_own_name (Reading                 *reading,
             const EntenteNamePhrase *phrase,
             guint                    start)
{
  guint i = find_mention (reading, start);
  const EntenteMention *mention;

  if (i == reading->mentions->len)
    return TRUE;
  mention = &g_array_index (reading->mentions, EntenteMention, i);
  if (mention->start >= phrase->end)
    return TRUE;
  if (mention->end >= phrase->end)
    return phrase->joined && mention->start > start;

  return TRUE;
}

static void
consider (Search                  *self,
          Reading                 *reading,
          const EntenteNamePhrase *phrase)
{
  guint start = phrase->start;
  guint n_words = phrase->n_words;
  g_autofree char *written = NULL;
  g_autofree char *folded = NULL;

  if (phrase->n_titles > 0)
    {
      start = phrase->after_titles;
      n_words -= phrase->n_titles;
    }
  else if (phrase->opens && !(phrase->acronym && phrase->n_words == 1))
    {
      g_autofree char *whole = dup_written (reading, start, phrase->end);
      g_autofree char *key = dup_folded (whole);

      /* Perhaps its first word is a name, perhaps it is only the first. */
      if (!g_hash_table_contains (self->within, key))
        {
          start = phrase->second;
          n_words--;
        }
    }
  if (n_words == 0 || start >= phrase->end || !is_own_name (reading, phrase, start))
    return;

  written = dup_written (reading, start, phrase->end);
  folded = dup_folded (written);
  if (entente_name_index_is_name (self->index, written) ||
      g_hash_table_contains (self->refused, folded) ||
      (n_words == 1 && !is_single_name (self, reading, phrase, folded)))
    return;
  add_place (self, reading, folded, written, start, phrase->end);
}

static void
search_text (Search                   *self,
             const EntenteArticleText *article)
{
  g_autoptr (GArray) phrases = entente_name_phrases_find (article->text, NULL);
  Reading reading;

  reading_init (&reading, article);
  reading.mentions = entente_name_index_find (self->index, article->text, article->language);
  for (guint i = 0; i < phrases->len; i++)
    consider (self, &reading, &g_array_index (phrases, EntenteNamePhrase, i));
  reading_clear (&reading);
}

static void
search_init (Search             *self,
             EntenteNameIndex   *index,
             const char *const  *not_actors)
{
  self->index = index;
  self->small = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  self->within = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  self->refused = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  self->parts = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  self->offered = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  self->order = g_ptr_array_new_with_free_func (offered_name_free);
  for (guint i = 0; not_actors != NULL && not_actors[i] != NULL; i++)
    g_hash_table_add (self->refused, dup_folded (not_actors[i]));
  list_parts (self);
}

static void
search_clear (Search *self)
{
  g_hash_table_unref (self->small);
  g_hash_table_unref (self->within);
  g_hash_table_unref (self->refused);
  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->offered);
  g_ptr_array_unref (self->order);
}

/* The most frequent first; the sort is stable and leaves the others as they were met. */
static int
compare_offered (gconstpointer a,
                 gconstpointer b)
{
  const EntenteOfferedName *first = *(EntenteOfferedName *const *) a;
  const EntenteOfferedName *second = *(EntenteOfferedName *const *) b;

  return first->places->len > second->places->len ? -1 : first->places->len < second->places->len;
}

static GPtrArray *
take_recurring (Search *self)
{
  GPtrArray *recurring = g_ptr_array_new_with_free_func (offered_name_free);

  for (guint i = 0; i < self->order->len; i++)
    {
      EntenteOfferedName *name = self->order->pdata[i];

      if (name->places->len >= LEAST_PLACES)
        g_ptr_array_add (recurring, g_steal_pointer (&self->order->pdata[i]));
    }
  g_ptr_array_sort (recurring, compare_offered);

  return recurring;
}

/**
 * entente_offered_names_find:
 *
 * See the header. A word at the start of a sentence is taken for a name only where it stands
 * within one too; a single word never where it also stands without a capital, where it is a day, a
 * month or a people, or a part of a known actor's name. In German, single words need a title before
 * them or be all capitals. Hangul, Han and kana are offered only in quotes or before a title.
 *
 * Returns: (element-type EntenteOfferedName) (transfer full)
 */
GPtrArray *
entente_offered_names_find (GArray             *texts,
                            EntenteNameIndex   *index,
                            const char *const  *not_actors,
                            GCancellable       *cancellable)
{
  Search search;
  GPtrArray *recurring;

  g_return_val_if_fail (texts != NULL, NULL);
  g_return_val_if_fail (index != NULL, NULL);

  search_init (&search, index, not_actors);
  for (guint i = 0; i < texts->len && !g_cancellable_is_cancelled (cancellable); i++)
    learn (&search, &g_array_index (texts, EntenteArticleText, i));
  for (guint i = 0; i < texts->len && !g_cancellable_is_cancelled (cancellable); i++)
    search_text (&search, &g_array_index (texts, EntenteArticleText, i));
  recurring = take_recurring (&search);
  search_clear (&search);

  return recurring;
}

/**
 * entente_map_dup_not_actors:
 * @map: a map
 *
 * See the header.
 *
 * Returns: (transfer full): NULL-terminated
 */
char **
entente_map_dup_not_actors (EntenteMap *map)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (JsonObject) object = NULL;
  JsonNode *node;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), NULL);

  object = entente_map_dup_object (map, ENTENTE_RECORD_DOCUMENT, 0);
  node = json_object_get_member (object, "not_actors");
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (json_node_get_value_type (element) == G_TYPE_STRING)
            g_ptr_array_add (names, json_node_dup_string (element));
        }
    }
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What finding all mentions costs beside a search for each name in each text: not a test, to be
 * run by hand. 5,000 actors as in the sample map: a name, an alias, and the name in Korean, Chinese and
 * Japanese; 1,000 articles of 5 KB, each about ten of them, with a name or alias about every 90 letters. The search for each
 * name folds each article once and looks for every folded name in it with strstr(), without asking
 * what stands around. Both sides fold their names within their time. */

#include "entente-mentions.h"

#include <string.h>
#include <time.h>

#define N_ACTORS 5000u
#define N_ARTICLES 1000u
#define ARTICLE_BYTES 5000u
#define ACTORS_PER_ARTICLE 10
#define NAMES_PER_ACTOR 5
#define ALIAS 4 /* the last of them; the first is the name */
#define SEED 1u

static double
get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
add_word (GString  *text,
          GRand    *random,
          gboolean  capital)
{
  static const char *const syllables[] = { "ba", "chen", "do", "fra", "gu", "han", "ji", "kel",
                                           "lo", "min", "nor", "pé", "qua", "ros", "se", "tan",
                                           "ul", "ver", "wo", "xi", "yu", "zar" };
  gsize start = text->len;

  for (int n = g_rand_int_range (random, 2, 4); n > 0; n--)
    g_string_append (text, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
  if (capital)
    text->str[start] = g_ascii_toupper (text->str[start]);
}

static void
add_name (GArray  *names,
          guint32  actor,
          guint    rank,
          GString *text)
{
  EntenteActorName name = { actor, rank, g_string_free (text, FALSE) };

  g_array_append_val (names, name);
}

static GString *
make_latin (GRand *random)
{
  GString *text = g_string_new (NULL);

  add_word (text, random, TRUE);
  for (int n = g_rand_int_range (random, 1, 3); n > 0; n--)
    {
      g_string_append_c (text, ' ');
      add_word (text, random, TRUE);
    }

  return text;
}

/* Three or four letters of a script that starts at @first. */
static GString *
make_native (GRand  *random,
             gint32  first,
             gint32  n_letters)
{
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 3, 5); n > 0; n--)
    g_string_append_unichar (
        text, (gunichar) g_rand_int_range (random, first, first + n_letters));

  return text;
}

static GArray *
make_names (GRand *random)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (EntenteActorName));

  for (guint32 i = 0; i < N_ACTORS; i++)
    {
      add_name (names, i, 0, make_latin (random));
      add_name (names, i, 1, make_native (random, 0xac00, 11172));
      add_name (names, i, 1, make_native (random, 0x4e00, 20000));
      add_name (names, i, 1, make_native (random, 0x30a1, 80));
      add_name (names, i, 2, make_latin (random));
    }

  return names;
}

/* Running text: small words as often as they are, others in between, names now and then. */
static char *
make_article (GRand  *random,
              GArray *names)
{
  static const char *const words[] = {
    "the", "of", "to", "and", "a", "in", "that", "he", "it", "was", "on", "for", "with", "as", "his",
    "had", "at", "by", "be", "from", "which", "not", "this", "but", "have", "an", "were", "been", "their",
    "who", "would", "after", "talks", "president", "minister", "country", "said", "government",
    "officials", "trade", "security", "agreement", "last", "year", "relations", "between", "support",
    "meeting", "foreign", "other", "people", "nuclear", "leader", "visit", "region", "against", "peace",
  };
  GString *text = g_string_new (NULL);
  gint32 actors[ACTORS_PER_ARTICLE];

  for (guint i = 0; i < ACTORS_PER_ARTICLE; i++)
    actors[i] = g_rand_int_range (random, 0, N_ACTORS);
  while (text->len < ARTICLE_BYTES)
    {
      for (int n = g_rand_int_range (random, 8, 16); n > 0; n--)
        {
          if (g_rand_int_range (random, 0, 4) == 0)
            add_word (text, random, g_rand_int_range (random, 0, 8) == 0);
          else
            g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
          g_string_append_c (text, ' ');
        }
      g_string_append (text, g_array_index (names, EntenteActorName,
                                            NAMES_PER_ACTOR * actors[g_rand_int_range (
                                                random, 0, ACTORS_PER_ARTICLE)] +
                                              ALIAS * g_rand_int_range (random, 0, 2)).text);
      g_string_append (text, g_rand_int_range (random, 0, 4) == 0 ? ".\n\n" : ", ");
    }

  return g_string_free (text, FALSE);
}

static char *
dup_folded (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

static guint64
search_each (GPtrArray *articles,
             GArray    *names)
{
  g_auto (GStrv) folded_names = g_new0 (char *, (gsize) names->len + 1);
  guint64 n_found = 0;

  for (guint i = 0; i < names->len; i++)
    folded_names[i] = dup_folded (g_array_index (names, EntenteActorName, i).text);
  for (guint i = 0; i < articles->len; i++)
    {
      g_autofree char *folded = dup_folded (articles->pdata[i]);

      for (guint k = 0; k < names->len; k++)
        for (const char *place = folded; (place = strstr (place, folded_names[k])) != NULL; place++)
          n_found++;
    }

  return n_found;
}

int
main (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (EntenteNameIndex) index = NULL;
  GArray *names = make_names (random);
  guint64 n_mentions = 0;
  guint64 n_found;
  double start;
  double ours;
  double building;
  double theirs;

  for (guint i = 0; i < N_ARTICLES; i++)
    g_ptr_array_add (articles, make_article (random, names));

  start = get_cpu ();
  n_found = search_each (articles, names);
  theirs = get_cpu () - start;

  start = get_cpu ();
  index = entente_name_index_new (names);
  building = get_cpu () - start;
  for (guint i = 0; i < articles->len; i++)
    {
      g_autoptr (GArray) mentions = entente_name_index_find (index, articles->pdata[i], "en");

      n_mentions += mentions->len;
    }
  ours = get_cpu () - start;

  g_print ("search for each name: %.3f s, %" G_GUINT64_FORMAT " places\n", theirs, n_found);
  g_print ("index: %.3f s (%.3f s to build it), %" G_GUINT64_FORMAT " mentions\n", ours, building,
           n_mentions);
  g_print ("ratio: 1/%.0f\n", theirs / ours);

  return 0;
}

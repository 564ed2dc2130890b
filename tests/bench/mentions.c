/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What finding all mentions costs beside a search for each name in each text, in CPU time: 1,000 articles
 * of 5 KB, 5,000 actors with one, two and five names each as in the sample map (a name, an alias, the name
 * in Korean, Chinese and Japanese); each article is about ten of them, with a name about every 90 letters.
 *
 * The search for each name is the plainest that ignores case and accents: names and articles are
 * folded once (g_utf8_casefold() and g_utf8_normalize()), then every name is looked for in every article
 * with strstr() of the C library, without asking what stands around, so that "Korea" is found in "South
 * Korea" too. Both sides fold their names within their time. Ours is measured several times, of which
 * the median counts. */

#include "entente-mentions.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_ACTORS 5000u
#define N_ARTICLES 1000u
#define ARTICLE_BYTES 5000u
#define ACTORS_PER_ARTICLE 10
#define MOST_NAMES 5
#define LATIN_NAMES 2 /* the first of them, which the articles use */
#define N_RUNS 5
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
clear_name (gpointer data)
{
  g_free (((EntenteActorName *) data)->text);
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

static GString *
make_name (GRand *random,
           guint  number)
{
  static const gint32 scripts[][2] = { { 0xac00, 11172 }, { 0x4e00, 20000 }, { 0x30a1, 80 } };

  return number < LATIN_NAMES ? make_latin (random)
                              : make_native (random, scripts[number - LATIN_NAMES][0],
                                             scripts[number - LATIN_NAMES][1]);
}

static GArray *
make_names (GRand *random,
            guint  names_per_actor)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (EntenteActorName));

  g_array_set_clear_func (names, clear_name);
  for (guint32 i = 0; i < N_ACTORS; i++)
    for (guint k = 0; k < names_per_actor; k++)
      {
        EntenteActorName name = { i, k > 0, g_string_free (make_name (random, k), FALSE) };

        g_array_append_val (names, name);
      }

  return names;
}

/* Running text: small words as often as they are, others in between, names now and then. */
static char *
make_article (GRand  *random,
              GArray *names,
              guint   names_per_actor)
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
      guint name;

      for (int n = g_rand_int_range (random, 8, 16); n > 0; n--)
        {
          if (g_rand_int_range (random, 0, 4) == 0)
            add_word (text, random, g_rand_int_range (random, 0, 8) == 0);
          else
            g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
          g_string_append_c (text, ' ');
        }
      name = names_per_actor * (guint) actors[g_rand_int_range (random, 0, ACTORS_PER_ARTICLE)] +
             (guint) g_rand_int_range (random, 0, MIN ((gint32) names_per_actor, LATIN_NAMES));
      g_string_append (text, g_array_index (names, EntenteActorName, name).text);
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

/* CPU seconds of one run, the index included. */
static double
find_all (GPtrArray *articles,
          GArray    *names,
          double    *building,
          guint64   *n_mentions)
{
  double start = get_cpu ();
  g_autoptr (EntenteNameIndex) index = entente_name_index_new (g_array_ref (names));

  *building = get_cpu () - start;
  *n_mentions = 0;
  for (guint i = 0; i < articles->len; i++)
    {
      g_autoptr (GArray) mentions = entente_name_index_find (index, articles->pdata[i], "en");

      *n_mentions += mentions->len;
    }

  return get_cpu () - start;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
measure (guint names_per_actor)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) names = make_names (random, names_per_actor);
  double ours[N_RUNS];
  double building;
  double theirs;
  guint64 n_mentions;
  guint64 n_found;

  for (guint i = 0; i < N_ARTICLES; i++)
    g_ptr_array_add (articles, make_article (random, names, names_per_actor));
  theirs = get_cpu ();
  n_found = search_each (articles, names);
  theirs = get_cpu () - theirs;
  for (guint i = 0; i < N_RUNS; i++)
    ours[i] = find_all (articles, names, &building, &n_mentions);
  qsort (ours, N_RUNS, sizeof *ours, compare_times);

  g_print ("%u name%s an actor: a search for each name %.3f s, %" G_GUINT64_FORMAT " places; "
           "all mentions %.3f s (%.3f s to build the index), %" G_GUINT64_FORMAT "; ratio 1/%.0f\n",
           names_per_actor, names_per_actor == 1 ? "" : "s", theirs, n_found, ours[N_RUNS / 2],
           building, n_mentions, theirs / ours[N_RUNS / 2]);
}

int
main (void)
{
  measure (1);
  measure (2);
  measure (MOST_NAMES);

  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What finding all mentions costs beside a search for each name in each text: not a test, to be
 * run by hand. 5,000 actors with one alias each, 1,000 articles of 5 KB, a name or alias about every
 * 80 letters. Both sides get the articles as UTF-8; the search for each name folds each article
 * once and looks for every folded name in it with strstr(), without asking what stands around. */

#include "entente-mentions.h"

#include <string.h>
#include <time.h>

#define N_ACTORS 5000u
#define N_ARTICLES 1000u
#define ARTICLE_BYTES 5000u
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

static GArray *
make_names (GRand *random)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (EntenteActorName));

  for (guint32 i = 0; i < 2 * N_ACTORS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      EntenteActorName name = { i / 2, i % 2 == 0 ? 0 : 2, NULL };

      add_word (text, random, TRUE);
      for (int n = g_rand_int_range (random, 1, 3); n > 0; n--)
        {
          g_string_append_c (text, ' ');
          add_word (text, random, TRUE);
        }
      name.text = g_string_free (g_steal_pointer (&text), FALSE);
      g_array_append_val (names, name);
    }

  return names;
}

static char *
make_article (GRand  *random,
              GArray *names)
{
  GString *text = g_string_new (NULL);

  while (text->len < ARTICLE_BYTES)
    {
      for (int n = g_rand_int_range (random, 8, 16); n > 0; n--)
        {
          add_word (text, random, g_rand_int_range (random, 0, 8) == 0);
          g_string_append_c (text, ' ');
        }
      g_string_append (text, g_array_index (names, EntenteActorName,
                                            g_rand_int_range (random, 0, (gint32) names->len)).text);
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

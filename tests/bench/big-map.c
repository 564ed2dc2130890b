/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "big-map.h"

#include "entente-map-reader.h"

#include <math.h>

#define N_CLUSTERS 200
#define CLUSTER_SHARE 0.9 /* of the relations stay inside of one */
#define SPREAD 40.0       /* of the clusters, map units by the root of the number of actors */
#define DENSITY 18.0      /* of a cluster, likewise */
#define HUB_EVERY 50
#define RELATIONS_PER_ARTICLE 500
#define N_PARAGRAPHS 8 /* of an article */

static const char *const kinds[] = { "state", "person", "organization" };
static const char *const labels[] = { "meets", "criticizes", "supports", "sanctions", "trades with",
                                      "asks to mediate", "signs with", "accuses" };
static const double tones[] = { 1.9, -2.0, 3.5, -8.0, 5.2, 4.0, 8.0, -2.2 };
static const char *const syllables[]
    = { "ka", "ri", "mo", "ten", "lu", "sha", "vik", "dor", "한", "국", "北", "京", "مح", "Жу", "é" };

static void
append_number (GString    *json,
               const char *name,
               double      number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (json, "\"%s\": %s", name,
                          g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
}

static void
append_name (GString *json,
             GRand   *random)
{
  gint n = g_rand_int_range (random, 2, 6);

  for (gint i = 0; i < n; i++)
    g_string_append (json, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
}

static void
append_articles (GString *json,
                 GRand   *random,
                 guint    n_articles)
{
  for (guint i = 0; i < n_articles; i++)
    {
      g_string_append_printf (json,
                              "%s\n    {\"id\": \"t%u\", \"title\": \"Article %u\", \"publisher\": "
                              "\"Wire %u\", \"published\": \"2026-%02d-%02d\", \"text\": \"",
                              i > 0 ? "," : "", i, i, i % 7, g_rand_int_range (random, 1, 13),
                              g_rand_int_range (random, 1, 29));
      for (guint j = 0; j < N_PARAGRAPHS; j++)
        g_string_append_printf (json, "%sParagraph %u of article %u says that a delegation answered.",
                                j > 0 ? "\\n\\n" : "", j, i);
      g_string_append (json, "\"}");
    }
}

static void
append_actors (GString *json,
               GRand   *random,
               guint    n_actors)
{
  guint size = MAX (n_actors / N_CLUSTERS, 1);
  double spread = SPREAD * sqrt (n_actors);
  double x = 0.0, y = 0.0;

  for (guint i = 0; i < n_actors; i++)
    {
      double radius = DENSITY * sqrt (size * g_rand_double (random));
      double angle = g_rand_double (random) * 2.0 * G_PI;

      if (i % size == 0)
        {
          x = g_rand_double_range (random, -spread, spread);
          y = g_rand_double_range (random, -spread, spread);
        }
      g_string_append_printf (json, "%s\n    {\"id\": \"a%u\", \"name\": \"", i > 0 ? "," : "", i);
      append_name (json, random);
      g_string_append_printf (json, " %u\", \"kind\": \"%s\", \"position\": {", i,
                              kinds[i % G_N_ELEMENTS (kinds)]);
      append_number (json, "x", x + radius * cos (angle));
      g_string_append (json, ", ");
      append_number (json, "y", y + radius * sin (angle));
      g_string_append (json, "}}");
    }
}

static guint
choose_target (GRand *random,
               guint  source,
               guint  n_actors)
{
  guint size = MAX (n_actors / N_CLUSTERS, 1);

  if (g_rand_double (random) > CLUSTER_SHARE)
    return (guint) g_rand_int_range (random, 0, (gint) n_actors);
  return MIN (source / size * size + (guint) (size * pow (g_rand_double (random), 2.0)),
              n_actors - 1);
}

/* About 220 bytes, as an event of a news database takes: most of it what is said of it. */
static void
append_relation (GString *json,
                 GRand   *random,
                 guint    index,
                 guint    source,
                 guint    target,
                 guint    n_articles)
{
  guint kind = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (labels));

  g_string_append_printf (json,
                          "%s\n    {\"id\": \"r%u\", \"source\": \"a%u\", \"target\": \"a%u\", \"kind\": \"%s\", "
                          "\"label\": \"%s (%u)\", ",
                          index > 0 ? "," : "", index, source, target, labels[kind], labels[kind],
                          index % 100);
  append_number (json, "tone", tones[kind]);
  g_string_append_printf (json,
                          ", \"weight\": %u, \"since\": \"20%02d-%02d\", \"citations\": [{\"article\": \"t%d\", "
                          "\"exact\": \"Paragraph 0\", \"start\": 0, \"end\": 11}]}",
                          1 + index % 5, g_rand_int_range (random, 10, 27),
                          g_rand_int_range (random, 1, 13),
                          g_rand_int_range (random, 0, (gint) n_articles));
}

static void
append_relations (GString *json,
                  GRand   *random,
                  guint    n_actors,
                  guint    n_relations,
                  guint    n_articles)
{
  for (guint i = 0; i < n_relations; i++)
    {
      guint source = MIN ((guint) (n_actors * pow (g_rand_double (random), 1.5)), n_actors - 1);
      guint target = i % HUB_EVERY == 0 ? 0 : choose_target (random, source, n_actors);

      append_relation (json, random, i, source, target, n_articles);
    }
}

GString *
big_map_new_json (guint n_actors,
                  guint n_relations)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint n_articles = MAX (n_relations / RELATIONS_PER_ARTICLE, 1);
  GString *json
      = g_string_new ("{\n  \"format\": \"entente-map\",\n  \"version\": 1,\n  \"articles\": [");

  append_articles (json, random, n_articles);
  g_string_append (json, "\n  ],\n  \"actors\": [");
  append_actors (json, random, n_actors);
  g_string_append (json, "\n  ],\n  \"relations\": [");
  append_relations (json, random, n_actors, n_relations, n_articles);
  g_string_append (json, "\n  ]\n}\n");
  return json;
}

EntenteMap *
big_map_new (guint n_actors,
             guint n_relations)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (big_map_new_json (n_actors, n_relations));
  EntenteMap *map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return map;
}

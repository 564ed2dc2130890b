/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-sentence.h"
#include "text-map.h"

#define ACTOR(id, name) "{ \"id\": \"" id "\", \"name\": \"" name "\" }, "

#define ACTORS                                                                    \
  ACTOR ("lee", "Lee Jae Myung") ACTOR ("xi", "Xi Jinping") ACTOR ("kp", "North Korea") \
  ACTOR ("cn", "China") ACTOR ("ar", "\u062c\u0627\u0645\u0639\u0629") ACTOR ("turn", "x\u202ey") \
  "{ \"id\": \"plain\" }"

#define KINDS                                                                     \
  "\"asks\": { \"label\": \"Asks\", \"phrase\": \"{source} asks {target} to mediate\" }, " \
  "\"seeks\": { \"phrase\": \"{source} seeks {target} through {via}\" }, "           \
  "\"about\": { \"phrase\": \"{source} speaks with {target} about {regarding}\" }, " \
  "\"bare\": { \"label\": \"Bare\" }, \"odd\": { \"phrase\": \"{nobody} and {{source}}: {\" }"

/* @members: what the relation from lee to xi has besides its ends. */
typedef struct
{
  const char *name;
  const char *members;
  const char *sentence;
} Case;

static const Case cases[] = {
  { "nothing", "", "Lee Jae Myung → Xi Jinping" },
  { "label", ", \"label\": \"asks\"", "Lee Jae Myung → Xi Jinping: asks" },
  { "empty-label", ", \"label\": \"\"", "Lee Jae Myung → Xi Jinping" },
  { "kind-label", ", \"kind\": \"bare\"", "Lee Jae Myung → Xi Jinping: Bare" },
  { "unlisted-kind", ", \"kind\": \"own\"", "Lee Jae Myung → Xi Jinping: own" },
  { "both", ", \"direction\": \"both\", \"label\": \"talk\"", "Lee Jae Myung ↔ Xi Jinping: talk" },
  { "none", ", \"direction\": \"none\"", "Lee Jae Myung — Xi Jinping" },
  { "kind-phrase", ", \"kind\": \"asks\", \"label\": \"no\"",
    "Lee Jae Myung asks Xi Jinping to mediate" },
  { "own-phrase", ", \"kind\": \"asks\", \"phrase\": \"{target} hears {source}\"",
    "Xi Jinping hears Lee Jae Myung" },
  { "own-phrase-of-other-type", ", \"kind\": \"asks\", \"phrase\": 3",
    "Lee Jae Myung asks Xi Jinping to mediate" },
  { "empty-phrase", ", \"kind\": \"asks\", \"phrase\": \"\"",
    "Lee Jae Myung asks Xi Jinping to mediate" },
  { "via", ", \"kind\": \"seeks\", \"via\": [\"cn\"]",
    "Lee Jae Myung seeks Xi Jinping through China" },
  { "two", ", \"kind\": \"seeks\", \"via\": [\"cn\", \"kp\"]",
    "Lee Jae Myung seeks Xi Jinping through China and North Korea" },
  { "three", ", \"kind\": \"about\", \"regarding\": [\"cn\", \"kp\", \"plain\"]",
    "Lee Jae Myung speaks with Xi Jinping about China, North Korea and plain" },
  { "nobody-in-the-way", ", \"kind\": \"seeks\", \"label\": \"seeks\"",
    "Lee Jae Myung → Xi Jinping: seeks" },
  { "own-phrase-unfilled", ", \"kind\": \"asks\", \"phrase\": \"{source} by {via}\"",
    "Lee Jae Myung asks Xi Jinping to mediate" },
  { "odd-braces", ", \"kind\": \"odd\"", "{nobody} and {Lee Jae Myung}: {" },
  { "right-to-left", ", \"kind\": \"about\", \"regarding\": [\"ar\"]",
    "Lee Jae Myung speaks with Xi Jinping about \u2068\u062c\u0627\u0645\u0639\u0629\u2069" },
  { "turned-round", ", \"kind\": \"about\", \"regarding\": [\"turn\"]",
    "Lee Jae Myung speaks with Xi Jinping about \u2068x\u202ey\u2069" },
};

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autofree char *relation = g_strdup_printf ("{ \"id\": \"r\", \"source\": \"lee\", "
                                               "\"target\": \"xi\"%s }", expected->members);
  g_autoptr (EntenteMap) map = text_map_new (KINDS, ACTORS, "", relation);
  g_autofree char *sentence = entente_map_dup_sentence (map, 0);

  g_assert_cmpstr (sentence, ==, expected->sentence);
}

static void
test_label (void)
{
  g_autoptr (EntenteMap) map = text_map_new (
    KINDS, ACTORS, "",
    "{ \"id\": \"a\", \"source\": \"lee\", \"target\": \"xi\", \"kind\": \"asks\", "
    "\"label\": \"x\" }, "
    "{ \"id\": \"b\", \"source\": \"lee\", \"target\": \"xi\", \"kind\": \"asks\" }, "
    "{ \"id\": \"c\", \"source\": \"lee\", \"target\": \"xi\" }");

  g_assert_cmpstr (entente_map_get_relation_label (map, 0), ==, "x");
  g_assert_cmpstr (entente_map_get_relation_label (map, 1), ==, "Asks");
  g_assert_null (entente_map_get_relation_label (map, 2));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/sentence/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/text/relation-label/fallback", test_label);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-finder.h"
#include "text-map.h"

#define N_MAX 100

static EntenteMap *
new_map (void)
{
  return text_map_new (
    "\"asks\": { \"label\": \"Requests talks\" }",
    "{ \"id\": \"lee\", \"name\": \"Lee Jae Myung\", \"names\": { \"ko\": \"\uc774\uc7ac\uba85\" },"
    " \"aliases\": [\"President of South Korea\"] },"
    "{ \"id\": \"kr\", \"name\": \"South Korea\" }, { \"id\": \"kp\", \"name\": \"North Korea\" },"
    "{ \"id\": \"korea-desk\" }, { \"id\": \"mo\", \"name\": \"M\u00f6ritz\" }",
    "{ \"id\": \"a1\", \"title\": \"Talks in Seoul\", \"text\": \"The talks began.\\n\\n"
    "## Nobody knew whether the talks with the North would lead to more than a photograph, said Kim.\" }",
    "{ \"id\": \"r1\", \"source\": \"kr\", \"target\": \"kp\", \"label\": \"seeks talks\" },"
    "{ \"id\": \"r2\", \"source\": \"kp\", \"target\": \"kr\", \"kind\": \"asks\" }");
}

/* "id start-end [name]" of what is found, one a line. */
static char *
dup_found (EntenteMap       *map,
           EntenteMapFinder *finder)
{
  GArray *found = entente_map_finder_get_found (finder);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const EntenteFound *one = &g_array_index (found, EntenteFound, i);

      g_string_append_printf (lines, "%s", entente_map_get_id (map, one->type, one->slot));
      if (one->end > 0)
        g_string_append_printf (lines, " %u-%u", one->start, one->end);
      if (one->name != NULL)
        g_string_append_printf (lines, " [%s]", one->name);
      g_string_append_c (lines, '\n');
    }
  return g_string_free (lines, FALSE);
}

typedef struct
{
  const char *name;
  const char *wanted;
  const char *found;
} Case;

static const Case cases[] = {
  { "nothing", "", "" },
  { "nowhere", "Beijing", "" },
  { "accents", "moritz", "mo\n" },
  { "other-script", "\uc774\uc7ac", "lee [\uc774\uc7ac\uba85]\n" },
  /* The one whose name begins so first, though it is later in the map. */
  { "beginning-first", "south", "kr\nlee [President of South Korea]\n" },
  { "alias", "president", "lee [President of South Korea]\n" },
  { "id-where-there-is-no-name", "korea", "korea-desk\nlee [President of South Korea]\nkr\nkp\n" },
  { "everywhere", "TALKS",
    "r1\nr2\na1\na1 4-9\na1 45-50\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (EntenteMap) map = new_map ();
  g_autoptr (EntenteMapFinder) finder = entente_map_finder_new (map, test->wanted, N_MAX);
  g_autofree char *found = NULL;

  while (entente_map_finder_step (finder, 1))
    ;
  found = dup_found (map, finder);
  g_assert_cmpstr (found, ==, test->found);
  g_assert_false (entente_map_finder_has_more (finder));
}

/* However much there is, so many are enough, and it is said that there are more. */
static void
test_enough (void)
{
  g_autoptr (EntenteMap) map = new_map ();

  for (guint n_max = 1; n_max <= 6; n_max++)
    {
      g_autoptr (EntenteMapFinder) finder = entente_map_finder_new (map, "talks", n_max);

      while (entente_map_finder_step (finder, G_MAXUINT))
        ;
      g_assert_cmpuint (entente_map_finder_get_found (finder)->len, ==, MIN (n_max, 5));
      g_assert_cmpint (entente_map_finder_has_more (finder), ==, n_max < 5);
    }
}

/* Names that begin so push out others where there is no room for both. */
static void
test_leading_push (void)
{
  g_autoptr (EntenteMap) map = new_map ();
  g_autoptr (EntenteMapFinder) finder = entente_map_finder_new (map, "south", 1);
  g_autofree char *found = NULL;

  while (entente_map_finder_step (finder, 1))
    ;
  found = dup_found (map, finder);
  g_assert_cmpstr (found, ==, "kr\n");
  g_assert_true (entente_map_finder_has_more (finder));
}

/* What a line says is found long before all actors were looked at, and gives way to those of them that are
 * found later. */
static void
test_in_turns (void)
{
  g_autoptr (GString) actors = g_string_new ("{ \"id\": \"b\", \"name\": \"North\" }");
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (EntenteMapFinder) finder = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (actors, ", { \"id\": \"n%u\", \"name\": \"North %u\" }", i, i);
  g_string_append (actors, ", { \"id\": \"s1\", \"name\": \"Old sea\" }, { \"id\": \"s2\", \"name\": \"Sea\" }");
  map = text_map_new ("", actors->str, "",
                      "{ \"id\": \"r1\", \"source\": \"b\", \"target\": \"b\", \"label\": \"at sea\" },"
                      "{ \"id\": \"r2\", \"source\": \"b\", \"target\": \"b\", \"label\": \"by sea\" }");
  finder = entente_map_finder_new (map, "sea", 3);
  g_assert_true (entente_map_finder_step (finder, 4));
  first = dup_found (map, finder);
  g_assert_cmpstr (first, ==, "r1\nr2\n");
  while (entente_map_finder_step (finder, 4))
    ;
  last = dup_found (map, finder);
  g_assert_cmpstr (last, ==, "s2\ns1\nr1\n");
  g_assert_true (entente_map_finder_has_more (finder));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/map-finder/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/text/map-finder/enough", test_enough);
  g_test_add_func ("/text/map-finder/names-that-begin-so", test_leading_push);
  g_test_add_func ("/text/map-finder/in-turns", test_in_turns);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-offered-names.h"
#include "text-map.h"

#define ACTORS                                                                                    \
  "{ \"id\": \"lee\", \"name\": \"Lee Jae Myung\" }, { \"id\": \"kr\", \"name\": \"South Korea\", "      \
  "\"aliases\": [\"Seoul\"], \"names\": { \"ko\": \"한국\" } }, { \"id\": \"cn\", \"name\": \"China\" }"

/* @offered: each with its places and a bar behind. */
typedef struct
{
  const char *name;
  const char *language;
  const char *text;
  const char *offered;
} Case;

static const Case cases[] = {
  { "none", "en", "Nothing here is a name.", "" },
  { "once", "en", "It was Reuters that said so.", "" },
  { "twice", "en", "It was Reuters that said so, and Reuters’s man heard it.", "Reuters 2|" },
  { "known", "en", "He asked China, and China waited; he asked SEOUL, and Seoul waited.", "" },
  { "refused", "en", "He met Bob Later; nobody met Bob Later.", "" },
  { "sentence-starts", "en", "Officials spoke. Officials left. Officials came. Why? Why?", "" },
  { "start-of-a-name", "en", "Reuters said so. He asked Reuters.", "Reuters 2|" },
  { "start-before-a-name", "en", "Yesterday Kim Il spoke. Later Kim Il left.", "Kim Il 2|" },
  { "also-small", "en", "The Ministry met the ministry, and the Ministry left.", "" },
  { "small-words-of-a-name", "en",
    "The white house of the Foreign Ministry; a foreign ministry; he left the Foreign Ministry.",
    "Foreign Ministry 2|" },
  { "inner-particles", "en",
    "He left the Ministry of Trade. They are at the Ministry of Trade and in Tokyo and Tokyo.",
    "Ministry of Trade 2|Tokyo 2|" },
  { "titles", "en", "He met Prime Minister Anwar Adil; Mr. Anwar Adil and President Putin left Putin.",
    "Anwar Adil 2|Putin 2|" },
  { "titles-alone", "en", "Then President and Prime Minister met the President and Prime Minister.", "" },
  { "title-of-the-known", "en",
    "It is President Lee Jae Myung. It is President Lee Jae Myung. He met Lee and Lee.", "" },
  { "days-and-peoples", "en",
    "On Monday in January a Chinese envoy left; on Monday in January a Chinese envoy came.", "" },
  { "acronyms", "en", "The IAEA waits. IAEA men left. NATO came.", "IAEA 2|" },
  { "known-within", "en",
    "He left the Bank of China; the Bank of China; a Seoul National University; the Seoul National "
    "University; he is Envoy Lee Jae Myung; that Envoy Lee Jae Myung.",
    "Bank of China 2|Seoul National University 2|" },
  { "arabic-names", "en", "He met Bashar al-Assad; then Bashar al-Assad left.",
    "Bashar al-Assad 2|" },
  { "headlines", "en", "Lone Wolf Eats Grandma\n\nLone Wolf Eats Grandma\n\n## Big Bad Wolf\n\n"
    "## Big Bad Wolf\n\nIt ended.", "" },
  { "most-frequent-first", "en", "It was Ann, Bob, Bob, Ann and Bob.", "Bob 3|Ann 2|" },
  { "initials", "en", "He saw J. Smith at St. Gallen, then J. Smith left St. Gallen.",
    "J. Smith 2|St. Gallen 2|" },
  { "german-nouns", "de",
    "Heute sieht die Regierung den Vertrag. Dann sah die Regierung einen Vertrag.", "" },
  { "german-names", "de",
    "Heute kam Annalena Baerbock mit der NATO. Gestern ging Annalena Baerbock zu Kanzler Merz. Die NATO "
    "sah Kanzler Merz.",
    "Annalena Baerbock 2|NATO 2|Merz 2|" },
  { "russian", "ru", "Вчера Сергей Лавров приехал. Потом Сергей Лавров уехал в Москву, в Москву.",
    "Сергей Лавров 2|Москву 2|" },
  { "korean", "ko", "“조선일보”가 보도했다. ‘조선일보’는 크다. 정부는 정부를 믿는다. 모디 총리와 모디 총리",
    "조선일보 2|모디 2|" },
  { "chinese", "zh", "“和平号”到达。他看见“和平号”。中国中国中国。", "和平号 2|" },
};

static GPtrArray *
find (EntenteMap   *map,
      GCancellable *cancellable)
{
  g_autoptr (EntenteNameIndex) index = entente_name_index_new (entente_map_dup_actor_names (map));
  g_autoptr (GArray) texts = entente_map_dup_article_texts (map);
  const char *const not_actors[] = { "bob LATER", NULL };

  return entente_offered_names_find (texts, index, not_actors, cancellable);
}

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (GString) article = g_string_new (NULL);
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (GPtrArray) offered = NULL;
  g_autoptr (GString) told = g_string_new (NULL);

  g_string_append_printf (article, "{ \"id\": \"a\", \"language\": \"%s\", \"text\": \"%s\" }",
                          expected->language, expected->text);
  g_string_replace (article, "\n", "\\n", 0);
  map = text_map_new ("", ACTORS, article->str, "");
  offered = find (map, NULL);
  for (guint i = 0; i < offered->len; i++)
    {
      const EntenteOfferedName *name = offered->pdata[i];
      const EntenteOfferedPlace *place = &g_array_index (name->places, EntenteOfferedPlace, 0);
      g_autofree char *words = g_utf8_substring (expected->text, place->start, place->end);

      g_assert_cmpstr (words, ==, name->name);
      g_string_append_printf (told, "%s %u|", name->name, name->places->len);
    }
  g_assert_cmpstr (told->str, ==, expected->offered);
}

/* Places in reading order over all articles. */
static void
test_articles (void)
{
  g_autoptr (EntenteMap) map = text_map_new (
      "", ACTORS, "{ \"id\": \"a\", \"text\": \"So says Reuters.\" }, { \"id\": \"b\" }, "
      "{ \"id\": \"c\", \"text\": \"Reuters.\" }", "");
  g_autoptr (GPtrArray) offered = find (map, NULL);
  const EntenteOfferedName *name;

  g_assert_cmpuint (offered->len, ==, 1);
  name = offered->pdata[0];
  g_assert_cmpuint (name->places->len, ==, 2);
  g_assert_cmpuint (g_array_index (name->places, EntenteOfferedPlace, 0).article, ==, 0);
  g_assert_cmpuint (g_array_index (name->places, EntenteOfferedPlace, 0).start, ==, 8);
  g_assert_cmpuint (g_array_index (name->places, EntenteOfferedPlace, 0).end, ==, 15);
  g_assert_cmpuint (g_array_index (name->places, EntenteOfferedPlace, 1).article, ==, 2);
}

static void
test_cancel (void)
{
  g_autoptr (EntenteMap) map = text_map_new (
      "", ACTORS, "{ \"id\": \"a\", \"text\": \"So say Reuters and Reuters.\" }", "");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) offered = NULL;

  g_cancellable_cancel (cancellable);
  offered = find (map, cancellable);
  g_assert_cmpuint (offered->len, ==, 0);
}

static void
test_not_actors (void)
{
  static const char json[] = "{ \"format\": \"entente-map\", \"version\": 1, "
                             "\"not_actors\": [\"a\", 5, \"b\"] }";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, sizeof json - 1);
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (EntenteMap) map = entente_map_read (bytes, faults, NULL, NULL, NULL, NULL);
  g_autoptr (EntenteMap) empty = text_map_new ("", "", "", "");
  g_auto (GStrv) names = entente_map_dup_not_actors (map);
  g_auto (GStrv) none = entente_map_dup_not_actors (empty);

  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "a");
  g_assert_cmpstr (names[1], ==, "b");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/offered-names/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/text/offered-names/articles", test_articles);
  g_test_add_func ("/text/offered-names/cancel", test_cancel);
  g_test_add_func ("/text/offered-names/not-actors", test_not_actors);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-edits.h"
#include "entente-history.h"
#include "entente-mentions.h"
#include "text-map.h"

#include <string.h>

#define ACTORS                                                                                    \
  "{ \"id\": \"lee\", \"name\": \"Lee Jae Myung\", \"names\": { \"ko\": \"이재명\", \"zh\": \"李在明\", "    \
  "\"ja\": \"イ・ジェミョン\" }, \"aliases\": [\"President Lee\"] }, "                                     \
  "{ \"id\": \"xi\", \"name\": \"Xi Jinping\", \"names\": { \"ko\": \"시진핑\", \"zh\": \"习近平\", "        \
  "\"ar\": \"شي جين بينغ\" }, \"aliases\": [\"Xi\"] }, "                                           \
  "{ \"id\": \"kr\", \"name\": \"South Korea\", \"names\": { \"ko\": \"한국\", \"zh\": \"韩国\", "          \
  "\"ja\": \"韓国\", \"de\": \"Südkorea\" }, \"aliases\": [\"Seoul\", \"韓\"] }, "                      \
  "{ \"id\": \"cn\", \"name\": \"China\", \"names\": { \"ko\": \"중국\", \"zh\": \"中国\", \"ja\": "         \
  "\"中国\", \"ar\": \"الصين\" }, \"aliases\": [\"Beijing\", \"中\"] }, "                             \
  "{ \"id\": \"us\", \"name\": \"United States\", \"aliases\": [\"US\", \"U.S.\", \"USA\"] }, "       \
  "{ \"id\": \"korea\", \"name\": \"Korea\" }, "                                                   \
  "{ \"id\": \"who\", \"name\": \"World Health Organization\", \"aliases\": [\"WHO\"] }, "            \
  "{ \"id\": \"nato\", \"name\": \"NATO\" }, "                                                     \
  "{ \"id\": \"walesa\", \"name\": \"Lech Wałęsa\" }, "                                            \
  "{ \"id\": \"bank\", \"name\": \"Bank of China\" }, { \"id\": \"daily\", \"name\": \"China Daily\" }, " \
  "{ \"id\": \"jones\", \"name\": \"Jones\" }, { \"id\": \"ann\", \"names\": { \"ja\": \"アン\" } }, "     \
  "{ \"id\": \"cairo\", \"names\": { \"ar\": \"القاهرة\" } }, "                                       \
  "{ \"id\": \"iraq\", \"names\": { \"ar\": \"عراق\" } }, "                                        \
  "{ \"id\": \"nobody\", \"name\": \" \", \"aliases\": [\"\", \"!?\", 7] }, "                         \
  "{ \"id\": \"kim1\", \"name\": \"Kim Jong-un\", \"names\": { \"ko\": \"김정은\" }, \"aliases\": [\"Kim\"] }, "  \
  "{ \"id\": \"kim2\", \"name\": \"Kim\" }"

/* @mentions: "actor:words" and a bar after each. */
typedef struct
{
  const char *name;
  const char *language;
  const char *text;
  const char *mentions;
} Case;

static const Case cases[] = {
  { "plain", "en", "Lee Jae Myung met Xi Jinping in Beijing.",
    "lee:Lee Jae Myung|xi:Xi Jinping|cn:Beijing|" },
  { "nobody", "en", "Nobody spoke.", "" },
  { "empty", "en", "", "" },
  { "case", "en", "LEE JAE MYUNG left SEOUL; seoul waited.",
    "lee:LEE JAE MYUNG|kr:SEOUL|kr:seoul|" },
  { "accents", "en", "Lech Walesa, LECH WAŁĘSA, Lech Wale\u0328sa!",
    "walesa:Lech Walesa|walesa:LECH WAŁĘSA|walesa:Lech Wale\u0328sa|" },
  { "mark-at-the-end", "en", "The Seoul\u0301.", "kr:Seoul\u0301|" },
  { "word-boundaries", "en", "Chinatown, Indochina, xSeoul, Seoul2 and China.", "cn:China|" },
  { "hyphens", "en", "Kim Jong Un, Kim Jong\u2011un; a China-led plan, anti-China",
    "kim1:Kim Jong Un|kim1:Kim Jong\u2011un|cn:China|cn:China|" },
  { "possessives", "en", "China’s plan, Seoul's answer, the Jones’ house, Jones's car, Koreas",
    "cn:China|kr:Seoul|jones:Jones|jones:Jones|" },
  { "longest", "en", "South Korea and Korea", "kr:South Korea|korea:Korea|" },
  { "longest-of-overlapping", "en", "the Bank of China Daily", "bank:Bank of China|" },
  { "title-before", "en", "Chinese President Xi Jinping, Mr. Jones",
    "xi:Xi Jinping|jones:Jones|" },
  { "title-in-the-name", "en", "President Lee spoke", "lee:President Lee|" },
  { "line-break", "en", "Lee Jae\nMyung; Lee  Jae Myung; Lee\n\nJae Myung",
    "lee:Lee Jae\nMyung|lee:Lee  Jae Myung|" },
  { "short", "en", "Xi told us. XI, xi, US, Us, U.S. aid, u.s., U.S.A.",
    "xi:Xi|us:US|us:U.S.|" },
  { "abbreviations", "en", "Who asked the WHO? Nato, NATO, the usa, Usa, USA; nato",
    "who:WHO|nato:Nato|nato:NATO|us:USA|" },
  { "width", "en", "Ｓｅｏｕｌ and Ｃｈｉｎａ", "kr:Ｓｅｏｕｌ|cn:Ｃｈｉｎａ|" },
  { "emoji", "en", "🇰🇷Seoul🎉China", "kr:Seoul|cn:China|" },
  { "soft-hyphen", "en", "Bei\u00adjing", "cn:Bei\u00adjing|" },

  { "korean", "ko", "이재명은 시진핑에게 중재를 요청했다. 한국과 중국의 관계",
    "lee:이재명|xi:시진핑|kr:한국|cn:중국|" },
  { "korean-particles", "ko",
    "한국은 한국이 한국을 한국의 한국에 한국과 한국도 한국으로 한국에서는 중국으로부터 이재명님께서 중국까지도",
    "kr:한국|kr:한국|kr:한국|kr:한국|kr:한국|kr:한국|kr:한국|kr:한국|kr:한국|cn:중국|lee:이재명|cn:중국|" },
  { "korean-other-words", "ko", "한국어와 한국인, 남한국, 한국도로공사, 대중국 정책", "" },
  { "korean-title", "ko", "이재명 대통령과 시진핑 국가주석이", "lee:이재명|xi:시진핑|" },
  { "korean-in-letters", "ko", "\u1112\u1161\u11ab\u1100\u116e\u11a8은 간다",
    "kr:\u1112\u1161\u11ab\u1100\u116e\u11a8|" },
  { "korean-after-latin", "ko", "NATO는 Seoul에서", "nato:NATO|kr:Seoul|" },
  { "chinese", "zh", "李在明在北京会见习近平，韩国希望中国调解。",
    "lee:李在明|xi:习近平|kr:韩国|cn:中国|" },
  { "chinese-one-character", "zh", "在中文里，“中”指中国；中、韓会谈", "cn:中|cn:中国|cn:中|" },
  { "japanese", "ja", "韓国の李在明大統領は中国を訪問した。イ・ジェミョン氏はNATOとも話した。",
    "kr:韓国|lee:李在明|cn:中国|lee:イ・ジェミョン|nato:NATO|" },
  { "japanese-katakana", "ja", "アンケートにアンさんが答え、カアンは黙った。ｱﾝも", "ann:アン|ann:ｱﾝ|" },
  { "arabic", "ar", "التقى شي جين بينغ في القاهرة، والصين تنتظر.",
    "xi:شي جين بينغ|cairo:القاهرة|cn:الصين|" },
  { "arabic-clitics", "ar", "بالقاهرة وبالصين للصين وللقاهرة العراق والعراق",
    "cairo:القاهرة|cn:الصين|cn:للصين|cairo:للقاهرة|iraq:عراق|iraq:عراق|" },
  { "arabic-marks", "ar", "الصِّينُ والقاهـــرة", "cn:الصِّينُ|cairo:القاهـــرة|" },
  { "arabic-other-words", "ar", "عراقي معراق", "" },
  { "german", "de", "Südkoreas Präsident Lee Jae Myung bat China. Chinas Antwort; SÜDKOREA, Sudkorea",
    "kr:Südkorea|lee:Lee Jae Myung|cn:China|cn:China|kr:SÜDKOREA|kr:Sudkorea|" },
  { "german-genitive-elsewhere", "en", "Chinas", "" },
};

static char *
dup_mentions (EntenteMap       *map,
              EntenteNameIndex *index,
              const char       *text,
              const char       *language)
{
  g_autoptr (GArray) mentions = entente_name_index_find (index, text, language);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      const EntenteMention *mention = &g_array_index (mentions, EntenteMention, i);
      g_autofree char *exact = g_utf8_substring (text, mention->start, mention->end);

      g_string_append_printf (told, "%s:%s|",
                              entente_map_get_id (map, ENTENTE_RECORD_ACTOR, mention->actor), exact);
    }

  return g_string_free (told, FALSE);
}

static EntenteNameIndex *
build_index (EntenteMap *map)
{
  return entente_name_index_new (entente_map_dup_actor_names (map));
}

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (EntenteMap) map = text_map_new ("", ACTORS, "", "");
  g_autoptr (EntenteNameIndex) index = build_index (map);
  g_autofree char *told = dup_mentions (map, index, expected->text, expected->language);

  g_assert_cmpstr (told, ==, expected->mentions);
}

/* Who has the name as a name is proposed before who has it as an alias; nobody stands twice. */
static void
test_shared (void)
{
  g_autoptr (EntenteMap) map = text_map_new (
      "", ACTORS ", { \"id\": \"again\", \"name\": \"KIM\", \"aliases\": [\"Kim\", \"kim\"] }", "", "");
  g_autoptr (EntenteNameIndex) index = build_index (map);
  g_autoptr (GArray) mentions = entente_name_index_find (index, "Kim waits in Seoul.", NULL);
  const EntenteMention *mention = &g_array_index (mentions, EntenteMention, 0);
  const guint32 *actors;
  guint n_actors;

  g_assert_cmpuint (mentions->len, ==, 2);
  actors = entente_name_index_get_actors (index, mention->name, &n_actors);
  g_assert_cmpuint (n_actors, ==, 3);
  g_assert_cmpuint (mention->n_actors, ==, 3);
  g_assert_cmpuint (mention->actor, ==, actors[0]);
  g_assert_cmpuint (actors[0], ==, entente_map_find (map, ENTENTE_RECORD_ACTOR, "kim2"));
  g_assert_cmpuint (actors[1], ==, entente_map_find (map, ENTENTE_RECORD_ACTOR, "kim1"));
  g_assert_cmpuint (actors[2], ==, entente_map_find (map, ENTENTE_RECORD_ACTOR, "again"));
  g_assert_cmpuint (g_array_index (mentions, EntenteMention, 1).n_actors, ==, 1);
}

static void
test_is_name (void)
{
  g_autoptr (EntenteMap) map = text_map_new ("", ACTORS, "", "");
  g_autoptr (EntenteNameIndex) index = build_index (map);

  g_assert_true (entente_name_index_is_name (index, " south korea"));
  g_assert_true (entente_name_index_is_name (index, "US"));
  g_assert_false (entente_name_index_is_name (index, "us"));
  g_assert_false (entente_name_index_is_name (index, "South"));
  g_assert_false (entente_name_index_is_name (index, "South Korean"));
  g_assert_false (entente_name_index_is_name (index, ""));
}

/* Only what changes a name makes an index old. */
static void
test_is_current (void)
{
  static const struct
  {
    const char *member;
    const char *value;
    gboolean current;
  } edits[] = {
    { "position", "{ \"x\": 1, \"y\": 2 }", TRUE }, { "description", "\"Kim\"", TRUE },
    { "name", "\"Lee\"", FALSE },                   { "aliases", "[\"Lee\"]", FALSE },
    { "aliases", NULL, FALSE },                     { "names", "{ \"ko\": \"이\" }", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (EntenteMap) map = text_map_new ("", ACTORS, "", "");
      g_autoptr (EntenteHistory) history = entente_history_new (map);
      g_autoptr (EntenteNameIndex) index = build_index (map);
      EntenteAct *act = entente_edit_member (map, ENTENTE_RECORD_ACTOR, 0, edits[i].member,
                                             edits[i].value, NULL);

      g_assert_true (entente_name_index_is_current (index, map, 0));
      g_assert_true (entente_history_perform (history, act));
      g_assert_cmpint (entente_name_index_is_current (index, map, 0), ==, edits[i].current);
      g_assert_true (entente_name_index_is_current (index, map, 1));
      entente_history_undo (history);
      g_assert_true (entente_name_index_is_current (index, map, 0));
    }
}

static void
test_is_current_removed (void)
{
  g_autoptr (EntenteMap) map = text_map_new ("", ACTORS, "", "");
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteNameIndex) index = build_index (map);
  guint32 actor = 0;

  g_assert_true (entente_history_perform (history, entente_edit_remove (map, &actor, 1, NULL, 0)));
  g_assert_false (entente_name_index_is_current (index, map, 0));
  g_assert_true (
      entente_history_perform (history, entente_edit_add_actor (map, "New", 0.0, 0.0, &actor)));
  g_assert_false (entente_name_index_is_current (index, map, actor));
}

static void
test_article (void)
{
  g_autoptr (EntenteMap) map = text_map_new (
      "", ACTORS,
      "{ \"id\": \"a1\", \"text\": \"Chinas Antwort\", \"language\": \"de-AT\" }, { \"id\": \"a2\" }", "");
  g_autoptr (EntenteNameIndex) index = build_index (map);
  g_autoptr (GArray) first = entente_map_dup_mentions (map, index, 0);
  g_autoptr (GArray) second = entente_map_dup_mentions (map, index, 1);

  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpuint (second->len, ==, 0);
}

/* Names in names in names cost no more than the text is long. */
static void
test_hostile (void)
{
  g_autoptr (GString) actors = g_string_new ("{ \"id\": \"x\" }");
  g_autofree char *name = g_strnfill (2000, 'a');
  g_autofree char *text = g_strnfill (1000000, 'a');
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (EntenteNameIndex) index = NULL;
  g_autoptr (GArray) mentions = NULL;

  for (guint i = 3; i < 2000; i += 7)
    g_string_append_printf (actors, ", { \"id\": \"x%u\", \"name\": \"%.*s\" }", i, (int) i, name);
  map = text_map_new ("", actors->str, "", "");
  index = build_index (map);
  mentions = entente_name_index_find (index, text, NULL);
  g_assert_cmpuint (mentions->len, ==, 0);
  text[1000] = ' ';
  text[1004] = ' ';
  g_array_unref (mentions);
  mentions = entente_name_index_find (index, text, NULL);
  g_assert_cmpuint (mentions->len, ==, 1);
  g_assert_cmpuint (g_array_index (mentions, EntenteMention, 0).start, ==, 1001);
}

/* Texts are read in pieces: wherever a name stands in one, and whatever before it folds otherwise. */
static void
test_at_every_place (void)
{
  static const char *const before[] = { "", "a-", "– ", "한국의 ", "  ", "\n\n", "ﬁ", "e\u0301 " };
  g_autoptr (EntenteMap) map = text_map_new ("", ACTORS, "", "");
  g_autoptr (EntenteNameIndex) index = build_index (map);

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    for (guint n = 0; n < 140; n++)
      {
        g_autofree char *word = g_strnfill (n, 'x');
        g_autofree char *text = g_strconcat (before[i], word, " Lee  Jae Myung’s\nUSA", NULL);
        g_autoptr (GArray) mentions = entente_name_index_find (index, text, NULL);
        guint start = (guint) g_utf8_strlen (before[i], -1) + n + 1;
        const EntenteMention *last = &g_array_index (mentions, EntenteMention, mentions->len - 1);

        g_assert_cmpuint (mentions->len, ==, 2 + (g_str_has_prefix (before[i], "한국") ? 1 : 0));
        g_assert_cmpuint (last[-1].start, ==, start);
        g_assert_cmpuint (last[-1].end, ==, start + strlen ("Lee  Jae Myung"));
        g_assert_cmpuint (last[0].start, ==, start + strlen ("Lee  Jae Myung") + 3);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/mentions/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/text/mentions/shared", test_shared);
  g_test_add_func ("/text/mentions/article", test_article);
  g_test_add_func ("/text/mentions/at-every-place", test_at_every_place);
  g_test_add_func ("/text/mentions/hostile", test_hostile);
  g_test_add_func ("/text/name-index/is-name", test_is_name);
  g_test_add_func ("/text/name-index/is-current", test_is_current);
  g_test_add_func ("/text/name-index/is-current-removed", test_is_current_removed);

  return g_test_run ();
}

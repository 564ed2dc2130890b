/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-evidence.h"
#include "entente-wording.h"

#define WIRE "The president said on Wednesday he had asked Xi to act as a go-between with Pyongyang."

typedef struct
{
  const char *name;
  const char *a;
  const char *b;
  gboolean is_same;
} Wording;

static const Wording wordings[] = {
  { "equal", WIRE, WIRE, TRUE },
  { "case-and-marks", WIRE,
    "“THE president” said, on Wednesday – he had asked Xi to act as a go‑between with Pyongyang",
    TRUE },
  { "a-word-changed", WIRE,
    "The president said on Tuesday he had asked Xi to act as a go-between with Pyongyang.", TRUE },
  { "a-part", WIRE, "he had asked Xi to act as a go-between", TRUE },
  { "told-anew", WIRE,
    "Xi was asked by the president to carry messages to Pyongyang, officials said on Wednesday.",
    FALSE },
  { "too-short", "Xi said yes.", "Xi said yes.", FALSE },
  { "nothing", "", "", FALSE },
  { "han", "李在明周三表示已请求习近平居中斡旋", "李在明周三表示,已请求习近平居中斡旋。", TRUE },
  { "han-told-anew", "李在明周三表示已请求习近平居中斡旋", "韩国总统希望中国在朝鲜问题上发挥作用", FALSE },
  { "hangul", "이 대통령은 수요일 시 주석에게 중재를 요청했다고 밝혔다",
    "이 대통령은 수요일 시 주석에게 중재를 요청했다고 말했다", TRUE },
};

static void
test_wording (gconstpointer data)
{
  const Wording *one = data;
  g_autoptr (GArray) a = entente_wording_new (one->a);
  g_autoptr (GArray) b = entente_wording_new (one->b);

  g_assert_cmpint (entente_wording_is_same (a, b), ==, one->is_same);
  g_assert_cmpint (entente_wording_is_same (b, a), ==, one->is_same);
}

#define TOLD_ANEW "Asked by Seoul to mediate, the Chinese leader counselled patience instead."

typedef struct
{
  const char *name;
  EntenteWitness witnesses[4];
  guint n_witnesses;
  EntenteStanding expected;
  EntenteStandingKind kind;
} Case;

static const Case cases[] = {
  { "none", { { 0 } }, 0, { 0, 0, 0, 0 }, ENTENTE_STANDING_UNCITED },
  { "one", { { 1, FALSE, WIRE } }, 1, { 1, 0, 1, 0 }, ENTENTE_STANDING_ONE_SOURCE },
  { "one-publisher", { { 1, FALSE, WIRE }, { 1, FALSE, TOLD_ANEW } }, 2, { 2, 0, 1, 0 },
    ENTENTE_STANDING_ONE_SOURCE },
  { "two", { { 1, FALSE, WIRE }, { 2, FALSE, TOLD_ANEW } }, 2, { 2, 0, 2, 0 },
    ENTENTE_STANDING_SEVERAL_SOURCES },
  { "copied", { { 1, FALSE, WIRE }, { 2, FALSE, WIRE } }, 2, { 2, 0, 1, 0 },
    ENTENTE_STANDING_ONE_SOURCE },
  { "copied-by-one-of-its-two",
    { { 1, FALSE, TOLD_ANEW }, { 2, FALSE, WIRE }, { 1, FALSE, WIRE }, { 3, FALSE, "Other." } }, 4,
    { 4, 0, 2, 0 }, ENTENTE_STANDING_SEVERAL_SOURCES },
  { "whole-articles", { { 1, FALSE, NULL }, { 2, FALSE, NULL } }, 2, { 2, 0, 2, 0 },
    ENTENTE_STANDING_SEVERAL_SOURCES },
  { "contradicted", { { 1, FALSE, WIRE }, { 2, FALSE, TOLD_ANEW }, { 3, TRUE, WIRE } }, 3,
    { 2, 1, 2, 1 }, ENTENTE_STANDING_CONTRADICTED },
  { "only-contradicted", { { 1, TRUE, NULL } }, 1, { 0, 1, 0, 1 },
    ENTENTE_STANDING_CONTRADICTED },
};

static void
test_standing (gconstpointer data)
{
  const Case *one = data;
  EntenteStanding standing = entente_standing_measure (one->witnesses, one->n_witnesses);

  g_assert_cmpmem (&standing, sizeof standing, &one->expected, sizeof one->expected);
  g_assert_cmpint (entente_standing_get_kind (&standing), ==, one->kind);
}

/* Ten thousand passages of ten publishers: quickly, and ten sources. */
static void
test_many (void)
{
  g_autofree EntenteWitness *witnesses = g_new0 (EntenteWitness, 10000);
  EntenteStanding standing;

  for (guint32 i = 0; i < 10000; i++)
    witnesses[i].source = i % 10;
  standing = entente_standing_measure (witnesses, 10000);
  g_assert_cmpuint (standing.n_supporting, ==, 10000);
  g_assert_cmpuint (standing.n_sources, ==, 10);
}

static void
test_publisher (void)
{
  static const char *const names[][2] = {
    { "Reuters", "reuters" },
    { " Le  Monde ", "le monde" },
    { "El País", "EL PAIS" },
    { "A.P.", "AP" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *a = entente_publisher_dup_key (names[i][0]);
      g_autofree char *b = entente_publisher_dup_key (names[i][1]);

      g_assert_nonnull (a);
      g_assert_cmpstr (a, ==, b);
    }
  g_assert_null (entente_publisher_dup_key (NULL));
  g_assert_null (entente_publisher_dup_key (" — "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    {
      g_autofree char *path = g_strconcat ("/analysis/wording/", wordings[i].name, NULL);

      g_test_add_data_func (path, &wordings[i], test_wording);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/analysis/standing/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_standing);
    }
  g_test_add_func ("/analysis/standing/many", test_many);
  g_test_add_func ("/analysis/publisher", test_publisher);

  return g_test_run ();
}

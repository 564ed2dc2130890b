/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edit-kind.h"
#include "fixture.h"

#define HEAD "{ \"format\": \"entente-map\", \"version\": 1,\n  "
#define KINDS(actors) \
  "\"kinds\": { \"actors\": {" actors "}, \"x-mine\": 1.0 },\n  "
/* One has a color that the format warns of. */
#define STATE " \"state\": { \"label\": \"State\", \"x-rank\": 1e0 } "
#define ODD ", \"odd\": { \"color\": 7 } "
#define ACTORS(kind) \
  "\"actors\": [ { \"id\": \"a\", \"kind\": \"" kind "\" }," \
  " { \"id\": \"b\", \"kind\": \"person\" }, { \"id\": \"c\",  \"kind\" : \"" kind "\" } ] }"
#define MAP HEAD KINDS (STATE ODD) ACTORS ("state")

static void
assert_act (const char *json,
            EntenteMap *map,
            EntenteAct *act,
            GError     *error,
            const char *expected)
{
  g_autoptr (EntenteHistory) history = entente_history_new (map);

  if (expected == NULL)
    {
      g_assert_null (act);
      g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (entente_history_perform (history, act));
  fixture_assert_text (map, expected);
  fixture_assert_sound (map);
  entente_history_undo (history);
  fixture_assert_text (map, json);
}

static const struct
{
  const char *name;
  const char *json;
  const char *key;
  const char *member;
  const char *value;
  const char *expected; /* NULL: refused */
} member_cases[] = {
  { "set", MAP, "state", "color", "\"#2f5fb3\"",
    HEAD KINDS (" \"state\": { \"label\": \"State\", \"color\": \"#2f5fb3\", \"x-rank\": 1e0 } " ODD)
        ACTORS ("state") },
  { "remove", MAP, "state", "label", NULL,
    HEAD KINDS (" \"state\": { \"x-rank\": 1e0 } " ODD) ACTORS ("state") },
  { "describes-what-is-in-use", HEAD ACTORS ("state"), "person", "shape", "\"pill\"",
    "{ \"format\": \"entente-map\", \"version\": 1,"
    " \"kinds\": { \"actors\": { \"person\": { \"shape\": \"pill\" } } },\n  "
    ACTORS ("state") },
  { "refuse-color", MAP, "state", "color", "\"blue\"", NULL },
  { "refuse-shape", MAP, "state", "shape", "\"round\"", NULL },
  { "refuse-order", MAP, "state", "order", "\"1\"", NULL },
  { "refuse-two-values", MAP, "state", "label", "1, \"x\": 2", NULL },
};

static void
test_member (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (EntenteMap) map = fixture_read (member_cases[i].json);
  g_autoptr (GError) error = NULL;
  EntenteAct *act
      = entente_edit_kind_member (map, ENTENTE_RECORD_ACTOR, member_cases[i].key,
                                  member_cases[i].member, member_cases[i].value, &error);

  assert_act (member_cases[i].json, map, act, error, member_cases[i].expected);
}

static void
test_rename (void)
{
  g_autoptr (EntenteMap) map = fixture_read (MAP);
  g_autoptr (GError) error = NULL;
  EntenteAct *act
      = entente_edit_rename_kind (map, ENTENTE_RECORD_ACTOR, "state", "nation", &error);

  g_assert_cmpstr (entente_act_get_name (act), ==, "Change Id of Kind “State”");
  assert_act (MAP, map, act, error,
              HEAD KINDS (" \"nation\": { \"label\": \"State\", \"x-rank\": 1e0 } " ODD)
                  ACTORS ("nation"));
}

/* A kind that is only in use is renamed where it is used. */
static void
test_rename_undescribed (void)
{
  g_autoptr (EntenteMap) map = fixture_read (HEAD ACTORS ("state"));
  g_autoptr (GError) error = NULL;

  assert_act (HEAD ACTORS ("state"), map,
              entente_edit_rename_kind (map, ENTENTE_RECORD_ACTOR, "state", "국가", &error), error,
              HEAD ACTORS ("국가"));
}

static void
assert_refused (EntenteAct *act,
                GError     *error)
{
  g_assert_null (act);
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
  g_error_free (error);
}

static void
test_refused (void)
{
  g_autoptr (EntenteMap) map = fixture_read (MAP);
  /* Described, in use, nothing. */
  static const char *const keys[] = { "odd", "person", "" };
  GError *error = NULL;
  EntenteAct *act;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      error = NULL;
      act = entente_edit_rename_kind (map, ENTENTE_RECORD_ACTOR, "state", keys[i], &error);
      assert_refused (act, error);
    }
  error = NULL;
  act = entente_edit_remove_kind (map, ENTENTE_RECORD_ACTOR, "state", &error);
  assert_refused (act, error);
  error = NULL;
  act = entente_edit_remove_kind (map, ENTENTE_RECORD_RELATION, "odd", &error);
  assert_refused (act, error);
}

static void
test_add_and_remove (void)
{
  g_autoptr (EntenteMap) map = fixture_read (MAP);
  g_autoptr (GError) error = NULL;

  assert_act (MAP, map, entente_edit_add_kind (map, ENTENTE_RECORD_RELATION, "asks", NULL, &error), error,
              HEAD "\"kinds\": { \"actors\": {" STATE ODD
                   "}, \"relations\": { \"asks\": { } }, \"x-mine\": 1.0 },\n  " ACTORS ("state"));
  g_assert_null (entente_edit_add_kind (map, ENTENTE_RECORD_ACTOR, "odd", NULL, &error));
  g_clear_error (&error);
  assert_act (MAP, map, entente_edit_remove_kind (map, ENTENTE_RECORD_ACTOR, "odd", &error), error,
              HEAD KINDS (STATE) ACTORS ("state"));
}

static void
test_order (void)
{
  static const char *const keys[] = { "person", "state", NULL };
  g_autoptr (EntenteMap) map = fixture_read (MAP);
  g_autoptr (GError) error = NULL;

  assert_act (MAP, map, entente_edit_order_kinds (map, ENTENTE_RECORD_ACTOR, keys, &error), error,
              HEAD KINDS (" \"state\": { \"label\": \"State\", \"order\": 2, \"x-rank\": 1e0 } ,"
                          " \"odd\": { \"color\": 7 }, \"person\": { \"order\": 1 } ") ACTORS ("state"));
}

static void
test_typing (void)
{
  g_autoptr (EntenteMap) map = fixture_read (MAP);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  static const char *const labels[] = { "\"S\"", "\"St\"", "\"Sta\"" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    entente_history_perform (history, entente_edit_kind_member (map, ENTENTE_RECORD_ACTOR, "state",
                                                                "label", labels[i], NULL));
  g_assert_cmpuint (entente_history_get_n_steps (history, NULL), ==, 1);
  g_assert_cmpstr (entente_history_get_undo_name (history), ==, "Change Label of “State”");
  /* The same member of another kind is another step. */
  entente_history_perform (history, entente_edit_kind_member (map, ENTENTE_RECORD_ACTOR, "odd",
                                                              "label", "\"Odd\"", NULL));
  g_assert_cmpuint (entente_history_get_n_steps (history, NULL), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (member_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/edit/kinds/member/", member_cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_member);
    }
  g_test_add_func ("/edit/kinds/rename", test_rename);
  g_test_add_func ("/edit/kinds/rename-undescribed", test_rename_undescribed);
  g_test_add_func ("/edit/kinds/refused", test_refused);
  g_test_add_func ("/edit/kinds/add-and-remove", test_add_and_remove);
  g_test_add_func ("/edit/kinds/order", test_order);
  g_test_add_func ("/edit/kinds/typing-is-one-step", test_typing);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include "entente-citation.h"
#include "entente-edit-capture.h"

#define NOBODY { ENTENTE_NO_SLOT, NULL }

static guint32
find_actor (EntenteMap *map,
            const char *id)
{
  return entente_map_find (map, ENTENTE_RECORD_ACTOR, id);
}

/* Relation, kind, label, third party and citation are one step, and undo leaves no trace. */
static void
test_whole (void)
{
  g_autoptr (EntenteMap) map = fixture_read (FIXTURE);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (GPtrArray) citations = NULL;
  g_autoptr (GError) error = NULL;
  EntenteCapture capture = { { find_actor (map, "kr"), NULL },
                             { find_actor (map, "cn"), NULL },
                             { find_actor (map, "kp"), NULL },
                             ENTENTE_ROLE_REGARDING,
                             "mediates",
                             "asks",
                             0,
                             0,
                             10 };
  const EntenteRelation *row;
  guint32 relation;

  g_assert_true (
      entente_history_perform (history, entente_edit_capture (map, &capture, &relation, &error)));
  g_assert_no_error (error);
  row = entente_map_get_relation (map, relation);
  g_assert_cmpuint (row->source, ==, find_actor (map, "kr"));
  g_assert_cmpuint (row->target, ==, find_actor (map, "cn"));
  g_assert_cmpstr (row->label, ==, "asks");
  g_assert_cmpstr (entente_map_get_relation_kind (map, row->kind)->key, ==, "mediates");
  g_assert_true (row->has_third);
  citations = entente_map_dup_citations (map, relation);
  g_assert_cmpuint (citations->len, ==, 1);
  g_assert_cmpstr (((EntenteCitation *) g_ptr_array_index (citations, 0))->exact, ==, "Seoul asks");
  fixture_assert_sound (map);

  g_assert_true (entente_history_undo (history));
  g_assert_false (entente_history_get_can_undo (history));
  fixture_assert_text (map, FIXTURE);
}

/* Who is new is made in the same step, once though named twice. */
static void
test_new_actors (void)
{
  g_autoptr (EntenteMap) map = fixture_read (FIXTURE);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (GError) error = NULL;
  EntenteCapture capture
      = { { ENTENTE_NO_SLOT, "Reuters “x\\" }, { ENTENTE_NO_SLOT, "ＡＰ" },
          { ENTENTE_NO_SLOT, "ＡＰ" },      ENTENTE_ROLE_VIA,
          NULL,                             NULL,
          ENTENTE_NO_SLOT,                  0,
          0 };
  guint n_before = entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR);
  const EntenteRelation *row;
  guint32 relation;

  g_assert_true (
      entente_history_perform (history, entente_edit_capture (map, &capture, &relation, &error)));
  g_assert_no_error (error);
  g_assert_cmpuint (entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR), ==, n_before + 2);
  row = entente_map_get_relation (map, relation);
  g_assert_cmpstr (entente_map_get_actor_name (map, row->source), ==, "Reuters “x\\");
  g_assert_cmpstr (entente_map_get_actor_name (map, row->target), ==, "ＡＰ");
  g_assert_cmpuint (row->n_citations, ==, 0);
  fixture_assert_sound (map);

  g_assert_true (entente_history_undo (history));
  g_assert_false (entente_history_get_can_undo (history));
  fixture_assert_text (map, FIXTURE);
}

static void
test_nobody (void)
{
  g_autoptr (EntenteMap) map = fixture_read (FIXTURE);
  g_autoptr (GError) error = NULL;
  EntenteCapture capture = { { find_actor (map, "kr"), NULL }, NOBODY, NOBODY,
                             ENTENTE_ROLE_VIA,                 NULL,   NULL,
                             ENTENTE_NO_SLOT,                  0,      0 };
  guint32 relation;

  g_assert_null (entente_edit_capture (map, &capture, &relation, &error));
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
  fixture_assert_text (map, FIXTURE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/capture/whole", test_whole);
  g_test_add_func ("/edit/capture/new-actors", test_new_actors);
  g_test_add_func ("/edit/capture/nobody", test_nobody);

  return g_test_run ();
}

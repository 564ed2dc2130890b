/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-edits.h"
#include "entente-session.h"

typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
  EntenteSession *session;
  guint32 lee, xi, kim;    /* actors */
  guint32 asks, counsels; /* relations: lee → xi, xi → lee */
  guint32 article;
  guint n_selection, n_hover, n_visited, n_reveal, n_center;
  EntenteItem revealed;
} Fixture;

static guint32
add (EntenteHistory    *history,
     EntenteRecordType  type,
     const char        *json)
{
  g_autoptr (EntenteAct) act = entente_act_new (entente_history_get_map (history), "Add");
  g_autoptr (GError) error = NULL;
  guint32 slot = entente_act_add (act, type, json, &error);

  g_assert_no_error (error);
  g_assert_true (entente_history_perform (history, g_steal_pointer (&act)));
  return slot;
}

static void
count_cb (EntenteSession *session,
          guint          *count)
{
  (*count)++;
}

static void
center_cb (EntenteSession *session,
           gpointer        item,
           Fixture        *f)
{
  f->n_center++;
  g_assert_true (entente_item_equal (*(EntenteItem *) item, entente_session_get_current (session)));
}

static void
reveal_cb (EntenteSession *session,
           gpointer        item,
           Fixture        *f)
{
  f->n_reveal++;
  f->revealed = *(EntenteItem *) item;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->map = entente_map_new ();
  f->history = entente_history_new (f->map);
  f->article = add (f->history, ENTENTE_RECORD_ARTICLE,
                    "{\"id\":\"a\",\"text\":\"Lee asked Xi.\"}");
  f->lee = add (f->history, ENTENTE_RECORD_ACTOR, "{\"id\":\"lee\"}");
  f->xi = add (f->history, ENTENTE_RECORD_ACTOR, "{\"id\":\"xi\"}");
  f->kim = add (f->history, ENTENTE_RECORD_ACTOR, "{\"id\":\"kim\"}");
  f->asks = add (f->history, ENTENTE_RECORD_RELATION,
                 "{\"id\":\"r1\",\"source\":\"lee\",\"target\":\"xi\"}");
  f->counsels = add (f->history, ENTENTE_RECORD_RELATION,
                     "{\"id\":\"r2\",\"source\":\"xi\",\"target\":\"lee\"}");
  f->session = entente_session_new (f->history);
  g_signal_connect (f->session, "selection-changed", G_CALLBACK (count_cb), &f->n_selection);
  g_signal_connect (f->session, "hover-changed", G_CALLBACK (count_cb), &f->n_hover);
  g_signal_connect (f->session, "visited-changed", G_CALLBACK (count_cb), &f->n_visited);
  g_signal_connect (f->session, "reveal", G_CALLBACK (reveal_cb), f);
  g_signal_connect (f->session, "center", G_CALLBACK (center_cb), f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->history);
  g_assert_finalize_object (f->map);
}

static void
assert_current (Fixture     *f,
                EntenteItem  item)
{
  g_assert_true (entente_item_equal (entente_session_get_current (f->session), item));
}

static guint
get_n_selected (Fixture *f)
{
  guint n;

  entente_session_get_selection (f->session, &n);
  return n;
}

static void
remove_actor (Fixture *f,
              guint32  actor)
{
  g_assert_true (entente_history_perform (f->history,
                                          entente_edit_remove (f->map, &actor, 1, NULL, 0)));
}

static void
test_select_one (Fixture       *f,
                 gconstpointer  data)
{
  g_assert_cmpuint (get_n_selected (f), ==, 0);
  g_assert_true (entente_item_is_nothing (entente_session_get_current (f->session)));

  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->lee));
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->lee));
  g_assert_cmpuint (f->n_selection, ==, 1);
  assert_current (f, ENTENTE_ACTOR_ITEM (f->lee));
  g_assert_true (entente_session_is_selected (f->session, ENTENTE_ACTOR_ITEM (f->lee)));
  g_assert_false (entente_session_is_selected (f->session, ENTENTE_RELATION_ITEM (f->lee)));

  entente_session_select (f->session, ENTENTE_NO_ITEM);
  g_assert_cmpuint (f->n_selection, ==, 2);
  g_assert_cmpuint (get_n_selected (f), ==, 0);
  g_assert_cmpuint (f->n_reveal, ==, 0);
}

static void
test_select_of_missing_record_is_nothing (Fixture       *f,
                                          gconstpointer  data)
{
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->lee));
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (4711));
  g_assert_cmpuint (get_n_selected (f), ==, 0);
  entente_session_go_to (f->session, ENTENTE_RELATION_ITEM (4711));
  g_assert_cmpuint (f->n_reveal, ==, 0);
}

static void
test_center (Fixture       *f,
             gconstpointer  data)
{
  entente_session_center_on (f->session, ENTENTE_ACTOR_ITEM (4711));
  g_assert_cmpuint (f->n_center, ==, 0);
  /* Also where it is selected already. */
  entente_session_center_on (f->session, ENTENTE_ACTOR_ITEM (f->lee));
  entente_session_center_on (f->session, ENTENTE_ACTOR_ITEM (f->lee));
  assert_current (f, ENTENTE_ACTOR_ITEM (f->lee));
  g_assert_cmpuint (f->n_center, ==, 2);
  g_assert_cmpuint (f->n_selection, ==, 1);
  g_assert_cmpuint (f->n_reveal, ==, 0);
}

static void
test_toggle (Fixture       *f,
             gconstpointer  data)
{
  entente_session_toggle (f->session, ENTENTE_ACTOR_ITEM (f->lee));
  entente_session_toggle (f->session, ENTENTE_RELATION_ITEM (f->asks));
  entente_session_toggle (f->session, ENTENTE_ACTOR_ITEM (f->kim));
  g_assert_cmpuint (get_n_selected (f), ==, 3);
  assert_current (f, ENTENTE_ACTOR_ITEM (f->kim));

  entente_session_toggle (f->session, ENTENTE_ACTOR_ITEM (f->kim));
  g_assert_cmpuint (get_n_selected (f), ==, 2);
  assert_current (f, ENTENTE_RELATION_ITEM (f->asks));
}

static void
test_article_stands_alone (Fixture       *f,
                           gconstpointer  data)
{
  EntenteItem passage = { ENTENTE_RECORD_ARTICLE, f->article, 0, 9 };

  entente_session_toggle (f->session, ENTENTE_ACTOR_ITEM (f->lee));
  entente_session_toggle (f->session, ENTENTE_ARTICLE_ITEM (f->article));
  g_assert_cmpuint (get_n_selected (f), ==, 1);
  entente_session_select (f->session, passage);
  assert_current (f, passage);
  g_assert_true (entente_session_is_selected (f->session, ENTENTE_ARTICLE_ITEM (f->article)));
  entente_session_toggle (f->session, ENTENTE_ACTOR_ITEM (f->xi));
  g_assert_cmpuint (get_n_selected (f), ==, 1);
  assert_current (f, ENTENTE_ACTOR_ITEM (f->xi));
}

static void
test_select_many_takes_each_once (Fixture       *f,
                                  gconstpointer  data)
{
  const EntenteItem items[] = { ENTENTE_ACTOR_ITEM (f->lee), ENTENTE_ACTOR_ITEM (f->xi),
                                ENTENTE_ACTOR_ITEM (f->lee), ENTENTE_ACTOR_ITEM (999) };

  entente_session_select_many (f->session, items, G_N_ELEMENTS (items));
  g_assert_cmpuint (get_n_selected (f), ==, 2);
  assert_current (f, ENTENTE_ACTOR_ITEM (f->xi));
  g_assert_false (entente_session_get_can_go_back (f->session));
  entente_session_select_many (f->session, NULL, 0);
  g_assert_cmpuint (get_n_selected (f), ==, 0);
  g_assert_cmpuint (f->n_selection, ==, 2);
}

static void
test_removed_records_leave (Fixture       *f,
                            gconstpointer  data)
{
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->kim));
  entente_session_toggle (f->session, ENTENTE_ACTOR_ITEM (f->lee));
  entente_session_toggle (f->session, ENTENTE_RELATION_ITEM (f->asks));
  entente_session_set_hovered (f->session, ENTENTE_RELATION_ITEM (f->asks));
  f->n_selection = 0;

  remove_actor (f, f->lee);
  g_assert_cmpuint (f->n_selection, ==, 1);
  g_assert_cmpuint (get_n_selected (f), ==, 1);
  assert_current (f, ENTENTE_ACTOR_ITEM (f->kim));
  g_assert_true (entente_item_is_nothing (entente_session_get_hovered (f->session)));
}

static void
test_hover (Fixture       *f,
            gconstpointer  data)
{
  entente_session_set_hovered (f->session, ENTENTE_RELATION_ITEM (f->asks));
  entente_session_set_hovered (f->session, ENTENTE_RELATION_ITEM (f->asks));
  g_assert_cmpuint (f->n_hover, ==, 1);
  entente_session_set_hovered (f->session, ENTENTE_ACTOR_ITEM (4711));
  g_assert_cmpuint (f->n_hover, ==, 2);
  g_assert_true (entente_item_is_nothing (entente_session_get_hovered (f->session)));
}

static void
count_found_cb (EntenteSession *session,
                guint          *count)
{
  (*count)++;
}

static void
test_found (Fixture       *f,
            gconstpointer  data)
{
  const EntenteItem items[] = { ENTENTE_ACTOR_ITEM (f->lee), ENTENTE_RELATION_ITEM (f->asks) };
  const EntenteItem *found;
  guint n_signals = 0;
  guint n_found;

  g_signal_connect (f->session, "found-changed", G_CALLBACK (count_found_cb), &n_signals);
  entente_session_set_found (f->session, NULL, 0);
  g_assert_cmpuint (n_signals, ==, 0);
  entente_session_set_found (f->session, items, G_N_ELEMENTS (items));
  found = entente_session_get_found (f->session, &n_found);
  g_assert_cmpuint (n_found, ==, 2);
  g_assert_true (entente_item_equal (found[0], items[0]));
  g_assert_true (entente_item_equal (found[1], items[1]));
  entente_session_set_found (f->session, NULL, 0);
  entente_session_get_found (f->session, &n_found);
  g_assert_cmpuint (n_found, ==, 0);
  g_assert_cmpuint (n_signals, ==, 2);
}

static void
test_back_and_forward (Fixture       *f,
                       gconstpointer  data)
{
  entente_session_go_back (f->session);
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->lee));
  g_assert_cmpuint (f->n_visited, ==, 0);
  entente_session_select (f->session, ENTENTE_RELATION_ITEM (f->asks));
  g_assert_cmpuint (f->n_visited, ==, 1);
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->xi));

  entente_session_go_back (f->session);
  assert_current (f, ENTENTE_RELATION_ITEM (f->asks));
  g_assert_cmpuint (f->n_reveal, ==, 1);
  g_assert_true (entente_item_equal (f->revealed, ENTENTE_RELATION_ITEM (f->asks)));
  g_assert_true (entente_session_get_can_go_forward (f->session));
  entente_session_go_back (f->session);
  assert_current (f, ENTENTE_ACTOR_ITEM (f->lee));
  g_assert_false (entente_session_get_can_go_back (f->session));
  entente_session_go_forward (f->session);
  assert_current (f, ENTENTE_RELATION_ITEM (f->asks));

  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->kim));
  g_assert_false (entente_session_get_can_go_forward (f->session));
  entente_session_go_back (f->session);
  assert_current (f, ENTENTE_RELATION_ITEM (f->asks));
}

static void
test_back_from_nothing_is_the_last_place (Fixture       *f,
                                          gconstpointer  data)
{
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->lee));
  g_assert_false (entente_session_get_can_go_back (f->session));
  entente_session_select (f->session, ENTENTE_NO_ITEM);
  g_assert_true (entente_session_get_can_go_back (f->session));
  entente_session_go_back (f->session);
  assert_current (f, ENTENTE_ACTOR_ITEM (f->lee));
}

static void
test_visited_passes_over_removed (Fixture       *f,
                                  gconstpointer  data)
{
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->lee));
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->kim));
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->xi));
  remove_actor (f, f->kim);
  entente_session_go_back (f->session);
  assert_current (f, ENTENTE_ACTOR_ITEM (f->lee));

  g_assert_true (entente_session_get_can_go_forward (f->session));
  remove_actor (f, f->xi);
  g_assert_false (entente_session_get_can_go_forward (f->session));
  entente_session_select (f->session, ENTENTE_NO_ITEM);
  g_assert_true (entente_history_undo (f->history));
  assert_current (f, ENTENTE_ACTOR_ITEM (f->xi));
}

static void
test_visited_is_capped (Fixture       *f,
                        gconstpointer  data)
{
  guint n_back = 0;

  for (guint i = 0; i < 1000; i++)
    entente_session_select (f->session, ENTENTE_ACTOR_ITEM (i % 2 == 0 ? f->lee : f->xi));
  while (entente_session_get_can_go_back (f->session))
    {
      entente_session_go_back (f->session);
      n_back++;
    }
  g_assert_cmpuint (n_back, >=, 50);
  g_assert_cmpuint (n_back, <, 1000);
}

static void
test_undo_shows_what_it_touched (Fixture       *f,
                                 gconstpointer  data)
{
  remove_actor (f, f->lee);
  g_assert_cmpuint (f->n_selection, ==, 0);
  g_assert_true (entente_history_undo (f->history));
  g_assert_cmpuint (get_n_selected (f), ==, 1);
  assert_current (f, ENTENTE_ACTOR_ITEM (f->lee));
  g_assert_cmpuint (f->n_reveal, ==, 1);

  g_assert_true (entente_history_redo (f->history));
  g_assert_cmpuint (get_n_selected (f), ==, 0);
}

static void
test_redo_shows_what_it_touched (Fixture       *f,
                                 gconstpointer  data)
{
  EntenteAct *act = entente_edit_text (f->map, ENTENTE_RECORD_RELATION, f->asks, "label", "asks",
                                       NULL);

  g_assert_true (entente_history_perform (f->history, act));
  g_assert_cmpuint (get_n_selected (f), ==, 0);
  g_assert_true (entente_history_undo (f->history));
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->kim));
  g_assert_true (entente_history_redo (f->history));
  assert_current (f, ENTENTE_RELATION_ITEM (f->asks));
}

/* Of a jump over many steps the last one is shown, and the map goes there once. */
static void
test_jump_shows_the_last_step (Fixture       *f,
                               gconstpointer  data)
{
  const guint32 actors[] = { f->lee, f->xi, f->kim };
  guint n_before = entente_history_get_n_steps (f->history, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    entente_history_perform (f->history, entente_edit_text (f->map, ENTENTE_RECORD_ACTOR, actors[i],
                                                            "description", "new", NULL));
  f->n_selection = f->n_reveal = 0;
  g_assert_true (entente_history_go_to (f->history, n_before));
  assert_current (f, ENTENTE_ACTOR_ITEM (f->lee));
  g_assert_cmpuint (f->n_selection, ==, 1);
  g_assert_cmpuint (f->n_reveal, ==, 1);
  g_assert_true (entente_history_go_to (f->history, n_before + 3));
  assert_current (f, ENTENTE_ACTOR_ITEM (f->kim));
  g_assert_cmpuint (f->n_reveal, ==, 2);
}

static void
test_undo_keeps_a_selection_it_touches (Fixture       *f,
                                        gconstpointer  data)
{
  guint32 actors[] = { f->lee, f->xi };
  double places[] = { 1.0, 2.0 };

  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->xi));
  g_assert_true (entente_history_perform (
      f->history, entente_edit_positions (f->map, "Move", actors, places, places, 2)));
  f->n_selection = 0;
  g_assert_true (entente_history_undo (f->history));
  g_assert_cmpuint (f->n_selection, ==, 0);
  assert_current (f, ENTENTE_ACTOR_ITEM (f->xi));
}

/* What the whole map has undergone is seen without any of it being selected. */
static void
test_undo_of_a_layout_selects_nothing (Fixture       *f,
                                       gconstpointer  data)
{
  double place = 7.0;
  EntenteAct *act = entente_edit_positions (f->map, "Layout", &f->lee, &place, &place, 1);

  entente_act_set_whole_map (act, TRUE);
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->lee));
  g_assert_true (entente_history_perform (f->history, act));
  entente_session_select (f->session, ENTENTE_NO_ITEM);
  f->n_selection = f->n_reveal = 0;
  g_assert_true (entente_history_undo (f->history));
  g_assert_true (entente_history_redo (f->history));
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->xi));
  g_assert_true (entente_history_undo (f->history));
  assert_current (f, ENTENTE_ACTOR_ITEM (f->xi));
  g_assert_cmpuint (f->n_selection, ==, 1);
  g_assert_cmpuint (f->n_reveal, ==, 0);
}

static void
select_three (Fixture *f)
{
  const EntenteItem items[] = { ENTENTE_RELATION_ITEM (f->asks), ENTENTE_ACTOR_ITEM (f->xi),
                                ENTENTE_ACTOR_ITEM (f->lee) };

  entente_session_select_many (f->session, items, G_N_ELEMENTS (items));
}

static void
assert_three (Fixture *f)
{
  g_assert_cmpuint (get_n_selected (f), ==, 3);
  g_assert_true (entente_session_is_selected (f->session, ENTENTE_RELATION_ITEM (f->asks)));
  g_assert_true (entente_session_is_selected (f->session, ENTENTE_ACTOR_ITEM (f->xi)));
  assert_current (f, ENTENTE_ACTOR_ITEM (f->lee));
}

static void
test_add_many (Fixture       *f,
               gconstpointer  data)
{
  const EntenteItem items[] = { ENTENTE_ACTOR_ITEM (f->lee), ENTENTE_ACTOR_ITEM (f->kim),
                                ENTENTE_RELATION_ITEM (4711) };

  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->lee));
  entente_session_add_many (f->session, items, G_N_ELEMENTS (items));
  g_assert_cmpuint (get_n_selected (f), ==, 2);
  assert_current (f, ENTENTE_ACTOR_ITEM (f->kim));
  g_assert_cmpuint (f->n_selection, ==, 2);
  entente_session_add_many (f->session, items, G_N_ELEMENTS (items));
  entente_session_add_many (f->session, NULL, 0);
  g_assert_cmpuint (f->n_selection, ==, 2);

  entente_session_select (f->session, ENTENTE_ARTICLE_ITEM (f->article));
  entente_session_add_many (f->session, items, G_N_ELEMENTS (items));
  g_assert_cmpuint (get_n_selected (f), ==, 2);
}

static void
test_select_all (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr (GArray) actors = NULL;
  g_autoptr (GArray) relations = NULL;

  entente_session_select_all (f->session);
  entente_session_select_all (f->session);
  g_assert_cmpuint (f->n_selection, ==, 1);
  g_assert_cmpuint (get_n_selected (f), ==, 5);
  g_assert_cmpuint (entente_session_get_n_selected (f->session, ENTENTE_RECORD_ACTOR), ==, 3);
  g_assert_cmpuint (entente_session_get_n_selected (f->session, ENTENTE_RECORD_RELATION), ==, 2);
  g_assert_cmpuint (entente_session_get_n_selected (f->session, ENTENTE_RECORD_ARTICLE), ==, 0);
  assert_current (f, ENTENTE_ACTOR_ITEM (f->kim));

  entente_session_toggle (f->session, ENTENTE_ACTOR_ITEM (f->xi));
  actors = entente_session_dup_selected (f->session, ENTENTE_RECORD_ACTOR);
  relations = entente_session_dup_selected (f->session, ENTENTE_RECORD_RELATION);
  g_assert_cmpuint (actors->len, ==, 2);
  g_assert_cmpuint (g_array_index (actors, guint32, 0), ==, f->lee);
  g_assert_cmpuint (g_array_index (actors, guint32, 1), ==, f->kim);
  g_assert_cmpuint (relations->len, ==, 2);
}

static void
test_set_current (Fixture       *f,
                  gconstpointer  data)
{
  select_three (f);
  entente_session_set_current (f->session, ENTENTE_ACTOR_ITEM (f->xi));
  assert_current (f, ENTENTE_ACTOR_ITEM (f->xi));
  g_assert_cmpuint (get_n_selected (f), ==, 3);
  g_assert_cmpuint (f->n_selection, ==, 2);
  entente_session_set_current (f->session, ENTENTE_ACTOR_ITEM (f->xi));
  entente_session_set_current (f->session, ENTENTE_ACTOR_ITEM (f->kim));
  g_assert_cmpuint (f->n_selection, ==, 2);
}

static void
move_all (Fixture *f,
          double   y)
{
  guint32 actors[] = { f->lee, f->xi, f->kim };
  double places[] = { y, y + 1.0, y + 2.0 };

  g_assert_true (entente_history_perform (
      f->history, entente_edit_positions (f->map, "Move", actors, places, places, 3)));
}

static void
test_undo_returns_the_selection (Fixture       *f,
                                 gconstpointer  data)
{
  select_three (f);
  move_all (f, 1.0);
  entente_session_select (f->session, ENTENTE_RELATION_ITEM (f->counsels));
  g_assert_true (entente_history_undo (f->history));
  assert_three (f);
  g_assert_true (entente_item_equal (f->revealed, ENTENTE_ACTOR_ITEM (f->lee)));

  entente_session_select (f->session, ENTENTE_NO_ITEM);
  g_assert_true (entente_history_redo (f->history));
  assert_three (f);
}

static void
test_undo_of_a_removal_returns_the_selection (Fixture       *f,
                                              gconstpointer  data)
{
  guint32 actors[] = { f->xi, f->lee };

  select_three (f);
  g_assert_true (entente_history_perform (
      f->history, entente_edit_remove (f->map, actors, 2, &f->asks, 1)));
  g_assert_cmpuint (get_n_selected (f), ==, 0);
  f->n_selection = 0;
  g_assert_true (entente_history_undo (f->history));
  assert_three (f);
  g_assert_cmpuint (f->n_selection, ==, 1);
}

/* Of a step that leaves nothing behind when it is undone there is nothing to show. */
static void
test_undo_of_an_addition_returns_the_selection (Fixture       *f,
                                                gconstpointer  data)
{
  guint32 relation;
  EntenteAct *act = entente_edit_add_relation (f->map, f->kim, f->lee, &relation);

  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->kim));
  g_assert_true (entente_history_perform (f->history, act));
  entente_session_select (f->session, ENTENTE_RELATION_ITEM (relation));
  g_assert_true (entente_history_undo (f->history));
  assert_current (f, ENTENTE_ACTOR_ITEM (f->kim));
  g_assert_true (entente_history_redo (f->history));
  assert_current (f, ENTENTE_RELATION_ITEM (relation));
}

static void
test_redo_selects_all_that_is_new (Fixture       *f,
                                   gconstpointer  data)
{
  g_autoptr (EntenteAct) act = entente_act_new (f->map, "Paste");

  for (guint i = 0; i < 50; i++)
    entente_act_add (act, ENTENTE_RECORD_ACTOR, "{}", NULL);
  g_assert_true (entente_history_perform (f->history, g_steal_pointer (&act)));
  g_assert_true (entente_history_undo (f->history));
  g_assert_cmpuint (get_n_selected (f), ==, 0);
  g_assert_true (entente_history_redo (f->history));
  g_assert_cmpuint (entente_session_get_n_selected (f->session, ENTENTE_RECORD_ACTOR), ==, 50);
}

/* The steps behind the one that is undone have selections of their own again. */
static void
test_undo_after_a_new_branch (Fixture       *f,
                              gconstpointer  data)
{
  select_three (f);
  move_all (f, 1.0);
  move_all (f, 2.0);
  g_assert_false (entente_history_get_can_redo (f->history));
  g_assert_true (entente_history_undo (f->history));
  entente_session_select (f->session, ENTENTE_ACTOR_ITEM (f->kim));
  move_all (f, 3.0);
  entente_session_select (f->session, ENTENTE_NO_ITEM);
  g_assert_true (entente_history_undo (f->history));
  g_assert_cmpuint (get_n_selected (f), ==, 1);
  assert_current (f, ENTENTE_ACTOR_ITEM (f->kim));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/session/selection/one", test_select_one);
  ADD ("/session/selection/missing-record", test_select_of_missing_record_is_nothing);
  ADD ("/session/center", test_center);
  ADD ("/session/selection/toggle", test_toggle);
  ADD ("/session/selection/article-stands-alone", test_article_stands_alone);
  ADD ("/session/selection/many-each-once", test_select_many_takes_each_once);
  ADD ("/session/selection/removed-records-leave", test_removed_records_leave);
  ADD ("/session/selection/add-many", test_add_many);
  ADD ("/session/selection/all", test_select_all);
  ADD ("/session/selection/set-current", test_set_current);
  ADD ("/session/hover/changes-once", test_hover);
  ADD ("/session/found", test_found);
  ADD ("/session/visited/back-and-forward", test_back_and_forward);
  ADD ("/session/visited/back-from-nothing", test_back_from_nothing_is_the_last_place);
  ADD ("/session/visited/passes-over-removed", test_visited_passes_over_removed);
  ADD ("/session/visited/is-capped", test_visited_is_capped);
  ADD ("/session/history/undo-shows", test_undo_shows_what_it_touched);
  ADD ("/session/history/redo-shows", test_redo_shows_what_it_touched);
  ADD ("/session/history/jump-shows-the-last-step", test_jump_shows_the_last_step);
  ADD ("/session/history/undo-keeps-selection", test_undo_keeps_a_selection_it_touches);
  ADD ("/session/history/undo-of-layout", test_undo_of_a_layout_selects_nothing);
  ADD ("/session/history/undo-returns-selection", test_undo_returns_the_selection);
  ADD ("/session/history/undo-of-removal", test_undo_of_a_removal_returns_the_selection);
  ADD ("/session/history/undo-of-addition", test_undo_of_an_addition_returns_the_selection);
  ADD ("/session/history/redo-selects-new", test_redo_selects_all_that_is_new);
  ADD ("/session/history/undo-after-branch", test_undo_after_a_new_branch);

  return g_test_run ();
}

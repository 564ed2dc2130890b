/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "entente-article-page.h"
#include "entente-edits.h"
#include "entente-find-pane.h"
#include "entente-item-row.h"

static EntenteArticlePage *
open_article (Desk *desk)
{
  EntenteArticlePage *page;

  desk_select (desk, ENTENTE_RECORD_ARTICLE, "a1");
  page = desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (entente_article_page_get_view (page)));
  return page;
}

/* The bar says what is sought a moment after it was typed. */
static gboolean
says_place (gpointer data)
{
  gpointer *bar_and_place = data;

  return g_strcmp0 (entente_find_bar_get_place (bar_and_place[0]), bar_and_place[1]) == 0;
}

static void
wait_for_place (EntenteFindBar *bar,
                const char     *place)
{
  gpointer bar_and_place[] = { bar, (gpointer) place };

  desk_wait (says_place, bar_and_place);
}

static guint
get_caret (EntenteArticlePage *page)
{
  return entente_article_view_get_caret (entente_article_page_get_view (page));
}

/* "The president said he had asked Xi to mediate. Xi counselled patience." */
static void
test_article (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticlePage *page = open_article (desk);
  EntenteFindBar *bar = entente_article_page_get_find_bar (page);

  g_assert_false (entente_panel_find_step (desk->panel, 1));
  g_assert_true (entente_panel_find (desk->panel));
  g_assert_cmpstr (entente_find_bar_get_place (bar), ==, "");
  entente_find_bar_set_text (bar, "XI");
  wait_for_place (bar, "1 of 2");
  g_assert_cmpuint (get_caret (page), ==, 32);
  g_assert_true (entente_panel_find_step (desk->panel, 1));
  wait_for_place (bar, "2 of 2");
  g_assert_cmpuint (get_caret (page), ==, 47);
  /* After the last comes the first, and the other way. */
  entente_panel_find_step (desk->panel, 1);
  wait_for_place (bar, "1 of 2");
  entente_panel_find_step (desk->panel, -1);
  wait_for_place (bar, "2 of 2");

  entente_find_bar_set_text (bar, "Pyongyang");
  wait_for_place (bar, "None");
  g_signal_emit_by_name (bar, "closed");
  g_assert_false (entente_article_page_find_step (page, 1));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (entente_article_page_get_view (page))));
}

/* What is sought is sought in the text there is. */
static void
test_other_text (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticlePage *page = open_article (desk);
  EntenteFindBar *bar = entente_article_page_get_find_bar (page);
  guint32 article = desk_find (desk, ENTENTE_RECORD_ARTICLE, "a1");

  entente_panel_find (desk->panel);
  entente_find_bar_set_text (bar, "xi");
  wait_for_place (bar, "1 of 2");
  entente_history_perform (desk->history,
                           entente_edit_text (desk->map, ENTENTE_RECORD_ARTICLE, article, "text",
                                              "Xi, Xi and Xi.", NULL));
  wait_for_place (bar, "3");
  entente_history_undo (desk->history);
  wait_for_place (bar, "2");
}

/* A few selected words are looked for without being typed. */
static void
test_selected (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticlePage *page = open_article (desk);
  EntenteFindBar *bar = entente_article_page_get_find_bar (page);
  GtkTextBuffer *buffer
      = gtk_text_view_get_buffer (GTK_TEXT_VIEW (entente_article_page_get_view (page)));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, 47);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 49);
  gtk_text_buffer_select_range (buffer, &start, &end);
  entente_panel_find (desk->panel);
  g_assert_cmpstr (entente_find_bar_get_text (bar), ==, "Xi");
  wait_for_place (bar, "2");
}

/* A pane of its own beside the panel, in the same window. */
static EntenteFindPane *
open_pane (Desk *desk)
{
  EntenteFindPane *pane = g_object_new (ENTENTE_TYPE_FIND_PANE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_object_ref (desk->panel);
  gtk_window_set_child (GTK_WINDOW (desk->window), NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (pane));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (desk->panel));
  gtk_window_set_child (GTK_WINDOW (desk->window), box);
  g_object_unref (desk->panel);
  entente_find_pane_set_session (pane, desk->session);
  g_assert_false (entente_find_pane_step (pane, 1));
  entente_find_pane_open (pane);
  return pane;
}

static void
assert_current (Desk              *desk,
                EntenteRecordType  type,
                const char        *id)
{
  EntenteItem current = entente_session_get_current (desk->session);

  g_assert_cmpint (current.type, ==, type);
  g_assert_cmpuint (current.slot, ==, desk_find (desk, type, id));
}

/* "xi": an actor by name, three places in a text and its title. */
static void
test_map (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteFindPane *pane = open_pane (desk);
  EntenteFindBar *bar = entente_find_pane_get_bar (pane);
  guint n_found;

  entente_find_bar_set_text (bar, "xi");
  wait_for_place (bar, "1 of 4");
  entente_session_get_found (desk->session, &n_found);
  g_assert_cmpuint (n_found, ==, 4);
  g_assert_cmpint (entente_session_get_hovered (desk->session).type, ==, ENTENTE_RECORD_ACTOR);
  g_assert_true (entente_item_is_nothing (entente_session_get_current (desk->session)));
  entente_find_pane_step (pane, 1);
  assert_current (desk, ENTENTE_RECORD_ACTOR, "xi");
  wait_for_place (bar, "1 of 4");
  entente_find_pane_step (pane, 1);
  assert_current (desk, ENTENTE_RECORD_ARTICLE, "a1");
  entente_find_pane_step (pane, 1);
  g_assert_cmpuint (entente_session_get_current (desk->session).passage_start, ==, 32);
  wait_for_place (bar, "3 of 4");
  entente_find_pane_step (pane, -1);
  wait_for_place (bar, "2 of 4");
  entente_find_pane_close (pane);
  g_assert_false (entente_find_pane_step (pane, 1));
  entente_session_get_found (desk->session, &n_found);
  g_assert_cmpuint (n_found, ==, 0);
}

static void
test_map_changes (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteFindPane *pane = open_pane (desk);
  EntenteFindBar *bar = entente_find_pane_get_bar (pane);
  guint32 actor = desk_find (desk, ENTENTE_RECORD_ACTOR, "kp");

  entente_find_bar_set_text (bar, "north korea");
  wait_for_place (bar, "1 of 1");
  entente_history_perform (desk->history, entente_edit_remove (desk->map, &actor, 1, NULL, 0));
  wait_for_place (bar, "None");
  entente_history_undo (desk->history);
  wait_for_place (bar, "1 of 1");
  entente_find_pane_set_session (pane, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (pane)));
}

/* The actor found first is among the first, the one whose name begins so the last of many. */
static char *
make_large_map (void)
{
  enum { N_OTHERS = 20000 };
  GString *json = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"actors\":["
                                "{\"id\":\"first\",\"name\":\"An Old Friend\"}");

  for (guint i = 0; i < N_OTHERS; i++)
    g_string_append_printf (json, ",{\"id\":\"a%u\"}", i);
  g_string_append (json, ",{\"id\":\"last\",\"name\":\"Friend\"}]}");
  return g_string_free (json, FALSE);
}

/* What is found first is shown while the rest is looked for, and who went there stays there. */
static void
test_map_large (void)
{
  g_autofree char *json = make_large_map ();
  g_autoptr (Desk) desk = desk_new (json);
  EntenteFindPane *pane = open_pane (desk);
  EntenteFindBar *bar = entente_find_pane_get_bar (pane);

  entente_find_bar_set_text (bar, "friend");
  wait_for_place (bar, "1 of 1+");
  g_assert_true (entente_find_pane_step (pane, 1));
  assert_current (desk, ENTENTE_RECORD_ACTOR, "first");
  wait_for_place (bar, "2 of 2");
  entente_find_pane_step (pane, 1);
  assert_current (desk, ENTENTE_RECORD_ACTOR, "last");
}

/* It has room over the map of a small window, and takes no more than a third of a large one. */
static void
test_map_room (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteFindPane *pane = open_pane (desk);
  int minimum;
  int natural;

  entente_find_bar_set_text (entente_find_pane_get_bar (pane), "xi");
  wait_for_place (entente_find_pane_get_bar (pane), "1 of 4");
  gtk_widget_measure (GTK_WIDGET (pane), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 320);
  g_assert_cmpint (natural, <=, 420);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/find/in-an-article", test_article);
  g_test_add_func ("/panel/find/in-another-text", test_other_text);
  g_test_add_func ("/panel/find/selected-words", test_selected);
  g_test_add_func ("/panel/find/in-the-map", test_map);
  g_test_add_func ("/panel/find/in-a-large-map", test_map_large);
  g_test_add_func ("/panel/find/in-a-map-that-changes", test_map_changes);
  g_test_add_func ("/panel/find/room", test_map_room);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "entente-edit-repair.h"
#include "entente-edits.h"
#include "entente-overview-page.h"
#include "entente-problems-page.h"

#include <string.h>

/* The actor b has no id, so the relation waits for it. */
#define BROKEN \
  "{ \"format\": \"entente-map\", \"version\": 1, " \
  "\"actors\": [ { \"id\": \"a\" }, { \"name\": \"가나\" }, 5 ], " \
  "\"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"b\" } ] }"

static EntenteProblemsPage *
open_problems (Desk *desk)
{
  entente_panel_show_problems (desk->panel);
  return desk_get (desk, ENTENTE_TYPE_PROBLEMS_PAGE, NULL);
}

static void
type (EntenteProblemsPage *page,
      const char          *text)
{
  gtk_text_buffer_set_text (entente_problems_page_get_text (page), text, -1);
}

static void
assert_text (EntenteProblemsPage *page,
             const char          *expected)
{
  GtkTextBuffer *buffer = entente_problems_page_get_text (page);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, expected);
}

static void
activate (EntenteProblemsPage *page,
          const char          *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, NULL));
}

static void
test_repair (void)
{
  g_autoptr (Desk) desk = desk_new (BROKEN);
  EntenteProblemsPage *page = open_problems (desk);

  g_assert_cmpuint (entente_problems_page_get_n (page), ==, 3);
  assert_text (page, "{ \"name\": \"가나\" }");
  g_assert_nonnull (strstr (entente_problems_page_get_message (page), "id: missing"));

  type (page, "{ \"id\": \"b\" ");
  activate (page, "problems.repair");
  g_assert_nonnull (strstr (entente_problems_page_get_message (page), "no JSON"));
  g_assert_cmpuint (entente_problems_page_get_n (page), ==, 3);

  type (page, "{ \"id\": \"b\", \"name\": \"가나\" }");
  activate (page, "problems.repair");
  g_assert_cmpuint (entente_problems_page_get_n (page), ==, 1);
  assert_text (page, "5");
  g_assert_cmpuint (entente_map_get_n_records (desk->map, ENTENTE_RECORD_RELATION), ==, 1);

  entente_history_undo (desk->history);
  g_assert_cmpuint (entente_problems_page_get_n (page), ==, 3);
}

/* What was typed for one record is there again after a look at another. */
static void
test_typed_is_kept (void)
{
  g_autoptr (Desk) desk = desk_new (BROKEN);
  EntenteProblemsPage *page = open_problems (desk);

  type (page, "half a repair");
  entente_problems_page_select (page, 2);
  g_assert_nonnull (strstr (entente_problems_page_get_message (page), "waits for the actor “b”"));
  desk_select (desk, ENTENTE_RECORD_ACTOR, "a");
  entente_session_select (desk->session, ENTENTE_NO_ITEM);
  entente_problems_page_select (page, 0);
  assert_text (page, "half a repair");
  activate (page, "problems.revert");
  assert_text (page, "{ \"name\": \"가나\" }");
}

static void
test_remove (void)
{
  g_autoptr (Desk) desk = desk_new (BROKEN);
  EntenteProblemsPage *page = open_problems (desk);

  for (guint n = 3; n > 0; n--)
    {
      g_assert_cmpuint (entente_problems_page_get_n (page), ==, n);
      activate (page, "problems.remove");
    }
  g_assert_cmpuint (entente_problems_page_get_n (page), ==, 0);
  g_assert_cmpuint (entente_map_get_n_problems (desk->map), ==, 0);
  activate (page, "panel.overview");
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_OVERVIEW_PAGE, NULL));
}

static void
test_too_long (void)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *json
      = g_strdup_printf ("{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [ { \"name\": "
                         "\"%s\" } ] }",
                         long_text);
  g_autoptr (Desk) desk = desk_new (json);
  EntenteProblemsPage *page = open_problems (desk);

  assert_text (page, "");
  g_assert_nonnull (strstr (entente_problems_page_get_message (page), "too long"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/problems/repair", test_repair);
  g_test_add_func ("/panel/problems/typed-is-kept", test_typed_is_kept);
  g_test_add_func ("/panel/problems/remove", test_remove);
  g_test_add_func ("/panel/problems/too-long", test_too_long);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "entente-audit-page.h"
#include "entente-edits.h"
#include "entente-overview-page.h"

static EntenteAuditPage *
open_audit (Desk *desk)
{
  EntenteAuditPage *page;

  entente_panel_show_audit (desk->panel);
  page = desk_get (desk, ENTENTE_TYPE_AUDIT_PAGE, NULL);
  desk_wait ((DeskCondition) entente_audit_page_get_is_current, page);
  return page;
}

static void
test_sections (void)
{
  static const guint expected[] = { 1, 1, 4, 1, 0, 0, 0 };
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteAuditPage *page = open_audit (desk);

  g_assert_cmpstr (entente_audit_page_get_coverage (page), ==,
                   "4 of 5 relations have a source (80 %).");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (entente_audit_page_get_n (page, i), ==, expected[i]);
  gtk_editable_set_text (entente_audit_page_get_date (page), "2026-02");
  g_assert_false (entente_audit_page_get_is_current (page));
  desk_wait ((DeskCondition) entente_audit_page_get_is_current, page);
  g_assert_cmpuint (entente_audit_page_get_n (page, 6), ==, 1);
}

/* What is removed is gone at once; the counts follow. */
static void
test_follows (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteAuditPage *page = open_audit (desk);
  guint32 relation = desk_find (desk, ENTENTE_RECORD_RELATION, "r3");

  entente_history_perform (desk->history, entente_edit_remove (desk->map, NULL, 0, &relation, 1));
  g_assert_cmpuint (entente_audit_page_get_n (page, 0), ==, 0);
  desk_wait ((DeskCondition) entente_audit_page_get_is_current, page);
  g_assert_cmpstr (entente_audit_page_get_coverage (page), ==,
                   "4 of 4 relations have a source (100 %).");
}

/* One comes back to it from its rows, until it is left. */
static void
test_leave (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);

  open_audit (desk);
  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  entente_session_select (desk->session, ENTENTE_NO_ITEM);
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_AUDIT_PAGE, NULL));
  gtk_widget_activate_action (GTK_WIDGET (desk->panel), "panel.overview", NULL);
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_OVERVIEW_PAGE, NULL));
}

/* (nullable): the button that leads back to a list, seen. */
static GtkWidget *
get_way_back (Desk *desk)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (desk->panel));

  return gtk_widget_get_visible (button) ? button : NULL;
}

/* From where a row leads there is a way back to the list. */
static void
test_way_back (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);

  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  g_assert_null (get_way_back (desk));
  open_audit (desk);
  g_assert_null (get_way_back (desk));
  desk_select (desk, ENTENTE_RECORD_RELATION, "r3");
  g_assert_nonnull (get_way_back (desk));
  g_signal_emit_by_name (get_way_back (desk), "clicked");
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_AUDIT_PAGE, NULL));
  g_assert_null (get_way_back (desk));
}

/* The panel goes while it is counted. */
static void
test_gone (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);

  entente_panel_show_audit (desk->panel);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/audit/sections", test_sections);
  g_test_add_func ("/panel/audit/follows-the-map", test_follows);
  g_test_add_func ("/panel/audit/leave", test_leave);
  g_test_add_func ("/panel/audit/way-back", test_way_back);
  g_test_add_func ("/panel/audit/gone-while-counting", test_gone);

  return g_test_run ();
}

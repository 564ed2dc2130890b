/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "entente-actor-page.h"
#include "entente-actor-row.h"
#include "entente-article-page.h"
#include "entente-chip.h"
#include "entente-choice-row.h"
#include "entente-color-row.h"
#include "entente-flow-layout.h"
#include "entente-group-row.h"
#include "entente-growing-view.h"
#include "entente-item-list.h"
#include "entente-item-row.h"
#include "entente-kind-row.h"
#include "entente-kinds-page.h"
#include "entente-language-row.h"
#include "entente-long-text-row.h"
#include "entente-many-page.h"
#include "entente-more-list.h"
#include "entente-names-row.h"
#include "entente-overview-page.h"
#include "entente-passage-row.h"
#include "entente-record-list-row.h"
#include "entente-relation-page.h"
#include "entente-step-page.h"
#include "entente-switch-row.h"
#include "entente-text-list-row.h"
#include "entente-text-row.h"
#include "entente-tone-row.h"

static void
test_types (void)
{
  const GType types[] = {
    ENTENTE_TYPE_ACTOR_PAGE,      ENTENTE_TYPE_ACTOR_ROW,       ENTENTE_TYPE_ARTICLE_PAGE,
    ENTENTE_TYPE_ARTICLE_VIEW,    ENTENTE_TYPE_CHIP,            ENTENTE_TYPE_CHOICE_ROW,
    ENTENTE_TYPE_COLOR_ROW,       ENTENTE_TYPE_FLOW_LAYOUT,     ENTENTE_TYPE_GROUP_ROW,
    ENTENTE_TYPE_GROWING_VIEW,    ENTENTE_TYPE_ITEM_LIST,       ENTENTE_TYPE_ITEM_ROW,
    ENTENTE_TYPE_KIND_ROW,        ENTENTE_TYPE_LANGUAGE_ROW,    ENTENTE_TYPE_LONG_TEXT_ROW,
    ENTENTE_TYPE_MANY_PAGE, ENTENTE_TYPE_KIND_EDITOR, ENTENTE_TYPE_KINDS_PAGE,
    ENTENTE_TYPE_MORE_LIST, ENTENTE_TYPE_MORE_ROW, ENTENTE_TYPE_STEP_PAGE,
    ENTENTE_TYPE_NAMES_ROW,       ENTENTE_TYPE_NAME_LINE,       ENTENTE_TYPE_OVERVIEW_PAGE,
    ENTENTE_TYPE_PANEL,           ENTENTE_TYPE_PASSAGE_ROW,     ENTENTE_TYPE_RECORD_LIST_ROW,
    ENTENTE_TYPE_RELATION_PAGE,   ENTENTE_TYPE_SUGGEST_ENTRY,   ENTENTE_TYPE_SWITCH_ROW,
    ENTENTE_TYPE_TEXT_LIST_ROW,   ENTENTE_TYPE_TEXT_ROW,        ENTENTE_TYPE_TONE_ROW,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GObject *object = g_object_new (types[i], NULL);

      if (GTK_IS_WIDGET (object))
        g_object_ref_sink (object);
      g_test_message ("%s", g_type_name (types[i]));
      g_assert_finalize_object (object);
    }
}

static void
gone_cb (gpointer  n_gone,
         GObject  *object)
{
  *(guint *) n_gone += 1;
}

/* A panel that has shown everything holds nothing back. */
static void
test_panel (void)
{
  guint n_gone = 0;
  Desk *desk = desk_new (NULL);

  desk_select (desk, ENTENTE_RECORD_ACTOR, "lee");
  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  desk_select (desk, ENTENTE_RECORD_RELATION, "r3");
  desk_select (desk, ENTENTE_RECORD_ARTICLE, "a1");
  g_object_weak_ref (G_OBJECT (desk->panel), gone_cb, &n_gone);
  g_object_weak_ref (G_OBJECT (desk->session), gone_cb, &n_gone);
  g_object_weak_ref (G_OBJECT (desk->map), gone_cb, &n_gone);
  desk_free (desk);
  g_assert_cmpuint (n_gone, ==, 3);
}

static void
count_cb (guint *n_notified)
{
  *n_notified += 1;
}

static void
test_session_notifies (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  guint n_notified = 0;

  g_signal_connect_swapped (desk->panel, "notify::session", G_CALLBACK (count_cb), &n_notified);
  entente_panel_set_session (desk->panel, desk->session);
  g_assert_cmpuint (n_notified, ==, 0);
  entente_panel_set_session (desk->panel, NULL);
  g_assert_cmpuint (n_notified, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/types/are-finalized", test_types);
  g_test_add_func ("/panel/panel/holds-nothing-back", test_panel);
  g_test_add_func ("/panel/panel/notifies-its-session-once", test_session_notifies);

  return g_test_run ();
}

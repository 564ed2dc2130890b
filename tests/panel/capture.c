/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "entente-article-page.h"
#include "entente-citation.h"
#include "entente-mentions.h"

#include <string.h>

/* Sentences at 0 … 56 and 57 … 86. */
static const char map_text[]
    = "{ \"format\": \"entente-map\", \"version\": 1,\n"
      "  \"kinds\": { \"relations\": { \"asks\": { \"label\": \"Requests mediation\" } } },\n"
      "  \"articles\": [ { \"id\": \"a1\", \"title\": \"Talks\", \"language\": \"en\", \"text\":\n"
      "    \"Seoul on Monday asked Beijing to mediate with Pyongyang. "
      "The Hague watched, Seoul said.\\n\\nNobody is named here.\" } ],\n"
      "  \"actors\": [ { \"id\": \"kr\", \"name\": \"Seoul\" }, { \"id\": \"cn\", \"name\": \"Beijing\" },\n"
      "    { \"id\": \"kp\", \"name\": \"Pyongyang\" } ],\n"
      "  \"relations\": [ { \"id\": \"r1\", \"source\": \"cn\", \"target\": \"kp\",\n"
      "    \"kind\": \"supports\" } ] }\n";

static EntenteArticlePage *
open_article (Desk *desk)
{
  desk_select (desk, ENTENTE_RECORD_ARTICLE, "a1");
  return desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL);
}

static void
put_caret (EntenteArticlePage *page,
           guint               offset)
{
  entente_article_view_set_caret (entente_article_page_get_view (page), offset);
}

static const char *
get_actor_text (EntenteCaptureForm *form,
                EntenteRole         role)
{
  return entente_suggest_entry_get_text (entente_capture_form_get_actor (form, role));
}

static void
type_into (EntenteSuggestEntry *entry,
           const char          *text)
{
  gtk_editable_set_text (entente_suggest_entry_get_editable (entry), text);
}

static gboolean
is_laid_out (gpointer entry)
{
  return gtk_widget_get_mapped (entry) && gtk_widget_get_width (entry) > 0;
}

static EntenteCaptureForm *
capture_sentence_at (EntenteArticlePage *page,
                     guint               offset)
{
  EntenteCaptureForm *form;

  put_caret (page, offset);
  g_assert_true (entente_article_page_capture (page));
  form = entente_article_page_get_form (page);
  desk_wait (is_laid_out, entente_capture_form_get_actor (form, ENTENTE_ROLE_SOURCE));
  return form;
}

static void
test_sentence (void)
{
  g_autoptr (Desk) desk = desk_new (map_text);
  EntenteArticlePage *page = open_article (desk);
  GtkTextBuffer *buffer
      = gtk_text_view_get_buffer (GTK_TEXT_VIEW (entente_article_page_get_view (page)));
  GtkTextIter start;
  GtkTextIter end;

  put_caret (page, 30);
  g_assert_true (entente_article_page_take_sentence (page));
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, 0);
  g_assert_cmpint (gtk_text_iter_get_offset (&end), ==, 56);
}

/* Those named in reading order, the words between, and one step for all of it. */
static void
test_proposal (void)
{
  g_autoptr (Desk) desk = desk_new (map_text);
  EntenteArticlePage *page = open_article (desk);
  EntenteCaptureForm *form = capture_sentence_at (page, 3);
  g_autoptr (GPtrArray) citations = NULL;
  const EntenteRelation *relation;
  EntenteItem current;

  g_assert_cmpstr (get_actor_text (form, ENTENTE_ROLE_SOURCE), ==, "Seoul");
  g_assert_cmpstr (get_actor_text (form, ENTENTE_ROLE_TARGET), ==, "Beijing");
  g_assert_cmpstr (get_actor_text (form, ENTENTE_ROLE_REGARDING), ==, "Pyongyang");
  g_assert_cmpint (entente_capture_form_get_role (form), ==, ENTENTE_ROLE_REGARDING);
  g_assert_cmpstr (gtk_editable_get_text (entente_capture_form_get_label (form)), ==, "asked");
  g_assert_true (entente_capture_form_make (form));
  desk_settle ();

  current = entente_session_get_current (desk->session);
  g_assert_cmpint (current.type, ==, ENTENTE_RECORD_RELATION);
  relation = entente_map_get_relation (desk->map, current.slot);
  g_assert_cmpuint (relation->source, ==, desk_find (desk, ENTENTE_RECORD_ACTOR, "kr"));
  g_assert_cmpuint (relation->target, ==, desk_find (desk, ENTENTE_RECORD_ACTOR, "cn"));
  g_assert_cmpstr (relation->label, ==, "asked");
  citations = entente_map_dup_citations (desk->map, current.slot);
  g_assert_cmpuint (citations->len, ==, 1);
  g_assert_cmpstr (((EntenteCitation *) g_ptr_array_index (citations, 0))->exact, ==,
                   "Seoul on Monday asked Beijing to mediate with Pyongyang.");
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
}

/* Everything can be another; who is new is made with it. */
static void
test_corrected (void)
{
  g_autoptr (Desk) desk = desk_new (map_text);
  EntenteArticlePage *page = open_article (desk);
  EntenteCaptureForm *form = capture_sentence_at (page, 60);
  EntenteSuggestEntry *source = entente_capture_form_get_actor (form, ENTENTE_ROLE_SOURCE);
  EntenteSuggestEntry *kind = entente_capture_form_get_kind (form);
  const EntenteRelation *relation;

  g_assert_cmpstr (get_actor_text (form, ENTENTE_ROLE_SOURCE), ==, "Seoul");
  g_assert_cmpstr (get_actor_text (form, ENTENTE_ROLE_TARGET), ==, "");
  /* Nobody to go to: nothing is made. */
  g_assert_false (entente_capture_form_make (form));
  g_assert_false (entente_history_get_can_undo (desk->history));

  entente_capture_form_swap (form);
  g_assert_cmpstr (get_actor_text (form, ENTENTE_ROLE_TARGET), ==, "Seoul");
  type_into (source, "The Hague");
  g_assert_cmpuint (entente_suggest_entry_get_n_offered (source), ==, 1);
  entente_suggest_entry_take (source);
  type_into (kind, "media");
  g_assert_cmpuint (entente_suggest_entry_get_n_offered (kind), ==, 2);
  entente_suggest_entry_take (kind);
  g_assert_cmpstr (entente_suggest_entry_get_text (kind), ==, "Requests mediation");
  g_assert_true (entente_capture_form_make (form));
  desk_settle ();

  relation
      = entente_map_get_relation (desk->map, entente_session_get_current (desk->session).slot);
  g_assert_cmpstr (entente_map_get_actor_name (desk->map, relation->source), ==, "The Hague");
  g_assert_cmpuint (relation->target, ==, desk_find (desk, ENTENTE_RECORD_ACTOR, "kr"));
  g_assert_cmpstr (entente_map_get_relation_kind (desk->map, relation->kind)->key, ==, "asks");
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
}

/* Beginning to type a name that another one begins with offers that first; the words as they stand
 * are the last. */
static void
test_offers (void)
{
  g_autoptr (Desk) desk = desk_new (map_text);
  EntenteArticlePage *page = open_article (desk);
  EntenteCaptureForm *form = capture_sentence_at (page, 60);
  EntenteSuggestEntry *target = entente_capture_form_get_actor (form, ENTENTE_ROLE_TARGET);

  type_into (target, "bei");
  g_assert_cmpuint (entente_suggest_entry_get_n_offered (target), ==, 2);
  entente_suggest_entry_take (target);
  g_assert_cmpstr (entente_suggest_entry_get_text (target), ==, "Beijing");
  /* What is called exactly so is no new actor. */
  type_into (target, "beijing");
  g_assert_cmpuint (entente_suggest_entry_get_n_offered (target), ==, 1);
  g_assert_true (entente_capture_form_make (form));
  g_assert_cmpuint (entente_map_get_n_records (desk->map, ENTENTE_RECORD_ACTOR), ==, 3);
}

/* Where no relation was selected before, one asks for which. */
static void
test_cites_for_another (void)
{
  g_autoptr (Desk) desk = desk_new (map_text);
  EntenteArticlePage *page = open_article (desk);
  guint32 relation = desk_find (desk, ENTENTE_RECORD_RELATION, "r1");
  EntenteSuggestEntry *entry;

  g_assert_false (entente_article_page_cite (page));
  put_caret (page, 3);
  g_assert_true (entente_article_page_take_sentence (page));
  g_assert_true (entente_article_page_cite (page));
  g_assert_false (entente_history_get_can_undo (desk->history));
  entry = entente_article_page_get_question (page);
  desk_wait (is_laid_out, entry);
  type_into (entry, "pyong beij");
  g_assert_cmpuint (entente_suggest_entry_get_n_offered (entry), ==, 1);
  entente_suggest_entry_take (entry);
  g_assert_cmpuint (entente_map_get_relation (desk->map, relation)->n_citations, ==, 1);
  g_assert_cmpuint (entente_session_get_current (desk->session).slot, ==, relation);
}

/* One reads on where one was, behind the words. */
static void
test_comes_back (void)
{
  g_autoptr (Desk) desk = desk_new (map_text);
  EntenteArticlePage *page = open_article (desk);

  g_assert_true (entente_capture_form_make (capture_sentence_at (page, 3)));
  desk_settle ();
  entente_session_go_back (desk->session);
  desk_settle ();
  g_assert_cmpuint (entente_article_view_get_caret (entente_article_page_get_view (page)), ==, 56);
}

static gboolean
knows_beijing (gpointer user_data)
{
  EntenteArticleView *view = user_data;

  return entente_article_view_get_actor_at (view, 24) != ENTENTE_NO_SLOT;
}

static gboolean
knows_the_hague (gpointer user_data)
{
  EntenteArticleView *view = user_data;

  return entente_article_view_get_actor_at (view, 62) != ENTENTE_NO_SLOT;
}

/* Names light up whom they name, are gone to, and follow the map. */
static void
test_names (void)
{
  g_autoptr (Desk) desk = desk_new (map_text);
  EntenteArticleView *view = entente_article_page_get_view (open_article (desk));
  g_autoptr (EntenteAct) act = entente_act_new (desk->map, "Add");
  guint32 beijing = desk_find (desk, ENTENTE_RECORD_ACTOR, "cn");

  desk_wait (knows_beijing, view);
  g_assert_cmpuint (entente_article_view_get_actor_at (view, 24), ==, beijing);
  g_assert_cmpuint (entente_article_view_get_actor_at (view, 10), ==, ENTENTE_NO_SLOT);
  g_assert_cmpuint (entente_article_view_get_actor_at (view, 62), ==, ENTENTE_NO_SLOT);

  entente_act_add (act, ENTENTE_RECORD_ACTOR, "{ \"name\": \"Hague\" }", NULL);
  entente_history_perform (desk->history, g_steal_pointer (&act));
  desk_wait (knows_the_hague, view);
  entente_history_undo (desk->history);
  g_assert_cmpuint (entente_article_view_get_actor_at (view, 62), ==, ENTENTE_NO_SLOT);

  gtk_widget_grab_focus (GTK_WIDGET (view));
  entente_article_view_set_caret (view, 24);
  g_assert_cmpuint (entente_session_get_hovered (desk->session).slot, ==, beijing);
  entente_article_view_set_caret (view, 10);
  g_assert_true (entente_item_is_nothing (entente_session_get_hovered (desk->session)));

  g_assert_true (entente_article_view_activate_at (view, 24));
  g_assert_cmpint (entente_session_get_current (desk->session).type, ==, ENTENTE_RECORD_ACTOR);
  g_assert_cmpuint (entente_session_get_current (desk->session).slot, ==, beijing);
}

static gboolean
press_in (EntenteCaptureForm *form,
          guint               key,
          GdkModifierType     modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (form));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller)
          || gtk_event_controller_get_propagation_phase (GTK_EVENT_CONTROLLER (controller))
                 != GTK_PHASE_CAPTURE)
        continue;
      g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
      if (handled)
        return TRUE;
    }
  return FALSE;
}

/* The roles are one stop for Tab, and arrows choose; Alt with an arrow swaps the two. */
static void
test_keys (void)
{
  g_autoptr (Desk) desk = desk_new (map_text);
  EntenteCaptureForm *form = capture_sentence_at (open_article (desk), 3);
  GtkWidget *third = GTK_WIDGET (entente_capture_form_get_actor (form, ENTENTE_ROLE_VIA));
  GtkWidget *roles = gtk_widget_get_prev_sibling (third);
  GtkWidget *regarding = gtk_widget_get_first_child (roles);

  g_assert_false (press_in (form, GDK_KEY_Right, 0));
  g_assert_true (gtk_widget_grab_focus (regarding));
  g_assert_false (gtk_widget_get_focusable (gtk_widget_get_next_sibling (regarding)));
  g_assert_true (press_in (form, GDK_KEY_Right, 0));
  g_assert_cmpint (entente_capture_form_get_role (form), ==, ENTENTE_ROLE_VIA);
  g_assert_true (gtk_widget_has_focus (gtk_widget_get_next_sibling (regarding)));
  g_assert_false (gtk_widget_get_focusable (regarding));
  g_assert_true (press_in (form, GDK_KEY_Left, 0));
  g_assert_cmpint (entente_capture_form_get_role (form), ==, ENTENTE_ROLE_REGARDING);

  g_assert_true (press_in (form, GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_cmpstr (get_actor_text (form, ENTENTE_ROLE_SOURCE), ==, "Beijing");
  g_assert_cmpstr (get_actor_text (form, ENTENTE_ROLE_TARGET), ==, "Seoul");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/capture/takes-the-sentence", test_sentence);
  g_test_add_func ("/panel/capture/proposes", test_proposal);
  g_test_add_func ("/panel/capture/all-can-be-another", test_corrected);
  g_test_add_func ("/panel/capture/offers", test_offers);
  g_test_add_func ("/panel/capture/cites-for-another", test_cites_for_another);
  g_test_add_func ("/panel/capture/comes-back", test_comes_back);
  g_test_add_func ("/panel/capture/names", test_names);
  g_test_add_func ("/panel/capture/keys", test_keys);

  return g_test_run ();
}

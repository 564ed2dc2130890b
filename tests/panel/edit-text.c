/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include "entente-article-page.h"
#include "entente-article-text.h"
#include "entente-json-text.h"
#include "entente-passage.h"
#include "entente-text-row.h"

#include <string.h>

#define SENTENCE "He asked Xi to mediate because China has leverage."
#define TEXT "Lee met Xi in Beijing. " SENTENCE " Nobody spoke of Japan.\\n\\n## Next\\n\\nThe talks go on."
#define MAP(text)                                                                                  \
  "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"a\", \"text\": \"" text \
  "\" }, { \"id\": \"b\", \"title\": \"Another\" } ], \"actors\": [ { \"id\": \"x\" } ], "           \
  "\"relations\": [ { \"id\": \"r\", \"source\": \"x\", \"target\": \"x\", \"citations\": [ { "      \
  "\"article\": \"a\", \"exact\": \"" SENTENCE "\", \"start\": 23, \"end\": 73 } ] } ] }"

static EntenteArticlePage *
open_article (Desk       *desk,
              const char *id)
{
  desk_select (desk, ENTENTE_RECORD_ARTICLE, id);
  return desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL);
}

static GtkTextBuffer *
get_buffer (EntenteArticlePage *page)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (entente_article_page_get_view (page)));
}

/* As keys do: within an action of the user, letter by letter. */
static void
type_at (EntenteArticlePage *page,
         int                 offset,
         const char         *words)
{
  GtkTextBuffer *buffer = get_buffer (page);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      GtkTextIter place;

      gtk_text_buffer_get_iter_at_offset (buffer, &place, offset);
      gtk_text_buffer_insert_interactive (buffer, &place, p, (int) (g_utf8_next_char (p) - p), TRUE);
    }
}

static void
paste_at (EntenteArticlePage *page,
          int                 offset,
          const char         *words)
{
  GtkTextIter place;

  gtk_text_buffer_get_iter_at_offset (get_buffer (page), &place, offset);
  gtk_text_buffer_insert_interactive (get_buffer (page), &place, words, -1, TRUE);
}

static void
delete_range (EntenteArticlePage *page,
              int                 start,
              int                 end)
{
  GtkTextBuffer *buffer = get_buffer (page);
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_delete_interactive (buffer, &from, &to, TRUE);
}

static char *
dup_buffer (EntenteArticlePage *page)
{
  char *text;

  g_object_get (get_buffer (page), "text", &text, NULL);
  return text;
}

static void
assert_text (Desk       *desk,
             const char *expected)
{
  g_autofree char *text
      = entente_map_dup_article_text (desk->map, desk_find (desk, ENTENTE_RECORD_ARTICLE, "a"), NULL);
  g_autofree char *decoded = entente_json_dup_string (expected, -1);

  g_assert_cmpstr (text, ==, decoded);
}

/* The words that are marked in the view, "" for none. */
static char *
dup_marked (Desk               *desk,
            EntenteArticlePage *page)
{
  g_autoptr (GArray) passages
      = entente_map_dup_passages (desk->map, desk_find (desk, ENTENTE_RECORD_ARTICLE, "a"));
  const EntentePassage *passage;
  GtkTextIter from;
  GtkTextIter to;

  if (passages->len == 0)
    return g_strdup ("");
  passage = &g_array_index (passages, EntentePassageMark, 0).passage;
  gtk_text_buffer_get_iter_at_offset (get_buffer (page), &from,
                                      (int) entente_article_page_to_view (page, passage->start));
  gtk_text_buffer_get_iter_at_offset (get_buffer (page), &to,
                                      (int) entente_article_page_to_view (page, passage->end));
  return gtk_text_buffer_get_slice (get_buffer (page), &from, &to, TRUE);
}

/* What one types is in the map at once, and the citation goes with its words. */
static void
test_typing (void)
{
  g_autoptr (Desk) desk = desk_new (MAP (TEXT));
  EntenteArticlePage *page = open_article (desk, "a");
  g_autofree char *raw = NULL;
  g_autofree char *marked = NULL;
  g_autofree char *read = NULL;

  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (entente_article_page_get_view (page))));
  entente_article_page_set_editing (page, TRUE);
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (entente_article_page_get_view (page))));
  raw = dup_buffer (page);
  g_assert_nonnull (strstr (raw, "\n\n## Next\n\n"));
  type_at (page, 0, "On Monday ");
  assert_text (desk, "\"On Monday " TEXT "\"");
  marked = dup_marked (desk, page);
  g_assert_cmpstr (marked, ==, SENTENCE);
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
  entente_article_page_set_editing (page, FALSE);
  read = dup_buffer (page);
  g_assert_true (g_str_has_prefix (read, "On Monday Lee met"));
  g_assert_nonnull (strstr (read, "\nNext\n"));
}

/* Typing is a step a sentence; deleting, another place, and what is pasted are steps too. */
static void
test_steps (void)
{
  g_autoptr (Desk) desk = desk_new (MAP (TEXT));
  EntenteArticlePage *page = open_article (desk, "a");

  entente_article_page_set_editing (page, TRUE);
  type_at (page, 0, "One. ");
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
  type_at (page, 5, "Two words");
  g_assert_cmpuint (desk_count_steps (desk), ==, 2);
  for (int i = 14; i > 10; i--)
    delete_range (page, i - 1, i);
  g_assert_cmpuint (desk_count_steps (desk), ==, 3);
  type_at (page, 0, "x");
  type_at (page, 1, "y");
  g_assert_cmpuint (desk_count_steps (desk), ==, 4);
  paste_at (page, 2, "A whole sentence out of another text. ");
  g_assert_cmpuint (desk_count_steps (desk), ==, 5);
  type_at (page, 40, "z");
  g_assert_cmpuint (desk_count_steps (desk), ==, 6);
}

/* Undo is the map's, and shows in the text; a passage that was deleted comes back with it. */
static void
test_undo (void)
{
  g_autoptr (Desk) desk = desk_new (MAP (TEXT));
  EntenteArticlePage *page = open_article (desk, "a");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *marked = NULL;
  g_autoptr (GPtrArray) citations = NULL;

  entente_article_page_set_editing (page, TRUE);
  before = dup_buffer (page);
  delete_range (page, 20, 80);
  lost = dup_marked (desk, page);
  g_assert_cmpstr (lost, ==, "");
  citations = entente_map_dup_citations (desk->map, 0);
  g_assert_cmpstr (((EntenteCitation *) citations->pdata[0])->exact, ==, SENTENCE);
  g_assert_true (entente_history_undo (desk->history));
  after = dup_buffer (page);
  g_assert_cmpstr (after, ==, before);
  marked = dup_marked (desk, page);
  g_assert_cmpstr (marked, ==, SENTENCE);
  assert_text (desk, "\"" TEXT "\"");
  g_assert_true (entente_article_page_get_editing (page));
  /* And one types on from there. */
  type_at (page, 0, "So ");
  assert_text (desk, "\"So " TEXT "\"");
}

/* Another article is read, not edited. */
static void
test_another (void)
{
  g_autoptr (Desk) desk = desk_new (MAP (TEXT));
  EntenteArticlePage *page = open_article (desk, "a");
  g_autofree char *text = NULL;

  entente_article_page_set_editing (page, TRUE);
  type_at (page, 0, "So ");
  g_assert_true (page == open_article (desk, "b"));
  g_assert_false (entente_article_page_get_editing (page));
  text = dup_buffer (page);
  g_assert_cmpstr (text, ==, "");
  /* Which has no text yet. */
  entente_article_page_set_editing (page, TRUE);
  type_at (page, 0, "It begins.");
  g_assert_cmpuint (desk_count_steps (desk), ==, 2);
  g_assert_true (entente_history_undo (desk->history));
  g_free (g_steal_pointer (&text));
  text = dup_buffer (page);
  g_assert_cmpstr (text, ==, "");
}

/* A map that is only read gives back what was there. */
static void
test_refused (void)
{
  g_autoptr (Desk) desk = desk_new (MAP (TEXT));
  EntenteArticlePage *page = open_article (desk, "a");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  entente_article_page_set_editing (page, TRUE);
  before = dup_buffer (page);
  entente_history_set_read_only (desk->history, TRUE);
  type_at (page, 0, "x");
  after = dup_buffer (page);
  g_assert_cmpstr (after, ==, before);
}

/* The longest that one turn of the main loop takes of what is due in the next moments, seconds: the
 * view lays out a long text in many small ones. */
static double
measure_stall (void)
{
  const gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
  gint64 longest = 0;
  gint64 before;

  while ((before = g_get_monotonic_time ()) < end)
    {
      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, g_get_monotonic_time () - before);
    }
  return (double) longest / G_USEC_PER_SEC;
}

#define N_HOSTILE 300000 /* bytes */

static const char *const hostile[] = { "x", "word ", "line\n", "e\314\201" };

/* Far more than a view can lay out in one word, or in one line, is pasted and typed into without a
 * stall, and nothing of it changes. */
static void
test_hostile (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (Desk) desk = desk_new (MAP (TEXT));
      EntenteArticlePage *page = open_article (desk, "a");
      g_autoptr (GString) big = g_string_new (NULL);
      g_autofree char *text = NULL;
      const char *tail;
      double pasting;
      double typing;
      double stall;

      while (big->len < N_HOSTILE)
        g_string_append (big, hostile[i]);
      entente_article_page_set_editing (page, TRUE);
      g_test_timer_start ();
      paste_at (page, 0, big->str);
      pasting = g_test_timer_elapsed ();
      stall = measure_stall ();
      g_test_timer_start ();
      type_at (page, 2500, "!");
      typing = g_test_timer_elapsed ();
      g_test_message ("pasted in %.3f s, typed in %.3f s, stalls of %.3f s and %.3f s", pasting, typing,
                      stall, measure_stall ());
      /* Ten times what it takes where nothing else runs, and more; without care it is a minute. */
      g_assert_cmpfloat (MAX (MAX (pasting, typing), stall), <, 10.0);
      text = entente_map_dup_article_text (desk->map, 0, NULL);
      g_assert_cmpuint (strlen (text), >, big->len);
      tail = strstr (text, "Lee met Xi");
      g_assert_nonnull (tail);
      g_assert_cmpuint ((gsize) (tail - text), ==, big->len + 1);
      entente_article_page_set_editing (page, FALSE);
      g_assert_true (entente_history_undo (desk->history));
      g_assert_true (entente_history_undo (desk->history));
      assert_text (desk, "\"" TEXT "\"");
    }
}

/* What cites it keeps its words where its text alone goes, and goes with it otherwise; undo brings
 * back both. */
static void
test_delete (void)
{
  g_autoptr (Desk) desk = desk_new (MAP (TEXT));
  EntenteArticlePage *page = open_article (desk, "a");
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) back = NULL;

  entente_article_page_delete (page, TRUE);
  kept = entente_map_dup_citations (desk->map, 0);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (((EntenteCitation *) kept->pdata[0])->exact, ==, SENTENCE);
  g_assert_null (entente_map_dup_article_text (desk->map, 0, NULL));
  g_assert_true (entente_history_undo (desk->history));

  page = open_article (desk, "a");
  entente_article_page_delete (page, FALSE);
  g_assert_cmpuint (entente_map_get_n_records (desk->map, ENTENTE_RECORD_ARTICLE), ==, 1);
  gone = entente_map_dup_citations (desk->map, 0);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_true (entente_history_undo (desk->history));
  back = entente_map_dup_citations (desk->map, 0);
  g_assert_cmpuint (back->len, ==, 1);
  assert_text (desk, "\"" TEXT "\"");
}

/* Esc that gives up what an input method composes does not end the editing. */
static void
test_composing (void)
{
  g_autoptr (Desk) desk = desk_new (MAP (TEXT));
  EntenteArticlePage *page = open_article (desk, "a");
  GtkWidget *view = GTK_WIDGET (entente_article_page_get_view (page));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  entente_article_page_set_editing (page, TRUE);
  for (guint round = 0; round < 2; round++)
    {
      g_signal_emit_by_name (view, "preedit-changed", round == 0 ? "ㅎ" : "");
      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean is_handled = FALSE;

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
              && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
            g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 0, 0, &is_handled);
        }
      g_assert_cmpint (entente_article_page_get_editing (page), ==, round == 0);
    }
}

/* Its fields show what it says, and have the caret when asked to. */
static void
test_details (void)
{
  g_autoptr (Desk) desk = desk_new (MAP (TEXT));

  open_article (desk, "b");
  g_assert_true (entente_panel_edit_field (desk->panel, "title"));
  g_assert_cmpstr (entente_field_row_get_shown (desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "title")), ==,
                   "\"Another\"");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/edit-text/typing", test_typing);
  g_test_add_func ("/panel/edit-text/steps", test_steps);
  g_test_add_func ("/panel/edit-text/undo", test_undo);
  g_test_add_func ("/panel/edit-text/another", test_another);
  g_test_add_func ("/panel/edit-text/refused", test_refused);
  g_test_add_func ("/panel/edit-text/hostile", test_hostile);
  g_test_add_func ("/panel/edit-text/delete", test_delete);
  g_test_add_func ("/panel/edit-text/composing", test_composing);
  g_test_add_func ("/panel/edit-text/details", test_details);

  return g_test_run ();
}

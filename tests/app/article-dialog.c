/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "harness.h"

#include "entente-article-dialog.h"
#include "entente-article-import.h"
#include "entente-article-text.h"
#include "entente-map-reader.h"

#include <string.h>

#define EMPTY_MAP "{ \"format\": \"entente-map\", \"version\": 1 }"
#define PARAGRAPH \
  "A paragraph of the news, which goes on and on, and says more than any heading would ever say."
#define NEWS PARAGRAPH "\n\nWhat Comes Next\n\n" PARAGRAPH

typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
  EntenteSession *session;
} Desk;

static void
desk_init (Desk *desk)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (EMPTY_MAP, strlen (EMPTY_MAP));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;

  desk->map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  desk->history = entente_history_new (desk->map);
  desk->session = entente_session_new (desk->history);
}

static void
desk_clear (Desk *desk)
{
  g_clear_object (&desk->session);
  g_clear_object (&desk->history);
  g_clear_object (&desk->map);
}

static EntenteArticleDialog *
open_dialog (Desk       *desk,
             const char *text,
             gsize       length,
             const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog = entente_article_dialog_new (NULL, desk->session, bytes,
                                                  ENTENTE_ARTICLE_MEDIA_UNKNOWN, name, &error);

  g_assert_no_error (error);
  return ENTENTE_ARTICLE_DIALOG (dialog);
}

static char *
dup_added_text (Desk *desk)
{
  EntenteItem item = entente_session_get_current (desk->session);

  g_assert_cmpint (item.type, ==, ENTENTE_RECORD_ARTICLE);
  return entente_map_dup_article_text (desk->map, item.slot, NULL);
}

/* A heading is offered and not forced; the article is one step and shown. */
static void
test_headings (void)
{
  Desk desk;
  EntenteArticleDialog *dialog;
  g_autofree char *offered = NULL;
  g_autofree char *added = NULL;

  desk_init (&desk);
  dialog = open_dialog (&desk, NEWS, strlen (NEWS), "news.txt");
  g_assert_cmpuint (entente_article_dialog_get_n_headings (dialog), ==, 1);
  offered = entente_article_dialog_dup_text (dialog);
  g_assert_nonnull (strstr (offered, "## What Comes Next"));
  entente_article_dialog_set_heading (dialog, 0, FALSE);
  entente_article_dialog_add (dialog);
  added = dup_added_text (&desk);
  g_assert_null (strstr (added, "##"));
  g_assert_nonnull (strstr (added, "What Comes Next"));
  g_assert_true (entente_history_undo (desk.history));
  g_assert_false (entente_history_get_can_undo (desk.history));
  g_assert_cmpuint (entente_map_get_n_records (desk.map, ENTENTE_RECORD_ARTICLE), ==, 0);
  desk_clear (&desk);
}

/* What is no UTF-8 is read in its likeliest encoding. */
static void
test_encoding (void)
{
  static const char korean[] = "\xbc\xad\xbf\xef\xc0\xba \xba\xa3\xc0\xcc\xc2\xa1\xbf\xa1 "
                               "\xc1\xdf\xc0\xe7\xb8\xa6 \xbf\xe4\xc3\xbb\xc7\xdf\xb4\xd9.\n";
  Desk desk;
  EntenteArticleDialog *dialog;
  g_autofree char *added = NULL;

  desk_init (&desk);
  dialog = open_dialog (&desk, korean, strlen (korean), "news.txt");
  entente_article_dialog_add (dialog);
  added = dup_added_text (&desk);
  g_assert_cmpstr (added, ==, "서울은 베이징에 중재를 요청했다.");
  desk_clear (&desk);
}

/* The end that looks like the site's is left out unless one wants it, and one says where else it
 * begins. */
static void
test_cut (void)
{
  static const char text[]
    = PARAGRAPH "\n\n" PARAGRAPH "\n\nSubscribe to our newsletter\n\nAll rights reserved";
  Desk desk;
  EntenteArticleDialog *dialog;
  g_autofree char *offered = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *added = NULL;

  desk_init (&desk);
  dialog = open_dialog (&desk, text, strlen (text), "news.txt");
  offered = entente_article_dialog_dup_text (dialog);
  g_assert_cmpstr (offered, ==, PARAGRAPH "\n\n" PARAGRAPH);
  g_assert_false (entente_article_dialog_cut_at (dialog, 5));
  g_assert_true (entente_article_dialog_cut_at (dialog, strlen (PARAGRAPH) + 20));
  chosen = entente_article_dialog_dup_text (dialog);
  g_assert_cmpstr (chosen, ==, PARAGRAPH);
  entente_article_dialog_add (dialog);
  added = dup_added_text (&desk);
  g_assert_cmpstr (added, ==, PARAGRAPH);
  desk_clear (&desk);
}

/* A text without a space or an end of a line is shown without a stall. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *piece;
    guint n_pieces;
  } cases[] = { { "x", 1000000 }, { "word ", 200000 }, { "한", 300000 }, { "e\314\201", 300000 } };
  Desk desk;

  desk_init (&desk);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new ("Begins. ");
      EntenteArticleDialog *dialog;
      gint64 deadline;

      for (guint k = 0; k < cases[i].n_pieces; k++)
        g_string_append (text, cases[i].piece);
      g_test_timer_start ();
      dialog = open_dialog (&desk, text->str, text->len, "news.txt");
      gtk_window_present (GTK_WINDOW (dialog));
      deadline = g_get_monotonic_time () + G_USEC_PER_SEC;
      while (g_get_monotonic_time () < deadline)
        {
          gint64 before = g_get_monotonic_time ();

          g_main_context_iteration (NULL, FALSE);
          /* Far more than it takes where nothing else runs. */
          g_assert_cmpint (g_get_monotonic_time () - before, <, 10 * G_USEC_PER_SEC);
        }
      g_test_message ("%.2f s", g_test_timer_elapsed ());
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  desk_clear (&desk);
}

/* Rich text from the clipboard keeps its headings. */
static void
test_rich_text (void)
{
  static const char page[] = "<b>Seoul asks.</b><h2>Why it matters</h2><p>It has leverage.</p>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autofree char *text = NULL;
  GtkWidget *dialog;
  Desk desk;

  desk_init (&desk);
  dialog = entente_article_dialog_new (NULL, desk.session, bytes, ENTENTE_ARTICLE_MEDIA_HTML, NULL,
                                       NULL);
  text = entente_article_dialog_dup_text (ENTENTE_ARTICLE_DIALOG (dialog));
  g_assert_cmpstr (text, ==, "Seoul asks.\n\n## Why it matters\n\nIt has leverage.");
  gtk_window_destroy (GTK_WINDOW (dialog));
  desk_clear (&desk);
}

typedef struct
{
  EntenteWindow *window;
  guint n_articles;
} Expected;

static gboolean
has_articles (gpointer data)
{
  const Expected *expected = data;
  EntenteDocument *document = entente_window_get_document (expected->window);

  return document != NULL
         && entente_map_get_n_records (entente_document_get_map (document), ENTENTE_RECORD_ARTICLE)
              == expected->n_articles;
}

/* Texts alone make a new map, all of them one: each is asked about, or all at once. */
static void
test_several (void)
{
  g_autoptr (GFile) first = harness_make_file ("a.txt", NEWS);
  g_autoptr (GFile) second = harness_make_file ("b.md", "# B\n\nIt *asked*.");
  g_autoptr (GFile) third = harness_make_file ("c.html", "<p>It is asked.</p>");
  GFile *files[] = { first, second, third };
  EntenteWindow *window = entente_window_new (harness_get_application ());
  Expected expected = { window, 1 };
  GtkWindow *dialog;

  entente_application_open_files (harness_get_application (), files, G_N_ELEMENTS (files));
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ENTENTE_TYPE_ARTICLE_DIALOG);
  entente_article_dialog_add (ENTENTE_ARTICLE_DIALOG (dialog));
  harness_wait (has_articles, &expected);
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ENTENTE_TYPE_ARTICLE_DIALOG);
  entente_article_dialog_add_all (ENTENTE_ARTICLE_DIALOG (dialog));
  expected.n_articles = 3;
  harness_wait (has_articles, &expected);
  harness_close_all ();
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_file_delete (files[i], NULL, NULL);
}

/* Named together with a map they are for it, even before it is there. */
static void
test_with_map (void)
{
  g_autoptr (GFile) map = harness_make_map ("map.entente.json");
  g_autoptr (GFile) text = harness_make_file ("a.txt", NEWS);
  GFile *files[] = { text, map };
  EntenteWindow *window = entente_window_new (harness_get_application ());
  Expected expected = { window, 1 };
  GtkWindow *dialog;

  entente_application_open_files (harness_get_application (), files, G_N_ELEMENTS (files));
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ENTENTE_TYPE_ARTICLE_DIALOG);
  entente_article_dialog_add (ENTENTE_ARTICLE_DIALOG (dialog));
  harness_wait (has_articles, &expected);
  g_assert_true (entente_document_is_of_file (entente_window_get_document (window), map));
  harness_close_all ();
  g_file_delete (text, NULL, NULL);
  g_file_delete (map, NULL, NULL);
}

static void
test_paste (void)
{
  static const char page[]
    = "<meta charset='utf-8'><h2>Why it matters</h2><p>It <b>has</b> leverage.</p><p>이재명</p>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  GdkContentProvider *both[] = {
    gdk_content_provider_new_for_bytes ("text/html", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, "Plain."),
  };
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_union (both, 2);
  EntenteWindow *window = entente_window_new (harness_get_application ());
  g_autofree char *text = NULL;
  GtkWindow *dialog;

  gtk_window_present (GTK_WINDOW (window));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (window)), provider);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste-article", NULL);
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ENTENTE_TYPE_ARTICLE_DIALOG);
  text = entente_article_dialog_dup_text (ENTENTE_ARTICLE_DIALOG (dialog));
  g_assert_cmpstr (text, ==, "## Why it matters\n\nIt has leverage.\n\n이재명");
  gtk_window_destroy (dialog);
  harness_close_all ();
}

/* Without a map it makes one; its title is what one types first. */
static void
test_new_article (void)
{
  EntenteWindow *window = entente_window_new (harness_get_application ());
  EntenteSession *session;
  Expected expected = { window, 1 };

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-article", NULL);
  g_assert_true (has_articles (&expected));
  session = entente_window_get_session (window);
  g_assert_cmpint (entente_session_get_current (session).type, ==, ENTENTE_RECORD_ARTICLE);
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (window))));
  entente_history_undo (entente_session_get_history (session));
  harness_close_all ();
}

static void
test_no_text (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  g_autoptr (GError) error = NULL;
  Desk desk;

  desk_init (&desk);
  g_assert_null (entente_article_dialog_new (NULL, desk.session, bytes,
                                             ENTENTE_ARTICLE_MEDIA_UNKNOWN, "x.txt", &error));
  g_assert_error (error, ENTENTE_ARTICLE_IMPORT_ERROR, ENTENTE_ARTICLE_IMPORT_ERROR_NO_TEXT);
  desk_clear (&desk);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/article-dialog/headings", test_headings);
  g_test_add_func ("/app/article-dialog/encoding", test_encoding);
  g_test_add_func ("/app/article-dialog/cut", test_cut);
  g_test_add_func ("/app/article-dialog/hostile", test_hostile);
  g_test_add_func ("/app/article-dialog/rich-text", test_rich_text);
  g_test_add_func ("/app/article-dialog/several", test_several);
  g_test_add_func ("/app/article-dialog/with-map", test_with_map);
  g_test_add_func ("/app/article-dialog/paste", test_paste);
  g_test_add_func ("/app/article-dialog/new-article", test_new_article);
  g_test_add_func ("/app/article-dialog/no-text", test_no_text);

  return harness_run ();
}

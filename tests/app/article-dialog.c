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
  GtkWidget *dialog = entente_article_dialog_new (NULL, desk->session, bytes, name, &error);

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

static void
test_no_text (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  g_autoptr (GError) error = NULL;
  Desk desk;

  desk_init (&desk);
  g_assert_null (entente_article_dialog_new (NULL, desk.session, bytes, "x.txt", &error));
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
  g_test_add_func ("/app/article-dialog/no-text", test_no_text);

  return harness_run ();
}

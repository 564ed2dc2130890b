/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "entente-faults-dialog.h"
#include "entente-map-view.h"

#include <glib/gstdio.h>

static GtkWidget *
find_descendant (GtkWidget  *widget,
                 const char *action_name)
{
  if (GTK_IS_ACTIONABLE (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action_name) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_descendant (child, action_name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
activate (EntenteWindow *window,
          const char    *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static gboolean
is_free (gpointer data)
{
  return entente_window_is_free (data);
}

static gboolean
has_document (gpointer data)
{
  return entente_window_get_document (data) != NULL;
}

static gboolean
is_saved (gpointer data)
{
  return !entente_document_get_modified (data) && !entente_document_get_saving (data);
}

static gboolean
is_not_saving (gpointer data)
{
  return !entente_document_get_saving (data);
}

static gboolean
has_two_windows (gpointer data)
{
  return g_list_length (gtk_application_get_windows (data)) == 2;
}

static void
test_empty (void)
{
  EntenteWindow *window = entente_window_new (harness_get_application ());

  harness_watch ((gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (entente_window_is_free (window));
  g_assert_null (entente_window_get_document (window));
  g_assert_null (entente_window_get_session (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Entente");
  g_assert_false (gtk_widget_get_sensitive (find_descendant (GTK_WIDGET (window), "win.undo")));

  gtk_window_close (GTK_WINDOW (window));
  harness_wait_for_end ((gpointer *) &window);
}

/* A window of its own before the main one, which is closed with it. */
static void
test_shortcuts (void)
{
  EntenteWindow *window = entente_window_new (harness_get_application ());
  GtkWindow *shortcuts = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_window_present (GTK_WINDOW (window));
  activate (window, "win.shortcuts");
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (GTK_IS_SHORTCUTS_WINDOW (other))
        shortcuts = other;
    }
  g_assert_nonnull (shortcuts);
  g_assert_true (gtk_window_get_transient_for (shortcuts) == GTK_WINDOW (window));
  harness_watch ((gpointer *) &shortcuts);
  gtk_window_close (shortcuts);
  harness_wait_for_end ((gpointer *) &shortcuts);
  harness_close_all ();
}

static void
test_open (void)
{
  g_autoptr (GFile) file = harness_make_map ("open.entente.json");
  EntenteWindow *window = harness_open_window (file);
  EntenteDocument *document = g_object_ref (entente_window_get_document (window));

  harness_watch ((gpointer *) &window);
  g_assert_false (entente_window_is_free (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Two of us");
  g_assert_nonnull (entente_window_get_session (window));

  gtk_window_close (GTK_WINDOW (window));
  harness_wait_for_end ((gpointer *) &window);
  g_assert_finalize_object (document);
  g_remove (g_file_peek_path (file));
}

/* What it shows first is the map, or what is wrong with it. */
static void
test_open_unseen (void)
{
  g_autoptr (GFile) good = harness_make_map ("unseen.entente.json");
  g_autoptr (GFile) missing = g_file_new_for_path ("/no/such/map.entente.json");
  EntenteWindow *window = entente_window_new (harness_get_application ());
  EntenteWindow *other = entente_window_new (harness_get_application ());

  entente_window_open (window, good, FALSE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window)));
  harness_wait (has_document, window);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));

  entente_window_open (other, missing, FALSE);
  harness_wait_for_dialog (GTK_WINDOW (other), ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (other)));

  harness_close_all ();
  g_remove (g_file_peek_path (good));
}

static guint
open_menus (GtkWidget *widget)
{
  guint n_lines = 0;

  if (GTK_IS_MENU_BUTTON (widget))
    {
      GtkMenuButton *button = GTK_MENU_BUTTON (widget);

      g_assert_true (gtk_widget_get_sensitive (widget));
      gtk_menu_button_popup (button);
      g_assert_nonnull (gtk_menu_button_get_popover (button));
      if (gtk_menu_button_get_menu_model (button) != NULL)
        n_lines += (guint) g_menu_model_get_n_items (gtk_menu_button_get_menu_model (button));
      gtk_menu_button_popdown (button);
      return n_lines;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_lines += open_menus (child);
  return n_lines;
}

/* They are built when they are opened, each time the same ones. */
static void
test_menus (void)
{
  g_autoptr (GFile) file = harness_make_map ("menus.entente.json");
  EntenteWindow *window = harness_open_window (file);
  guint n_lines = open_menus (GTK_WIDGET (window));

  g_assert_cmpuint (n_lines, >, 10);
  g_assert_cmpuint (open_menus (GTK_WIDGET (window)), ==, n_lines);
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static void
test_example (void)
{
  EntenteWindow *window = entente_window_new (harness_get_application ());
  EntenteDocument *document;

  g_assert_true (entente_window_is_free (window));
  entente_application_open_example (harness_get_application ());
  while (entente_window_get_document (window) == NULL)
    g_main_context_iteration (NULL, TRUE);

  document = entente_window_get_document (window);
  g_assert_null (entente_document_get_file (document));
  g_assert_cmpuint (
    entente_map_get_n_records (entente_document_get_map (document), ENTENTE_RECORD_RELATION), >, 17);
  harness_close_all ();
}

static void
test_open_second (void)
{
  g_autoptr (GFile) first_file = harness_make_map ("first.entente.json");
  g_autoptr (GFile) second_file = harness_make_map ("second.entente.json");
  EntenteWindow *first = harness_open_window (first_file);

  entente_application_open_files (harness_get_application (), &second_file, 1);
  harness_wait (has_two_windows, harness_get_application ());
  g_assert_true (
    g_file_equal (entente_document_get_file (entente_window_get_document (first)), first_file));

  /* A map that is open already is shown, not opened again. */
  entente_application_open_files (harness_get_application (), &first_file, 1);
  g_assert_true (has_two_windows (harness_get_application ()));

  harness_close_all ();
  g_remove (g_file_peek_path (first_file));
  g_remove (g_file_peek_path (second_file));
}

static void
test_faults (void)
{
  g_autoptr (GFile) good = harness_make_map ("good.entente.json");
  g_autoptr (GFile) bad = harness_make_file ("bad.entente.json", "{ \"format\": \"entente-map\" ");
  EntenteWindow *window = harness_open_window (good);
  EntenteDocument *document = entente_window_get_document (window);
  GtkWindow *dialog;

  entente_window_open (window, bad, FALSE);
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ENTENTE_TYPE_FAULTS_DIALOG);
  harness_watch ((gpointer *) &dialog);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Map Not Opened");
  g_assert_true (entente_window_get_document (window) == document);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (
                      GTK_APPLICATION (harness_get_application ()))),
                    <=,
                    2);

  gtk_window_close (dialog);
  harness_wait_for_end ((gpointer *) &dialog);
  harness_close_all ();
  g_remove (g_file_peek_path (good));
  g_remove (g_file_peek_path (bad));
}

#define BROKEN \
  "{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [ { \"id\": \"a\" }, 5 ], " \
  "\"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"a\" } ] }"

/* The rest is shown, can be edited and saved; what has faults stays in the file as it was. */
static void
test_open_sound (void)
{
  g_autoptr (GFile) bad = harness_make_file ("bad.entente.json", BROKEN);
  EntenteWindow *window = entente_window_new (harness_get_application ());
  EntenteDocument *document;
  GtkWindow *dialog;
  g_autofree char *saved = NULL;

  entente_window_open (window, bad, FALSE);
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ENTENTE_TYPE_FAULTS_DIALOG);
  g_assert_null (entente_window_get_document (window));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "faults.open-sound", NULL);
  harness_wait (has_document, window);
  document = entente_window_get_document (window);
  g_assert_false (entente_document_get_modified (document));

  harness_set_label (window, "begs");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  harness_wait (is_saved, document);
  saved = harness_read_file (bad);
  g_assert_nonnull (strstr (saved, "[ { \"id\": \"a\" }, 5 ]"));
  g_assert_nonnull (strstr (saved, "begs"));

  harness_close_all ();
  g_remove (g_file_peek_path (bad));
}

static void
test_missing (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at all.json");
  EntenteWindow *window = entente_window_new (harness_get_application ());
  GtkWindow *dialog;

  gtk_window_present (GTK_WINDOW (window));
  entente_window_open (window, file, FALSE);
  g_assert_false (entente_window_is_free (window));
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)),
                            "at all.json"));
  g_assert_true (entente_window_is_free (window));
  harness_close_all ();
}

static void
test_warnings (void)
{
  g_autoptr (GFile) file =
    harness_make_file ("warnings.entente.json",
                       "{ \"format\": \"entente-map\", \"version\": 1, \"title\": 7 }");
  EntenteWindow *window = harness_open_window (file);
  GtkWindow *dialog;

  activate (window, "win.show-warnings");
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ENTENTE_TYPE_FAULTS_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Warnings");
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static void
test_cancel_opening (void)
{
  g_autoptr (GFile) file = harness_make_map ("cancel.entente.json");
  EntenteWindow *window = entente_window_new (harness_get_application ());

  harness_watch ((gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  entente_window_open (window, file, FALSE);
  activate (window, "win.cancel-opening");
  harness_wait (is_free, window);
  gtk_window_close (GTK_WINDOW (window));
  /* Also what still read has let go of it. */
  harness_wait_for_end ((gpointer *) &window);
  g_remove (g_file_peek_path (file));
}

static void
test_undo (void)
{
  g_autoptr (GFile) file = harness_make_map ("undo.entente.json");
  EntenteWindow *window = harness_open_window (file);
  EntenteDocument *document = entente_window_get_document (window);
  GtkWidget *undo = find_descendant (GTK_WIDGET (window), "win.undo");
  GtkWidget *redo = find_descendant (GTK_WIDGET (window), "win.redo");

  harness_set_label (window, "begs");
  g_assert_true (gtk_widget_get_sensitive (undo));
  g_assert_false (gtk_widget_get_sensitive (redo));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, "Undo Change Label of “A → B”");

  activate (window, "win.undo");
  g_assert_false (entente_document_get_modified (document));
  g_assert_false (gtk_widget_get_sensitive (undo));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, "Undo");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (redo), ==, "Redo Change Label of “A → B”");

  activate (window, "win.redo");
  g_assert_true (entente_document_get_modified (document));
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static gboolean
is_settled (gpointer data)
{
  return entente_map_view_get_settled (data);
}

static gboolean
is_laid_out (gpointer data)
{
  return entente_history_get_can_undo (data);
}

/* After a layout the whole map is in view, wherever its actors went. */
static void
test_layout (void)
{
  EntenteWindow *window = entente_window_new (harness_get_application ());
  EntenteMapView *view = harness_find_map_view (GTK_WIDGET (window));
  EntenteBox visible, bounds;

  gtk_window_present (GTK_WINDOW (window));
  entente_window_open_example (window);
  harness_wait (has_document, window);
  harness_wait (is_settled, view);
  activate (window, "win.layout");
  harness_wait (is_laid_out,
                entente_document_get_history (entente_window_get_document (window)));
  harness_wait (is_settled, view);

  visible = entente_map_view_get_visible (view);
  bounds = entente_scene_get_bounds (entente_map_view_get_scene (view));
  g_assert_cmpfloat (visible.x, <=, bounds.x);
  g_assert_cmpfloat (visible.y, <=, bounds.y);
  g_assert_cmpfloat (visible.x + visible.width, >=, bounds.x + bounds.width);
  g_assert_cmpfloat (visible.y + visible.height, >=, bounds.y + bounds.height);
  harness_close_all ();
}

static void
test_panel (void)
{
  EntenteWindow *window = entente_window_new (harness_get_application ());
  gboolean shown = entente_window_get_show_panel (window);

  activate (window, "win.show-panel");
  g_assert_cmpint (entente_window_get_show_panel (window), ==, !shown);
  activate (window, "win.show-panel");
  g_assert_cmpint (entente_window_get_show_panel (window), ==, shown);
  harness_close_all ();
}

/* It is remembered for the windows to come. */
static void
test_overview (void)
{
  EntenteWindow *window = entente_window_new (harness_get_application ());
  gboolean shown, shown_then;

  g_object_get (window, "show-overview", &shown, NULL);
  activate (window, "win.show-overview");
  g_object_get (entente_window_new (harness_get_application ()), "show-overview", &shown_then, NULL);
  g_assert_cmpint (shown_then, ==, !shown);
  activate (window, "win.show-overview");
  g_object_get (window, "show-overview", &shown_then, NULL);
  g_assert_cmpint (shown_then, ==, shown);
  harness_close_all ();
}

static void
test_live_layout (void)
{
  EntenteWindow *window = entente_window_new (harness_get_application ());
  gboolean live;

  g_object_get (window, "live-layout", &live, NULL);
  g_assert_false (live);
  activate (window, "win.live-layout");
  g_object_get (entente_window_new (harness_get_application ()), "live-layout", &live, NULL);
  g_assert_true (live);
  activate (window, "win.live-layout");
  g_object_get (window, "live-layout", &live, NULL);
  g_assert_false (live);
  harness_close_all ();
}

/* The table stands where the map was, and what is selected stays so. */
static void
test_table (void)
{
  g_autoptr (GFile) file = harness_make_map ("table.entente.json");
  EntenteWindow *window = harness_open_window (file);
  GtkWidget *view = GTK_WIDGET (harness_find_map_view (GTK_WIDGET (window)));
  EntenteSession *session = entente_window_get_session (window);
  EntentePoint before, after;

  entente_session_select (session, ENTENTE_RELATION_ITEM (0));
  before = entente_map_view_to_map (ENTENTE_MAP_VIEW (view), (EntentePoint){ 0.0, 0.0 });
  activate (window, "win.show-table");
  g_assert_true (entente_window_get_show_table (window));
  g_assert_false (gtk_widget_get_mapped (view));
  activate (window, "win.show-table");
  g_assert_false (entente_window_get_show_table (window));
  g_assert_true (gtk_widget_get_mapped (view));
  g_assert_true (entente_session_is_selected (session, ENTENTE_RELATION_ITEM (0)));
  after = entente_map_view_to_map (ENTENTE_MAP_VIEW (view), (EntentePoint){ 0.0, 0.0 });
  g_assert_cmpfloat (after.x, ==, before.x);
  g_assert_cmpfloat (after.y, ==, before.y);

  /* Another map is shown as one. */
  activate (window, "win.show-table");
  entente_window_set_document (window, NULL);
  g_assert_false (entente_window_get_show_table (window));
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static void
test_close_unmodified (void)
{
  g_autoptr (GFile) file = harness_make_map ("close.entente.json");
  EntenteWindow *window = harness_open_window (file);

  harness_watch ((gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  harness_wait_for_end ((gpointer *) &window);
  g_remove (g_file_peek_path (file));
}

static void
test_close_cancel (void)
{
  g_autoptr (GFile) file = harness_make_map ("cancel.entente.json");
  EntenteWindow *window = harness_open_window (file);
  GtkWindow *dialog;

  harness_set_label (window, "begs");
  gtk_window_close (GTK_WINDOW (window));
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_destroy (dialog);

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  g_assert_true (entente_document_get_modified (entente_window_get_document (window)));
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static void
test_close_discard (void)
{
  g_autoptr (GFile) file = harness_make_map ("discard.entente.json");
  g_autofree char *before = harness_read_file (file);
  g_autofree char *after = NULL;
  EntenteWindow *window = harness_open_window (file);
  GtkWindow *dialog;

  harness_watch ((gpointer *) &window);
  harness_set_label (window, "begs");
  gtk_window_close (GTK_WINDOW (window));
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "discard");
  harness_wait_for_end ((gpointer *) &window);
  after = harness_read_file (file);
  g_assert_cmpstr (before, ==, after);
  g_remove (g_file_peek_path (file));
}

static void
test_close_save (void)
{
  g_autoptr (GFile) file = harness_make_map ("save.entente.json");
  g_autofree char *after = NULL;
  EntenteWindow *window = harness_open_window (file);
  GtkWindow *dialog;

  harness_watch ((gpointer *) &window);
  harness_set_label (window, "begs");
  gtk_window_close (GTK_WINDOW (window));
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  harness_wait_for_end ((gpointer *) &window);
  after = harness_read_file (file);
  g_assert_nonnull (strstr (after, "\"begs\""));
  g_remove (g_file_peek_path (file));
}

/* Somebody else wrote to the file meanwhile: the window stays, and saving anyway closes it. */
static void
test_close_save_changed (void)
{
  g_autoptr (GFile) file = harness_make_map ("changed.entente.json");
  g_autofree char *after = NULL;
  EntenteWindow *window = harness_open_window (file);
  EntenteDocument *document = entente_window_get_document (window);
  GtkWindow *dialog;

  harness_watch ((gpointer *) &window);
  harness_set_label (window, "begs");
  g_object_unref (harness_make_file ("changed.entente.json", "mine now"));
  gtk_window_close (GTK_WINDOW (window));
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  gtk_window_destroy (dialog);

  harness_wait (is_not_saving, document);
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (
    adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "File Changed on Disk");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  harness_wait_for_end ((gpointer *) &window);
  after = harness_read_file (file);
  g_assert_nonnull (strstr (after, "\"begs\""));
  g_remove (g_file_peek_path (file));
}

/* The folder has gone: saving fails, is explained, and the window stays. */
static void
test_close_save_fails (void)
{
  g_autoptr (GFile) file = harness_make_map ("fails.entente.json");
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/fails.entente.json");
  EntenteWindow *window = harness_open_window (file);
  GtkWindow *dialog;

  harness_set_label (window, "begs");
  entente_window_save_to (window, nowhere);
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (
    adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "The Map Was Not Saved");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "Your changes are still here."));
  g_assert_true (entente_document_get_modified (entente_window_get_document (window)));
  g_assert_true (
    g_file_equal (entente_document_get_file (entente_window_get_document (window)), file));
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static void
test_save (void)
{
  g_autoptr (GFile) file = harness_make_map ("save.entente.json");
  EntenteWindow *window = harness_open_window (file);
  EntenteDocument *document = entente_window_get_document (window);

  harness_set_label (window, "begs");
  activate (window, "win.save");
  harness_wait (is_saved, document);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static void
test_quit (void)
{
  g_autoptr (GFile) file = harness_make_map ("quit.entente.json");
  EntenteWindow *modified = harness_open_window (file);
  EntenteWindow *empty = entente_window_new (harness_get_application ());
  GtkWindow *dialog;

  harness_watch ((gpointer *) &modified);
  harness_set_label (modified, "begs");
  gtk_window_present (GTK_WINDOW (empty));
  entente_application_quit (harness_get_application ());
  dialog = harness_wait_for_dialog (GTK_WINDOW (modified), ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_destroy (dialog);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (modified)));

  entente_application_quit (harness_get_application ());
  dialog = harness_wait_for_dialog (GTK_WINDOW (modified), ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "discard");
  harness_wait_for_end ((gpointer *) &modified);
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

/* Accelerators fire while one types: none may be a key that fields or the map need. */
static void
test_accelerators (void)
{
  GtkApplication *application = GTK_APPLICATION (harness_get_application ());
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);
  guint n_accelerators = 0;

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint j = 0; accels[j] != NULL; j++)
        {
          guint key;
          GdkModifierType modifiers;
          gboolean is_function_key;

          g_assert_true (gtk_accelerator_parse (accels[j], &key, &modifiers));
          is_function_key = key >= GDK_KEY_F1 && key <= GDK_KEY_F12;
          g_assert_true (is_function_key || (modifiers & GDK_CONTROL_MASK) != 0);
          if (modifiers == GDK_CONTROL_MASK)
            g_assert_null (strchr ("zxcva", (int) key));
          n_accelerators++;
        }
    }

  g_assert_cmpuint (n_accelerators, >, 15);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/window/empty", test_empty);
  g_test_add_func ("/app/window/shortcuts", test_shortcuts);
  g_test_add_func ("/app/window/open", test_open);
  g_test_add_func ("/app/window/open-unseen", test_open_unseen);
  g_test_add_func ("/app/window/menus", test_menus);
  g_test_add_func ("/app/window/example", test_example);
  g_test_add_func ("/app/window/open-second", test_open_second);
  g_test_add_func ("/app/window/faults", test_faults);
  g_test_add_func ("/app/window/open-sound", test_open_sound);
  g_test_add_func ("/app/window/missing", test_missing);
  g_test_add_func ("/app/window/warnings", test_warnings);
  g_test_add_func ("/app/window/cancel-opening", test_cancel_opening);
  g_test_add_func ("/app/window/undo", test_undo);
  g_test_add_func ("/app/window/layout", test_layout);
  g_test_add_func ("/app/window/panel", test_panel);
  g_test_add_func ("/app/window/overview", test_overview);
  g_test_add_func ("/app/window/live-layout", test_live_layout);
  g_test_add_func ("/app/window/table", test_table);
  g_test_add_func ("/app/window/save", test_save);
  g_test_add_func ("/app/window/close-unmodified", test_close_unmodified);
  g_test_add_func ("/app/window/close-cancel", test_close_cancel);
  g_test_add_func ("/app/window/close-discard", test_close_discard);
  g_test_add_func ("/app/window/close-save", test_close_save);
  g_test_add_func ("/app/window/close-save-changed", test_close_save_changed);
  g_test_add_func ("/app/window/close-save-fails", test_close_save_fails);
  g_test_add_func ("/app/application/quit", test_quit);
  g_test_add_func ("/app/application/accelerators", test_accelerators);

  return harness_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "entente-export-dialog.h"

#include <glib/gstdio.h>

/* Two actors so far apart that no picture at full scale can hold both. */
static const char wide_map[] =
  "{ \"format\": \"entente-map\", \"version\": 1,\n"
  "  \"actors\": [ { \"id\": \"a\", \"position\": { \"x\": 0, \"y\": 0 } },\n"
  "                { \"id\": \"b\", \"position\": { \"x\": 60000, \"y\": 0 } } ] }\n";

static GtkWidget *
get_child (EntenteExportDialog *dialog,
           const char          *name)
{
  GObject *child =
    gtk_widget_get_template_child (GTK_WIDGET (dialog), ENTENTE_TYPE_EXPORT_DIALOG, name);

  g_assert_nonnull (child);
  return GTK_WIDGET (child);
}

static EntenteExportDialog *
open_dialog (EntenteWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL));
  return ENTENTE_EXPORT_DIALOG (
    harness_wait_for_dialog (GTK_WINDOW (window), ENTENTE_TYPE_EXPORT_DIALOG));
}

static gboolean
has_size (gpointer data)
{
  AdwActionRow *row = ADW_ACTION_ROW (get_child (data, "scale_row"));
  const char *size = adw_action_row_get_subtitle (row);

  return size != NULL && strstr (size, "×") != NULL;
}

static gboolean
has_preview (gpointer data)
{
  return gtk_picture_get_paintable (GTK_PICTURE (get_child (data, "preview"))) != NULL;
}

static gboolean
has_notice (gpointer data)
{
  return gtk_widget_get_visible (get_child (data, "notice"));
}

static gboolean
is_set (gpointer data)
{
  gboolean *flag = data;

  return *flag;
}

static void
exported_cb (EntenteExportDialog *dialog,
             GFile               *file,
             gboolean            *exported)
{
  *exported = TRUE;
}

static void
export_to (EntenteExportDialog *dialog,
           GFile               *file)
{
  gboolean exported = FALSE;

  harness_watch ((gpointer *) &dialog);
  g_signal_connect (dialog, "exported", G_CALLBACK (exported_cb), &exported);
  entente_export_dialog_export_to (dialog, file);
  harness_wait (is_set, &exported);
  harness_wait_for_end ((gpointer *) &dialog);
}

static void
test_preview (void)
{
  g_autoptr (GFile) file = harness_make_map ("preview.entente.json");
  EntenteWindow *window = harness_open_window (file);
  EntenteExportDialog *dialog = open_dialog (window);

  harness_watch ((gpointer *) &dialog);
  harness_wait (has_size, dialog);
  harness_wait (has_preview, dialog);
  g_assert_false (has_notice (dialog));
  g_assert_true (gtk_widget_get_sensitive (get_child (dialog, "export_button")));

  /* A big map has to be drawn small. */
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get_child (dialog, "scale_button")), 0.05);
  g_assert_cmpfloat (entente_export_dialog_get_choices (dialog)->scale, ==, 0.05);

  gtk_window_close (GTK_WINDOW (dialog));
  harness_wait_for_end ((gpointer *) &dialog);
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static void
test_remembers (void)
{
  g_autoptr (GFile) file = harness_make_map ("remembers.entente.json");
  g_autoptr (GFile) picture = harness_make_file ("remembers.pdf", "");
  g_autofree char *bytes = NULL;
  EntenteWindow *window = harness_open_window (file);
  EntenteExportDialog *dialog = open_dialog (window);
  const EntenteExportChoices *choices;

  adw_combo_row_set_selected (ADW_COMBO_ROW (get_child (dialog, "area_row")),
                              ENTENTE_EXPORT_VISIBLE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_child (dialog, "format_row")),
                              ENTENTE_EXPORT_PDF);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_child (dialog, "background_row")),
                              ENTENTE_BACKGROUND_DARK);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get_child (dialog, "scale_button")), 1.5);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get_child (dialog, "margin_button")), 8.0);
  gtk_switch_set_active (GTK_SWITCH (get_child (dialog, "legend_switch")), FALSE);
  gtk_switch_set_active (GTK_SWITCH (get_child (dialog, "title_switch")), FALSE);
  export_to (dialog, picture);
  bytes = harness_read_file (picture);
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));

  dialog = open_dialog (window);
  choices = entente_export_dialog_get_choices (dialog);
  g_assert_cmpint (choices->area, ==, ENTENTE_EXPORT_VISIBLE);
  g_assert_cmpint (choices->format, ==, ENTENTE_EXPORT_PDF);
  g_assert_cmpint (choices->background, ==, ENTENTE_BACKGROUND_DARK);
  g_assert_cmpfloat (choices->scale, ==, 1.5);
  g_assert_cmpfloat (choices->margin, ==, 8.0);
  g_assert_false (choices->legend);
  g_assert_false (choices->title);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (get_child (dialog, "format_row"))),
                    ==,
                    ENTENTE_EXPORT_PDF);
  harness_close_all ();
  g_remove (g_file_peek_path (file));
  g_remove (g_file_peek_path (picture));
}

static void
test_format_by_name (void)
{
  g_autoptr (GFile) file = harness_make_map ("name.entente.json");
  g_autoptr (GFile) picture = harness_make_file ("name.SVG", "");
  g_autofree char *bytes = NULL;
  EntenteWindow *window = harness_open_window (file);
  EntenteExportDialog *dialog = open_dialog (window);

  adw_combo_row_set_selected (ADW_COMBO_ROW (get_child (dialog, "format_row")),
                              ENTENTE_EXPORT_PNG);
  export_to (dialog, picture);
  bytes = harness_read_file (picture);
  g_assert_nonnull (strstr (bytes, "<svg"));
  harness_close_all ();
  g_remove (g_file_peek_path (file));
  g_remove (g_file_peek_path (picture));
}

static void
test_too_large (void)
{
  g_autoptr (GFile) file = harness_make_file ("wide.entente.json", wide_map);
  EntenteWindow *window = harness_open_window (file);
  EntenteExportDialog *dialog = open_dialog (window);

  adw_combo_row_set_selected (ADW_COMBO_ROW (get_child (dialog, "area_row")),
                              ENTENTE_EXPORT_WHOLE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_child (dialog, "format_row")),
                              ENTENTE_EXPORT_PNG);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get_child (dialog, "scale_button")), 4.0);
  harness_wait (has_notice, dialog);
  g_assert_false (gtk_widget_get_sensitive (get_child (dialog, "export_button")));
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static void
test_fails (void)
{
  g_autoptr (GFile) file = harness_make_map ("fails.entente.json");
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/picture.png");
  EntenteWindow *window = harness_open_window (file);
  EntenteExportDialog *dialog = open_dialog (window);

  harness_wait (has_preview, dialog);
  entente_export_dialog_export_to (dialog, nowhere);
  harness_wait (has_notice, dialog);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  g_assert_true (gtk_widget_get_sensitive (get_child (dialog, "export_button")));
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static void
test_selection (void)
{
  g_autoptr (GFile) file = harness_make_map ("selection.entente.json");
  EntenteWindow *window = harness_open_window (file);
  EntenteSession *session = entente_window_get_session (window);
  EntenteMap *map = entente_session_get_map (session);
  guint32 actor = entente_map_find (map, ENTENTE_RECORD_ACTOR, "b");
  EntenteFocus *focus;
  EntenteExportDialog *dialog;
  GListModel *areas;

  g_assert_null (entente_selection_focus_new (session));
  entente_session_select (session, ENTENTE_ACTOR_ITEM (actor));
  focus = entente_selection_focus_new (session);
  g_assert_nonnull (focus);
  g_assert_cmpuint (entente_slot_set_get_n (focus->actors), ==, 2);
  g_assert_cmpuint (entente_slot_set_get_n (focus->relations), ==, 1);
  entente_selection_focus_free (focus);

  dialog = open_dialog (window);
  areas = adw_combo_row_get_model (ADW_COMBO_ROW (get_child (dialog, "area_row")));
  g_assert_cmpuint (g_list_model_get_n_items (areas), ==, 3);
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

/* What is visible comes out as large as it is on the screen, times the scale, however far one is. */
static void
test_visible (void)
{
  const EntenteExportChoices choices = {
    .area = ENTENTE_EXPORT_VISIBLE,
    .scale = 2.0,
    .margin = 32.0,
  };
  const EntenteBox visible = { 10.0, 20.0, 4000.0, 3000.0 };
  const EntentePair opened = { 3, 5 };
  EntenteExport export =
    entente_export_choices_to_export (&choices, visible, 0.25, opened, NULL);

  g_assert_cmpfloat (export.area.width, ==, 4000.0);
  g_assert_cmpfloat (export.scale, ==, 0.5);
  g_assert_cmpfloat (export.zoom, ==, 0.25);
  g_assert_true (entente_pair_equal (export.opened, opened));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/export-dialog/preview", test_preview);
  g_test_add_func ("/app/export-dialog/remembers", test_remembers);
  g_test_add_func ("/app/export-dialog/format-by-name", test_format_by_name);
  g_test_add_func ("/app/export-dialog/too-large", test_too_large);
  g_test_add_func ("/app/export-dialog/fails", test_fails);
  g_test_add_func ("/app/export-dialog/selection", test_selection);

  g_test_add_func ("/app/export-choices/visible", test_visible);

  return harness_run ();
}

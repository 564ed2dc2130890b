/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "entente-print.h"

#include <glib/gstdio.h>

static void
test_pdf (void)
{
  g_autoptr (GFile) file = harness_make_map ("print.entente.json");
  g_autoptr (GFile) paper = harness_make_file ("print.pdf", "");
  EntenteWindow *window = harness_open_window (file);
  EntenteDocument *document = entente_window_get_document (window);
  EntenteMap *map = entente_document_get_map (document);
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  GtkPrintOperation *operation =
    entente_print_operation_new (map, scene, ENTENTE_NO_PAIR, entente_document_get_title (document));
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  gtk_print_operation_set_export_filename (operation, g_file_peek_path (paper));
  g_assert_cmpint (gtk_print_operation_run (operation,
                                            GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (window),
                                            &error),
                   ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==, 1);
  bytes = harness_read_file (paper);
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_finalize_object (operation);
  harness_close_all ();
  g_remove (g_file_peek_path (file));
  g_remove (g_file_peek_path (paper));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/print/pdf", test_pdf);

  return harness_run ();
}

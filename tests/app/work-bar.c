/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "harness.h"

#include "entente-work-bar.h"

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gboolean
is_revealed (gpointer bar)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (find (bar, GTK_TYPE_REVEALER)));
}

static double
get_part (gpointer work)
{
  *(guint *) work += 1;
  return 0.25;
}

/* It comes after a while, says how far it is, and its button cancels once. */
static void
test_cancel (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  EntenteWorkBar *bar = entente_work_bar_begin (GTK_BOX (box), "Work");
  g_autoptr (GCancellable) cancellable = g_object_ref (entente_work_bar_get_cancellable (bar));
  GtkWidget *progress = find (GTK_WIDGET (bar), GTK_TYPE_PROGRESS_BAR);
  GtkWidget *button = find (GTK_WIDGET (bar), GTK_TYPE_BUTTON);
  guint n_asked = 0;

  entente_work_bar_set_part (bar, get_part, &n_asked);
  g_assert_false (is_revealed (bar));
  harness_wait (is_revealed, bar);
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (progress)), ==, 0.25);
  g_assert_cmpuint (n_asked, ==, 1);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_false (gtk_widget_get_sensitive (button));
  entente_work_bar_end (bar);
  g_assert_null (gtk_widget_get_first_child (box));
  g_object_unref (box);
}

/* The window may be gone when the work ends. */
static void
test_outlives_box (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  EntenteWorkBar *first = entente_work_bar_begin (GTK_BOX (box), "First");
  EntenteWorkBar *second = entente_work_bar_begin (GTK_BOX (box), "Second");
  gpointer left = second;

  g_object_add_weak_pointer (G_OBJECT (second), &left);
  entente_work_bar_end (first);
  g_assert_true (gtk_widget_get_first_child (box) == GTK_WIDGET (second));
  g_object_unref (box);
  g_assert_nonnull (left);
  entente_work_bar_end (second);
  g_assert_null (left);
}

static gboolean
has_picture (gpointer window)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);

  return gdk_clipboard_get_content (clipboard) != NULL
         && gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                               GDK_TYPE_TEXTURE);
}

static gboolean
has_scene (gpointer view)
{
  return entente_map_view_get_scene (view) != NULL;
}

/* Asked for again while it is drawn, the last picture is the one that comes. */
static void
test_copy_picture (void)
{
  g_autoptr (GFile) file = harness_make_map ("picture.entente.json");
  EntenteWindow *window = harness_open_window (file);

  harness_wait (has_scene, harness_find_map_view (GTK_WIDGET (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-picture", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-picture", NULL);
  harness_wait (has_picture, window);
  harness_close_all ();
  g_file_delete (file, NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/work-bar/cancel", test_cancel);
  g_test_add_func ("/app/work-bar/outlives-box", test_outlives_box);
  g_test_add_func ("/app/work-bar/copy-picture", test_copy_picture);
  return harness_run ();
}

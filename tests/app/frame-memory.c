/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory that is shared with the X server for frames stays between them. */

#include "entente-frame-memory.h"

#define SIDE_PX 512
#define FRAME_BYTES (4 * SIDE_PX * SIDE_PX)
#define SEGMENT "/SYSV"
#define N_FRAMES 5

/* Lines that tell where segments are, one after another. (transfer full) */
static char *
find_segments (void)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  GString *segments = g_string_new (NULL);

  if (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL))
    lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (strstr (lines[i], SEGMENT) != NULL)
      g_string_append_printf (segments, "%s\n", lines[i]);
  return g_string_free (segments, FALSE);
}

static void
count_frame_cb (GdkFrameClock *clock,
                guint         *n_frames)
{
  (*n_frames)++;
}

static void
draw_frames (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  guint n_frames = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame_cb), &n_frames);

  while (n_frames < N_FRAMES)
    {
      gtk_widget_queue_draw (window);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
}

static void
test_stays (void)
{
  GtkWidget *window = gtk_window_new ();
  g_autofree char *kept = NULL;
  g_autofree char *drawn = NULL;
  g_autofree char *again = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), SIDE_PX, SIDE_PX);
  gtk_window_present (GTK_WINDOW (window));
  draw_frames (window);
  entente_frame_memory_keep (window, 2 * FRAME_BYTES);
  kept = find_segments ();
  draw_frames (window);
  drawn = find_segments ();
  entente_frame_memory_keep (window, FRAME_BYTES);
  again = find_segments ();
  gtk_window_destroy (GTK_WINDOW (window));

  g_assert_cmpstr (kept, !=, "");
  g_assert_nonnull (strstr (drawn, kept));
  g_assert_cmpstr (again, ==, drawn);
}

/* What is not in a window has no frames. */
static void
test_no_window (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autofree char *before = find_segments ();
  g_autofree char *after = NULL;

  entente_frame_memory_keep (label, 1024 * FRAME_BYTES);
  after = find_segments ();
  g_assert_cmpstr (before, ==, after);
  g_object_unref (label);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/frame-memory/stays", test_stays);
  g_test_add_func ("/app/frame-memory/no-window", test_no_window);

  return g_test_run ();
}

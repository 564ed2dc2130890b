/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program's icon is there drawn, and at 48 pixels as a picture, too: a window asks for that size. */

#include "harness.h"

#include <stdlib.h>

#define ID "org.entente.Entente"
#define SIZE 48
#define RESOURCES "/org/entente/Entente/icons/"
/* Of 255, mean of all channels: what another version of the library that draws it may make of edges. */
#define LARGEST_DIFFERENCE 2.0

static GdkPixbuf *
load (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_resource_at_scale (path, SIZE, SIZE, TRUE, &error);

  g_assert_no_error (error);
  return pixbuf;
}

static void
test_same (void)
{
  g_autoptr (GdkPixbuf) drawn = load ("scalable/apps/" ID ".svg");
  g_autoptr (GdkPixbuf) picture = load ("48x48/apps/" ID ".png");
  guint length = SIZE * SIZE * 4;
  guint sum = 0;

  g_assert_cmpint (gdk_pixbuf_get_byte_length (drawn), ==, length);
  g_assert_cmpint (gdk_pixbuf_get_byte_length (picture), ==, length);
  for (guint i = 0; i < length; i++)
    sum += (guint) abs (gdk_pixbuf_read_pixels (drawn)[i] - gdk_pixbuf_read_pixels (picture)[i]);
  g_assert_cmpfloat ((double) sum / length, <, LARGEST_DIFFERENCE);
}

/* Else every start would load all it takes to draw a vector picture. */
static void
test_chosen (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr (GtkIconPaintable) icon = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;

  icon = gtk_icon_theme_lookup_icon (theme, ID, NULL, SIZE, 1,
                                     GTK_TEXT_DIR_NONE, 0);
  file = gtk_icon_paintable_get_file (icon);
  uri = g_file_get_uri (file);
  g_assert_true (g_str_has_suffix (uri, ".png"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/icon/same", test_same);
  g_test_add_func ("/app/icon/chosen", test_chosen);

  return harness_run ();
}

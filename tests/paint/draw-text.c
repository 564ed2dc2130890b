/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-draw-text.h"
#include "entente-lettering.h"

#define WIDTH 200
#define HEIGHT 40

/* How much ink a text leaves, drawn exactly, or each letter on a whole pixel. */
static guint
count_ink (const char *text,
           gboolean    exact,
           double      x)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  EntenteTextLine *line = entente_lettering_get_line (ENTENTE_LETTERING_ACTOR, text);
  guint ink = 0;

  if (exact)
    entente_draw_text (cr, line, x, 5.0);
  else
    entente_draw_letters (cr, line, x, 5.0);
  g_assert_false (cairo_has_current_point (cr));
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int row = 0; row < HEIGHT; row++)
    for (int column = 0; column < WIDTH; column++)
      ink += cairo_image_surface_get_data (surface)[row * cairo_image_surface_get_stride (surface)
                                                    + column];
  cairo_surface_destroy (surface);
  return ink;
}

static void
test_ink (void)
{
  static const char *const texts[] = { "Harbor Council", "평화 위원회", "مجلس الميناء", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint exact = count_ink (texts[i], TRUE, 5.0);
      guint quick = count_ink (texts[i], FALSE, 5.0);

      g_assert_cmpuint (exact, >, 1000);
      /* The same letters, but for where their edges fall. */
      g_assert_cmpfloat_with_epsilon ((double) exact / quick, 1.0, 0.2);
    }
}

static void
test_empty (void)
{
  g_assert_cmpuint (count_ink ("", TRUE, 5.0), ==, 0);
}

/* Letters that are pictures have no outline, but show. */
static void
test_pictures (void)
{
  g_assert_cmpuint (count_ink ("🕊", TRUE, 5.0), >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/draw-text/ink", test_ink);
  g_test_add_func ("/paint/draw-text/empty", test_empty);
  g_test_add_func ("/paint/draw-text/pictures", test_pictures);

  return g_test_run ();
}

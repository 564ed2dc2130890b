/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-text-line.h"

#include <pango/pangocairo.h>
#include <string.h>

#define WIDTH 320
#define HEIGHT 40
#define FONT_PX 13.0

static const char *const texts[] = {
  "Lee Jae Myung", "AVAToWaY. Te, Vo", "office affine fjord", "이재명", "日本の首相、アベ・シンゾー",
  "Министерство (МИД)", "وزارة الخارجية", "UN وزارة 12 الخارجية (2024)", "הכנסת, Knesset",
  "संयुक्त राष्ट्र", "“quoted” — No. 5", "e\xcc\x81t\xc3\xa9", "👨‍👩‍👧‍👦 family", "i",
};

/* In fonts whose baselines differ, by which Pango would shift the later ones. */
static const char *const mixed[] = { "이재명 더불어민주당 12 대 3", "中华人民共和国外交部" };

static PangoContext *
create_context (void)
{
  PangoFontMap *font_map = pango_cairo_font_map_new ();
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  PangoContext *context = pango_font_map_create_context (font_map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  pango_font_description_set_absolute_size (font, FONT_PX * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  g_object_unref (font_map);
  return context;
}

static PangoLayout *
create_layout (PangoContext *context,
               const char   *text)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
assert_same_width (const PangoRectangle *ours,
                   const PangoRectangle *theirs)
{
  g_assert_cmpint (ours->x, ==, theirs->x);
  g_assert_cmpint (ours->width, ==, theirs->width);
}

static void
assert_same_box (const PangoRectangle *ours,
                 const PangoRectangle *theirs)
{
  assert_same_width (ours, theirs);
  g_assert_cmpint (ours->y, ==, theirs->y);
  g_assert_cmpint (ours->height, ==, theirs->height);
}

/* Whatever stood in the line before. */
static void
test_extents (void)
{
  PangoContext *context = create_context ();
  g_autoptr (EntenteTextLine) line = entente_text_line_new (context);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PangoLayout) layout = create_layout (context, texts[i]);
      PangoRectangle ours[2], theirs[2];

      entente_text_line_set_text (line, texts[i], -1);
      entente_text_line_get_extents (line, &ours[0], &ours[1]);
      pango_layout_get_extents (layout, &theirs[0], &theirs[1]);
      assert_same_box (&ours[0], &theirs[0]);
      assert_same_box (&ours[1], &theirs[1]);
      g_assert_cmpstr (entente_text_line_get_text (line), ==, texts[i]);
      g_assert_cmpfloat (entente_text_line_get_width (line), ==,
                         (double) theirs[1].width / PANGO_SCALE);
      g_assert_cmpfloat (entente_text_line_get_baseline (line), ==,
                         (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
    }
  g_object_unref (context);
}

static void
test_mixed (void)
{
  PangoContext *context = create_context ();
  g_autoptr (EntenteTextLine) line = entente_text_line_new (context);

  for (guint i = 0; i < G_N_ELEMENTS (mixed); i++)
    {
      g_autoptr (PangoLayout) layout = create_layout (context, mixed[i]);
      PangoRectangle ours[2], theirs[2];

      entente_text_line_set_text (line, mixed[i], -1);
      entente_text_line_get_extents (line, &ours[0], &ours[1]);
      pango_layout_get_extents (layout, &theirs[0], &theirs[1]);
      assert_same_width (&ours[0], &theirs[0]);
      assert_same_box (&ours[1], &theirs[1]);
      g_assert_cmpint (ABS (ours[0].y - theirs[0].y), <, PANGO_SCALE);
    }
  g_object_unref (context);
}

typedef void (*Draw) (cairo_t *cr, PangoContext *context, const char *text);

static void
fill_ours (cairo_t      *cr,
           PangoContext *context,
           const char   *text)
{
  g_autoptr (EntenteTextLine) line = entente_text_line_new (context);

  entente_text_line_set_text (line, text, -1);
  entente_text_line_append_path (line, cr, 4.25, 8.5);
  cairo_fill (cr);
}

static void
fill_theirs (cairo_t      *cr,
             PangoContext *context,
             const char   *text)
{
  g_autoptr (PangoLayout) layout = create_layout (context, text);

  cairo_move_to (cr, 4.25, 8.5);
  pango_cairo_layout_path (cr, layout);
  cairo_fill (cr);
}

static void
show_ours (cairo_t      *cr,
           PangoContext *context,
           const char   *text)
{
  g_autoptr (EntenteTextLine) line = entente_text_line_new (context);

  entente_text_line_set_text (line, text, -1);
  entente_text_line_show (line, cr, 4.25, 8.5);
}

static void
show_theirs (cairo_t      *cr,
             PangoContext *context,
             const char   *text)
{
  g_autoptr (PangoLayout) layout = create_layout (context, text);

  cairo_move_to (cr, 4.25, 8.5);
  pango_cairo_show_layout (cr, layout);
}

/* (transfer full) */
static cairo_surface_t *
picture (Draw          draw,
         PangoContext *context,
         const char   *text)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  draw (cr, context, text);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
assert_same_picture (Draw        ours,
                     Draw        theirs,
                     const char *text)
{
  PangoContext *context = create_context ();
  cairo_surface_t *one = picture (ours, context, text);
  cairo_surface_t *other = picture (theirs, context, text);
  const gsize size = (gsize) cairo_image_surface_get_stride (one) * HEIGHT;

  for (gsize i = 0; i < size; i++)
    g_assert_cmpint (ABS (cairo_image_surface_get_data (one)[i]
                          - cairo_image_surface_get_data (other)[i]), <=, 1);
  cairo_surface_destroy (one);
  cairo_surface_destroy (other);
  g_object_unref (context);
}

static void
test_picture (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      assert_same_picture (fill_ours, fill_theirs, texts[i]);
      assert_same_picture (show_ours, show_theirs, texts[i]);
    }
}

static void
test_cuts (void)
{
  PangoContext *context = create_context ();
  g_autoptr (EntenteTextLine) line = entente_text_line_new (context);
  g_autoptr (GArray) cuts = NULL;

  entente_text_line_set_text (line, "ae\xcc\x81" "👨‍👩‍👧‍👦", -1);
  cuts = entente_text_line_find_cuts (line);
  g_assert_cmpuint (cuts->len, ==, 3);
  g_assert_cmpuint (g_array_index (cuts, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (cuts, guint, 1), ==, 4);
  g_assert_cmpuint (g_array_index (cuts, guint, 2), ==,
                    strlen (entente_text_line_get_text (line)));
  g_object_unref (context);
}

/* Bytes beyond do not count. */
static void
test_length (void)
{
  PangoContext *context = create_context ();
  g_autoptr (EntenteTextLine) line = entente_text_line_new (context);

  entente_text_line_set_text (line, "Harbor Council", 6);
  g_assert_cmpstr (entente_text_line_get_text (line), ==, "Harbor");
  entente_text_line_set_text (line, "", 0);
  g_assert_cmpfloat (entente_text_line_get_width (line), ==, 0.0);
  g_object_unref (context);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/text-line/extents", test_extents);
  g_test_add_func ("/paint/text-line/mixed", test_mixed);
  g_test_add_func ("/paint/text-line/picture", test_picture);
  g_test_add_func ("/paint/text-line/cuts", test_cuts);
  g_test_add_func ("/paint/text-line/length", test_length);

  return g_test_run ();
}

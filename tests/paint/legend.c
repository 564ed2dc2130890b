/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-legend.h"
#include "paint-map.h"

static gboolean
has_text (const EntenteLegend *legend,
          const char          *text)
{
  for (guint i = 0; i < entente_legend_get_n_entries (legend); i++)
    if (g_strcmp0 (entente_legend_get_text (legend, i), text) == 0)
      return TRUE;
  return FALSE;
}

static void
test_only_what_occurs (void)
{
  static const struct
  {
    PaintRelation relation;
    const char *text;
  } cases[] = {
    { { .tone = 4.0 }, "Cooperation" },
    { { .tone = -4.0 }, "Conflict" },
    { { .tone = 0.0 }, "Neutral" },
    { { .tone = NAN, .phase = ENTENTE_PHASE_PROPOSED }, "Proposed" },
    { { .tone = NAN, .phase = ENTENTE_PHASE_ENDED }, "Ended" },
    { { .tone = NAN, .unsourced = TRUE }, "Without a source" },
    { { .tone = NAN, .contradicted = TRUE }, "Contradicted" },
    { { .tone = NAN, .claim = ENTENTE_CLAIM_ALLEGED }, "Alleged" },
    { { .tone = NAN, .claim = ENTENTE_CLAIM_DENIED }, "Denied" },
    { { .tone = NAN, .regarding = 1 }, "Regarding" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntenteMap) map = paint_map_new_pair (&cases[i].relation);
      g_autoptr (EntenteLegend) legend = entente_legend_new (map, NULL, NULL);

      /* The case's own entry and the one kind of actor. */
      g_assert_true (has_text (legend, cases[i].text));
      g_assert_true (has_text (legend, "State"));
      g_assert_cmpuint (entente_legend_get_n_entries (legend), ==, 2);
    }
}

static void
test_full (void)
{
  g_autoptr (EntenteMap) map = paint_map_new_full ();
  g_autoptr (EntenteLegend) legend = entente_legend_new (map, NULL, NULL);

  g_assert_true (has_text (legend, "Not rated"));
  g_assert_true (has_text (legend, "Regarding, concerns"));
  g_assert_true (has_text (legend, "Media"));
  g_assert_cmpuint (entente_legend_get_n_entries (legend), ==, 4 + 6 + 1 + 5);
}

static void
test_by_kind (void)
{
  const PaintRelation relation = { .kind = "trades", .tone = NAN };
  const EntenteKind described = { .label = "Trades with", .color = ENTENTE_NO_COLOR,
                                  .order = NAN };

  for (guint by = ENTENTE_COLOR_BY_TONE; by <= ENTENTE_COLOR_BY_KIND; by++)
    {
      g_autoptr (EntenteMap) map = paint_map_new (NULL, NULL, by);
      g_autoptr (EntenteLegend) legend = NULL;

      paint_map_add_actor (map, "A", "state", 0.0, 0.0);
      paint_map_add_relation (map, &relation);
      entente_map_describe_kind (map, ENTENTE_RECORD_RELATION, "trades", &described);
      entente_map_intern_kind (map, ENTENTE_RECORD_RELATION, "unused", -1);
      legend = entente_legend_new (map, NULL, NULL);
      g_assert_cmpint (has_text (legend, "Trades with"), ==, by == ENTENTE_COLOR_BY_KIND);
      g_assert_false (has_text (legend, "unused"));
    }
}

static void
test_order (void)
{
  static const struct
  {
    const char *key;
    double order;
  } kinds[] = { { "late", NAN }, { "second", 2.0 }, { "first", 1.0 } };
  g_autoptr (EntenteMap) map = paint_map_new (NULL, NULL, ENTENTE_COLOR_BY_TONE);
  g_autoptr (EntenteLegend) legend = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const EntenteKind described = { .color = ENTENTE_NO_COLOR, .order = kinds[i].order };

      paint_map_add_actor (map, "A", kinds[i].key, i * 100.0, 0.0);
      entente_map_describe_kind (map, ENTENTE_RECORD_ACTOR, kinds[i].key, &described);
    }
  legend = entente_legend_new (map, NULL, NULL);
  g_assert_cmpuint (entente_legend_get_n_entries (legend), ==, 3);
  g_assert_cmpstr (entente_legend_get_text (legend, 0), ==, "first");
  g_assert_cmpstr (entente_legend_get_text (legend, 1), ==, "second");
  g_assert_cmpstr (entente_legend_get_text (legend, 2), ==, "late");
}

static void
test_many_kinds (void)
{
  g_autoptr (EntenteMap) map = paint_map_new (NULL, NULL, ENTENTE_COLOR_BY_TONE);
  g_autoptr (EntenteLegend) legend = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *kind = g_strdup_printf ("kind %u", i);

      paint_map_add_actor (map, "A", kind, i * 100.0, 0.0);
    }
  legend = entente_legend_new (map, NULL, NULL);
  g_assert_cmpuint (entente_legend_get_n_entries (legend), ==, 10);
  g_assert_cmpstr (entente_legend_get_text (legend, 9), ==, "and 31 more kinds");
}

static void
test_of_a_part (void)
{
  g_autoptr (EntenteMap) map = paint_map_new_full ();
  g_autoptr (EntenteSlotSet) actors = entente_slot_set_new ();
  g_autoptr (EntenteSlotSet) relations = entente_slot_set_new ();
  const EntenteFocus only = { .actors = actors, .relations = relations, .only = TRUE };
  g_autoptr (EntenteLegend) legend = NULL;

  entente_slot_set_add (actors, 1);
  entente_slot_set_add (actors, 2);
  entente_slot_set_add (relations, 1);
  legend = entente_legend_new (map, NULL, &only);
  g_assert_true (has_text (legend, "Conflict"));
  g_assert_true (has_text (legend, "Contradicted"));
  g_assert_true (has_text (legend, "State"));
  g_assert_true (has_text (legend, "Institution"));
  g_assert_cmpuint (entente_legend_get_n_entries (legend), ==, 4);
}

/* What is one line of many has a word only where any is drawn whole. */
static void
test_bundles (void)
{
  static const struct
  {
    guint n_parallel, n_wanted; /* 0: all of the map */
    gboolean explained;
  } cases[] = { { 4, 0, FALSE }, { 8, 0, TRUE }, { 8, 8, TRUE }, { 8, 3, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntenteMap) map = paint_map_new (NULL, NULL, ENTENTE_COLOR_BY_TONE);
      g_autoptr (EntenteScene) scene = NULL;
      g_autoptr (EntenteLegend) legend = NULL;
      g_autoptr (EntenteSlotSet) actors = entente_slot_set_new ();
      g_autoptr (EntenteSlotSet) relations = entente_slot_set_new ();
      const EntenteFocus only = { .actors = actors, .relations = relations, .only = TRUE };
      const PaintRelation relation = { .source = 0, .target = 1, .tone = 3.0 };

      for (guint32 actor = 0; actor < 2; actor++)
        {
          paint_map_add_actor (map, "A", "state", actor * 400.0, 0.0);
          entente_slot_set_add (actors, actor);
        }
      for (guint j = 0; j < cases[i].n_parallel; j++)
        paint_map_add_relation (map, &relation);
      for (guint j = 0; j < cases[i].n_wanted; j++)
        entente_slot_set_add (relations, j);
      scene = entente_scene_new (map, NULL);
      legend = entente_legend_new (map, scene, cases[i].n_wanted > 0 ? &only : NULL);
      g_assert_cmpint (has_text (legend, "Many relations, by tone"), ==, cases[i].explained);
    }
}

static void
test_empty (void)
{
  g_autoptr (EntenteMap) map = entente_map_new ();
  double width = 1.0;
  double height = 1.0;

  entente_painter_measure_legend (map, NULL, 2, &width, &height);
  g_assert_cmpfloat (width, ==, 0.0);
  g_assert_cmpfloat (height, ==, 0.0);
}

static gboolean
is_blank (cairo_surface_t *surface,
          int              x,
          int              y)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);

  return data[y * cairo_image_surface_get_stride (surface) + 4 * x + 3] == 0;
}

/* What is painted is exactly as large as what is measured. */
static void
test_size (void)
{
  g_autoptr (EntenteMap) map = paint_map_new_full ();

  for (guint columns = 1; columns <= 4; columns++)
    {
      double width;
      double height;
      cairo_surface_t *surface;
      cairo_t *cr;
      int right;
      int below;

      entente_painter_measure_legend (map, NULL, columns, &width, &height);
      right = (int) width + 10;
      below = (int) height + 10;
      surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, right, below);
      cr = cairo_create (surface);
      entente_painter_paint_legend (map, NULL, entente_palette_get (ENTENTE_PALETTE_LIGHT), columns, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      g_assert_false (is_blank (surface, (int) width / 2, (int) height - 1));
      for (int x = 0; x < right; x++)
        g_assert_true (is_blank (surface, x, (int) ceil (height)));
      for (int y = 0; y < below; y++)
        g_assert_true (is_blank (surface, (int) ceil (width), y));
      cairo_surface_destroy (surface);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/legend/only-what-occurs", test_only_what_occurs);
  g_test_add_func ("/paint/legend/full", test_full);
  g_test_add_func ("/paint/legend/by-kind", test_by_kind);
  g_test_add_func ("/paint/legend/order", test_order);
  g_test_add_func ("/paint/legend/many-kinds", test_many_kinds);
  g_test_add_func ("/paint/legend/of-a-part", test_of_a_part);
  g_test_add_func ("/paint/legend/bundles", test_bundles);
  g_test_add_func ("/paint/legend/empty", test_empty);
  g_test_add_func ("/paint/legend/size", test_size);

  return g_test_run ();
}

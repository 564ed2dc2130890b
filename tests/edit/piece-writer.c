/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the writer of pieces makes is what GVariant makes of the same, byte for byte. */

#include "entente-piece-writer.h"

#include <string.h>

static GBytes *
build (const char *name,
       gsize       n_swaps,
       const char *middle,
       gsize       middle_length)
{
  GVariantBuilder swaps;
  g_autoptr (GVariant) piece = NULL;
  g_autoptr (GVariant) ordered = NULL;

  g_variant_builder_init (&swaps, G_VARIANT_TYPE ("a" ENTENTE_ACT_SWAP_TYPE));
  for (guint32 i = 0; i < n_swaps; i++)
    g_variant_builder_add (
        &swaps, "(yuuyuu@ayuu)", 2, i, i + 70000, 1, 300000 + i, 5,
        g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, middle, middle_length - i % 4, 1), 7, 8);
  piece = g_variant_ref_sink (
      g_variant_new (ENTENTE_ACT_PIECE_TYPE, (guchar) ENTENTE_HISTORY_UNDONE, name, &swaps));
  ordered = G_BYTE_ORDER == G_LITTLE_ENDIAN ? g_variant_ref (piece) : g_variant_byteswap (piece);
  return g_variant_get_data_as_bytes (ordered);
}

static GBytes *
write_down (const char *name,
            gsize       n_swaps,
            const char *middle,
            gsize       middle_length)
{
  EntentePieceWriter *writer = entente_piece_writer_new (ENTENTE_HISTORY_UNDONE, name);

  for (guint32 i = 0; i < n_swaps; i++)
    {
      EntentePieceSwap swap = { 2, i, i + 70000, 1, 300000 + i, 5, middle, middle_length - i % 4,
                                7, 8 };

      entente_piece_writer_add (writer, &swap);
    }
  return entente_piece_writer_end (writer);
}

/* Sizes about those at which an offset gets another width, and each remainder of the alignment. */
static void
test_same (void)
{
  static const gsize lengths[] = { 3, 4, 5, 6, 200, 218, 219, 220, 221, 222, 223, 224, 65490, 65500,
                                   65501, 65502, 65503, 65504, 65510 };
  static const gsize counts[] = { 0, 1, 2, 5, 6, 7, 8, 30, 1400, 1900 };
  g_autofree char *middle = g_malloc (70000);

  memset (middle, 'm', 70000);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint j = 0; j < G_N_ELEMENTS (counts) && counts[j] * lengths[i] < 1000000; j++)
      for (guint n = 0; n < 5; n++)
        {
          const char *name = &"name"[n];
          g_autoptr (GBytes) built = build (name, counts[j], middle, lengths[i]);
          g_autoptr (GBytes) written = write_down (name, counts[j], middle, lengths[i]);

          g_assert_true (g_bytes_equal (built, written));
        }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/piece-writer/same-as-variant", test_same);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-large-block.h"

#include <string.h>

#define KIB 1024u

/* Each byte of it is there, and g_free() takes it back. */
static void
test_filled (gconstpointer data)
{
  gsize n = GPOINTER_TO_SIZE (data);
  g_autofree guint8 *block = entente_large_block_new (n);

  memset (block, 0x5a, n);
  g_assert_cmpuint (block[0], ==, 0x5a);
  g_assert_cmpuint (block[n - 1], ==, 0x5a);
}

static void
test_empty (void)
{
  g_assert_null (entente_large_block_new (0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/memory/large-block/empty", test_empty);
  g_test_add_data_func ("/memory/large-block/small", GSIZE_TO_POINTER (1), test_filled);
  g_test_add_data_func ("/memory/large-block/large", GSIZE_TO_POINTER (300 * KIB + 1), test_filled);
  g_test_add_data_func ("/memory/large-block/whole-pages", GSIZE_TO_POINTER (4096 * KIB), test_filled);
  g_test_add_data_func ("/memory/large-block/more-pages", GSIZE_TO_POINTER (4096 * KIB + 1),
                        test_filled);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where blocks as large as a frame come from. */

#include "entente-memory.h"

#include <unistd.h>

#define FRAME_BYTES (8 << 20)
#define LARGE_BYTES (256 << 20)

static gboolean
is_in_heap (gsize n_bytes)
{
  char *block = g_malloc0 (n_bytes);
  gboolean within = block + n_bytes <= (char *) sbrk (0) && block > (char *) sbrk (0) - (1 << 30);

  g_free (block);
  return within;
}

static void
test_frames (void)
{
  char *end = sbrk (0);

  entente_memory_begin ();
  if (sbrk (0) == end)
    {
      g_test_skip ("another allocator");
      return;
    }
  g_assert_cmpint ((char *) sbrk (0) - end, >=, 2 * FRAME_BYTES);
  g_assert_true (is_in_heap (FRAME_BYTES));
  g_assert_true (is_in_heap (LARGE_BYTES));
  entente_memory_keep (FRAME_BYTES);
  g_assert_true (is_in_heap (FRAME_BYTES));
  g_assert_false (is_in_heap (LARGE_BYTES));
  entente_memory_reuse ();
  g_assert_true (is_in_heap (LARGE_BYTES));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/memory/frames", test_frames);

  return g_test_run ();
}

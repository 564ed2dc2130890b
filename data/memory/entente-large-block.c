/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-memory"

#include "entente-large-block.h"

#include <stdlib.h>
#include <sys/mman.h>

#define HUGE_PAGE_BYTES ((gsize) 2 << 20)
/* Below, clearing a huge page takes longer than the faults of small ones. */
#define LEAST_BYTES ((gsize) 256 << 10)

gpointer
entente_large_block_new (gsize n_bytes)
{
#ifdef MADV_HUGEPAGE
  if (n_bytes >= LEAST_BYTES)
    {
      gsize size = (n_bytes + HUGE_PAGE_BYTES - 1) / HUGE_PAGE_BYTES * HUGE_PAGE_BYTES;
      gpointer block = aligned_alloc (HUGE_PAGE_BYTES, size);

      if (block == NULL)
        g_error ("no memory for %" G_GSIZE_FORMAT " bytes", size);
      madvise (block, size, MADV_HUGEPAGE);
      return block;
    }
#endif

  return g_malloc (n_bytes);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente"

#include "entente-memory.h"

#ifdef __GLIBC__
#include <malloc.h>

#define LARGE_BLOCK_BYTES (1 << 20)
#define FRAME_BLOCK_BYTES (16 << 20) /* above a picture of 2560 × 1600 pixels */
#define SPARE_BYTES (64 << 20)       /* four of them may lie ready */
#endif

/**
 * entente_memory_give_back:
 *
 * Lets every block of 1 MiB and more be a mapping of its own, which goes back to the system as soon as it is
 * freed. glibc else raises what it takes for large with each such block, to 32 MiB, and keeps the rest: a
 * tenth of all that a large map takes.
 */
void
entente_memory_give_back (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK_BYTES);
  mallopt (M_TRIM_THRESHOLD, LARGE_BLOCK_BYTES);
#endif
}

/**
 * entente_memory_keep:
 *
 * Lets blocks of up to 16 MiB be used again. GTK takes pictures as large as the window for every frame:
 * mapped anew each time, they fault in page by page, which is two fifths of a frame.
 */
void
entente_memory_keep (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, FRAME_BLOCK_BYTES);
  mallopt (M_TRIM_THRESHOLD, SPARE_BYTES);
#endif
}

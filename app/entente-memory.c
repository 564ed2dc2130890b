/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente"

#include "entente-memory.h"

#ifdef __GLIBC__
#include <malloc.h>

#define LARGE_BLOCK_BYTES (1 << 20)
#define LEAST_FRAME_BYTES (16 << 20)
#define LARGEST_FRAME_BYTES                                                                        \
  (32 << 20) /* the most glibc takes; a picture of 3840 × 2160 pixels fits in */
#define BLOCK_ROOM_BYTES (64 << 10) /* for what stands around a block, and its alignment */
#define N_SPARE_FRAMES 4
#endif

/**
 * entente_memory_give_back:
 *
 * Lets every block of 1 MiB and more be a mapping of its own, which goes back to the system as soon
 * as it is freed. glibc else raises what it takes for large with each such block, to 32 MiB, and
 * keeps the rest: a tenth of all that a large map takes.
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
 * @frame_bytes: what a picture as large as the window takes
 *
 * Lets blocks up to that size be used again; those of up to 16 MiB always, and none above 32 MiB.
 * GTK takes pictures as large as the window for every frame: mapped anew each time, they fault in
 * page by page, which is two fifths of a frame, and more on a virtual machine.
 */
void
entente_memory_keep (gsize frame_bytes)
{
#ifdef __GLIBC__
  int block = (int)CLAMP (frame_bytes, LEAST_FRAME_BYTES, LARGEST_FRAME_BYTES - BLOCK_ROOM_BYTES)
              + BLOCK_ROOM_BYTES;

  mallopt (M_MMAP_THRESHOLD, block);
  mallopt (M_TRIM_THRESHOLD, N_SPARE_FRAMES * block);
#endif
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente"

#include "entente-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#define HUGE_PAGE_BYTES ((gsize) 2 << 20)
#define START_BYTES (32 << 20)   /* GTK's first frame on 1920 × 1080 pixels, and all that is made for it */
#define USUAL_PAD_BYTES (128 << 10) /* glibc's own */
#define MORE_THAN_IS_LEFT_BYTES (512 << 10) /* of the heap that glibc begins with */
#define LEAST_FRAME_BYTES (16 << 20)
#define LARGEST_FRAME_BYTES                                                                        \
  (32 << 20) /* the most glibc takes; a picture of 3840 × 2160 pixels fits in */
#define BLOCK_ROOM_BYTES (64 << 10) /* for what stands around a block, and its alignment */
#define N_SPARE_FRAMES 4
#define MOST_MAPPINGS 65536 /* glibc's own limit */

/* The main thread's: whether there may be much to be given back. */
static gboolean reusing;

/* What is in it whole: pages that are touched already stay as they are. */
static void
ask_for_huge_pages (char *start,
                    char *end)
{
#ifdef MADV_HUGEPAGE
  gsize skip = (HUGE_PAGE_BYTES - GPOINTER_TO_SIZE (start) % HUGE_PAGE_BYTES) % HUGE_PAGE_BYTES;

  if (end > start + skip)
    madvise (start + skip, (gsize) (end - start) - skip, MADV_HUGEPAGE);
#endif
}
#endif

/**
 * entente_memory_begin:
 *
 * Before GTK is there: lets the heap begin with what a start takes, in huge pages where the system has some
 * to give. One fault then brings 2 MiB instead of 4 KiB: on a virtual machine, where each takes some 10 µs,
 * these are a fifth of a start. What is not touched costs nothing.
 */
void
entente_memory_begin (void)
{
#ifdef __GLIBC__
  char *end = sbrk (0);

  entente_memory_reuse ();
  mallopt (M_TOP_PAD, START_BYTES);
  g_free (g_malloc (MORE_THAN_IS_LEFT_BYTES));
  mallopt (M_TOP_PAD, USUAL_PAD_BYTES);
  ask_for_huge_pages (end, sbrk (0));
#endif
}

/**
 * entente_memory_reuse:
 *
 * Lets blocks of any size come from the heap, and what is freed stay there for the next: what reading a large
 * map has done with is taken again for its picture. As mappings of their own they would fault in page by page
 * each time, which on a virtual machine is a fifth of all that opening takes. More stands there for a while: a
 * third of the file.
 */
void
entente_memory_reuse (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_MAX, 0);
  mallopt (M_TRIM_THRESHOLD, G_MAXINT);
  reusing = TRUE;
#endif
}

/**
 * entente_memory_keep:
 * @frame_bytes: what a picture as large as the window takes
 *
 * Gives back what reading has left, and from then on lets blocks up to that size be used again; those of up to
 * 16 MiB always, and none above 32 MiB. GTK takes pictures as large as the window for every
 * frame: mapped anew each time, they fault in page by page, which is two fifths of a frame, and more on a
 * virtual machine.
 */
void
entente_memory_keep (gsize frame_bytes)
{
#ifdef __GLIBC__
  int block = (int)CLAMP (frame_bytes, LEAST_FRAME_BYTES, LARGEST_FRAME_BYTES - BLOCK_ROOM_BYTES)
              + BLOCK_ROOM_BYTES;

  mallopt (M_MMAP_MAX, MOST_MAPPINGS);
  mallopt (M_MMAP_THRESHOLD, block);
  mallopt (M_TRIM_THRESHOLD, N_SPARE_FRAMES * block);
  if (reusing)
    malloc_trim ((size_t) block);
  reusing = FALSE;
#endif
}

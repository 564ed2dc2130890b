/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where the words of a large file lie while its map is open: in a file of our own, mapped, instead of
 * in memory. The columns of a map say nearly all that is asked of it, and the pages that nobody reads can
 * go without being written anywhere. The file has no name, so that no other program can cut it or put
 * its words into ours. */

/* From how many bytes on it is worth it. */
#define ENTENTE_SHELF_LEAST_BYTES ((gsize) 16 * 1024 * 1024)

/* What says the same as @bytes, mapped; @bytes themselves where they are few, where there is little
 * room on the disk, or where it is cancelled. Any thread. (transfer full) */
GBytes *entente_shelf_put      (GBytes       *bytes,
                                GCancellable *cancellable);
/* Lets all that was put go from memory; who reads it gets its pages again. At any time, from any
 * thread: after work that went over all words of a map. */
void    entente_shelf_page_out (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 saved; /* microseconds since 1970 */
  guint64 size; /* bytes */
} EntenteVersionStamp;

/* Which versions go so that at most @max_count of at most @max_bytes are left: @stamps the oldest first;
 * one byte each, 1 for those that go. What goes first stands closest to its neighbors for its age: of the
 * last hour many are left, of last month a few. The oldest goes when there is nothing else but the
 * newest, and that only where it is too large by itself. (transfer full) */
guint8 *entente_version_thinning_find (const EntenteVersionStamp *stamps,
                                       guint                      n_stamps,
                                       gint64                     now,
                                       guint                      max_count,
                                       guint64                    max_bytes);

G_END_DECLS

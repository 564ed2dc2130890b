/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One stretch that differs between two texts; code points, ends exclusive. Either side may be
 * empty. */
typedef struct
{
  guint old_start;
  guint old_end;
  guint new_start;
  guint new_end;
} EntenteTextHunk;

/* What was done to a text: its hunks in order, none touching another. Common beginning and end, then
 * Myers by lines and within changed lines by words, within bounds of work; what is beyond them is one
 * hunk. Linear where one place was changed. Valid UTF-8. (element-type EntenteTextHunk)
 * (transfer full) */
GArray  *entente_text_diff      (const char *old_text,
                                 const char *new_text);
/* Where the words @start … @end of the old text stand in the new one; what was put right before or
 * behind them does not belong to them, what was put among them does. FALSE where none is left. */
gboolean entente_text_diff_move (GArray     *hunks,
                                 guint       start,
                                 guint       end,
                                 guint      *new_start,
                                 guint      *new_end);

G_END_DECLS

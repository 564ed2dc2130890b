/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-editable-text.h"

#include <string.h>

void
entente_editable_put_text (GtkEditable *editable,
                            const char  *text)
{
  g_autofree char *before = g_strdup (gtk_editable_get_text (editable));
  const char *old_end = before + strlen (before);
  const char *new_end = text + strlen (text);
  const char *old = before;
  const char *new = text;
  int start;

  while (*old != '\0' && g_utf8_get_char (old) == g_utf8_get_char (new))
    {
      old = g_utf8_next_char (old);
      new = g_utf8_next_char (new);
    }
  while (old_end > old && new_end > new)
    {
      const char *p = g_utf8_prev_char (old_end);
      const char *q = g_utf8_prev_char (new_end);

      if (g_utf8_get_char (p) != g_utf8_get_char (q))
        break;
      old_end = p;
      new_end = q;
    }
  start = (int) g_utf8_pointer_to_offset (before, old);
  if (old_end > old)
    gtk_editable_delete_text (editable, start, start + (int) g_utf8_strlen (old, old_end - old));
  if (new_end > new)
    gtk_editable_insert_text (editable, new, (int) (new_end - new), &start);
}

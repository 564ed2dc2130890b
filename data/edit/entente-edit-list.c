/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edit-list.h"

#include "entente-json-text.h"

#include <string.h>

#define N_CONTEXT 32 /* code points kept on either side of a quote, by which it is found again */

char *
entente_edit_list_dup_appended (const char *list,
                                const char *element)
{
  const char *last = list != NULL ? strrchr (list, ']') : NULL;

  if (last == NULL)
    return g_strdup_printf ("[ %s ]", element);
  do
    last -= 1;
  while (last > list && strchr (" \t\r\n", *last) != NULL);
  if (*last == '[')
    return g_strdup_printf ("[ %s ]", element);
  return g_strdup_printf ("%.*s, %s%s", (int) (last + 1 - list), list, element, last + 1);
}

static char *
dup_quoted (const char *text,
            guint       start,
            guint       end)
{
  g_autofree char *part = g_utf8_substring (text, (glong) start, (glong) end);

  return entente_json_quote (part);
}

char *
entente_edit_list_dup_selector (const char *text,
                                guint       start,
                                guint       end)
{
  guint length = (guint) g_utf8_strlen (text, -1);
  g_autofree char *exact = dup_quoted (text, start, end);
  g_autofree char *prefix = dup_quoted (text, start - MIN (start, N_CONTEXT), start);
  g_autofree char *suffix = dup_quoted (text, end, MIN (end + N_CONTEXT, length));

  return g_strdup_printf ("\"exact\": %s, \"prefix\": %s, \"suffix\": %s, \"start\": %u, "
                          "\"end\": %u",
                          exact, prefix, suffix, start, end);
}

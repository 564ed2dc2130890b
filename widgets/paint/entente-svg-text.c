/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-svg-text.h"

#include <string.h>

#define GROUP "<g id=\"surface"
#define OWN_GROUP "<g id=\"map"

/* Where the element that begins at @start ends, or NULL. */
static const char *
find_end (const char *start,
          const char *end)
{
  const char *close = start == NULL ? NULL : memchr (start, '>', (gsize) (end - start));

  return close == NULL ? NULL : close + 1;
}

static void
append_title (GString    *tidy,
              const char *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  g_string_append_printf (tidy, "\n<title>%s</title>", escaped);
}

/**
 * entente_svg_text_tidy:
 * @svg: as cairo writes it
 * @title: (nullable): what readers of the picture call it
 *
 * Cairo numbers the group around a page by the surfaces the program has made so far: the same
 * picture would give other bytes each time. The group gets a name of its own, and the document its
 * title.
 *
 * Returns: (transfer full): the document
 */
GBytes *
entente_svg_text_tidy (const char *svg,
                       gsize       length,
                       const char *title)
{
  g_autoptr (GString) tidy = g_string_sized_new (length + 64);
  const char *end = svg + length;
  const char *opened = find_end (memmem (svg, length, "<svg", strlen ("<svg")), end);
  const char *from = svg;
  const char *group;

  if (opened != NULL && title != NULL)
    {
      g_string_append_len (tidy, from, opened - from);
      append_title (tidy, title);
      from = opened;
    }
  while ((group = memmem (from, (gsize) (end - from), GROUP, strlen (GROUP))) != NULL)
    {
      g_string_append_len (tidy, from, group - from);
      g_string_append (tidy, OWN_GROUP);
      from = group + strlen (GROUP);
      while (from < end && g_ascii_isdigit (*from))
        from++;
    }
  g_string_append_len (tidy, from, end - from);
  return g_string_free_to_bytes (g_steal_pointer (&tidy));
}

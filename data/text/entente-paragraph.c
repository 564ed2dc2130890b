/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-passage.h"

#include <string.h>

#define HEADING_MARK "## "

static gboolean
is_blank (const char *line,
          const char *end)
{
  while (line < end && (*line == ' ' || *line == '\t' || *line == '\r'))
    line++;

  return line == end;
}

/**
 * entente_text_dup_paragraphs:
 * @text: the text of an article, valid UTF-8
 *
 * Parts a text at its blank lines; a line of white space is blank too. O(n).
 *
 * Returns: (element-type EntenteParagraph) (transfer full): its paragraphs in order
 */
GArray *
entente_text_dup_paragraphs (const char *text)
{
  GArray *paragraphs = g_array_new (FALSE, FALSE, sizeof (EntenteParagraph));
  gboolean inside = FALSE;
  guint offset = 0;

  g_return_val_if_fail (text != NULL, paragraphs);

  while (*text != '\0')
    {
      const char *end = strchrnul (text, '\n');
      guint n_codes = (guint) g_utf8_strlen (text, end - text);

      if (is_blank (text, end))
        inside = FALSE;
      else if (inside)
        g_array_index (paragraphs, EntenteParagraph, paragraphs->len - 1).end = offset + n_codes;
      else
        {
          EntenteParagraph paragraph = { offset, offset + n_codes,
                                         g_str_has_prefix (text, HEADING_MARK) };

          g_array_append_val (paragraphs, paragraph);
          inside = TRUE;
        }

      offset += n_codes + (*end == '\n' ? 1 : 0);
      text = *end == '\n' ? end + 1 : end;
    }

  return paragraphs;
}

/* The last paragraph that starts at or before @offset, -1 for none. */
static int
find_started (GArray *paragraphs,
              guint   offset)
{
  guint low = 0;
  guint high = paragraphs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (paragraphs, EntenteParagraph, middle).start <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return (int) low - 1;
}

/**
 * entente_text_find_paragraph:
 * @paragraphs: (element-type EntenteParagraph): of a text
 * @offset: a code point
 *
 * Finds the paragraph a code point lies in. O(log n).
 *
 * Returns: its index, or -1 between paragraphs
 */
int
entente_text_find_paragraph (GArray *paragraphs,
                             guint   offset)
{
  int index = find_started (paragraphs, offset);

  if (index < 0 || offset >= g_array_index (paragraphs, EntenteParagraph, index).end)
    return -1;

  return index;
}

/**
 * entente_text_find_heading:
 * @paragraphs: (element-type EntenteParagraph): of a text
 * @offset: a code point
 *
 * Finds the heading of the section a code point lies in.
 *
 * Returns: its index, or -1 before the first heading
 */
int
entente_text_find_heading (GArray *paragraphs,
                           guint   offset)
{
  int index = find_started (paragraphs, offset);

  while (index >= 0 && !g_array_index (paragraphs, EntenteParagraph, index).heading)
    index--;

  return index;
}

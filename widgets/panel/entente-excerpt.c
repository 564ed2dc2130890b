/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-excerpt.h"

#include <string.h>

#define N_QUOTED_MAX 1500 /* code points shown of the quoted words; more is cut */
#define N_MARK_OF_HEADING 3 /* "## " */
#define N_SEARCHED 30 /* how far a cut looks for the edge of a word */

/* The mark of a heading is not read. */
static gboolean
is_mark_of_heading (GArray *paragraphs,
                    guint   offset)
{
  int index = entente_text_find_paragraph (paragraphs, offset);
  const EntenteParagraph *paragraph;

  if (index < 0)
    return FALSE;
  paragraph = &g_array_index (paragraphs, EntenteParagraph, index);
  return paragraph->heading && offset >= paragraph->start
         && offset < paragraph->start + N_MARK_OF_HEADING;
}

static guint
find_region_start (GArray *paragraphs,
                   guint   start)
{
  int index = entente_text_find_paragraph (paragraphs, start);

  if (index < 0)
    return start;
  return MIN (start, g_array_index (paragraphs, EntenteParagraph, index).start);
}

static guint
find_region_end (GArray *paragraphs,
                 guint   end)
{
  int index = entente_text_find_paragraph (paragraphs, end > 0 ? end - 1 : 0);

  if (index < 0)
    return end;
  return MAX (end, g_array_index (paragraphs, EntenteParagraph, index).end);
}

/* The first code point after a space within reach, so that no word is cut. */
static guint
skip_to_word (const char *text,
              guint       from,
              guint       limit)
{
  const char *p = g_utf8_offset_to_pointer (text, from);

  for (guint i = 0; i < N_SEARCHED && from + i < limit; i++, p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        return from + i + 1;
    }
  return from;
}

/* The code point behind the last whole word before @to. */
static guint
back_to_word (const char *text,
              guint       to,
              guint       limit)
{
  const char *p = g_utf8_offset_to_pointer (text, to);

  for (guint i = 0; i < N_SEARCHED && to > limit + i; i++)
    {
      p = g_utf8_prev_char (p);
      if (g_unichar_isspace (g_utf8_get_char (p)))
        return to - i - 1;
    }
  return to;
}

static void
append_readable (GString *read,
                 gunichar c)
{
  /* One line break is enough between two paragraphs, wherever the file has more. */
  if (c == '\n' && g_str_has_suffix (read->str, "\n"))
    return;
  if (c != '\n' && (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029))
    g_string_append_c (read, ' ');
  else
    g_string_append_unichar (read, c);
}

EntenteExcerpt *
entente_excerpt_new (const char *text,
                     GArray     *paragraphs,
                     guint       start,
                     guint       end,
                     guint       n_around)
{
  EntenteExcerpt *self = g_new0 (EntenteExcerpt, 1);
  GString *read = g_string_new (NULL);
  guint quoted_end = MIN (end, start + N_QUOTED_MAX);
  guint region_start = find_region_start (paragraphs, start);
  guint region_end = find_region_end (paragraphs, end);
  guint from = region_start;
  guint to = quoted_end < end ? quoted_end : region_end;
  const char *p;

  if (start - from > n_around)
    from = skip_to_word (text, start - n_around, start);
  if (to - quoted_end > n_around)
    to = back_to_word (text, quoted_end + n_around, quoted_end);
  if (from > region_start)
    g_string_append (read, "… ");

  p = g_utf8_offset_to_pointer (text, from);
  for (guint i = from; i < to && *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      if (i == start)
        self->start = (guint) read->len;
      if (!is_mark_of_heading (paragraphs, i))
        append_readable (read, g_utf8_get_char (p));
      if (i + 1 == quoted_end)
        self->end = (guint) read->len;
    }
  if (to < region_end)
    g_string_append (read, " …");
  self->text = g_string_free (read, FALSE);
  return self;
}

void
entente_excerpt_free (EntenteExcerpt *self)
{
  g_free (self->text);
  g_free (self);
}

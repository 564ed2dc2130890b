/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-import-private.h"

#include <string.h>

/* Text is set in lines up to this long by programs and people that break lines by hand. */
#define MAX_WRAP_COLUMNS 110
#define MIN_WRAP_COLUMNS 40

/* A line in which the next one's first word would have had room ends a paragraph; ragged by this. */
#define RAGGED_COLUMNS 3

typedef struct
{
  char *text;
  guint columns;
  guint first_word; /* columns */
  guint indented : 1;
  guint ends_sentence : 1;
  guint is_item : 1;
} Line;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->text);
}

static guint
get_columns (gunichar code)
{
  return g_unichar_iszerowidth (code) ? 0 : g_unichar_iswide (code) ? 2 : 1;
}

/* Scripts that part no words by spaces. */
static gboolean
needs_no_space (gunichar code)
{
  return (code >= 0x2e80 && code < 0xa4d0) || (code >= 0xf900 && code < 0xfb00) ||
         (code >= 0xff00 && code < 0xffef);
}

static gboolean
ends_sentence (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text)
    {
      gunichar code;

      p = g_utf8_prev_char (p);
      code = g_utf8_get_char (p);
      if (strchr ("\"')]", (int) code) != NULL && code < 0x80)
        continue;
      if (code == 0x201d || code == 0x2019 || code == 0xbb || code == 0x300d || code == 0x300f)
        continue;
      return code == '.' || code == '!' || code == '?' || code == 0x3002 || code == 0xff01
             || code == 0xff1f || code == 0x2026 || code == 0x61f || code == 0x6d4;
    }

  return FALSE;
}

static gboolean
is_item (const char *text)
{
  const char *p = text;

  if ((*p == '-' || *p == '*' || *p == '+') && p[1] == ' ')
    return TRUE;
  if (g_str_has_prefix (p, "• ") || g_str_has_prefix (p, "◦ ") || g_str_has_prefix (p, "▲ "))
    return TRUE;
  while (g_ascii_isdigit (*p))
    p++;

  return p > text && p - text <= 3 && (*p == '.' || *p == ')') && p[1] == ' ';
}

static Line
measure_line (const char *text,
              gsize       length)
{
  g_autofree char *raw = g_strndup (text, length);
  Line line = { 0 };
  gboolean in_first = TRUE;

  line.indented = raw[0] == ' ' || raw[0] == '\t' || g_str_has_prefix (raw, "\xe3\x80\x80");
  line.text = entente_import_squeeze (raw);
  line.ends_sentence = ends_sentence (line.text);
  line.is_item = is_item (line.text);
  for (const char *p = line.text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar code = g_utf8_get_char (p);

      line.columns += get_columns (code);
      if (in_first && code != ' ')
        line.first_word += get_columns (code);
      /* Where words need no spaces one character may go to the next line. */
      if (code == ' ' || needs_no_space (code))
        in_first = FALSE;
    }

  return line;
}

static GArray *
split_lines (const char *text)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (lines, clear_line);
  while (*text != '\0')
    {
      const char *end = strchrnul (text, '\n');
      Line line = measure_line (text, (gsize) (end - text));

      g_array_append_val (lines, line);
      text = *end == '\n' ? end + 1 : end;
    }

  return lines;
}

#define LINE(lines, i) (&g_array_index ((lines), Line, (i)))

/* The width at which lines were broken by hand, 0 where each line is a paragraph. Lines that are
 * followed by another one tell: broken by hand, nearly all of them are too full to take the first
 * word of the next, and only some of them end with a sentence. */
static guint
find_wrap (GArray *lines)
{
  guint widest = 0;
  guint n_inner = 0;
  guint n_full = 0;
  guint n_ended = 0;

  for (guint i = 0; i + 1 < lines->len; i++)
    if (LINE (lines, i + 1)->columns > 0)
      widest = MAX (widest, LINE (lines, i)->columns);
  if (widest > MAX_WRAP_COLUMNS || widest < MIN_WRAP_COLUMNS)
    return 0;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const Line *line = LINE (lines, i);
      const Line *next = LINE (lines, i + 1);

      if (line->columns == 0 || next->columns == 0)
        continue;
      n_inner++;
      n_full += line->columns + 1 + next->first_word + RAGGED_COLUMNS > widest ? 1 : 0;
      n_ended += line->ends_sentence ? 1 : 0;
    }
  if (n_inner == 0 || n_full * 10 < n_inner * 6 || n_ended * 10 > n_inner * 7)
    return 0;

  return widest;
}

static void
append_line (GString    *paragraph,
             const char *line)
{
  if (paragraph->len > 0)
    {
      gunichar last = g_utf8_get_char (
          g_utf8_find_prev_char (paragraph->str, paragraph->str + paragraph->len));

      if (!needs_no_space (last) || !needs_no_space (g_utf8_get_char (line)))
        g_string_append_c (paragraph, ' ');
    }
  g_string_append (paragraph, line);
}

static gboolean
begins_paragraph (GArray *lines,
                  guint   i,
                  guint   wrap,
                  gboolean has_blanks)
{
  const Line *before = LINE (lines, i - 1);
  const Line *line = LINE (lines, i);

  if (wrap == 0 || line->is_item || before->columns == 0)
    return TRUE;
  if (line->indented && !before->indented && !before->is_item)
    return TRUE;
  /* Without blank lines a short last line is all that parts paragraphs. */
  return !has_blanks && before->ends_sentence
         && before->columns + 1 + line->first_word + RAGGED_COLUMNS <= wrap;
}

static void
end_paragraph (GString   *paragraph,
               GPtrArray *paragraphs)
{
  if (paragraph->len > 0)
    g_ptr_array_add (paragraphs, g_strdup (paragraph->str));
  g_string_truncate (paragraph, 0);
}

static gboolean
has_blank_lines (GArray *lines)
{
  for (guint i = 1; i + 1 < lines->len; i++)
    if (LINE (lines, i)->columns == 0 && LINE (lines, i - 1)->columns > 0
        && LINE (lines, i + 1)->columns > 0)
      return TRUE;

  return FALSE;
}

/**
 * entente_import_plain:
 * @import: gets the title
 * @paragraphs: (element-type utf8)
 *
 * Parts plain text into paragraphs: at blank lines; at every line, unless lines were broken by hand.
 */
void
entente_import_plain (const char           *text,
                      EntenteArticleImport *import,
                      GPtrArray            *paragraphs)
{
  g_autoptr (GArray) lines = split_lines (text);
  g_autoptr (GString) paragraph = g_string_new (NULL);
  const guint wrap = find_wrap (lines);
  const gboolean has_blanks = has_blank_lines (lines);

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = LINE (lines, i);

      if (line->columns == 0 || (i > 0 && begins_paragraph (lines, i, wrap, has_blanks)))
        end_paragraph (paragraph, paragraphs);
      if (line->columns > 0)
        append_line (paragraph, line->text);
    }
  end_paragraph (paragraph, paragraphs);

  if (paragraphs->len > 1 && entente_import_is_title (paragraphs->pdata[0]))
    {
      const char *first = paragraphs->pdata[0];

      import->title = g_strdup (g_str_has_prefix (first, "## ") ? first + 3 : first);
      g_ptr_array_remove_index (paragraphs, 0);
    }
}

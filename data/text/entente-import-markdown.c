/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-import-private.h"

#include <string.h>

/* Links and pictures whose brackets do not end within this many bytes are none. */
#define MAX_LINK_BYTES 512

typedef struct
{
  EntenteArticleImport *import;
  GPtrArray *paragraphs;
  GString *paragraph;
} Reading;

/* The bracket that closes the one at @text, NULL where there is none on its line. */
static const char *
find_close (const char *text,
            char        open,
            char        close)
{
  guint depth = 0;

  for (const char *p = text; *p != '\0' && *p != '\n' && p - text < MAX_LINK_BYTES; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == open)
        depth++;
      else if (*p == close && --depth == 0)
        return p;
    }

  return NULL;
}

static gsize
append_link (GString    *words,
             const char *text,
             gboolean    is_picture)
{
  const char *close = find_close (text, '[', ']');
  const char *end = NULL;

  if (close == NULL)
    return 0;
  if (close[1] == '(')
    end = find_close (close + 1, '(', ')');
  else if (close[1] == '[')
    end = find_close (close + 1, '[', ']');
  if (end == NULL)
    return 0;
  if (!is_picture)
    g_string_append_len (words, text + 1, (gssize) (close - text - 1));

  return (gsize) (end + 1 - text);
}

/* Marks of emphasis touch a word; an underscore inside of one is a letter. */
static gboolean
is_emphasis (const char *text,
             const char *p,
             gsize       n_marks)
{
  char before = p > text ? p[-1] : ' ';
  char after = p[n_marks] != '\0' ? p[n_marks] : ' ';

  if (*p == '_')
    return (before & 0x80) == 0 && (after & 0x80) == 0
               ? !g_ascii_isalnum (before) || !g_ascii_isalnum (after)
               : (before & 0x80) == 0 ? !g_ascii_isalnum (before) : (after & 0x80) == 0 && !g_ascii_isalnum (after);

  return *p == '`' || !(g_ascii_isspace (before) && g_ascii_isspace (after));
}

/* <https://…>: the address without its brackets. */
static gsize
append_address (GString    *words,
                const char *text)
{
  const char *end;

  if (!g_str_has_prefix (text, "<http") && !g_str_has_prefix (text, "<mailto:"))
    return 0;
  end = strchr (text, '>');
  if (end == NULL || end - text >= MAX_LINK_BYTES)
    return 0;
  g_string_append_len (words, text + 1, (gssize) (end - text - 1));

  return (gsize) (end + 1 - text);
}

/* Appends the words of a link, a picture or an address at @text, returns its bytes; 0 for none. */
static gsize
append_target (GString    *words,
               const char *text)
{
  gsize n;

  switch (*text)
    {
    case '!':
      n = text[1] == '[' ? append_link (words, text + 1, TRUE) : 0;
      return n > 0 ? n + 1 : 0;

    case '[':
      return append_link (words, text, FALSE);

    case '<':
      return append_address (words, text);

    default:
      return 0;
    }
}

/* The words of a line without its marks. */
static char *
dup_words (const char *line)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *p = line;

  while (*p != '\0')
    {
      gsize n_marks = strspn (p, *p == '*' ? "*" : *p == '_' ? "_" : *p == '`' ? "`" : "");
      gsize n_target;

      if (*p == '\\' && g_ascii_ispunct (p[1]))
        {
          g_string_append_c (words, p[1]);
          p += 2;
          continue;
        }
      n_target = append_target (words, p);
      if (n_target > 0)
        p += n_target;
      else if (n_marks > 0 && is_emphasis (line, p, n_marks))
        p += n_marks;
      else
        g_string_append_c (words, *p++);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
end_paragraph (Reading *self)
{
  g_autofree char *words = dup_words (self->paragraph->str);
  char *squeezed = entente_import_squeeze (words);

  if (*squeezed != '\0')
    g_ptr_array_add (self->paragraphs, squeezed);
  else
    g_free (squeezed);
  g_string_truncate (self->paragraph, 0);
}

/* The first of the first level is the article's title. */
static void
add_heading (Reading    *self,
             const char *line,
             gboolean    is_first_level)
{
  g_autofree char *words = dup_words (line);
  g_autofree char *squeezed = entente_import_squeeze (words);
  gsize length = strlen (squeezed);

  end_paragraph (self);
  while (length > 0 && squeezed[length - 1] == '#')
    squeezed[--length] = '\0';
  g_strchomp (squeezed);
  if (*squeezed == '\0')
    return;
  if (is_first_level && self->import->title == NULL)
    self->import->title = g_steal_pointer (&squeezed);
  else
    g_ptr_array_add (self->paragraphs, g_strconcat ("## ", squeezed, NULL));
}

static gboolean
consists_of (const char *line,
             const char *marks,
             guint       at_least)
{
  guint n_marks = 0;

  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == *marks)
        n_marks++;
      else if (*p != ' ')
        return FALSE;
    }

  return n_marks >= at_least;
}

static gboolean
is_item (const char *line)
{
  const char *p = line;

  if ((*p == '-' || *p == '*' || *p == '+') && p[1] == ' ')
    return TRUE;
  while (g_ascii_isdigit (*p))
    p++;

  return p > line && (*p == '.' || *p == ')') && p[1] == ' ';
}

/* "[1]: https://…" */
static gboolean
is_definition (const char *line)
{
  const char *close = *line == '[' ? find_close (line, '[', ']') : NULL;

  return close != NULL && close[1] == ':';
}

static void
read_line (Reading *self,
           char    *line)
{
  gsize level;

  g_strstrip (line);
  while (*line == '>')
    g_strchug (memmove (line, line + 1, strlen (line)));
  level = strspn (line, "#");

  if (*line == '\0' || g_str_has_prefix (line, "```") || consists_of (line, "*", 3)
      || consists_of (line, "_", 3))
    end_paragraph (self);
  else if (level > 0 && level <= 6 && line[level] == ' ')
    add_heading (self, line + level, level == 1);
  else if (self->paragraph->len > 0 && (consists_of (line, "=", 2) || consists_of (line, "-", 2)))
    {
      g_autofree char *heading = g_strdup (self->paragraph->str);

      g_string_truncate (self->paragraph, 0);
      add_heading (self, heading, *line == '=');
    }
  else if (consists_of (line, "-", 3))
    end_paragraph (self);
  else if (!is_definition (line))
    {
      if (is_item (line))
        end_paragraph (self);
      if (self->paragraph->len > 0)
        g_string_append_c (self->paragraph, ' ');
      /* The mark of an item is none of emphasis. */
      if (is_item (line) && *line == '*')
        *line = '-';
      g_string_append (self->paragraph, line);
    }
}

static void
read_front_member (EntenteArticleImport *import,
                   const char           *line)
{
  const struct
  {
    const char *key;
    char **value;
  } members[] = {
    { "title:", &import->title },    { "publisher:", &import->publisher },
    { "url:", &import->url },        { "source:", &import->url },
    { "lang:", &import->language },  { "language:", &import->language },
    { "date:", &import->published },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_has_prefix (line, members[i].key) && *members[i].value == NULL)
      {
        g_autofree char *value = g_strstrip (g_strdup (line + strlen (members[i].key)));
        gsize length = strlen (value);

        if (length > 1 && (*value == '"' || *value == '\'') && value[length - 1] == *value)
          {
            value[length - 1] = '\0';
            memmove (value, value + 1, length - 1);
          }
        if (*value != '\0')
          *members[i].value = g_steal_pointer (&value);
      }
}

/* What stands between two lines "---" at the beginning; the line behind them, 0 without. */
static guint
read_front (char                **lines,
            EntenteArticleImport *import)
{
  guint end = 1;

  if (lines[0] == NULL || strcmp (g_strchomp (lines[0]), "---") != 0)
    return 0;
  while (lines[end] != NULL && strcmp (g_strchomp (lines[end]), "---") != 0)
    end++;
  if (lines[end] == NULL)
    return 0;
  for (guint i = 1; i < end; i++)
    read_front_member (import, lines[i]);

  return end + 1;
}

/**
 * entente_import_markdown:
 * @import: gets the title, and what stands in a front matter
 * @paragraphs: (element-type utf8)
 *
 * Reads Markdown: headings of all levels as sections, links and emphasis as their words.
 */
void
entente_import_markdown (const char           *text,
                         EntenteArticleImport *import,
                         GPtrArray            *paragraphs)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) paragraph = g_string_new (NULL);
  Reading self = { import, paragraphs, paragraph };

  for (guint i = read_front (lines, import); lines[i] != NULL; i++)
    read_line (&self, lines[i]);
  end_paragraph (&self);
}

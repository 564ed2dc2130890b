/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-reading-text.h"

#include <string.h>

/* Code points. A word of 10,000 letters freezes a text view for seconds, and so does a paragraph of
 * 100,000. */
#define N_WORD_MAX 1000
#define N_LINE_MAX 8000
#define N_MARK_OF_HEADING 3 /* "## " */

/* Ends a line of a text view, and is in no text that people write. */
#define SOFT_BREAK "\342\200\251" /* U+2029 */

/* A run of code points that stands unchanged in both texts. */
typedef struct
{
  guint article;
  guint reading;
  guint length;
} Run;

struct _EntenteReadingText
{
  char *text;
  GArray *lines; /* of EntenteReadingLine */
  GArray *runs;  /* of Run, rising in both texts */
  gboolean has_soft_breaks; /* else every one in it is the article's own */
};

typedef struct
{
  EntenteReadingText *self;
  GString *text;
  const char *p; /* in the article's text, at code point n_passed */
  guint n_passed;
  guint n_read;  /* code points in text */
  guint n_word;  /* since the last space */
  EntenteReadingLine line;
} Building;

static void
begin_run (Building *building,
           guint     article)
{
  Run run = { article, building->n_read, 0 };

  g_array_append_val (building->self->runs, run);
}

static void
append (Building *building,
        gunichar  c)
{
  g_string_append_unichar (building->text, c);
  building->n_read += 1;
}

static void
end_line (Building *building)
{
  building->line.end = building->n_read;
  g_array_append_val (building->self->lines, building->line);
  append (building, '\n');
  building->n_word = 0;
  building->line.start = building->n_read;
}

/* Whether the line has to end before another letter. */
static gboolean
is_too_long (Building *building,
             gunichar  c)
{
  guint n_line = building->n_read - building->line.start;

  return building->n_word >= N_WORD_MAX || (n_line >= N_LINE_MAX && g_unichar_isspace (c));
}

static void
append_paragraph (Building               *building,
                  const EntenteParagraph *paragraph)
{
  guint n_mark = paragraph->heading ? N_MARK_OF_HEADING : 0;
  guint start = MIN (paragraph->start + n_mark, paragraph->end);

  /* Onwards from the paragraph before: from the beginning each time would be quadratic. */
  building->p = g_utf8_offset_to_pointer (building->p, (glong) (start - building->n_passed));
  building->line = (EntenteReadingLine){ building->n_read, building->n_read, paragraph->heading };
  building->n_word = 0;
  begin_run (building, start);
  for (guint i = start; i < paragraph->end; i++, building->p = g_utf8_next_char (building->p))
    {
      gunichar c = g_utf8_get_char (building->p);

      if (is_too_long (building, c))
        {
          end_line (building);
          begin_run (building, i);
        }
      building->n_word = g_unichar_isspace (c) ? 0 : building->n_word + 1;
      /* Every one of them for one: the places stay the same. */
      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        c = ' ';
      append (building, c);
      g_array_index (building->self->runs, Run, building->self->runs->len - 1).length += 1;
    }
  building->n_passed = MAX (start, paragraph->end);
  end_line (building);
}

EntenteReadingText *
entente_reading_text_new (const char *text)
{
  EntenteReadingText *self = g_new0 (EntenteReadingText, 1);
  g_autoptr (GArray) paragraphs = entente_text_dup_paragraphs (text);
  Building building = { self, g_string_new (NULL), text, 0, 0, 0, { 0, 0, FALSE } };

  self->lines = g_array_new (FALSE, FALSE, sizeof (EntenteReadingLine));
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  for (guint i = 0; i < paragraphs->len; i++)
    append_paragraph (&building, &g_array_index (paragraphs, EntenteParagraph, i));
  /* The last line needs no end. */
  if (building.text->len > 0)
    g_string_truncate (building.text, building.text->len - 1);
  self->text = g_string_free (building.text, FALSE);
  return self;
}

/* Ends the run before a code point of the article; @from: where it begins in the text. */
static void
end_run (Building   *building,
         const char *from,
         const char *to,
         guint       article)
{
  Run *run = &g_array_index (building->self->runs, Run, building->self->runs->len - 1);

  run->length = article - run->article;
  g_string_append_len (building->text, from, (gssize) (to - from));
}

static void
break_softly (Building *building,
              guint     article)
{
  g_string_append (building->text, SOFT_BREAK);
  building->n_read += 1;
  building->n_word = 0;
  building->line.start = building->n_read;
  begin_run (building, article);
}

static void
add_heading_lines (EntenteReadingText *self,
                   const char         *text)
{
  g_autoptr (GArray) paragraphs = entente_text_dup_paragraphs (text);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const EntenteParagraph *paragraph = &g_array_index (paragraphs, EntenteParagraph, i);
      EntenteReadingLine line = { entente_reading_text_to_reading (self, paragraph->start),
                                  entente_reading_text_to_reading (self, paragraph->end), TRUE };

      if (paragraph->heading)
        g_array_append_val (self->lines, line);
    }
}

EntenteReadingText *
entente_reading_text_new_to_edit (const char *text)
{
  EntenteReadingText *self = g_new0 (EntenteReadingText, 1);
  Building building = { self, g_string_sized_new (strlen (text)), text, 0, 0, 0, { 0, 0, FALSE } };
  const char *from = text;
  const char *p = text;
  guint i = 0;

  self->lines = g_array_new (FALSE, FALSE, sizeof (EntenteReadingLine));
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->has_soft_breaks = strstr (text, SOFT_BREAK) == NULL;
  begin_run (&building, 0);
  for (; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      gunichar c = g_utf8_get_char (p);

      if (self->has_soft_breaks && c != '\n' && is_too_long (&building, c))
        {
          end_run (&building, from, p, i);
          break_softly (&building, i);
          from = p;
        }
      building.n_read += 1;
      building.n_word = g_unichar_isspace (c) ? 0 : building.n_word + 1;
      if (c == '\n')
        building.line.start = building.n_read;
    }
  end_run (&building, from, p, i);
  self->text = g_string_free (building.text, FALSE);
  add_heading_lines (self, text);
  return self;
}

char *
entente_reading_text_dup_edited (EntenteReadingText *self,
                                 const char         *edited)
{
  g_auto (GStrv) parts = NULL;

  if (!self->has_soft_breaks || strstr (edited, SOFT_BREAK) == NULL)
    return g_strdup (edited);
  parts = g_strsplit (edited, SOFT_BREAK, -1);
  return g_strjoinv ("", parts);
}

void
entente_reading_text_free (EntenteReadingText *self)
{
  g_free (self->text);
  g_array_unref (self->lines);
  g_array_unref (self->runs);
  g_free (self);
}

const char *
entente_reading_text_get_text (EntenteReadingText *self)
{
  return self->text;
}

guint
entente_reading_text_get_n_lines (EntenteReadingText *self)
{
  return self->lines->len;
}

const EntenteReadingLine *
entente_reading_text_get_line (EntenteReadingText *self,
                               guint               index)
{
  return &g_array_index (self->lines, EntenteReadingLine, index);
}

/* The last run that begins at or before @offset; NULL before the first. */
static const Run *
find_run (EntenteReadingText *self,
          guint               offset,
          gboolean            is_article)
{
  guint low = 0;
  guint high = self->runs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Run *run = &g_array_index (self->runs, Run, middle);

      if ((is_article ? run->article : run->reading) <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &g_array_index (self->runs, Run, low - 1) : NULL;
}

guint
entente_reading_text_to_reading (EntenteReadingText *self,
                                 guint               offset)
{
  const Run *run = find_run (self, offset, TRUE);

  return run != NULL ? run->reading + MIN (offset - run->article, run->length) : 0;
}

guint
entente_reading_text_to_article (EntenteReadingText *self,
                                 guint               offset)
{
  const Run *run = find_run (self, offset, FALSE);

  return run != NULL ? run->article + MIN (offset - run->reading, run->length) : 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-advances.h"

#include <string.h>

/* More are forgotten: 2 MB each at most. */
#define MOST_STEPS 65536
#define MOST_RUNS 8192
#define STEP_BYTES 32 /* three characters */

/* Of Latin letters and what stands among them, by letter and the one before, steps are kept in a table as
 * well: most names need no more. */
#define N_PLAIN 128
#define UNKNOWN G_MININT
#define HARD (G_MININT + 1) /* the letter has to be measured with those around it */

struct _EntenteAdvances
{
  EntenteTextLine *line; /* borrowed */
  GHashTable *steps; /* width, by letter and the one before */
  GHashTable *runs;  /* width, by text (owned) */
  int *plain;        /* N_PLAIN² steps */
  GString *text;     /* used again and again */
};

/* Letters that Pango shapes together: of one script, with what belongs to none after them. */
typedef struct
{
  const char *start;
  const char *end;
  GUnicodeScript script;
  gboolean simple; /* each letter hangs on the one before at most */
} Run;

EntenteAdvances *
entente_advances_new (EntenteTextLine *line)
{
  EntenteAdvances *self = g_new0 (EntenteAdvances, 1);

  self->line = line;
  self->steps = g_hash_table_new (NULL, NULL);
  self->runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->text = g_string_new (NULL);
  self->plain = g_new (int, N_PLAIN * N_PLAIN);
  for (guint i = 0; i < N_PLAIN * N_PLAIN; i++)
    self->plain[i] = UNKNOWN;
  return self;
}

void
entente_advances_free (EntenteAdvances *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->steps);
  g_hash_table_unref (self->runs);
  g_string_free (self->text, TRUE);
  g_free (self->plain);
  g_free (self);
}

static int
shape (EntenteAdvances *self,
       const char      *text,
       int              length)
{
  PangoRectangle logical;

  entente_text_line_set_text (self->line, text, length);
  entente_text_line_get_extents (self->line, NULL, &logical);
  return logical.width;
}

/* A letter of the script, which makes what belongs to none stand among its own. 0: the script is not
 * simple. */
static gunichar
get_anchor (GUnicodeScript script)
{
  switch (script)
    {
    case G_UNICODE_SCRIPT_LATIN:
      return 'n';
    case G_UNICODE_SCRIPT_CYRILLIC:
      return 0x043D;
    case G_UNICODE_SCRIPT_GREEK:
      return 0x03BD;
    case G_UNICODE_SCRIPT_HAN:
      return 0x4E2D;
    case G_UNICODE_SCRIPT_HANGUL:
      return 0xAC00;
    case G_UNICODE_SCRIPT_HIRAGANA:
      return 0x306E;
    case G_UNICODE_SCRIPT_KATAKANA:
      return 0x30A2;
    default:
      return 0;
    }
}

static gboolean
is_of_none (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_COMMON;
}

/* Brackets and quotes have the script of what is between them. */
static gboolean
is_simple (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_OTHER_LETTER:
      return !(c >= 0x1100 && c < 0x1200) && !(c >= 0xA960 && c < 0xA980)
             && !(c >= 0xD7B0 && c < 0xD800);
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
      return TRUE;
    default:
      return c == ' ';
    }
}

static guint64
make_key (gunichar       before,
          gunichar       c,
          GUnicodeScript script)
{
  return (guint64) c ^ ((guint64) before << 21) ^ ((guint64) script << 42);
}

/* What the letters that count take together: the first gives only their script. */
static int
measure_letters (EntenteAdvances *self,
                 gunichar         anchor, /* 0: none */
                 gunichar         before, /* 0: none */
                 gunichar         c)      /* 0: none */
{
  g_string_truncate (self->text, 0);
  if (anchor != 0)
    g_string_append_unichar (self->text, anchor);
  if (before != 0)
    g_string_append_unichar (self->text, before);
  if (c != 0)
    g_string_append_unichar (self->text, c);
  return self->text->len > 0 ? shape (self, self->text->str, (int) self->text->len) : 0;
}

/* The same of a letter alone, remembered: it is asked for with each that follows it. */
static int
measure_first (EntenteAdvances *self,
               GUnicodeScript   script,
               gunichar         anchor, /* 0: none */
               gunichar         before) /* 0: none */
{
  gpointer key = GSIZE_TO_POINTER (make_key (before, 0, script));
  gpointer value;
  int width;

  if (before == 0)
    return 0;
  if (g_hash_table_lookup_extended (self->steps, key, NULL, &value))
    return GPOINTER_TO_INT (value);
  width = measure_letters (self, anchor, before, 0);
  g_hash_table_insert (self->steps, key, GINT_TO_POINTER (width));
  return width;
}

static int
get_step (EntenteAdvances *self,
          GUnicodeScript   script,
          gunichar         before, /* 0: it is the first */
          gunichar         c)
{
  gpointer key = GSIZE_TO_POINTER (make_key (before, c, script));
  gpointer value;
  gunichar anchor = before != 0 && is_of_none (before) ? get_anchor (script) : 0;
  int step;

  if (g_hash_table_lookup_extended (self->steps, key, NULL, &value))
    return GPOINTER_TO_INT (value);
  if (g_hash_table_size (self->steps) >= MOST_STEPS)
    g_hash_table_remove_all (self->steps);
  step = measure_letters (self, anchor, before, c) - measure_first (self, script, anchor, before);
  g_hash_table_insert (self->steps, key, GINT_TO_POINTER (step));
  return step;
}

static int
measure_whole (EntenteAdvances *self,
               const Run       *run)
{
  g_autofree char *text = g_strndup (run->start, (gsize) (run->end - run->start));
  gpointer value;
  int width;

  if (g_hash_table_lookup_extended (self->runs, text, NULL, &value))
    return GPOINTER_TO_INT (value);
  if (g_hash_table_size (self->runs) >= MOST_RUNS)
    g_hash_table_remove_all (self->runs);
  width = shape (self, text, -1);
  g_hash_table_insert (self->runs, g_steal_pointer (&text), GINT_TO_POINTER (width));
  return width;
}

/* Ideographs and syllables are not kerned. */
static gboolean
is_square (gunichar c)
{
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF);
}

static int
measure_run (EntenteAdvances *self,
             const Run       *run)
{
  gunichar before = 0;
  int width = 0;

  if (!run->simple)
    return measure_whole (self, run);
  for (const char *at = run->start; at < run->end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_square (before) && is_square (c))
        width += get_step (self, run->script, 0, c);
      else
        width += get_step (self, run->script, before, c);
      before = c;
    }
  return width;
}

/* Three letters may be one, as in “office”. */
static gboolean
is_ligature (gunichar before,
             gunichar c)
{
  return before == 'f' && c == 'f';
}

/* A space is of the font before it, which after a digit may be another than the script's own. */
static gboolean
is_foreign_space (gunichar before,
                  gunichar c)
{
  return c == ' ' && before != 0 && is_of_none (before);
}

static gboolean
has_own_font (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HANGUL
         || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
}

/* The run that begins at @text. */
static Run
find_run (const char *text)
{
  Run run = { text, text, G_UNICODE_SCRIPT_COMMON, TRUE };
  gunichar before = 0;
  gboolean foreign = FALSE;

  for (; *run.end != '\0'; run.end = g_utf8_next_char (run.end))
    {
      gunichar c = g_utf8_get_char (run.end);
      GUnicodeScript script = g_unichar_get_script (c);

      if (script != G_UNICODE_SCRIPT_COMMON && script != G_UNICODE_SCRIPT_INHERITED)
        {
          if (run.script != G_UNICODE_SCRIPT_COMMON && script != run.script)
            break;
          run.script = script;
        }
      if (!is_simple (c) || is_ligature (before, c))
        run.simple = FALSE;
      foreign |= is_foreign_space (before, c);
      before = c;
    }
  if (foreign && has_own_font (run.script))
    run.simple = FALSE;
  if (get_anchor (run.script) == 0 || is_of_none (g_utf8_get_char (run.start)))
    run.simple = FALSE;
  return run;
}

static int
find_plain_step (EntenteAdvances *self,
                 guint            before, /* 0: it is the first */
                 guint            c)
{
  int *step = &self->plain[before * N_PLAIN + c];

  if (*step != UNKNOWN)
    return *step;
  if (!is_simple (c) || is_ligature (before, c) || (before == 0 && is_of_none (c)))
    *step = HARD;
  else
    *step = get_step (self, G_UNICODE_SCRIPT_LATIN, before, c);
  return *step;
}

/* The same width as run by run; FALSE where the text is not so plain. */
static gboolean
measure_plain (EntenteAdvances *self,
               const char      *text,
               int             *width)
{
  guint before = 0;

  *width = 0;
  for (const guchar *at = (const guchar *) text; *at != '\0'; at++)
    {
      int step = *at < N_PLAIN ? find_plain_step (self, before, *at) : HARD;

      if (step == HARD)
        return FALSE;
      *width += step;
      before = *at;
    }
  return TRUE;
}

int
entente_advances_measure (EntenteAdvances *self,
                          const char      *text)
{
  int width = 0;

  if (measure_plain (self, text, &width))
    return width;
  width = 0;
  for (const char *at = text; *at != '\0';)
    {
      Run run = find_run (at);

      width += measure_run (self, &run);
      at = run.end;
    }
  return width;
}

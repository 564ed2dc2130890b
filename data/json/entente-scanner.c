/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-scanner.h"

#include <glib/gi18n.h>
#include <stdarg.h>
#include <string.h>

/* RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format. */

/* What may come next. */
enum
{
  STATE_VALUE,          /* a value */
  STATE_FIRST_ELEMENT,  /* a value or ] */
  STATE_FIRST_KEY,      /* a key or } */
  STATE_AFTER,          /* a comma or the closing bracket; outside of all: nothing */
};

/* What a byte is inside a string. */
enum
{
  PLAIN = 0,
  QUOTE,
  ESCAPE,
  CONTROL,
  LEAD_2, /* first byte of a sequence of two, and so on */
  LEAD_3,
  LEAD_4,
  INVALID,
};

#define R4(c) c, c, c, c
#define R16(c) R4 (c), R4 (c), R4 (c), R4 (c)

/* clang-format off */
static const guint8 classes[256] = {
  [0x00] = R16 (CONTROL), R16 (CONTROL),
  ['"'] = QUOTE,
  ['\\'] = ESCAPE,
  [0x80] = R16 (INVALID), R16 (INVALID), R16 (INVALID), R16 (INVALID),
  [0xc0] = INVALID, INVALID, LEAD_2, LEAD_2, R4 (LEAD_2), R4 (LEAD_2), R4 (LEAD_2),
  [0xd0] = R16 (LEAD_2),
  [0xe0] = R16 (LEAD_3),
  [0xf0] = R4 (LEAD_4), LEAD_4, INVALID, INVALID, INVALID, R4 (INVALID), R4 (INVALID),
};
/* clang-format on */

#define EVERY_BYTE(c) (G_GUINT64_CONSTANT (0x0101010101010101) * (c))
#define HIGH_BITS EVERY_BYTE (0x80)

void
entente_scanner_init (EntenteScanner   *self,
                      const char       *bytes,
                      gsize             length,
                      gsize             from,
                      EntenteDuplicate  duplicate,
                      gpointer          user_data)
{
  /* An empty GBytes has no data. */
  if (bytes == NULL)
    bytes = "";
  self->start = self->at = bytes + from;
  self->length = 0;
  self->escaped = FALSE;
  self->depth = 0;
  self->max_depth = ENTENTE_MAX_DEPTH;
  self->bytes = bytes;
  self->end = bytes + length;
  self->state = STATE_VALUE;
  self->token = ENTENTE_TOKEN_NULL;
  self->duplicate = duplicate;
  self->user_data = user_data;
  self->error_offset = 0;
  self->error_message = NULL;
  entente_key_stack_init (&self->keys);
}

void
entente_scanner_clear (EntenteScanner *self)
{
  while (self->depth > 0)
    entente_key_set_close (&self->frames[--self->depth].keys, &self->keys);
  entente_key_stack_clear (&self->keys);
  g_clear_pointer (&self->error_message, g_free);
}

static EntenteToken fail (EntenteScanner *self,
                          const char     *where,
                          const char     *format,
                          ...) G_GNUC_PRINTF (3, 4);

static EntenteToken
fail (EntenteScanner *self,
      const char     *where,
      const char     *format,
      ...)
{
  va_list arguments;

  va_start (arguments, format);
  self->error_message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->error_offset = (gsize) (where - self->bytes);
  return self->token = ENTENTE_TOKEN_ERROR;
}

/* What stands at @where, for a message. (transfer full) */
static char *
describe (EntenteScanner *self,
          const char     *where)
{
  gunichar c;

  if (where >= self->end)
    return g_strdup (_("the end of the file"));
  c = *where == '\0' ? 0 : g_utf8_get_char_validated (where, self->end - where);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return g_strdup_printf (_("the byte 0x%02X"), (guint) (guchar) *where);
  if (c == '\n' || c == '\r')
    return g_strdup (_("the end of the line"));
  if (!g_unichar_isgraph (c))
    return g_strdup_printf ("U+%04X", c);
  return g_strdup_printf ("“%.*s”", (int) (g_utf8_next_char (where) - where), where);
}

static EntenteToken
fail_expected (EntenteScanner *self,
               const char     *expected)
{
  g_autofree char *found = describe (self, self->at);

  /* Translators: what was found in a file, and what was expected there. */
  return fail (self, self->at, _("found %s; expected %s"), found, expected);
}

static inline const char *
skip_space (const char *p,
            const char *end)
{
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  return p;
}

/* Eight bytes at a time, to the first that is no plain ASCII inside a string. */
static inline const char *
skip_plain (const char *p,
            const char *end)
{
  while (end - p >= 8)
    {
      guint64 word;
      guint64 quotes;
      guint64 escapes;
      guint64 special;

      memcpy (&word, p, sizeof word);
      word = GUINT64_FROM_LE (word);
      quotes = word ^ EVERY_BYTE ('"');
      escapes = word ^ EVERY_BYTE ('\\');
      /* A borrow can only mark bytes above one that is marked rightly: the lowest is right. */
      special = (((word - EVERY_BYTE (0x20)) & ~word) | ((quotes - EVERY_BYTE (1)) & ~quotes)
                 | ((escapes - EVERY_BYTE (1)) & ~escapes) | word)
                & HIGH_BITS;
      if (special != 0)
        return p + (__builtin_ctzll (special) >> 3);
      p += 8;
    }
  return p;
}

static inline gboolean
is_continuation (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* Length of the UTF-8 sequence at @p by RFC 3629, 0 where it is none. */
static gsize
check_sequence (const char *p,
                const char *end,
                guint8      class)
{
  const guchar *u = (const guchar *) p;
  gsize length = class == LEAD_2 ? 2 : class == LEAD_3 ? 3 : 4;

  if ((gsize) (end - p) < length)
    return 0;
  for (gsize i = 1; i < length; i++)
    if (!is_continuation (p[i]))
      return 0;
  if (u[0] == 0xe0 && u[1] < 0xa0) /* too long a form */
    return 0;
  if (u[0] == 0xed && u[1] > 0x9f) /* a surrogate */
    return 0;
  if (u[0] == 0xf0 && u[1] < 0x90) /* too long a form */
    return 0;
  if (u[0] == 0xf4 && u[1] > 0x8f) /* above U+10FFFF */
    return 0;
  return length;
}

/* Length of the escape at @p, 0 where it is none. */
static gsize
check_escape (const char *p,
              const char *end)
{
  if (end - p < 2)
    return 0;
  if (p[1] != 'u')
    return p[1] != '\0' && strchr ("\"\\/bfnrt", p[1]) != NULL ? 2 : 0;
  if (end - p < 6)
    return 0;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (p[i]))
      return 0;
  return 6;
}

static gboolean
fail_escape (EntenteScanner *self,
             const char     *p)
{
  g_autofree char *found = describe (self, p + 1);

  if (p + 1 < self->end && p[1] == 'u')
    fail (self, p, _("found “\\u” without four hexadecimal digits; expected them behind it"));
  else
    fail (self, p, _("found a backslash and %s; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"),
          found);
  return FALSE;
}

static gboolean
fail_control (EntenteScanner *self,
              const char     *p)
{
  if (*p == '\n' || *p == '\r')
    fail (self, p, _("found a line break inside a string; expected “\\n”, or a quotation mark before"));
  else
    fail (self, p, _("found the control character U+%04X inside a string; expected “\\u%04x”"),
          (guint) (guchar) *p, (guint) (guchar) *p);
  return FALSE;
}

/* From the opening quote at @at to behind the closing one. */
static inline gboolean
scan_string (EntenteScanner *self)
{
  const char *p = self->at + 1;
  const char *end = self->end;
  gsize length;

  self->start = self->at;
  self->escaped = FALSE;
  for (;;)
    {
      guint8 class;

      p = skip_plain (p, end);
      if (p >= end)
        {
          fail (self, self->start, _("found a string without an end; expected a quotation mark behind it"));
          return FALSE;
        }
      class = classes[(guchar) *p];
      switch (class)
        {
        case PLAIN:
          p++;
          break;
        case QUOTE:
          self->at = p + 1;
          self->length = (gsize) (self->at - self->start);
          return TRUE;
        case ESCAPE:
          self->escaped = TRUE;
          length = check_escape (p, end);
          if (length == 0)
            return fail_escape (self, p);
          p += length;
          break;
        case CONTROL:
          return fail_control (self, p);
        default:
          length = class == INVALID ? 0 : check_sequence (p, end, class);
          if (length == 0)
            {
              fail (self, p, _("found the byte 0x%02X; expected UTF-8"), (guint) (guchar) *p);
              return FALSE;
            }
          p += length;
          break;
        }
    }
}

static inline const char *
skip_digits (const char *p,
             const char *end)
{
  while (p < end && *p >= '0' && *p <= '9')
    p++;
  return p;
}

static EntenteToken
scan_number (EntenteScanner *self)
{
  const char *p = self->at;
  const char *end = self->end;
  const char *digits;

  self->start = self->at;
  if (*p == '-')
    p++;
  digits = p;
  p = skip_digits (p, end);
  if (p == digits)
    {
      self->at = p;
      return fail_expected (self, _("a digit"));
    }
  if (*digits == '0' && p - digits > 1)
    return fail (self, digits, _("found a 0 before the other digits of a number; expected none"));
  if (p < end && *p == '.')
    {
      digits = ++p;
      p = skip_digits (p, end);
      self->at = p;
      if (p == digits)
        return fail_expected (self, _("a digit after the point"));
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      p++;
      if (p < end && (*p == '+' || *p == '-'))
        p++;
      digits = p;
      p = skip_digits (p, end);
      self->at = p;
      if (p == digits)
        return fail_expected (self, _("a digit of the exponent"));
    }
  self->at = p;
  self->length = (gsize) (p - self->start);
  self->state = STATE_AFTER;
  return self->token = ENTENTE_TOKEN_NUMBER;
}

static EntenteToken
scan_word (EntenteScanner *self,
           const char     *word,
           EntenteToken    token)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return fail (self, self->at, _("found a word that JSON has not; expected true, false or null"));
  self->start = self->at;
  self->length = length;
  self->at += length;
  self->state = STATE_AFTER;
  return self->token = token;
}

static EntenteToken
open_frame (EntenteScanner *self,
            gboolean        is_object)
{
  EntenteFrame *frame;

  self->start = self->at;
  if (self->depth == self->max_depth)
    return fail (self, self->at,
                 _("found objects and arrays nested deeper than %d; expected no more"),
                 ENTENTE_MAX_DEPTH);
  frame = &self->frames[self->depth++];
  frame->is_object = is_object;
  frame->key.text = NULL;
  frame->index = -1;
  entente_key_set_open (&frame->keys, &self->keys);
  self->at++;
  self->length = 1;
  self->state = is_object ? STATE_FIRST_KEY : STATE_FIRST_ELEMENT;
  return self->token = is_object ? ENTENTE_TOKEN_OBJECT : ENTENTE_TOKEN_ARRAY;
}

static EntenteToken
close_frame (EntenteScanner *self)
{
  EntenteFrame *frame = &self->frames[--self->depth];

  entente_key_set_close (&frame->keys, &self->keys);
  self->start = self->at++;
  self->length = 1;
  self->state = STATE_AFTER;
  return self->token = frame->is_object ? ENTENTE_TOKEN_OBJECT_END : ENTENTE_TOKEN_ARRAY_END;
}

static EntenteToken
fail_value (EntenteScanner *self)
{
  if (self->at < self->end && *self->at == '\'')
    return fail_expected (self, _("a value; strings stand in double quotation marks"));
  if (self->at < self->end && *self->at == '/')
    return fail_expected (self, _("a value; JSON has no comments"));
  if (self->depth == 0 && self->at >= self->end)
    return fail (self, self->at, _("found nothing but white space; expected a JSON value"));
  if (self->at < self->end && *self->at == ']')
    return fail_expected (self, _("a value behind the comma"));
  return fail_expected (self, _("a value"));
}

static inline EntenteToken
scan_value (EntenteScanner *self)
{
  if (self->depth > 0)
    self->frames[self->depth - 1].index++;
  if (self->at >= self->end)
    return fail_value (self);
  switch (*self->at)
    {
    case '"':
      if (!scan_string (self))
        return ENTENTE_TOKEN_ERROR;
      self->state = STATE_AFTER;
      return self->token = ENTENTE_TOKEN_STRING;
    case '{':
      return open_frame (self, TRUE);
    case '[':
      return open_frame (self, FALSE);
    case 't':
      return scan_word (self, "true", ENTENTE_TOKEN_TRUE);
    case 'f':
      return scan_word (self, "false", ENTENTE_TOKEN_FALSE);
    case 'n':
      return scan_word (self, "null", ENTENTE_TOKEN_NULL);
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      return scan_number (self);
    default:
      return fail_value (self);
    }
}

static EntenteToken
fail_duplicate (EntenteScanner *self)
{
  return fail (self, self->start, _("found the key %.*s twice in one object; expected it once"),
               (int) MIN (self->length, 256), self->start);
}

static EntenteToken
fail_key (EntenteScanner *self)
{
  if (self->at < self->end && *self->at == '}')
    return fail_expected (self, _("a key behind the comma"));
  return fail_expected (self, _("a key in double quotation marks"));
}

static inline EntenteToken
scan_key (EntenteScanner *self)
{
  EntenteFrame *frame = &self->frames[self->depth - 1];

  frame->key.text = NULL;
  if (self->at >= self->end || *self->at != '"')
    return fail_key (self);
  if (!scan_string (self))
    return ENTENTE_TOKEN_ERROR;
  frame->key.text = self->start + 1;
  frame->key.length = self->length - 2;
  frame->key.escaped = self->escaped;
  if (!entente_key_set_add (&frame->keys, &self->keys, &frame->key))
    {
      if (self->duplicate == NULL)
        return fail_duplicate (self);
      self->duplicate (self, self->user_data);
    }
  self->at = skip_space (self->at, self->end);
  if (self->at >= self->end || *self->at != ':')
    return fail_expected (self, _("a colon behind the key"));
  self->at++;
  self->state = STATE_VALUE;
  return self->token = ENTENTE_TOKEN_KEY;
}

static EntenteToken
scan_end (EntenteScanner *self)
{
  if (self->at < self->end)
    return fail_expected (self, _("nothing behind the one value of the file"));
  self->start = self->at;
  self->length = 0;
  return self->token = ENTENTE_TOKEN_END;
}

static inline EntenteToken
scan_after (EntenteScanner *self)
{
  gboolean is_object;
  char c;

  if (self->depth == 0)
    return scan_end (self);
  is_object = self->frames[self->depth - 1].is_object;
  c = self->at < self->end ? *self->at : '\0';
  if (c == ',')
    {
      self->at = skip_space (self->at + 1, self->end);
      return is_object ? scan_key (self) : scan_value (self);
    }
  if (c == (is_object ? '}' : ']'))
    return close_frame (self);
  return fail_expected (self, is_object ? _("a comma or “}”") : _("a comma or “]”"));
}

/**
 * entente_scanner_next:
 *
 * Returns: the next token; ENTENTE_TOKEN_END and ENTENTE_TOKEN_ERROR come again and again
 */
EntenteToken
entente_scanner_next (EntenteScanner *self)
{
  if (G_UNLIKELY (self->token == ENTENTE_TOKEN_ERROR))
    return ENTENTE_TOKEN_ERROR;
  self->at = skip_space (self->at, self->end);
  switch (self->state)
    {
    case STATE_AFTER:
      return scan_after (self);
    case STATE_FIRST_KEY:
      if (self->at < self->end && *self->at == '}')
        return close_frame (self);
      return scan_key (self);
    case STATE_FIRST_ELEMENT:
      if (self->at < self->end && *self->at == ']')
        return close_frame (self);
      return scan_value (self);
    default:
      return scan_value (self);
    }
}

gboolean
entente_scanner_skip (EntenteScanner *self)
{
  guint depth = self->depth;

  if (self->token == ENTENTE_TOKEN_ERROR)
    return FALSE;
  if (self->token != ENTENTE_TOKEN_OBJECT && self->token != ENTENTE_TOKEN_ARRAY)
    return TRUE;
  do
    if (entente_scanner_next (self) == ENTENTE_TOKEN_ERROR)
      return FALSE;
  while (self->depth >= depth);
  return TRUE;
}

gsize
entente_scanner_get_offset (EntenteScanner *self)
{
  return (gsize) (self->start - self->bytes);
}

gsize
entente_scanner_get_end (EntenteScanner *self)
{
  return (gsize) (self->start - self->bytes) + self->length;
}

const char *
entente_scanner_get_error (EntenteScanner *self,
                           gsize          *offset)
{
  if (self->token != ENTENTE_TOKEN_ERROR)
    return NULL;
  *offset = self->error_offset;
  return self->error_message;
}

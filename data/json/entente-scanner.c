/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-scanner-private.h"

#include "entente-json-value.h"

#include <glib/gi18n.h>
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

void
entente_scanner_ignore_duplicate (EntenteScanner *self,
                                  gpointer        user_data)
{
}

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

static inline const char *
skip_space (const char *p,
            const char *end)
{
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  return p;
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
      return entente_scanner_fail_expected (self, _("a digit"));
    }
  if (*digits == '0' && p - digits > 1)
    return entente_scanner_fail (self, digits,
                                 _("found a 0 before the other digits of a number; expected none"));
  if (p < end && *p == '.')
    {
      digits = ++p;
      p = skip_digits (p, end);
      self->at = p;
      if (p == digits)
        return entente_scanner_fail_expected (self, _("a digit after the point"));
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
        return entente_scanner_fail_expected (self, _("a digit of the exponent"));
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
    return entente_scanner_fail (self, self->at,
                                 _("found a word that JSON has not; expected true, false or null"));
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
    return entente_scanner_fail (self, self->at,
                                 _("found objects and arrays nested deeper than %d; expected no "
                                   "more"),
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
    return entente_scanner_fail_expected (
        self, _("a value; strings stand in double quotation marks"));
  if (self->at < self->end && *self->at == '/')
    return entente_scanner_fail_expected (self, _("a value; JSON has no comments"));
  if (self->depth == 0 && self->at >= self->end)
    return entente_scanner_fail (self, self->at,
                                 _("found nothing but white space; expected a JSON value"));
  if (self->at < self->end && *self->at == ']')
    return entente_scanner_fail_expected (self, _("a value behind the comma"));
  return entente_scanner_fail_expected (self, _("a value"));
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
      if (!entente_scanner_take_string (self))
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
  g_autoptr (GString) shown = g_string_new (NULL);

  entente_json_append_shown (shown, self->start + 1, self->length - 2, ENTENTE_MAX_KEY_SHOWN);
  return entente_scanner_fail (self, self->start,
                               _("found the key “%s” twice in one object; expected it once"),
                               shown->str);
}

static EntenteToken
fail_key (EntenteScanner *self)
{
  if (self->at < self->end && *self->at == '}')
    return entente_scanner_fail_expected (self, _("a key behind the comma"));
  return entente_scanner_fail_expected (self, _("a key in double quotation marks"));
}

static inline EntenteToken
scan_key (EntenteScanner *self)
{
  EntenteFrame *frame = &self->frames[self->depth - 1];

  frame->key.text = NULL;
  if (self->at >= self->end || *self->at != '"')
    return fail_key (self);
  if (!entente_scanner_take_string (self))
    return ENTENTE_TOKEN_ERROR;
  frame->key.text = self->start + 1;
  frame->key.length = self->length - 2;
  frame->key.escaped = self->escaped;
  if (self->duplicate != entente_scanner_ignore_duplicate
      && !entente_key_set_add (&frame->keys, &self->keys, &frame->key))
    {
      if (self->duplicate == NULL)
        return fail_duplicate (self);
      self->duplicate (self, self->user_data);
    }
  self->at = skip_space (self->at, self->end);
  if (self->at >= self->end || *self->at != ':')
    return entente_scanner_fail_expected (self, _("a colon behind the key"));
  self->at++;
  self->state = STATE_VALUE;
  return self->token = ENTENTE_TOKEN_KEY;
}

static EntenteToken
scan_end (EntenteScanner *self)
{
  if (self->at < self->end)
    return entente_scanner_fail_expected (self, _("nothing behind the one value of the file"));
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
  return entente_scanner_fail_expected (self,
                                        is_object ? _("a comma or “}”") : _("a comma or “]”"));
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

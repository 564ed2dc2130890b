/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-json"

#include "entente-json-object.h"

#include "entente-json-array.h"
#include "entente-json-value.h"

#include <string.h>

/* Longest exponent that is looked at; what is beyond it is compared as it is written. */
#define MAX_EXPONENT_DIGITS 9

/* A number's digits without zeros at either end, and the power of ten of the last of them. */
typedef struct
{
  GString *digits;
  gint64 exponent;
  gboolean negative;
} Decimal;

static void
decimal_clear (Decimal *self)
{
  if (self->digits != NULL)
    g_string_free (g_steal_pointer (&self->digits), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decimal, decimal_clear)

/* FALSE where the exponent is too long to be counted with. */
static gboolean
read_exponent (const char *text,
               gsize       length,
               gint64     *exponent)
{
  gboolean negative = length > 0 && text[0] == '-';

  if (length > 0 && (text[0] == '-' || text[0] == '+'))
    text++, length--;
  if (length > MAX_EXPONENT_DIGITS)
    return FALSE;
  for (*exponent = 0; length > 0; text++, length--)
    *exponent = *exponent * 10 + (*text - '0');
  if (negative)
    *exponent = -*exponent;
  return TRUE;
}

static gboolean
read_decimal (EntenteJsonSpan  span,
              Decimal         *self)
{
  gsize i = 0;
  gint64 n_behind_point = 0;
  gboolean behind_point = FALSE;
  gboolean counts = TRUE;
  gsize zeros = 0;

  self->digits = g_string_new (NULL);
  self->negative = span.text[0] == '-';
  for (i = self->negative; i < span.length && strchr ("eE", span.text[i]) == NULL; i++)
    {
      behind_point |= span.text[i] == '.';
      if (!g_ascii_isdigit (span.text[i]))
        continue;
      n_behind_point += behind_point;
      if (self->digits->len > 0 || span.text[i] != '0')
        g_string_append_c (self->digits, span.text[i]);
    }
  self->exponent = 0;
  if (i < span.length)
    counts = read_exponent (span.text + i + 1, span.length - i - 1, &self->exponent);
  while (zeros < self->digits->len && self->digits->str[self->digits->len - 1 - zeros] == '0')
    zeros++;
  g_string_truncate (self->digits, self->digits->len - zeros);
  self->exponent += (gint64) zeros - n_behind_point;
  return counts;
}

/* Exact, whatever the size: 4, 4.0 and 0.4e1 are one number, 2^63 and 2^63 + 1 are two. */
static gboolean
numbers_equal (EntenteJsonSpan a,
               EntenteJsonSpan b)
{
  g_auto (Decimal) a_number = { 0 };
  g_auto (Decimal) b_number = { 0 };

  if (!read_decimal (a, &a_number) || !read_decimal (b, &b_number))
    return FALSE;
  return a_number.negative == b_number.negative
         && g_string_equal (a_number.digits, b_number.digits)
         && (a_number.digits->len == 0 || a_number.exponent == b_number.exponent);
}

static gboolean
texts_equal (EntenteJsonSpan a,
             EntenteJsonSpan b)
{
  g_autoptr (GString) a_text = g_string_new (NULL);
  g_autoptr (GString) b_text = g_string_new (NULL);

  entente_json_decode (a.text + 1, a.length - 2, a_text);
  entente_json_decode (b.text + 1, b.length - 2, b_text);
  return g_string_equal (a_text, b_text);
}

static gboolean
arrays_equal (EntenteJsonSpan a,
              EntenteJsonSpan b)
{
  g_autoptr (GArray) a_elements = entente_json_array_split (a.text, a.length);
  g_autoptr (GArray) b_elements = entente_json_array_split (b.text, b.length);

  if (a_elements->len != b_elements->len)
    return FALSE;
  for (guint i = 0; i < a_elements->len; i++)
    {
      const EntenteJsonElement *a_element = &g_array_index (a_elements, EntenteJsonElement, i);
      const EntenteJsonElement *b_element = &g_array_index (b_elements, EntenteJsonElement, i);

      if (!entente_json_span_equal (
              (EntenteJsonSpan){ a.text + a_element->start, a_element->length },
              (EntenteJsonSpan){ b.text + b_element->start, b_element->length }))
        return FALSE;
    }
  return TRUE;
}

static gboolean
objects_equal (EntenteJsonSpan a,
               EntenteJsonSpan b)
{
  g_autoptr (EntenteJsonObject) a_object = entente_json_object_new (a);
  g_autoptr (EntenteJsonObject) b_object = entente_json_object_new (b);

  if (a_object == NULL || b_object == NULL
      || entente_json_object_get_n (a_object) != entente_json_object_get_n (b_object))
    return FALSE;
  for (guint i = 0; i < entente_json_object_get_n (a_object); i++)
    {
      EntenteJsonSpan value;
      const char *name = entente_json_object_get (a_object, i, &value);
      EntenteJsonSpan other = entente_json_object_find (b_object, name);

      if (other.text == NULL || !entente_json_span_equal (value, other))
        return FALSE;
    }
  return TRUE;
}

gboolean
entente_json_span_equal (EntenteJsonSpan a,
                         EntenteJsonSpan b)
{
  if (a.text == NULL || b.text == NULL)
    return a.text == b.text;
  if (a.length == b.length && memcmp (a.text, b.text, a.length) == 0)
    return TRUE;
  if (a.text[0] == '{' && b.text[0] == '{')
    return objects_equal (a, b);
  if (a.text[0] == '[' && b.text[0] == '[')
    return arrays_equal (a, b);
  if (a.text[0] == '"' && b.text[0] == '"')
    return texts_equal (a, b);
  if (strchr ("-0123456789", a.text[0]) != NULL && strchr ("-0123456789", b.text[0]) != NULL)
    return numbers_equal (a, b);
  return FALSE;
}

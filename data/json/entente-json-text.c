/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-json"

#include "entente-json-text.h"

#include "entente-json-value.h"
#include "entente-map-reader.h"
#include "entente-scanner.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static const char *const document_order[]
    = { "format", "version", "generator", "title",     "description", "language",  "view",
        "kinds",  "articles", "actors",   "relations", "story",       "not_actors", NULL };
static const char *const article_order[]
    = { "id",       "title", "publisher",   "authors",  "published", "accessed",
        "url",      "archive_url", "language", "form",  "text",      "ignored", NULL };
static const char *const actor_order[]
    = { "id",    "name", "names", "kind",     "aliases", "description",
        "group", "url",  "color", "position", "pinned",  NULL };
static const char *const relation_order[]
    = { "id",     "source",    "target", "via",    "regarding", "concerns", "kind",
        "label",  "phrase",    "direction", "tone", "weight",   "phase",    "claim",
        "since",  "until",     "bend",   "note",   "citations", NULL };
static const char *const step_order[] = { "id", "title", "text", "actors", "relations", NULL };

static const char *const view_order[] = { "color_by", "layout", "legend", NULL };
static const char *const layout_order[] = { "style", "seed", NULL };
static const char *const kinds_order[] = { "actors", "relations", NULL };
static const char *const actor_kind_order[] = { "label", "color", "shape", "order", NULL };
static const char *const relation_kind_order[] = { "label", "color", "phrase", "order", NULL };
static const char *const position_order[] = { "x", "y", NULL };
static const char *const bend_order[] = { "along", "across", NULL };
static const char *const citation_order[]
    = { "id",     "article",    "exact", "prefix", "suffix", "start", "end", "locator",
        "stance", "claimed_by", "grade", "note",   NULL };

static const char *const *const part_orders[ENTENTE_N_JSON_PARTS] = {
  [ENTENTE_JSON_VIEW] = view_order,
  [ENTENTE_JSON_LAYOUT] = layout_order,
  [ENTENTE_JSON_KINDS] = kinds_order,
  [ENTENTE_JSON_ACTOR_KIND] = actor_kind_order,
  [ENTENTE_JSON_RELATION_KIND] = relation_kind_order,
  [ENTENTE_JSON_POSITION] = position_order,
  [ENTENTE_JSON_BEND] = bend_order,
  [ENTENTE_JSON_CITATION] = citation_order,
};

static const char *const *const orders[ENTENTE_N_RECORD_TYPES] = {
  [ENTENTE_RECORD_DOCUMENT] = document_order, [ENTENTE_RECORD_ARTICLE] = article_order,
  [ENTENTE_RECORD_ACTOR] = actor_order,       [ENTENTE_RECORD_RELATION] = relation_order,
  [ENTENTE_RECORD_STEP] = step_order,
};

/**
 * entente_json_get_member_order:
 * @type: an EntenteRecordType
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of its members
 */
const char *const *
entente_json_get_member_order (int type)
{
  g_return_val_if_fail (type >= 0 && type < ENTENTE_N_RECORD_TYPES, step_order + 5);

  return orders[type];
}

/**
 * entente_json_get_part_order:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the members of such a part
 */
const char *const *
entente_json_get_part_order (EntenteJsonPart part)
{
  g_return_val_if_fail ((guint) part < ENTENTE_N_JSON_PARTS, step_order + 5);

  return part_orders[part];
}

/**
 * entente_json_quote:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text as a JSON string
 */
char *
entente_json_quote (const char *text)
{
  GString *quoted = g_string_sized_new (strlen (text) + 2);

  g_string_append_c (quoted, '"');
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
      case '\\':
        g_string_append_c (quoted, '\\');
        g_string_append_c (quoted, *p);
        break;
      case '\n':
        g_string_append (quoted, "\\n");
        break;
      case '\r':
        g_string_append (quoted, "\\r");
        break;
      case '\t':
        g_string_append (quoted, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (quoted, "\\u%04x", (guint) *p);
        else
          g_string_append_c (quoted, *p);
        break;
      }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

/**
 * entente_json_number:
 * @number: finite
 *
 * Returns: (transfer full): the shortest of 15, 16 and 17 digits that reads back as @number
 */
char *
entente_json_number (double number)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (isfinite (number), g_strdup ("0"));

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, sizeof text, formats[i], number);
      if (g_ascii_strtod (text, NULL) == number)
        break;
    }
  return g_strdup (text);
}

static void
decode_readable (const char *text,
                 gsize       length,
                 GString    *decoded)
{
  EntenteJsonOddities oddities = entente_json_decode (text, length, decoded);
  char *valid;

  if (oddities == ENTENTE_JSON_PLAIN)
    return;
  valid = g_utf8_make_valid (decoded->str, (gssize) decoded->len);
  g_string_assign (decoded, valid);
  g_free (valid);
}

/**
 * entente_json_dup_string:
 * @value: one JSON value
 * @length: its bytes, or -1
 *
 * What a C string cannot hold (U+0000, half of a surrogate pair) comes as U+FFFD.
 *
 * Returns: (transfer full) (nullable): the text; NULL where @value is no string
 */
char *
entente_json_dup_string (const char *value,
                         gssize      length)
{
  gsize size = length < 0 ? strlen (value) : (gsize) length;
  GString *decoded;

  if (size < 2 || value[0] != '"')
    return NULL;
  decoded = g_string_sized_new (size);
  decode_readable (value + 1, size - 2, decoded);
  return g_string_free (decoded, FALSE);
}

/**
 * entente_json_check:
 * @text: what somebody typed, or a record
 * @length: its bytes, or -1
 *
 * Returns: whether it is one JSON value; else @error is ENTENTE_MAP_ERROR_VALUE
 */
gboolean
entente_json_check (const char *text,
                    gssize      length,
                    GError    **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  EntenteScanner scanner;
  EntenteToken token;
  const char *message;
  gsize offset;

  entente_scanner_init (&scanner, text, size, 0, NULL, NULL);
  do
    token = entente_scanner_next (&scanner);
  while (token != ENTENTE_TOKEN_ERROR && token != ENTENTE_TOKEN_END);
  if (token == ENTENTE_TOKEN_ERROR)
    {
      message = entente_scanner_get_error (&scanner, &offset);
      g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                   _("This is no JSON value: at character %ld, %s."),
                   g_utf8_strlen (text, (gssize) offset) + 1, message);
    }
  entente_scanner_clear (&scanner);
  return token == ENTENTE_TOKEN_END;
}

/**
 * entente_json_is_well_formed:
 *
 * Returns: whether @text is one JSON value, be it one with a key twice in an object
 */
gboolean
entente_json_is_well_formed (const char *text,
                             gsize       length)
{
  EntenteScanner scanner;
  EntenteToken token;

  entente_scanner_init (&scanner, text, length, 0, entente_scanner_ignore_duplicate, NULL);
  do
    token = entente_scanner_next (&scanner);
  while (token != ENTENTE_TOKEN_ERROR && token != ENTENTE_TOKEN_END);
  entente_scanner_clear (&scanner);
  return token == ENTENTE_TOKEN_END;
}

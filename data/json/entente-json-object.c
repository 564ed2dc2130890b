/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-json"

#include "entente-json-object.h"

#include "entente-json-value.h"
#include "entente-scanner.h"
#include "entente-seeded-hash.h"

#include <string.h>

#define N_FIELDS_USUAL 16 /* of a record; more cost growing */

/* Invariant: names[i] is the decoded name of fields[i]; by_name leads from it to i + 1. */
struct _EntenteJsonObject
{
  const char *text;
  GArray *fields;      /* EntenteJsonField */
  GPtrArray *names;    /* (owned) */
  GHashTable *by_name;
};

static gboolean
scan_fields (EntenteScanner *scanner,
             GArray         *fields,
             gsize          *open,
             gsize          *close)
{
  if (entente_scanner_next (scanner) != ENTENTE_TOKEN_OBJECT)
    return FALSE;
  *open = entente_scanner_get_offset (scanner);
  while (entente_scanner_next (scanner) == ENTENTE_TOKEN_KEY)
    {
      EntenteJsonField field;

      field.key = entente_scanner_get_offset (scanner);
      field.key_end = entente_scanner_get_end (scanner);
      entente_scanner_next (scanner);
      field.value = entente_scanner_get_offset (scanner);
      if (!entente_scanner_skip (scanner))
        return FALSE;
      field.value_end = entente_scanner_get_end (scanner);
      g_array_append_val (fields, field);
    }
  *close = entente_scanner_get_offset (scanner);
  return entente_scanner_next (scanner) == ENTENTE_TOKEN_END;
}

/* Of a key that stands there twice, which is a fault, the last counts, as it does in reading. */
GArray *
entente_json_object_split (const char *object,
                           gsize       length,
                           gsize      *open,
                           gsize      *close)
{
  GArray *fields
      = g_array_sized_new (FALSE, FALSE, sizeof (EntenteJsonField), N_FIELDS_USUAL);
  EntenteScanner scanner;
  gsize first = 0;
  gsize last = 0;

  entente_scanner_init (&scanner, object, length, 0, entente_scanner_ignore_duplicate, NULL);
  if (!scan_fields (&scanner, fields, &first, &last))
    g_clear_pointer (&fields, g_array_unref);
  entente_scanner_clear (&scanner);
  if (open != NULL)
    *open = first;
  if (close != NULL)
    *close = last;
  return fields;
}

gboolean
entente_json_field_has_name (const char             *object,
                             const EntenteJsonField *field,
                             const char             *name)
{
  const char *key = object + field->key + 1;
  gsize length = field->key_end - field->key - 2;
  g_autoptr (GString) decoded = NULL;

  if (memchr (key, '\\', length) == NULL)
    return length == strlen (name) && memcmp (key, name, length) == 0;
  decoded = g_string_new (NULL);
  entente_json_decode (key, length, decoded);
  return decoded->len == strlen (name) && memcmp (decoded->str, name, decoded->len) == 0;
}

/* (transfer full) (nullable): NULL where no C string can hold it. */
static char *
dup_name (const char             *text,
          const EntenteJsonField *field)
{
  GString *name = g_string_new (NULL);
  EntenteJsonOddities oddities = entente_json_decode (
      text + field->key + 1, field->key_end - field->key - 2, name);

  return g_string_free (name, oddities != ENTENTE_JSON_PLAIN);
}

EntenteJsonObject *
entente_json_object_new (EntenteJsonSpan span)
{
  g_autoptr (EntenteJsonObject) self = NULL;
  GArray *fields = span.text == NULL || span.length == 0 || span.text[0] != '{'
                       ? NULL
                       : entente_json_object_split (span.text, span.length, NULL, NULL);

  if (fields == NULL)
    return NULL;
  self = g_new0 (EntenteJsonObject, 1);
  self->text = span.text;
  self->fields = fields;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->by_name = g_hash_table_new (entente_seeded_text_hash, g_str_equal);
  for (guint i = 0; i < fields->len; i++)
    {
      char *name = dup_name (span.text, &g_array_index (fields, EntenteJsonField, i));

      if (name == NULL)
        return NULL;
      g_ptr_array_add (self->names, name);
      g_hash_table_insert (self->by_name, name, GUINT_TO_POINTER (i + 1));
    }
  return g_steal_pointer (&self);
}

void
entente_json_object_free (EntenteJsonObject *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->names);
  g_array_unref (self->fields);
  g_free (self);
}

guint
entente_json_object_get_n (EntenteJsonObject *self)
{
  return self->fields->len;
}

const char *
entente_json_object_get (EntenteJsonObject *self,
                         guint              index,
                         EntenteJsonSpan   *value)
{
  const EntenteJsonField *field = &g_array_index (self->fields, EntenteJsonField, index);

  if (value != NULL)
    *value = (EntenteJsonSpan){ self->text + field->value, field->value_end - field->value };
  return g_ptr_array_index (self->names, index);
}

EntenteJsonSpan
entente_json_object_find (EntenteJsonObject *self,
                          const char        *name)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));
  EntenteJsonSpan value = { NULL, 0 };

  if (found > 0)
    entente_json_object_get (self, found - 1, &value);
  return value;
}

gboolean
entente_json_span_is_text (EntenteJsonSpan span)
{
  return span.text != NULL && span.text[0] == '"';
}

char *
entente_json_span_dup (EntenteJsonSpan span)
{
  return span.text != NULL ? g_strndup (span.text, span.length) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-renamed-relation.h"

#include "entente-json-array.h"
#include "entente-json-object.h"
#include "entente-json-text.h"

#include <string.h>

static const char *const no_order[] = { NULL };

/* A member that names something. */
typedef struct
{
  const char *name;
  EntenteRecordType type; /* of what it names */
  gboolean is_list;
  const char *key; /* (nullable): the member of a list's elements that does */
} NamingMember;

static const NamingMember naming_members[] = {
  { "id", ENTENTE_RECORD_RELATION, FALSE, NULL },
  { "source", ENTENTE_RECORD_ACTOR, FALSE, NULL },
  { "target", ENTENTE_RECORD_ACTOR, FALSE, NULL },
  { "via", ENTENTE_RECORD_ACTOR, TRUE, NULL },
  { "regarding", ENTENTE_RECORD_ACTOR, TRUE, NULL },
  { "concerns", ENTENTE_RECORD_RELATION, TRUE, NULL },
  { "citations", ENTENTE_RECORD_ARTICLE, TRUE, "article" },
};

/* What becomes of a member's value. */
typedef enum
{
  VALUE_STAYS,
  VALUE_CHANGES,
  VALUE_GOES, /* with its key */
} Fate;

/* Invariant: @text is what becomes of @json up to @n_copied. */
typedef struct
{
  const char *json;
  GHashTable **ids;
  GArray *fields; /* EntenteJsonField */
  gsize close;    /* the brace */
  GString *text;
  gsize n_copied;
  gboolean has_first; /* a member before the present one stays */
} Renaming;

/* One id under its new name; NULL where it keeps the one it has. */
static char *
dup_renamed_id (const char *value,
                gsize       length,
                GHashTable *ids)
{
  g_autofree char *id = entente_json_dup_string (value, (gssize) length);
  const char *name = id != NULL ? g_hash_table_lookup (ids, id) : NULL;

  return name != NULL && strcmp (name, id) != 0 ? entente_json_quote (name) : NULL;
}

/* What an element of a list names: by its member @key, or by itself; NULL: nothing. */
static char *
dup_id (const char *element,
        gsize       length,
        const char *key)
{
  if (key == NULL)
    return entente_json_dup_string (element, (gssize) length);
  return *element == '{' ? entente_json_dup_member_string (element, (gssize) length, key) : NULL;
}

/* One element of a list under its new name; NULL where it names nothing that comes along. What is no
 * name at all stays as it is. */
static char *
dup_element (const char *element,
             gsize       length,
             const char *key,
             GHashTable *ids)
{
  g_autofree char *id = dup_id (element, length, key);
  const char *name = id != NULL ? g_hash_table_lookup (ids, id) : NULL;
  g_autofree char *quoted = NULL;

  if (id == NULL || (name != NULL && strcmp (name, id) == 0))
    return g_strndup (element, length);
  if (name == NULL)
    return NULL;
  quoted = entente_json_quote (name);
  if (key == NULL)
    return g_steal_pointer (&quoted);
  /* It is there, so that no order has to be kept. */
  return entente_json_set_member (element, (gssize) length, key, quoted, no_order);
}

/* A list under new names: NULL with VALUE_STAYS where nothing changes. */
static char *
dup_renamed_list (const char *list,
                  gsize       length,
                  const char *key,
                  GHashTable *ids,
                  Fate       *fate)
{
  g_autoptr (GArray) elements = entente_json_array_split (list, length);
  g_autoptr (GString) renamed = g_string_sized_new (length + 1);

  *fate = VALUE_STAYS;
  g_string_append_c (renamed, '[');
  for (guint i = 0; i < elements->len; i++)
    {
      const EntenteJsonElement *element = &g_array_index (elements, EntenteJsonElement, i);
      const char *text = list + element->start;
      g_autofree char *name = dup_element (text, element->length, key, ids);

      if (name == NULL || strlen (name) != element->length
          || memcmp (name, text, element->length) != 0)
        *fate = VALUE_CHANGES;
      if (name != NULL && renamed->len > 1)
        g_string_append (renamed, ", ");
      if (name != NULL)
        g_string_append (renamed, name);
    }
  if (*fate == VALUE_STAYS)
    return NULL;
  if (renamed->len == 1)
    *fate = VALUE_GOES;
  g_string_append_c (renamed, ']');
  return g_string_free (g_steal_pointer (&renamed), FALSE);
}

static const NamingMember *
find_naming_member (const char             *json,
                    const EntenteJsonField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (naming_members); i++)
    if (entente_json_field_has_name (json, field, naming_members[i].name))
      return &naming_members[i];
  return NULL;
}

/* A member's value under new names, where it changes; what is of no type that names anything stays. */
static char *
dup_renamed_value (const char         *value,
                   gsize               length,
                   const NamingMember *member,
                   GHashTable        **ids,
                   Fate               *fate)
{
  char *renamed = NULL;

  *fate = VALUE_STAYS;
  if (member->is_list && *value == '[')
    return dup_renamed_list (value, length, member->key, ids[member->type], fate);
  if (!member->is_list && *value == '"')
    renamed = dup_renamed_id (value, length, ids[member->type]);
  if (renamed != NULL)
    *fate = VALUE_CHANGES;
  return renamed;
}

static void
copy_to (Renaming *self,
         gsize     end)
{
  if (end > self->n_copied)
    g_string_append_len (self->text, self->json + self->n_copied, (gssize) (end - self->n_copied));
}

/* The comma that goes is the one before the member, or for the first the one behind it. */
static void
leave_out (Renaming *self,
           guint     index)
{
  const EntenteJsonField *fields = (const EntenteJsonField *) (gpointer) self->fields->data;

  if (self->has_first)
    {
      copy_to (self, fields[index - 1].value_end);
      self->n_copied = fields[index].value_end;
      return;
    }
  copy_to (self, fields[index].key);
  self->n_copied = index + 1 < self->fields->len ? fields[index + 1].key : self->close;
}

static void
put_value (Renaming               *self,
           const EntenteJsonField *field,
           const char             *value)
{
  copy_to (self, field->value);
  g_string_append (self->text, value);
  self->n_copied = field->value_end;
}

static void
rename_member (Renaming  *self,
               guint      index,
               char     **concerns)
{
  const EntenteJsonField *field = &g_array_index (self->fields, EntenteJsonField, index);
  const NamingMember *member = find_naming_member (self->json, field);
  const char *old = self->json + field->value;
  gsize length = field->value_end - field->value;
  g_autofree char *value = NULL;
  Fate fate = VALUE_STAYS;

  if (member != NULL)
    value = dup_renamed_value (old, length, member, self->ids, &fate);
  if (member != NULL && concerns != NULL && strcmp (member->name, "concerns") == 0)
    {
      if (fate != VALUE_GOES)
        *concerns = fate == VALUE_CHANGES ? g_steal_pointer (&value) : g_strndup (old, length);
      fate = VALUE_GOES;
    }
  if (fate == VALUE_GOES)
    leave_out (self, index);
  else if (fate == VALUE_CHANGES)
    put_value (self, field, value);
  self->has_first |= fate != VALUE_GOES;
}

char *
entente_dup_renamed_relation (const char  *json,
                              gsize        length,
                              GHashTable **ids,
                              char       **concerns)
{
  Renaming self = { .json = json, .ids = ids };
  g_autoptr (GArray) fields = entente_json_object_split (json, length, NULL, &self.close);

  g_return_val_if_fail (fields != NULL, NULL);

  self.fields = fields;
  self.text = g_string_sized_new (length + 1);
  for (guint i = 0; i < fields->len; i++)
    rename_member (&self, i, concerns);
  copy_to (&self, length);
  return g_string_free (self.text, FALSE);
}

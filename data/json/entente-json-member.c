/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-json"

#include "entente-json-text.h"

#include "entente-json-object.h"

#include <string.h>

/* Members of one object's text, found and changed in place. Offsets are bytes of that text. */

typedef struct
{
  const char *text;
  gsize length;
  gsize open;  /* the brace */
  gsize close;
  GArray *members; /* EntenteJsonField */
} Members;

#define MEMBER(self, index) (&g_array_index ((self)->members, EntenteJsonField, (index)))

static void
members_clear (Members *self)
{
  g_clear_pointer (&self->members, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Members, members_clear)

/* FALSE where the text is no object that has passed the scanner. */
static gboolean
members_init (Members    *self,
              const char *object,
              gssize      length)
{
  self->text = object;
  self->length = length < 0 ? strlen (object) : (gsize) length;
  self->members = entente_json_object_split (object, self->length, &self->open, &self->close);
  return self->members != NULL;
}

/* Of a key that stands there twice, which is a fault, the last counts, as it does in reading. */
static int
find_name (Members    *self,
           const char *name)
{
  for (guint i = self->members->len; i-- > 0;)
    if (entente_json_field_has_name (self->text, MEMBER (self, i), name))
      return (int) i;
  return -1;
}

/**
 * entente_json_find_member:
 * @object: an object
 * @length: its bytes, or -1
 * @member: a name
 * @start: (out) (optional): offset of the value
 * @value_length: (out) (optional): its bytes
 *
 * Returns: whether the object has the member
 */
gboolean
entente_json_find_member (const char *object,
                          gssize      length,
                          const char *member,
                          gsize      *start,
                          gsize      *value_length)
{
  g_auto (Members) members = { 0 };
  gboolean is_object = members_init (&members, object, length);
  int index;

  g_return_val_if_fail (is_object, FALSE);

  index = find_name (&members, member);
  if (index < 0)
    return FALSE;
  if (start != NULL)
    *start = MEMBER (&members, index)->value;
  if (value_length != NULL)
    *value_length = MEMBER (&members, index)->value_end - MEMBER (&members, index)->value;
  return TRUE;
}

/**
 * entente_json_dup_member_string:
 * @object: an object
 * @length: its bytes, or -1
 * @member: a name
 *
 * As entente_json_dup_string() of the member's value.
 *
 * Returns: (transfer full) (nullable): the text; NULL where the member is missing or no string
 */
char *
entente_json_dup_member_string (const char *object,
                                gssize      length,
                                const char *member)
{
  gsize start;
  gsize value_length;

  if (!entente_json_find_member (object, length, member, &start, &value_length))
    return NULL;
  return entente_json_dup_string (object + start, (gssize) value_length);
}

/* The object with the bytes from @from to @to replaced. (transfer full) */
static char *
splice (Members    *self,
        gsize       from,
        gsize       to,
        const char *text)
{
  GString *result = g_string_sized_new (self->length + strlen (text));

  g_string_append_len (result, self->text, (gssize) from);
  g_string_append (result, text);
  g_string_append_len (result, self->text + to, (gssize) (self->length - to));
  return g_string_free (result, FALSE);
}

/* The comma that goes is the one before the member, or for the first the one behind it. */
static char *
remove_member (Members *self,
               guint    index)
{
  if (self->members->len == 1)
    return splice (self, self->open + 1, self->close, "");
  if (index == 0)
    return splice (self, MEMBER (self, 0)->key, MEMBER (self, 1)->key, "");
  return splice (self, MEMBER (self, index - 1)->value_end, MEMBER (self, index)->value_end, "");
}

/* The member behind which a new one goes, −1 for the last there is. */
static int
find_predecessor (Members           *self,
                  const char        *name,
                  const char *const *order)
{
  int place = 0;

  while (order[place] != NULL && strcmp (order[place], name) != 0)
    place++;
  if (order[place] == NULL)
    return -1;
  while (--place >= 0)
    {
      int index = find_name (self, order[place]);

      if (index >= 0)
        return index;
    }
  return -1;
}

/* White space before a member's key; for the first that stands behind the brace, so that of the
 * second tells more. */
static void
append_lead (Members *self,
             guint    predecessor,
             GString *text)
{
  gsize start;
  gsize end;

  if (self->members->len == 1)
    {
      start = self->open + 1;
      end = MEMBER (self, 0)->key;
      if (start == end && self->text[MEMBER (self, 0)->value - 1] == ' ')
        {
          g_string_append_c (text, ' ');
          return;
        }
    }
  else
    {
      guint index = MAX (predecessor, 1);

      end = MEMBER (self, index)->key;
      for (start = end; self->text[start - 1] != ','; start--)
        ;
    }
  g_string_append_len (text, self->text + start, (gssize) (end - start));
}

static char *
insert_behind (Members    *self,
               guint       predecessor,
               const char *name,
               const char *value)
{
  const EntenteJsonField *like = MEMBER (self, predecessor);
  g_autofree char *quoted = entente_json_quote (name);
  g_autoptr (GString) text = g_string_new (",");

  append_lead (self, predecessor, text);
  g_string_append (text, quoted);
  g_string_append_len (text, self->text + like->key_end, (gssize) (like->value - like->key_end));
  g_string_append (text, value);
  return splice (self, like->value_end, like->value_end, text->str);
}

/* Into an object without members: between the white space it has, a step further in where that
 * breaks the line. */
static char *
insert_first (Members    *self,
              const char *name,
              const char *value)
{
  g_autofree char *quoted = entente_json_quote (name);
  g_autofree char *space
      = g_strndup (self->text + self->open + 1, self->close - self->open - 1);
  const char *step = strchr (space, '\n') != NULL ? "  " : "";
  g_autofree char *text = g_strdup_printf ("%s%s%s: %s%s", space, step, quoted, value, space);

  return splice (self, self->open + 1, self->close, text);
}

/**
 * entente_json_set_member:
 * @object: an object
 * @length: its bytes, or -1
 * @member: a name
 * @value: (nullable): JSON text; NULL removes the member
 * @order: (array zero-terminated=1): names in the order they shall stand
 *
 * Returns: (transfer full): the object's new text
 */
char *
entente_json_set_member (const char        *object,
                         gssize             length,
                         const char        *member,
                         const char        *value,
                         const char *const *order)
{
  g_auto (Members) members = { 0 };
  gboolean is_object = members_init (&members, object, length);
  int index;

  g_return_val_if_fail (is_object, NULL);

  index = find_name (&members, member);
  if (index >= 0 && value != NULL)
    return splice (&members, MEMBER (&members, index)->value, MEMBER (&members, index)->value_end,
                   value);
  if (index >= 0)
    return remove_member (&members, (guint) index);
  if (value == NULL)
    return g_strndup (object, members.length);
  if (members.members->len == 0)
    return insert_first (&members, member, value);
  index = find_predecessor (&members, member, order);
  if (index < 0)
    index = (int) members.members->len - 1;
  return insert_behind (&members, (guint) index, member, value);
}

/**
 * entente_json_rename_member:
 * @object: an object
 * @length: its bytes, or -1
 * @member: a name
 * @name: what it shall be called
 *
 * Returns: (transfer full) (nullable): the object's new text; every other byte as it was. NULL where
 *   there is no such member, or another one is called so
 */
char *
entente_json_rename_member (const char *object,
                            gssize      length,
                            const char *member,
                            const char *name)
{
  g_auto (Members) members = { 0 };
  gboolean is_object = members_init (&members, object, length);
  g_autofree char *quoted = entente_json_quote (name);
  int index;

  g_return_val_if_fail (is_object, NULL);

  index = find_name (&members, member);
  if (index < 0 || find_name (&members, name) >= 0)
    return NULL;
  return splice (&members, MEMBER (&members, index)->key, MEMBER (&members, index)->key_end, quoted);
}

/**
 * entente_json_dup_member_names:
 * @object: an object
 * @length: its bytes, or -1
 *
 * Returns: (transfer full) (array zero-terminated=1): what its members are called
 */
char **
entente_json_dup_member_names (const char *object,
                               gssize      length)
{
  g_auto (Members) members = { 0 };
  gboolean is_object = members_init (&members, object, length);
  char **names;

  g_return_val_if_fail (is_object, g_new0 (char *, 1));

  names = g_new0 (char *, members.members->len + 1);
  for (guint i = 0; i < members.members->len; i++)
    {
      const EntenteJsonField *member = MEMBER (&members, i);

      names[i] = entente_json_dup_string (object + member->key,
                                          (gssize) (member->key_end - member->key));
    }
  return names;
}

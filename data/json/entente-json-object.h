/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a member stands in its object's text: offsets, ends exclusive; the key with its quotes. */
typedef struct
{
  gsize key;
  gsize key_end;
  gsize value;
  gsize value_end;
} EntenteJsonField;

/* One value's text inside a larger one, or, where @text is NULL, that there is none. */
typedef struct
{
  const char *text;
  gsize length;
} EntenteJsonSpan;

/**
 * EntenteJsonObject:
 *
 * The members of one object's text, to be found by name. The text must stay where it is.
 */
typedef struct _EntenteJsonObject EntenteJsonObject;

/* Where all members and both braces stand; NULL where the text is no object that has passed the
 * scanner. @open, @close: (out) (optional). (transfer full) (element-type EntenteJsonField) */
GArray            *entente_json_object_split (const char         *object,
                                              gsize               length,
                                              gsize              *open,
                                              gsize              *close);
/* Whether a member of @object is called so, however its key is written. */
gboolean           entente_json_field_has_name (const char             *object,
                                                const EntenteJsonField *field,
                                                const char             *name);
/* NULL where the text is no object, or one with a name that no C string can hold (U+0000, half of a
 * surrogate pair): such an object can only be taken as a whole. (transfer full) */
EntenteJsonObject *entente_json_object_new   (EntenteJsonSpan     span);
void               entente_json_object_free  (EntenteJsonObject  *self);
guint              entente_json_object_get_n (EntenteJsonObject  *self);
/* In the order of the text; the name is borrowed. */
const char        *entente_json_object_get   (EntenteJsonObject  *self,
                                              guint               index,
                                              EntenteJsonSpan    *value);
/* A span without text where there is no such member. */
EntenteJsonSpan    entente_json_object_find  (EntenteJsonObject  *self,
                                              const char         *name);
/* Whether two values are the same, whatever their spacing, the order of members, and the way
 * strings and numbers are written. Two that are not there are the same. */
gboolean           entente_json_span_equal   (EntenteJsonSpan     a,
                                              EntenteJsonSpan     b);
gboolean           entente_json_span_is_text (EntenteJsonSpan     span);
/* (transfer full) (nullable) */
char              *entente_json_span_dup     (EntenteJsonSpan     span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteJsonObject, entente_json_object_free)

G_END_DECLS

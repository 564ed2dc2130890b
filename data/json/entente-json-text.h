/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands in a record as an object of its own. */
typedef enum
{
  ENTENTE_JSON_VIEW,
  ENTENTE_JSON_LAYOUT,
  ENTENTE_JSON_KINDS,
  ENTENTE_JSON_ACTOR_KIND,
  ENTENTE_JSON_RELATION_KIND,
  ENTENTE_JSON_POSITION,
  ENTENTE_JSON_BEND,
  ENTENTE_JSON_CITATION,
} EntenteJsonPart;

#define ENTENTE_N_JSON_PARTS 8

/* Work on one JSON value's text without building a tree. The text passed in has passed the
 * scanner: these functions g_return on anything else. Lengths in bytes, -1 for NUL-terminated. */

/* Where a member's value stands, or FALSE. */
gboolean entente_json_find_member (const char  *object,
                                   gssize       length,
                                   const char  *member,
                                   gsize       *start,
                                   gsize       *value_length);
/* The object with @member set to @value (JSON text), or without it where @value is NULL. Every
 * other byte stays as it was. A new member goes behind the last one that precedes it in
 * @order (a NULL-terminated list of member names), else to the end, in the style of its neighbours
 * (same line or own lines, same indent). (transfer full) */
char    *entente_json_set_member  (const char  *object,
                                   gssize       length,
                                   const char  *member,
                                   const char  *value,
                                   const char  *const *order);
/* The object with a member under another name at the same place; NULL where it has no @member, or
 * has one called @name already. (transfer full) */
char    *entente_json_rename_member (const char *object,
                                     gssize      length,
                                     const char *member,
                                     const char *name);
/* The names of an object's members in their order, decoded. (transfer full) */
char   **entente_json_dup_member_names (const char *object,
                                        gssize      length);
/* The canonical order of a record type's members as the format's documentation lists them, for
 * the above. @type is an EntenteRecordType. (transfer none) */
const char *const *entente_json_get_member_order (int type);
/* The same for the objects that stand in records. */
const char *const *entente_json_get_part_order (EntenteJsonPart part);
/* A JSON string with its quotes; non-ASCII stays as it is, control characters are escaped. */
char    *entente_json_quote       (const char  *text);
/* Shortest text that reads back as the same double; a whole number without a point. */
char    *entente_json_number      (double       number);
/* The decoded text of a JSON string, NULL where the value is none. (transfer full) */
char    *entente_json_dup_string  (const char  *value,
                                   gssize       length);
/* The decoded text of a member, NULL where it is missing or no string. (transfer full) */
char    *entente_json_dup_member_string (const char *object,
                                         gssize      length,
                                         const char *member);
/* Whether the text is one well-formed JSON value by the rules of the reader; the error says where
 * it is not. */
gboolean entente_json_check       (const char  *text,
                                   gssize       length,
                                   GError     **error);
/* The same, where a key may stand twice in an object. */
gboolean entente_json_is_well_formed (const char *text,
                                      gsize       length);

G_END_DECLS

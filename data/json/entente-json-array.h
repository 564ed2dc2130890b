/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize start;
  gsize length;
} EntenteJsonElement;

/* Where the elements of a well-formed array stand, white space excluded.
 * (element-type EntenteJsonElement) (transfer full) */
GArray *entente_json_array_split   (const char    *array,
                                    gsize          length);
/* The array without the elements whose index is set in @drop (guint8, one an element); all other
 * bytes stay. (transfer full) */
char   *entente_json_array_without (const char    *array,
                                    gsize          length,
                                    const guint8  *drop);
/* The array with another value (JSON text) for one element. (transfer full) */
char   *entente_json_array_replace (const char    *array,
                                    gsize          length,
                                    guint          index,
                                    const char    *value);
/* The array with one element moved to another's place, those between moved up; the white space and
 * the commas stay where they are. (transfer full) */
char   *entente_json_array_move    (const char    *array,
                                    gsize          length,
                                    guint          from,
                                    guint          to);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteTableColumn:
 *
 * What a column says of actors, or of relations. ENTENTE_TABLE_NO_COLUMN: of none; sorted by it, records
 * stand as they came into the map.
 */
typedef enum
{
  ENTENTE_TABLE_NO_COLUMN,
  ENTENTE_TABLE_NAME,
  ENTENTE_TABLE_ACTOR_KIND,
  ENTENTE_TABLE_GROUP,
  ENTENTE_TABLE_ALIASES,
  ENTENTE_TABLE_RELATIONS,
  ENTENTE_TABLE_ARTICLES,
  ENTENTE_TABLE_SOURCE,
  ENTENTE_TABLE_RELATION_KIND,
  ENTENTE_TABLE_LABEL,
  ENTENTE_TABLE_TARGET,
  ENTENTE_TABLE_TONE,
  ENTENTE_TABLE_SINCE,
  ENTENTE_TABLE_UNTIL,
  ENTENTE_TABLE_PASSAGES,
  ENTENTE_N_TABLE_COLUMNS,
} EntenteTableColumn;

/**
 * EntenteTableKey:
 * @number: compared first; that of ENTENTE_TABLE_NO_KEY comes last either way
 * @text: (nullable): compared where the numbers are equal
 *
 * What a cell is sorted by. Of a text the number is its beginning.
 */
typedef struct
{
  guint64 number;
  const char *text;
} EntenteTableKey;

#define ENTENTE_TABLE_NO_KEY ((EntenteTableKey){ G_MAXUINT64, NULL })

EntenteRecordType entente_table_column_get_type_of  (EntenteTableColumn  self);
/* The head of the column, translated. */
const char       *entente_table_column_get_title    (EntenteTableColumn  self);
/* How many letters it would like to have. */
guint             entente_table_column_get_n_chars  (EntenteTableColumn  self);
gboolean          entente_table_column_is_number    (EntenteTableColumn  self);
/* The member that is edited in it; NULL: it only says what there is. */
const char       *entente_table_column_get_member   (EntenteTableColumn  self);
/* Whether what it says of an actor hangs on the actor's relations. */
gboolean          entente_table_column_is_of_ties   (EntenteTableColumn  self);

/* What a cell says; "" for nothing. (transfer full) */
char             *entente_table_column_dup_text     (EntenteTableColumn  self,
                                                     EntenteMap         *map,
                                                     guint32             slot);
/* Whether it is sorted by a text, else by a number. */
gboolean          entente_table_column_is_sorted_as_text (EntenteTableColumn  self);
/* NULL for none. Where it had to be made, @made holds it. */
const char       *entente_table_column_get_sort_text  (EntenteTableColumn   self,
                                                       EntenteMap          *map,
                                                       guint32              slot,
                                                       char               **made);
EntenteTableKey   entente_table_column_get_number_key (EntenteTableColumn   self,
                                                       EntenteMap          *map,
                                                       guint32              slot);
/* Its text is put into @texts. */
EntenteTableKey   entente_table_key_of_text           (const char          *text,
                                                       GStringChunk        *texts);
int               entente_table_key_compare           (const EntenteTableKey *a,
                                                       const EntenteTableKey *b,
                                                       gboolean               descending);

G_END_DECLS

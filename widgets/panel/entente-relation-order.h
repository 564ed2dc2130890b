/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-item.h"

G_BEGIN_DECLS

/* What relations in a list are sorted by. */
typedef enum
{
  ENTENTE_RELATION_KEY_NONE, /* as they come */
  ENTENTE_RELATION_KEY_DATE,
  ENTENTE_RELATION_KEY_KIND,
  ENTENTE_RELATION_KEY_TONE,
  ENTENTE_RELATION_KEY_DIRECTION,
  ENTENTE_RELATION_KEY_WEIGHT,
  ENTENTE_RELATION_KEY_EVIDENCE,
} EntenteRelationKey;

/* Sorts them (EntenteItem, relations); what says nothing of the key is last either way, and what is equal
 * stays as it comes. */
void  entente_relation_order_sort (EntenteMap         *map,
                                   GArray             *items,
                                   EntenteRelationKey  key,
                                   gboolean            descending);
/* From when until when, as the file says it, in words; "" where it says nothing. (transfer full) */
char *entente_relation_dup_dates  (EntenteMap         *map,
                                   guint32             relation);

G_END_DECLS

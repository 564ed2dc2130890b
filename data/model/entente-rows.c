/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-rows.h"

int
entente_slot_compare (gconstpointer a,
                      gconstpointer b)
{
  guint32 one = *(const guint32 *) a;
  guint32 two = *(const guint32 *) b;

  return one < two ? -1 : one > two;
}

/**
 * entente_role_get_record_type:
 *
 * Returns: what a record named in this role must be
 */
EntenteRecordType
entente_role_get_record_type (EntenteRole role)
{
  switch (role)
    {
    case ENTENTE_ROLE_CONCERNS:
      return ENTENTE_RECORD_RELATION;
    case ENTENTE_ROLE_CITES:
      return ENTENTE_RECORD_ARTICLE;
    default:
      return ENTENTE_RECORD_ACTOR;
    }
}

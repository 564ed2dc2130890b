/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/* Texts of a record that no column holds, built when somebody looks. */

/* A member that is a text; NULL where it is missing or something else. (transfer full) */
char *entente_record_text_dup        (EntenteMap        *map,
                                      EntenteRecordType  type,
                                      guint32            slot,
                                      const char        *member);
/* The texts in a member that is a list or an object, joined with ", ", without those that equal
 * @except; "" for none. (transfer full) */
char *entente_record_text_dup_joined (EntenteMap        *map,
                                      EntenteRecordType  type,
                                      guint32            slot,
                                      const char        *member,
                                      const char        *except);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteTableWords:
 *
 * The words by which rows are found, folded when a row is looked at first. Of relations the names and
 * kinds that many of them share are folded once for all.
 */
typedef struct _EntenteTableWords EntenteTableWords;

/* Holds @map. */
EntenteTableWords *entente_table_words_new          (EntenteMap         *map,
                                                     EntenteRecordType   type);
void               entente_table_words_free         (EntenteTableWords  *self);
/* Forgets what was read of a row that changed. */
void               entente_table_words_forget       (EntenteTableWords  *self,
                                                     guint32             slot);
/* Forgets the name of an actor that changed. */
void               entente_table_words_forget_actor (EntenteTableWords  *self,
                                                     guint32             actor);
/* Whether every one of @sought, which are folded and without spaces, is among a living record's words. */
gboolean           entente_table_words_have         (EntenteTableWords  *self,
                                                     guint32             slot,
                                                     char              **sought);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteTableWords, entente_table_words_free)

G_END_DECLS

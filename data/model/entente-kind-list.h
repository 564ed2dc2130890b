/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteKindList:
 *
 * The kinds of actors, or of relations: those the document describes and those in use. An index
 * is never given to another key; index 0 is the empty key.
 */
typedef struct
{
  GPtrArray *kinds;   /* (element-type EntenteKind) (owned) */
  GHashTable *by_key; /* key → index */
} EntenteKindList;

void               entente_kind_list_init     (EntenteKindList   *self);
void               entente_kind_list_clear    (EntenteKindList   *self);
guint32            entente_kind_list_intern   (EntenteKindList   *self,
                                               const char        *key,
                                               gssize             length);
EntenteKind       *entente_kind_list_get      (EntenteKindList   *self,
                                               guint32            index);
/* Forgets what was described, keeps keys, indices and uses. */
void               entente_kind_list_undescribe (EntenteKindList *self);
/* Texts of @described are copied. */
void               entente_kind_list_describe (EntenteKindList   *self,
                                               const char        *key,
                                               const EntenteKind *described);

G_END_DECLS

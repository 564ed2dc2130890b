/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-json-object.h"

G_BEGIN_DECLS

typedef struct
{
  EntenteJsonSpan span;
  const char *key;  /* unlike all others of the list */
  const char *name; /* to be shown: its id, its text, or its number from 1 */
} EntenteKeyedItem;

/**
 * EntenteKeyedList:
 *
 * An array whose items can be known again in another version of it: texts by themselves, objects by
 * their id, citations without one by the article and which of its they are, other objects by
 * what they say.
 */
typedef struct _EntenteKeyedList EntenteKeyedList;

/* NULL where the text is no array, or has items of another type: it can only be taken as a whole.
 * Nothing at all, and an empty array, are lists of nothing. (transfer full) */
EntenteKeyedList       *entente_keyed_list_new  (EntenteJsonSpan    span);
void                    entente_keyed_list_free (EntenteKeyedList  *self);
guint                   entente_keyed_list_get_n (EntenteKeyedList *self);
const EntenteKeyedItem *entente_keyed_list_get  (EntenteKeyedList  *self,
                                                 guint              index);
/* −1 where there is none. */
int                     entente_keyed_list_find (EntenteKeyedList  *self,
                                                 const char        *key);
/* An array of these values (JSON text), spaced as @like is, or @or_like where that has too little
 * to tell. (transfer full) */
char                   *entente_keyed_list_join (GPtrArray         *values,
                                                 EntenteJsonSpan    like,
                                                 EntenteJsonSpan    or_like);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteKeyedList, entente_keyed_list_free)

G_END_DECLS

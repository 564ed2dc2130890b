/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteKey:
 *
 * A key as it stands in the bytes, without its quotes.
 */
typedef struct
{
  const char *text;
  gsize length;
  guint32 hash; /* of the decoded text, seeded */
  gboolean escaped;
} EntenteKey;

/**
 * EntenteKeyStack:
 *
 * The keys of all open objects, those of the innermost on top.
 */
typedef struct
{
  GArray *keys;     /* EntenteKey; NULL before the first, for a record may be read for itself */
  GString *decoded; /* scratch; NULL before the first with an escape */
} EntenteKeyStack;

/**
 * EntenteKeySet:
 *
 * One object's part of the stack: keys from @first to the top while it is the innermost. A few are
 * compared one by one; more get a table by seeded hash, so that no file can make it slow.
 */
typedef struct
{
  guint first;
  guint32 n_places; /* 0: no table yet; else a power of two */
  guint32 *places;  /* key's index + 1, 0: free; at most half full */
} EntenteKeySet;

void     entente_key_stack_init  (EntenteKeyStack *self);
void     entente_key_stack_clear (EntenteKeyStack *self);

void     entente_key_set_open    (EntenteKeySet   *set,
                                  EntenteKeyStack *stack);
void     entente_key_set_close   (EntenteKeySet   *set,
                                  EntenteKeyStack *stack);
/* Sets the key's hash; FALSE where the set has an equal key. Keys compare decoded. */
gboolean entente_key_set_add     (EntenteKeySet   *set,
                                  EntenteKeyStack *stack,
                                  EntenteKey      *key);

G_END_DECLS

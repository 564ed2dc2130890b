/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-key-stack.h"

G_BEGIN_DECLS

/* An object or array inside an object or array …: this many at most. */
#define ENTENTE_MAX_DEPTH 128

typedef enum
{
  ENTENTE_TOKEN_ERROR, /* not JSON from here on; stays so */
  ENTENTE_TOKEN_END,   /* the one value and the white space behind it are read */
  ENTENTE_TOKEN_OBJECT,
  ENTENTE_TOKEN_OBJECT_END,
  ENTENTE_TOKEN_ARRAY,
  ENTENTE_TOKEN_ARRAY_END,
  ENTENTE_TOKEN_KEY, /* with its colon */
  ENTENTE_TOKEN_STRING,
  ENTENTE_TOKEN_NUMBER,
  ENTENTE_TOKEN_TRUE,
  ENTENTE_TOKEN_FALSE,
  ENTENTE_TOKEN_NULL,
} EntenteToken;

typedef struct _EntenteScanner EntenteScanner;

/* Called at a key that its object has already, with the scanner standing on it. */
typedef void (*EntenteDuplicate) (EntenteScanner *scanner,
                                  gpointer        user_data);

/*< private >*/
typedef struct
{
  EntenteKey key;     /* objects: the present member's; text NULL before the first */
  gint64 index;       /* arrays: the present element's, −1 before the first */
  EntenteKeySet keys; /* objects: all so far */
  gboolean is_object;
} EntenteFrame;

/**
 * EntenteScanner:
 * @start: (readable): the present token's first byte; strings and keys with their quotes
 * @length: (readable): its bytes
 * @escaped: (readable): a string or key with escapes in it
 * @depth: (readable): objects and arrays that are open
 * @max_depth: (writable): how many may be, at most ENTENTE_MAX_DEPTH
 *
 * Goes over the bytes of one JSON document by RFC 8259 to the letter, one token at a time, without
 * recursion and without building anything. What it has passed is well-formed: UTF-8, numbers,
 * escapes, one value. Strings and numbers are decoded by entente-json-value.h where somebody asks.
 *
 * Invariant: frames[0 … depth − 1] are the open objects and arrays with the key or index that leads
 * to the present token.
 */
struct _EntenteScanner
{
  const char *start;
  gsize length;
  gboolean escaped;
  guint depth;
  guint max_depth;

  /*< private >*/
  const char *bytes;
  const char *at;
  const char *end;
  int state;
  EntenteToken token;
  EntenteDuplicate duplicate;
  gpointer user_data;
  EntenteKeyStack keys;
  gsize error_offset;
  char *error_message;
  EntenteFrame frames[ENTENTE_MAX_DEPTH];
};

/* For who does not mind: an EntenteDuplicate that does nothing, and for which keys are not kept. */
void          entente_scanner_ignore_duplicate (EntenteScanner    *self,
                                                gpointer           user_data);
/* @from: offset of the first byte that is looked at. Without @duplicate a duplicate key is an
 * error. The bytes must stay where they are. */
void         entente_scanner_init        (EntenteScanner   *self,
                                          const char       *bytes,
                                          gsize             length,
                                          gsize             from,
                                          EntenteDuplicate  duplicate,
                                          gpointer          user_data);
void         entente_scanner_clear       (EntenteScanner   *self);

EntenteToken entente_scanner_next        (EntenteScanner   *self);
/* From the token that starts an object or array to the one that ends it; any other value is left
 * as it is. FALSE on an error. */
gboolean     entente_scanner_skip        (EntenteScanner   *self);

/* Offset of the present token in the bytes, and behind it. */
gsize        entente_scanner_get_offset  (EntenteScanner   *self);
gsize        entente_scanner_get_end     (EntenteScanner   *self);
/* As `relations[12].target`, to the present token. (transfer full) */
char        *entente_scanner_dup_path    (EntenteScanner   *self);
/* After ENTENTE_TOKEN_ERROR: where, and what was found and expected. (transfer none) */
const char  *entente_scanner_get_error   (EntenteScanner   *self,
                                          gsize            *offset);

G_END_DECLS

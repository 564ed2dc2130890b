/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act-piece.h"

G_BEGIN_DECLS

/**
 * EntentePieceWriter:
 *
 * Serializes ENTENTE_ACT_PIECE_TYPE as a GVariant does, little-endian, in normal form. GVariantBuilder
 * makes ten objects of a swap: of a step of a hundred thousand records half a second.
 *
 * Format: the GVariant specification, "Serialisation Format" (Lortie 2011).
 */
typedef struct _EntentePieceWriter EntentePieceWriter;

typedef struct
{
  EntenteRecordType type;
  guint32 name;
  guint32 place_name;
  EntenteRecordedState state;
  guint32 prefix;
  guint32 suffix;
  const char *middle; /* borrowed */
  gsize middle_length;
  guint32 lead;
  guint32 trail;
} EntentePieceSwap;

EntentePieceWriter *entente_piece_writer_new (EntenteHistoryStep       step,
                                              const char              *name);
void                entente_piece_writer_add (EntentePieceWriter      *self,
                                              const EntentePieceSwap  *swap);
/* Frees the writer. (transfer full) */
GBytes             *entente_piece_writer_end (EntentePieceWriter      *self);

G_END_DECLS

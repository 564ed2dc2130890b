/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EntenteDraftHeader:
 * @digest: SHA-256 of the file the steps begin with, in hexadecimal
 * @size: its bytes
 * @path: (nullable): where it is, without symbolic links; NULL: it was never saved
 * @name: (nullable): what a file of a map without one would be called
 * @title: (nullable): of the map, for the user to know it by
 * @started: when, in seconds since 1970
 * @base_kept: whether the file's content was put beside the draft
 *
 * What a draft belongs to.
 */
typedef struct
{
  char *digest;
  guint64 size;
  char *path;
  char *name;
  char *title;
  gint64 started;
  gboolean base_kept;
} EntenteDraftHeader;

/* A draft as read: @pieces (GBytes) in the order they were written; the first @sound_size bytes of the
 * file are whole, what follows was cut off while it was written. */
typedef struct
{
  EntenteDraftHeader header;
  GPtrArray *pieces;
  gsize sound_size;
} EntenteDraft;

#define ENTENTE_DRAFT_ERROR (entente_draft_error_quark ())
GQuark entente_draft_error_quark (void);

typedef enum
{
  ENTENTE_DRAFT_ERROR_FOREIGN, /* no draft at all */
  ENTENTE_DRAFT_ERROR_VERSION, /* of a later version */
  ENTENTE_DRAFT_ERROR_BROKEN,  /* its beginning is damaged */
} EntenteDraftError;

/* What a file of drafts begins with; (transfer full). */
GByteArray   *entente_draft_begin        (const EntenteDraftHeader  *header);
/* Appends one piece with its length and checksum. */
void          entente_draft_append       (GByteArray                *file,
                                          GBytes                    *piece);
/* Reads a file's bytes, whoever made them. A torn or damaged end is cut off, and is no error.
 * (transfer full) */
EntenteDraft *entente_draft_parse        (GBytes                    *bytes,
                                          GError                   **error);
void          entente_draft_free         (EntenteDraft              *self);
void          entente_draft_header_copy  (const EntenteDraftHeader  *self,
                                          EntenteDraftHeader        *copy);
void          entente_draft_header_clear (EntenteDraftHeader        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteDraft, entente_draft_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-draft-format.h"

G_BEGIN_DECLS

/**
 * EntenteDraftEntry:
 * @path: of the draft
 * @header: what it belongs to; all NULL where @problem is set
 * @n_pieces: how many pieces it has
 * @written: when it was written last, in seconds since 1970
 * @changed: whether its file is not what the steps begin with, where somebody has looked
 * @problem: (nullable): why it cannot be read
 *
 * A draft that lies in the folder and belongs to no running program.
 */
typedef struct
{
  char *path;
  EntenteDraftHeader header;
  guint n_pieces;
  gint64 written;
  gboolean changed;
  char *problem;
} EntenteDraftEntry;

/* Where the base of a draft is kept. (transfer full) */
char         *entente_draft_dup_base_path    (const char    *path);
/* A name that is free. (transfer full) */
char         *entente_draft_dup_new_path     (const char    *folder,
                                              const char    *digest);
/* Whether a file there may be gone when the program runs the next time: on a removable or remote
 * disk, in a folder for temporary files. */
gboolean      entente_draft_place_may_vanish (const char    *path);
/* Takes a draft and its base away. */
void          entente_draft_delete           (const char    *path);
/* Reads one. (transfer full) */
EntenteDraft *entente_draft_read             (const char    *path,
                                              GError       **error);
/* All that nobody has open, the last written first. What holds nothing is left out. Never fails: a
 * folder that cannot be read has none. @of: (nullable): only those of the file with this real
 * path. Any thread. (transfer full) (element-type EntenteDraftEntry) */
GPtrArray    *entente_draft_list             (const char    *folder,
                                              const char    *of);
/* Finds out whether its file was changed since. Any thread. */
void          entente_draft_entry_look_at_file (EntenteDraftEntry *self);
void          entente_draft_entry_free       (EntenteDraftEntry *self);

G_END_DECLS

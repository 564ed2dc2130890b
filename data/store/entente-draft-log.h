/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-draft-format.h"
#include "entente-file-content.h"

G_BEGIN_DECLS

/**
 * EntenteDraftLog:
 *
 * A draft on disk while its document is open: a file (0600) named by the base's hash that only grows,
 * locked so that other processes leave it alone. Made by the first write, when there is something
 * to keep. Each write ends with fdatasync: what was handed over survives a power cut.
 *
 * A base of up to ENTENTE_DRAFT_BASE_MAX bytes is kept beside the draft; a larger one where its file may
 * vanish: never saved, on a removable or remote disk, in a folder for temporary files.
 *
 * Counted. entente_draft_log_add() never waits for a disk; any thread may call any function.
 */
typedef struct _EntenteDraftLog EntenteDraftLog;

/* Any thread. (transfer full) */
typedef GBytes *(*EntenteDraftMakeBytes) (gconstpointer piece);

#define ENTENTE_DRAFT_BASE_MAX ((guint64) 32 * 1024 * 1024)

/* (transfer full): under XDG_STATE_HOME */
char            *entente_draft_get_folder (void);

/* @header: its digest and size are found when they are written. @base: what the steps begin with. */
EntenteDraftLog *entente_draft_log_new    (const char                *folder,
                                           const EntenteDraftHeader  *header,
                                           EntenteFileContent        *base);
/* Goes on with a draft that was read: (transfer full), NULL with @error where somebody has it. */
EntenteDraftLog *entente_draft_log_resume (const char                *path,
                                           EntenteDraft              *draft,
                                           GError                   **error);
EntenteDraftLog *entente_draft_log_ref    (EntenteDraftLog           *self);
void             entente_draft_log_unref  (EntenteDraftLog           *self);

/* For the next write, whose thread makes the bytes of each piece. Takes @pieces. */
void             entente_draft_log_add    (EntenteDraftLog           *self,
                                           GPtrArray                 *pieces,
                                           EntenteDraftMakeBytes      make_bytes);
/* What could not be written stays for the next write. */
gboolean         entente_draft_log_write  (EntenteDraftLog           *self,
                                           GError                   **error);
/* Takes draft and base away; nothing is written any more. */
void             entente_draft_log_remove (EntenteDraftLog           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteDraftLog, entente_draft_log_unref)

G_END_DECLS

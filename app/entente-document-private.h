/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-document-draft.h"
#include "entente-document.h"
#include "entente-file-identity.h"
#include "entente-file-lock.h"

G_BEGIN_DECLS

/* What the opener makes of a map that was read. @file and @identity: (nullable): both or none;
 * @name: (nullable): what a file of an untitled map would be called; @base: (nullable): the bytes it
 * was read from. (transfer full) */
EntenteDocument      *entente_document_new_for_map     (EntenteMap          *map,
                                                        GFile               *file,
                                                        EntenteFileIdentity *identity,
                                                        const char          *name,
                                                        GBytes              *base);
/* The same for a map that was read and changed since. */
EntenteDocument      *entente_document_new_for_history (EntenteHistory      *history,
                                                        GFile               *file,
                                                        EntenteFileIdentity *identity,
                                                        const char          *name,
                                                        GBytes              *base);
EntenteDocumentDraft *entente_document_get_draft       (EntenteDocument     *self);
EntenteFileIdentity  *entente_document_get_identity    (EntenteDocument     *self);
/* The file is known to be something else now; @is_saved: just what the map says. */
void                  entente_document_adopt_file      (EntenteDocument     *self,
                                                        EntenteFileIdentity *identity,
                                                        gboolean             is_saved);
/* Keeps what was saved among the versions, and before it what the file said when it was read
 * (@before: nullable). */
void                  entente_document_keep_version    (EntenteFileIdentity *before,
                                                        EntenteFileIdentity *written);
/* @lock: (transfer full) (nullable): NULL where @holder has the file. */
void                  entente_document_set_lock        (EntenteDocument     *self,
                                                        EntenteFileLock     *lock,
                                                        const char          *holder);
/* Any thread. */
EntenteFileLock      *entente_document_lock_file       (EntenteFileIdentity *identity,
                                                        char               **holder);

G_END_DECLS

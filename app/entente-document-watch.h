/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-file-identity.h"

G_BEGIN_DECLS

/**
 * EntenteDocumentWatch:
 *
 * Notices that a document's file is no longer what was read or written last. The system's word that
 * something happened is only a hint: a worker looks at the file itself. Part of the document; main
 * thread only.
 */
typedef struct _EntenteDocumentWatch EntenteDocumentWatch;

/* Called when the state is another. */
typedef void (*EntenteWatchChanged) (gpointer user_data);

EntenteDocumentWatch *entente_document_watch_new          (EntenteWatchChanged    changed,
                                                           gpointer               user_data);
void                  entente_document_watch_free         (EntenteDocumentWatch  *self);
/* @identity: (nullable): what the file is known to be now; the state is that it is the same. */
void                  entente_document_watch_set_identity (EntenteDocumentWatch  *self,
                                                           EntenteFileIdentity   *identity);
/* While it is held nothing is told: the document itself writes the file. */
void                  entente_document_watch_set_held     (EntenteDocumentWatch  *self,
                                                           gboolean               held);
/* Looks at the file soon. */
void                  entente_document_watch_look         (EntenteDocumentWatch  *self);
EntenteFileState      entente_document_watch_get_state    (EntenteDocumentWatch  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteDocumentWatch, entente_document_watch_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act-recorder.h"
#include "entente-document.h"
#include "entente-draft-log.h"
#include "entente-file-identity.h"

G_BEGIN_DECLS

/**
 * EntenteDocumentDraft:
 *
 * Keeps a document's steps on disk while they are not in its file: handed to a worker a second after
 * the first of them, written and synced there. Part of the document; main thread only.
 */
typedef struct _EntenteDocumentDraft EntenteDocumentDraft;

/* Called when the problem has come or gone. */
typedef void (*EntenteDraftProblemChanged) (EntenteDocument *document);

/* @document: (transfer none): owns the draft; @base: (nullable): what its map was read from. */
EntenteDocumentDraft *entente_document_draft_new         (EntenteDocument            *document,
                                                          EntenteFileIdentity        *identity,
                                                          const char                 *name,
                                                          GBytes                     *base,
                                                          EntenteDraftProblemChanged  changed);
void                  entente_document_draft_free        (EntenteDocumentDraft       *self);
/* Goes on with a draft whose steps the history has; @log and @names: (transfer full). */
void                  entente_document_draft_resume      (EntenteDocumentDraft       *self,
                                                          EntenteDraftLog            *log,
                                                          EntenteSlotNames           *names);

/* What the map says now is being written to its file. */
void                  entente_document_draft_begin_save  (EntenteDocumentDraft       *self);
/* @written: (nullable): the file as it is now; NULL: it is what it was. */
void                  entente_document_draft_end_save    (EntenteDocumentDraft       *self,
                                                          EntenteFileIdentity        *written);
/* Writes what there is before it returns. */
gboolean              entente_document_draft_flush       (EntenteDocumentDraft       *self,
                                                          GError                    **error);
/* Nothing in it is needed any more. */
void                  entente_document_draft_remove      (EntenteDocumentDraft       *self);
/* (transfer none): what the steps begin with. */
EntenteFileContent   *entente_document_draft_get_base    (EntenteDocumentDraft       *self);
/* (nullable): why it cannot be written. */
const char           *entente_document_draft_get_problem (EntenteDocumentDraft       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteDocumentDraft, entente_document_draft_free)

G_END_DECLS

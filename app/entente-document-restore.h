/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-document.h"

G_BEGIN_DECLS

/* Makes a document of what a draft belongs to, and repeats its steps: modified, with a history to
 * undo and redo. Where the file is not what the steps began with any more, the content that was kept
 * is taken instead and the document is a copy without a file. The draft stays the document's, until
 * it is saved. @resume FALSE: only to be looked at; the draft is left alone. */
void             entente_document_restore_async  (const char           *draft_path,
                                                  gboolean              resume,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* (transfer full) */
EntenteDocument *entente_document_restore_finish (GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS

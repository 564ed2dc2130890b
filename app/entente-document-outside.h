/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-document.h"
#include "entente-merge.h"

G_BEGIN_DECLS

/* What can be done when somebody else has written a document's file. The property `outside` of the
 * document tells that it is so. All of it reads in workers; nothing is changed until all is read. What
 * was changed here meanwhile is not lost: a merge, and whatever ends in the midst of another step, fails
 * with G_IO_ERROR_BUSY then, and can be begun again. */

/* Takes what the file says instead: one step that can be undone, and nothing to be saved. @faults: (out)
 * (optional) (transfer full) (nullable): where it says what is no map. */
void          entente_document_reload_async     (EntenteDocument      *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean      entente_document_reload_finish    (EntenteDocument      *self,
                                                 GAsyncResult         *result,
                                                 EntenteFaultList    **faults,
                                                 GError              **error);
/* What the file says now. (transfer full) */
void          entente_document_read_outside_async  (EntenteDocument      *self,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
GBytes       *entente_document_read_outside_finish (EntenteDocument      *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
/* What the file says now shall be written over by the next save. */
void          entente_document_keep_mine_async  (EntenteDocument      *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean      entente_document_keep_mine_finish (EntenteDocument      *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

/**
 * EntenteOutsideMerge:
 *
 * What the document and its file make together, from what the file was when it was read or written
 * last: the choices are the user's, on the main thread.
 */
typedef struct _EntenteOutsideMerge EntenteOutsideMerge;

void                 entente_document_merge_async   (EntenteDocument      *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
/* (transfer full) */
EntenteOutsideMerge *entente_document_merge_finish  (EntenteDocument      *self,
                                                     GAsyncResult         *result,
                                                     EntenteFaultList    **faults,
                                                     GError              **error);
/* (transfer none) */
EntenteMerge        *entente_outside_merge_get      (EntenteOutsideMerge  *self);
void                 entente_outside_merge_free     (EntenteOutsideMerge  *self);
/* Makes it one step of the document; @merge: (transfer full). */
void                 entente_document_apply_merge_async  (EntenteDocument     *self,
                                                          EntenteOutsideMerge *merge,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean             entente_document_apply_merge_finish (EntenteDocument     *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteOutsideMerge, entente_outside_merge_free)

G_END_DECLS

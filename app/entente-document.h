/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-fault-list.h"
#include "entente-file-identity.h"
#include "entente-history.h"
#include "entente-map-reader.h"

G_BEGIN_DECLS

/**
 * EntenteDocument:
 *
 * A map together with its history and the file it stands in. Without a file it is untitled: a new
 * map, or a copy of one that is not to be written over.
 *
 * Properties (all read-only, notified): `title` (the map's, else the file's name), `subtitle` (file
 * name with • where modified), `modified`, `file` (nullable), `saving`, `draft-problem` (nullable: why its
 * steps cannot be kept on disk), `holder` (nullable: who else has the file open, so that this can
 * only be read), `outside` (an EntenteFileState: what has become of the file since it was read or written).
 * Main thread only; reading and writing happen in workers.
 *
 * Every step is kept as a draft on disk about a second later, until the map is saved, or until
 * entente_document_remove_draft(); after a crash entente_document_restore_async() brings it back.
 */
#define ENTENTE_TYPE_DOCUMENT (entente_document_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDocument, entente_document, ENTENTE, DOCUMENT, GObject)

EntenteDocument  *entente_document_new              (void);

/* Reads @file through the safe reader. As a copy the document is untitled and never writes to it.
 * @progress: (nullable) (scope async): called on the main thread. */
void              entente_document_open_async       (GFile                *file,
                                                     gboolean              as_copy,
                                                     EntenteProgress       progress,
                                                     gpointer              progress_data,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
/* The same for a map in memory; @name is what a file of it would be called. Untitled. */
void              entente_document_open_bytes_async (GBytes               *bytes,
                                                     const char           *name,
                                                     EntenteProgress       progress,
                                                     gpointer              progress_data,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
/* @faults: (out) (optional) (transfer full): faults where NULL is returned with
 * ENTENTE_MAP_ERROR_FAULTS, warnings with a document. (transfer full) */
EntenteDocument  *entente_document_open_finish      (GAsyncResult         *result,
                                                     EntenteFaultList    **faults,
                                                     GError              **error);

/* After that has failed with ENTENTE_MAP_ERROR_FAULTS: what is sound in the file, as a document that
 * keeps the rest in it; NULL where nothing can be told from the rest. (transfer full) (nullable) */
EntenteDocument  *entente_document_open_finish_sound (GAsyncResult        *result);

EntenteMap       *entente_document_get_map          (EntenteDocument      *self);
EntenteHistory   *entente_document_get_history      (EntenteDocument      *self);
GFile            *entente_document_get_file         (EntenteDocument      *self);
const char       *entente_document_get_title        (EntenteDocument      *self);
const char       *entente_document_get_subtitle     (EntenteDocument      *self);
gboolean          entente_document_get_modified     (EntenteDocument      *self);
gboolean          entente_document_get_saving       (EntenteDocument      *self);
const char       *entente_document_get_draft_problem (EntenteDocument *self);
/* Whether @file is the document's own, by whatever name: a symbolic or a hard link too. */
gboolean          entente_document_is_of_file       (EntenteDocument      *self,
                                                     GFile                *file);
/* What a file of this map could be called, with the given ending ("entente.json", "png").
 * (transfer full) */
char             *entente_document_dup_file_name    (EntenteDocument      *self,
                                                     const char           *ending);

/* Writes to @file, or to its own where that is NULL; on success that is its file from now on. Where
 * its own file is no longer the one that was read, it fails with ENTENTE_STORE_ERROR_CHANGED
 * unless @replace. What is edited while the worker writes is a modification of what it wrote. */
void              entente_document_save_async       (EntenteDocument      *self,
                                                     GFile                *file,
                                                     gboolean              replace,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean          entente_document_save_finish      (EntenteDocument      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
/* Who else edits the file, in words; NULL: nobody, and the map can be edited. */
const char       *entente_document_get_holder       (EntenteDocument      *self);
/* Whether the other one is gone. */
gboolean          entente_document_can_take_over    (EntenteDocument      *self);
/* Makes the file this document's to edit, if nobody has it. */
gboolean          entente_document_take_over        (EntenteDocument      *self);
/* Whether the file says something else than what was read; reads it. */
gboolean          entente_document_file_has_changed (EntenteDocument      *self);

/* Whether records with faults stand in its file that are no part of the map. */
gboolean          entente_document_has_set_aside    (EntenteDocument      *self);
/* What is known of the file; a look at it is due where the system does not tell by itself. */
EntenteFileState  entente_document_get_outside      (EntenteDocument      *self);
void              entente_document_look_outside     (EntenteDocument      *self);

/* Writes the steps that are not on disk yet before it returns: the program is about to end. */
gboolean          entente_document_flush_draft      (EntenteDocument      *self,
                                                     GError              **error);
/* What is not saved is not wanted. */
void              entente_document_remove_draft     (EntenteDocument      *self);

G_END_DECLS

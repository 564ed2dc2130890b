/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Takes one piece of what is written; FALSE with @error stops the writing. */
typedef gboolean (*EntenteSink) (const char  *bytes,
                                 gsize        length,
                                 gpointer     user_data,
                                 GError     **error);

/* Gives all of a content to @sink, piece by piece and the same each time; any thread. FALSE with the
 * sink's error. */
typedef gboolean (*EntenteContentSource) (gpointer      source,
                                          EntenteSink   sink,
                                          gpointer      user_data,
                                          GError      **error);

/**
 * EntenteFileContent:
 *
 * What a file says, in memory or as something that can be written again and again. Saving 130 MB takes
 * less time than hashing them: so its SHA-256 is computed when somebody asks first, and kept.
 *
 * Immutable and counted; any thread.
 */
typedef struct _EntenteFileContent EntenteFileContent;

/* @source: (transfer full): freed with @free_source; @size: bytes that it gives. (transfer full) */
EntenteFileContent *entente_file_content_new             (EntenteContentSource  give,
                                                          gpointer              source,
                                                          GDestroyNotify        free_source,
                                                          gsize                 size);
EntenteFileContent *entente_file_content_new_for_bytes   (GBytes               *bytes);
EntenteFileContent *entente_file_content_ref             (EntenteFileContent   *self);
void                entente_file_content_unref           (EntenteFileContent   *self);

gsize               entente_file_content_get_size        (EntenteFileContent   *self);
/* SHA-256 in hexadecimal; takes a while the first time where it is large. */
const char         *entente_file_content_get_digest      (EntenteFileContent   *self);
/* All of it in memory. (transfer full) */
GBytes             *entente_file_content_to_bytes        (EntenteFileContent   *self);
gboolean            entente_file_content_is_bytes        (EntenteFileContent   *self,
                                                          GBytes               *bytes);
/* FALSE with the error of @sink. */
gboolean            entente_file_content_write           (EntenteFileContent   *self,
                                                          EntenteSink           sink,
                                                          gpointer              user_data,
                                                          GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteFileContent, entente_file_content_unref)

G_END_DECLS

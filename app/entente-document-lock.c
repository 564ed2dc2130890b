/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-document"

#include "entente-document-private.h"

#include "entente-store.h"

/* A document whose file somebody else edits can only be read. */

EntenteFileLock *
entente_document_lock_file (EntenteFileIdentity *identity,
                            char               **holder)
{
  g_autofree char *folder = entente_file_lock_get_folder ();

  return entente_file_lock_acquire (folder, identity, holder);
}

gboolean
entente_document_can_take_over (EntenteDocument *self)
{
  g_autoptr (EntenteFileLock) lock = NULL;
  g_autofree char *holder = NULL;

  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), FALSE);

  if (entente_document_get_holder (self) == NULL)
    return FALSE;
  lock = entente_document_lock_file (entente_document_get_identity (self), &holder);
  return lock != NULL;
}

gboolean
entente_document_take_over (EntenteDocument *self)
{
  g_autoptr (EntenteFileLock) lock = NULL;
  g_autofree char *holder = NULL;

  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), FALSE);

  if (entente_document_get_identity (self) == NULL)
    return FALSE;
  lock = entente_document_lock_file (entente_document_get_identity (self), &holder);
  entente_document_set_lock (self, g_steal_pointer (&lock), holder);
  return holder == NULL;
}

gboolean
entente_document_file_has_changed (EntenteDocument *self)
{
  g_autoptr (GBytes) content = NULL;
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;
  EntenteFileIdentity *identity;

  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), FALSE);

  identity = entente_document_get_identity (self);
  if (identity == NULL)
    return FALSE;
  content =
    entente_store_read (entente_file_identity_get_real_path (identity), NULL, NULL, NULL);
  if (content == NULL)
    return TRUE;
  was = entente_file_identity_dup_digest (identity);
  is = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  return !g_str_equal (was, is);
}

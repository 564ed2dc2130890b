/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-document"

#include "entente-document-private.h"

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
  EntenteFileIdentity *identity;

  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), FALSE);

  identity = entente_document_get_identity (self);
  return identity != NULL
         && entente_file_identity_look (identity, entente_file_identity_get_real_path (identity), NULL)
              != ENTENTE_FILE_SAME;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-store"

#include "entente-store-private.h"

#include <errno.h>
#include <glib/gi18n.h>

G_DEFINE_QUARK (entente-store-error-quark, entente_store_error)

static EntenteStoreError
get_code (int number)
{
  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      return ENTENTE_STORE_ERROR_NOT_FOUND;

    case EISDIR:
    case ENXIO:
      return ENTENTE_STORE_ERROR_NOT_REGULAR;

    case EACCES:
    case EPERM:
      return ENTENTE_STORE_ERROR_NO_PERMISSION;

    case EROFS:
      return ENTENTE_STORE_ERROR_READ_ONLY;

    case EFBIG:
    case ENOMEM:
      return ENTENTE_STORE_ERROR_TOO_LARGE;

    case ENOSPC:
    case EDQUOT:
      return ENTENTE_STORE_ERROR_NO_SPACE;

    default:
      return ENTENTE_STORE_ERROR_FAILED;
    }
}

static const char *
get_reason (int number)
{
  switch (number)
    {
    case ENOENT:
      return _("there is no such file or folder");

    case ENOTDIR:
      return _("a part of its path is not a folder");

    case EACCES:
    case EPERM:
      return _("permission denied");

    case EROFS:
      return _("its disk can only be read");

    case EFBIG:
      return _("it would be larger than this disk allows");

    case ENOMEM:
      return _("there is not enough memory for it");

    case ENOSPC:
      return _("the disk is full");

    case EDQUOT:
      return _("your share of the disk is used up");

    case ENAMETOOLONG:
      return _("its name is too long");

    case EIO:
      return _("its disk does not work as it should");

    case ENODEV:
    case ENXIO:
    case ESTALE:
      return _("its disk is not there any more");

    case EMFILE:
    case ENFILE:
      return _("too many files are open");

    case ELOOP:
      return _("its symbolic links go round in a circle");

    default:
      return g_strerror (number);
    }
}

/**
 * entente_store_set_error:
 * @error: (nullable): where to set it
 * @number: an errno
 * @format: what could not be done, naming the file
 * @...: its arguments
 *
 * Sets an error that says what could not be done and why.
 */
void
entente_store_set_error (GError     **error,
                         int          number,
                         const char  *format,
                         ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: what could not be done, then why. */
  g_set_error (error, ENTENTE_STORE_ERROR, (int) get_code (number), _("%s: %s."), what,
               get_reason (number));
}

/**
 * entente_store_set_irregular:
 * @error: (nullable): where to set it
 * @status: the status of something that is not a regular file
 * @path: its path
 *
 * Sets an error that says what it is instead.
 */
void
entente_store_set_irregular (GError            **error,
                             const struct stat  *status,
                             const char         *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *message = NULL;

  if (S_ISDIR (status->st_mode))
    message = g_strdup_printf (_("“%s” is a folder, not a file."), name);
  else if (S_ISFIFO (status->st_mode))
    message = g_strdup_printf (_("“%s” is a pipe, not a file."), name);
  else if (S_ISSOCK (status->st_mode))
    message = g_strdup_printf (_("“%s” is a socket, not a file."), name);
  else
    message = g_strdup_printf (_("“%s” is a device, not a file."), name);

  g_set_error_literal (error, ENTENTE_STORE_ERROR, ENTENTE_STORE_ERROR_NOT_REGULAR, message);
}

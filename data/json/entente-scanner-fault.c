/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-scanner-private.h"

#include <glib/gi18n.h>
#include <stdarg.h>

EntenteToken
entente_scanner_fail (EntenteScanner *self,
                      const char     *where,
                      const char     *format,
                      ...)
{
  va_list arguments;

  va_start (arguments, format);
  self->error_message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->error_offset = (gsize) (where - self->bytes);
  return self->token = ENTENTE_TOKEN_ERROR;
}

char *
entente_scanner_describe (EntenteScanner *self,
                          const char     *where)
{
  gunichar c;

  if (where >= self->end)
    return g_strdup (_("the end of the file"));
  c = *where == '\0' ? 0 : g_utf8_get_char_validated (where, self->end - where);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return g_strdup_printf (_("the byte 0x%02X"), (guint) (guchar) *where);
  if (c == '\n' || c == '\r')
    return g_strdup (_("the end of the line"));
  if (!g_unichar_isgraph (c))
    return g_strdup_printf ("U+%04X", c);
  return g_strdup_printf ("“%.*s”", (int) (g_utf8_next_char (where) - where), where);
}

EntenteToken
entente_scanner_fail_expected (EntenteScanner *self,
                               const char     *expected)
{
  g_autofree char *found = entente_scanner_describe (self, self->at);

  /* Translators: what was found in a file, and what was expected there. */
  return entente_scanner_fail (self, self->at, _("found %s; expected %s"), found, expected);
}

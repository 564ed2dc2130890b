/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-loading-job.h"

#include <glib/gi18n.h>
#include <string.h>

/* The errors with which a file is refused. */

#define MAX_KEYS_SHOWN 5

/* Names of the first members of an object that is not ours. (transfer full) */
static char *
dup_first_keys (EntenteLoadingJob *self)
{
  GString *keys = g_string_new (NULL);
  EntenteScanner scanner;

  entente_scanner_init (&scanner, self->data, self->size, self->from, entente_scanner_ignore_duplicate, NULL);
  entente_scanner_next (&scanner);
  for (guint i = 0; entente_scanner_next (&scanner) == ENTENTE_TOKEN_KEY; i++)
    {
      g_autofree char *key
          = entente_loading_job_dup_shown (self, entente_scanner_get_offset (&scanner));

      if (i == MAX_KEYS_SHOWN)
        {
          g_string_append (keys, ", …");
          break;
        }
      g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", key);
      entente_scanner_next (&scanner);
      entente_scanner_skip (&scanner);
    }
  entente_scanner_clear (&scanner);
  return g_string_free (keys, FALSE);
}

/* (transfer full) */
static char *
describe_foreign (EntenteLoadingJob *self,
                  gboolean           is_object)
{
  g_autofree char *keys = NULL;
  gsize format = self->reading.format_offset;

  if (!is_object)
    return g_strdup (_("found JSON that is no object; expected an Entente map"));
  if (format > 0 && self->data[format] == '"')
    {
      keys = entente_loading_job_dup_shown (self, format);
      return g_strdup_printf (_("found the format %s; expected “entente-map”"), keys);
    }
  if (format > 0)
    return g_strdup (_("found a format that is no text; expected “entente-map”"));
  keys = dup_first_keys (self);
  if (*keys == '\0')
    return g_strdup (_("found an object with nothing in it; expected an Entente map"));
  return g_strdup_printf (_("found an object with the members %s; expected an Entente map, with "
                            "the format “entente-map”"),
                          keys);
}

/* JSON of another kind: what else is wrong with it by our rules does not matter. */
void
entente_loading_job_refuse_format (EntenteLoadingJob *self,
                                   gboolean           is_object,
                                   GError           **error)
{
  g_autofree char *message = describe_foreign (self, is_object);
  gsize offset = self->reading.format_offset;

  if (offset == 0)
    offset = self->from + strspn (self->data + self->from, " \t\r\n");
  entente_fault_list_clear (self->faults);
  entente_fault_list_add (self->faults, ENTENTE_VERDICT_FAULT, offset,
                          self->reading.format_offset > 0 ? "format" : "", "%s", message);
  g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_FORMAT, _("This is no Entente map: %s."),
               message);
}

/* Members of a later version may mean anything: only the version is said. */
void
entente_loading_job_refuse_version (EntenteLoadingJob *self,
                                    GError           **error)
{
  gsize offset = self->reading.version_offset;
  gsize length = strspn (self->data + offset, "0123456789.eE+-");

  entente_fault_list_clear (self->faults);
  entente_fault_list_add (self->faults, ENTENTE_VERDICT_FAULT, offset, "version",
                          _("found version %.*s of the format; expected version %d, the latest "
                            "that this program reads"),
                          (int) length, self->data + offset, ENTENTE_FORMAT_VERSION);
  g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VERSION,
               _("This map is of version %.*s of the format; this program reads version %d."),
               (int) length, self->data + offset, ENTENTE_FORMAT_VERSION);
}

void
entente_map_refuse (EntenteFaultList  *faults,
                    GError           **error)
{
  guint n_faults = entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT);
  const EntenteFault *first = NULL;
  g_autofree char *more = NULL;

  for (guint i = 0; first == NULL; i++)
    if (entente_fault_list_get (faults, i)->verdict == ENTENTE_VERDICT_FAULT)
      first = entente_fault_list_get (faults, i);
  if (n_faults > 1)
    more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, " (and %u more fault)",
                                         " (and %u more faults)", n_faults - 1),
                            n_faults - 1);
  /* Translators: line, column, where in the map, what is wrong there, how many more. */
  g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_FAULTS,
               _("Line %u, column %u: %s%s%s%s."), first->line, first->column, first->path,
               *first->path != '\0' ? ": " : "", first->message, more != NULL ? more : "");
}

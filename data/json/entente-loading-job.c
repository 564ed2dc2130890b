/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-loading-job.h"

#include "entente-document-lists.h"
#include "entente-json-value.h"
#include "entente-naming.h"

#include <stdarg.h>
#include <string.h>

/* Progress is told, and the cancellable asked, once in so many steps; a step is about one
 * record. */
#define STEPS_BETWEEN 1024
/* More of a text is not shown in a message, in code points. */
#define MAX_SHOWN 40

gboolean
entente_loading_job_step (EntenteLoadingJob *self,
                          double             part)
{
  if (G_LIKELY (self->n_steps++ % STEPS_BETWEEN != 0))
    return self->is_cancelled;
  if (self->progress != NULL)
    self->progress (part, self->user_data);
  self->is_cancelled = g_cancellable_is_cancelled (self->cancellable);
  return self->is_cancelled;
}

/* The path inside a record is not kept while it is read: one scan of that record finds it again. */
static char *
dup_path_inside (EntenteLoadingJob *self,
                 gsize              start,
                 gsize              offset)
{
  EntenteScanner scanner;
  EntenteToken token;
  char *path;

  entente_scanner_init (&scanner, self->data, self->size, start, entente_scanner_ignore_duplicate, NULL);
  do
    token = entente_scanner_next (&scanner);
  while (token != ENTENTE_TOKEN_ERROR && entente_scanner_get_offset (&scanner) < offset);
  path = entente_scanner_dup_path (&scanner);
  entente_scanner_clear (&scanner);
  return path;
}

static void
report (EntenteLoadingJob *self,
        EntenteVerdict     verdict,
        EntenteRecordType  type,
        guint32            slot,
        gsize              offset,
        const char        *message)
{
  g_autofree char *inside = NULL;
  g_autofree char *path = NULL;
  EntenteSpan span;

  entente_map_get_span (self->map, type, slot, &span);
  inside = dup_path_inside (self, span.start, offset);
  path = g_strdup_printf ("%s[%u].%s", entente_document_get_list (type), slot, inside);
  entente_fault_list_add (self->faults, verdict, offset, path, "%s", message);
}

void
entente_loading_job_report (EntenteLoadingJob *self,
                            EntenteVerdict     verdict,
                            EntenteRecordType  type,
                            guint32            slot,
                            gsize              offset,
                            const char        *format,
                            ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (!entente_fault_list_accepts (self->faults, verdict, offset))
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  report (self, verdict, type, slot, offset, message);
}

char *
entente_loading_job_dup_shown (EntenteLoadingJob *self,
                               gsize              offset)
{
  GString *shown = g_string_new ("“");
  gsize length;
  const char *text = entente_naming_get_raw (self->data, offset, &length);

  entente_json_append_shown (shown, text, length, MAX_SHOWN);
  g_string_append (shown, "”");
  return g_string_free (shown, FALSE);
}

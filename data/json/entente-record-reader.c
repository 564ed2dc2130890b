/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-json"

#include "entente-record-reader.h"

#include "entente-json-value.h"
#include "entente-naming.h"
#include "entente-reading.h"

#include <glib/gi18n.h>
#include <string.h>

/* A record of a file stands in the document and in an array. */
#define DEPTH_AROUND 2

void
entente_read_row (EntenteReading    *self,
                  EntenteRecordType  type,
                  EntenteRow        *row)
{
  memset (row, 0, sizeof *row);
  g_array_set_size (self->namings, 0);
  g_array_set_size (self->passages, 0);
  switch (type)
    {
    case ENTENTE_RECORD_DOCUMENT:
      entente_read_document (self, &row->info);
      break;
    case ENTENTE_RECORD_ARTICLE:
      entente_read_article (self, &row->article);
      break;
    case ENTENTE_RECORD_ACTOR:
      entente_read_actor (self, &row->actor);
      break;
    case ENTENTE_RECORD_RELATION:
      entente_read_relation (self, &row->relation);
      break;
    case ENTENTE_RECORD_STEP:
      entente_read_step (self, &row->step);
      break;
    }
  entente_namings_sort (self->namings);
}

static void
add_named (EntenteReading *reading,
           const char     *json,
           GArray         *named)
{
  for (guint i = 0; i < reading->namings->len; i++)
    {
      const EntenteNaming *naming = &g_array_index (reading->namings, EntenteNaming, i);
      gsize length;
      const char *id = entente_naming_get_id (json, naming->offset, reading->decoded, &length);
      EntenteNamed entry = { naming->role, g_strndup (id, length), ENTENTE_NO_SLOT };

      g_array_append_val (named, entry);
    }
}

static void
report_syntax (EntenteReading   *reading,
               EntenteFaultList *faults)
{
  gsize offset;
  const char *message;

  if (entente_scanner_next (&reading->scanner) == ENTENTE_TOKEN_END)
    return;
  message = entente_scanner_get_error (&reading->scanner, &offset);
  entente_reading_report (reading, ENTENTE_VERDICT_FAULT, offset, "%s", message);
}

static gsize
get_row_size (EntenteRecordType type)
{
  switch (type)
    {
    case ENTENTE_RECORD_ARTICLE:
      return sizeof (EntenteArticle);
    case ENTENTE_RECORD_ACTOR:
      return sizeof (EntenteActor);
    case ENTENTE_RECORD_RELATION:
      return sizeof (EntenteRelation);
    case ENTENTE_RECORD_STEP:
      return sizeof (EntenteStep);
    case ENTENTE_RECORD_DOCUMENT:
    default:
      return sizeof (EntenteMapInfo);
    }
}

/**
 * entente_record_read:
 * @map: stores texts and knows kinds
 * @present: (nullable): the row in the slot
 * @describe: tell @map of the document's kinds
 * @row: (out caller-allocates): the columns; unset where the record is no object
 * @named: (element-type EntenteNamed): appended to; a step's actors come as VIA, its relations as
 *   CONCERNS
 *
 * Reads one record by the rules of a file.
 *
 * Returns: whether there was no fault
 */
gboolean
entente_record_read (EntenteMap        *map,
                     EntenteRecordType  type,
                     EntenteRecord     *record,
                     const EntenteRow  *present,
                     gboolean           describe,
                     EntenteFaultList  *faults,
                     EntenteRow        *row,
                     GArray            *named)
{
  guint n_before = entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT);
  /* @row may be @present. */
  EntenteRow stand_in;
  EntenteReading reading;
  gsize length;
  const char *json = entente_record_get_json (record, &length);

  g_return_val_if_fail (length < G_MAXUINT32, FALSE);

  /* No more than there is: rows stand in arrays of their own type. */
  if (present != NULL)
    memcpy (&stand_in, present, get_row_size (type));
  entente_reading_init (&reading, map, faults, json, length, 0);
  reading.present = present != NULL ? &stand_in : NULL;
  reading.describe = describe;
  if (type != ENTENTE_RECORD_DOCUMENT)
    reading.scanner.max_depth = ENTENTE_MAX_DEPTH - DEPTH_AROUND;
  if (entente_scanner_next (&reading.scanner) == ENTENTE_TOKEN_OBJECT)
    {
      entente_read_row (&reading, type, row);
      report_syntax (&reading, faults);
      add_named (&reading, json, named);
    }
  else if (reading.scanner.token == ENTENTE_TOKEN_ERROR)
    report_syntax (&reading, faults);
  else
    entente_reading_refuse (&reading, ENTENTE_VERDICT_FAULT, N_("an object"));
  entente_reading_clear (&reading);
  return entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT) == n_before;
}

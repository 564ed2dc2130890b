/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-json"

#include "entente-map-reader.h"

#include "entente-document-lists.h"
#include "entente-json-text.h"
#include "entente-loading-job.h"

#include <glib/gi18n.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
/* The part of the work that goes over the bytes. */
#define SCAN_PART 0.7

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* White space directly before an offset. */
static guint32
space_before (EntenteLoadingJob *self,
              gsize              offset)
{
  gsize start = offset;

  while (start > 0 && is_space (self->data[start - 1]))
    start--;
  return (guint32) (offset - start);
}

/* Of the element that ends where the scanner stands. */
static guint32
get_length (EntenteLoadingJob *self,
            gsize              start)
{
  return (guint32) (entente_scanner_get_end (&self->reading.scanner) - start);
}

static void
report_taken (EntenteLoadingJob *self,
              EntenteRecordType  type,
              gsize              object,
              guint32            slot)
{
  g_autofree char *message = NULL;
  g_autofree char *shown = NULL;
  const char *array = entente_document_get_list (type);
  const char *id = entente_map_get_id (self->map, type, slot);
  gsize length = get_length (self, object);
  gsize start = 0;

  entente_json_find_member (self->data + object, length, "id", &start, NULL);
  shown = entente_loading_job_dup_shown (self, object + start);
  /* Translators: an id, and where it stood before, as “actors[3]”. */
  message = g_strdup_printf (_("found %s again, the id of %s[%u]; expected one that no other has"),
                             shown, array, entente_map_find (self->map, type, id));
  entente_reading_report_member (&self->reading, ENTENTE_VERDICT_FAULT, object + start, "id",
                                 message);
}

/* What is wrong with it has been told. */
static void
skip_record (EntenteLoadingJob *self,
             EntenteRecordType  type)
{
  EntenteScanner *scanner = &self->reading.scanner;
  gsize start = entente_scanner_get_offset (scanner);
  EntenteDuplicate duplicate = scanner->duplicate;

  scanner->duplicate = entente_scanner_ignore_duplicate;
  entente_scanner_skip (scanner);
  scanner->duplicate = duplicate;
  if (scanner->token == ENTENTE_TOKEN_ERROR)
    return;
  entente_map_append_set_aside (self->map, type, (guint32) start, get_length (self, start));
}

/* What is no object gets a slot as well, so that slots stay indices. */
static void
read_sound_record (EntenteLoadingJob *self,
                   EntenteRecordType  type,
                   guint32            index)
{
  EntenteScanner *scanner = &self->reading.scanner;
  gsize start = entente_scanner_get_offset (scanner);
  EntenteRow row = { 0 };

  if (scanner->token == ENTENTE_TOKEN_OBJECT)
    entente_read_row (&self->reading, type, &row);
  else
    entente_reading_refuse (&self->reading, ENTENTE_VERDICT_FAULT, N_("an object"));
  if (scanner->token == ENTENTE_TOKEN_ERROR)
    return;

  if (entente_map_append_loaded (self->map, type, (guint32) start, get_length (self, start), &row)
      == ENTENTE_NO_SLOT)
    report_taken (self, type, start, index);
  entente_loading_job_keep_names (self, type, index);
}

/* The scanner stands on the first token of an element. */
static void
read_record (EntenteLoadingJob *self,
             EntenteRecordType  type,
             guint32            index)
{
  guint n_before = entente_fault_list_get_n (self->faults, ENTENTE_VERDICT_FAULT);
  guint32 text = 0;

  if (self->set_aside != NULL && entente_faulty_records_contains (self->set_aside, type, index))
    skip_record (self, type);
  else
    {
      read_sound_record (self, type, index);
      text = (guint32) self->reading.text_offset;
    }
  if (entente_fault_list_get_n (self->faults, ENTENTE_VERDICT_FAULT) > n_before)
    entente_faulty_records_add (&self->faulty, type, index);
  if (type == ENTENTE_RECORD_ARTICLE)
    g_array_append_val (self->article_texts, text);
}

/* From the array's first token to its last. */
static void
read_records (EntenteReading    *reading,
              EntenteRecordType  type)
{
  EntenteLoadingJob *self = (EntenteLoadingJob *) reading;
  EntenteScanner *scanner = &reading->scanner;
  EntenteCut cut = { .start = entente_scanner_get_end (scanner) };
  guint32 space;

  for (guint32 index = entente_map_get_n_slots (self->map, type);; index++)
    {
      EntenteToken token = entente_scanner_next (scanner);
      double part = SCAN_PART * (double) entente_scanner_get_offset (scanner) / (double) self->size;

      if (token == ENTENTE_TOKEN_ERROR || entente_loading_job_step (self, part))
        return;
      if (token == ENTENTE_TOKEN_ARRAY_END)
        break;
      g_array_set_size (reading->namings, 0);
      g_array_set_size (reading->passages, 0);
      read_record (self, type, index);
    }
  cut.end = entente_scanner_get_offset (scanner);
  space = space_before (self, cut.end);
  entente_map_set_tail (self->map, type, (guint32) cut.end - space, space);
  g_array_append_val (self->cuts, cut);
}

/* The outermost object without what stands in its arrays, and all that stands around it. */
static EntenteRecord *
new_document (EntenteLoadingJob *self,
              gsize              start,
              gsize              end)
{
  g_autoptr (GBytes) bytes = NULL;
  GByteArray *text = g_byte_array_new ();
  const guint8 *data = (const guint8 *) self->data;
  gsize done = 0;
  gsize cut_away = 0;

  for (guint i = 0; i < self->cuts->len; i++)
    {
      const EntenteCut *cut = &g_array_index (self->cuts, EntenteCut, i);

      g_byte_array_append (text, data + done, (guint) (cut->start - done));
      cut_away += cut->end - cut->start;
      done = cut->end;
    }
  g_byte_array_append (text, data + done, (guint) (self->size - done));
  bytes = g_byte_array_free_to_bytes (text);
  return entente_record_new_span (bytes, start, end - start - cut_away, start, self->size - end);
}

/* Files that are not even tried, and the byte-order mark. */
static gboolean
check_beginning (EntenteLoadingJob *self)
{
  const guchar *start = (const guchar *) self->data;
  const char *message = NULL;

  if (self->size >= G_MAXUINT32)
    message = _("found a file of 4 GiB or more; expected a smaller one");
  else if (self->size >= 2 && ((start[0] == 0xff && start[1] == 0xfe)
                               || (start[0] == 0xfe && start[1] == 0xff)
                               || start[0] == 0 || start[1] == 0))
    message = _("found text in UTF-16 or UTF-32; expected UTF-8");
  if (message != NULL)
    {
      entente_fault_list_add (self->faults, ENTENTE_VERDICT_FAULT, 0, "", "%s", message);
      return FALSE;
    }
  if (self->size < 3 || memcmp (start, BYTE_ORDER_MARK, 3) != 0)
    return TRUE;
  self->from = 3;
  entente_fault_list_add (self->faults, ENTENTE_VERDICT_WARNING, 0, "",
                          _("found a byte-order mark; expected none (it is kept)"));
  return TRUE;
}

static void
report_syntax (EntenteLoadingJob *self)
{
  gsize offset;
  const char *message = entente_scanner_get_error (&self->reading.scanner, &offset);

  entente_reading_report (&self->reading, ENTENTE_VERDICT_FAULT, offset, "%s", message);
}

/* The one pass over the bytes. @is_object: (out): FALSE where they are another JSON value. */
static gboolean
read_bytes (EntenteLoadingJob *self,
            gboolean          *is_object)
{
  EntenteScanner *scanner = &self->reading.scanner;
  g_autoptr (EntenteRecord) document = NULL;
  EntenteRow row = { 0 };
  gsize start;
  gsize end;

  *is_object = entente_scanner_next (scanner) == ENTENTE_TOKEN_OBJECT;
  start = entente_scanner_get_offset (scanner);
  if (*is_object)
    entente_read_row (&self->reading, ENTENTE_RECORD_DOCUMENT, &row);
  else
    entente_scanner_skip (scanner);
  if (self->is_cancelled)
    return FALSE;
  end = entente_scanner_get_end (scanner);
  if (scanner->token == ENTENTE_TOKEN_ERROR || entente_scanner_next (scanner) != ENTENTE_TOKEN_END)
    {
      report_syntax (self);
      return FALSE;
    }
  if (*is_object)
    {
      document = new_document (self, start, end);
      entente_map_set_document (self->map, document, &row);
    }
  return TRUE;
}

/* All that decides whether the file is taken, FALSE with @error where not. */
static gboolean
read_map (EntenteLoadingJob *self,
          GError           **error)
{
  gboolean is_object = FALSE;

  self->is_json = check_beginning (self);
  if (self->is_json)
    {
      self->reading.scanner.at += self->from;
      self->is_json = read_bytes (self, &is_object);
    }
  if (self->is_json && !self->reading.is_entente)
    {
      entente_loading_job_refuse_format (self, is_object, error);
      return FALSE;
    }
  if (self->is_json && self->reading.version > ENTENTE_FORMAT_VERSION)
    {
      entente_loading_job_refuse_version (self, error);
      return FALSE;
    }
  if (self->is_json)
    {
      entente_loading_job_resolve (self);
      entente_loading_job_check_passages (self);
    }
  return !self->is_cancelled;
}

static void
loading_job_init (EntenteLoadingJob *self,
                  GBytes            *bytes,
                  EntenteFaultList  *faults,
                  EntenteProgress    progress,
                  gpointer           user_data,
                  GCancellable      *cancellable)
{
  memset (self, 0, sizeof *self);
  self->progress = progress;
  self->user_data = user_data;
  self->cancellable = cancellable;
  self->data = g_bytes_get_data (bytes, &self->size);
  if (self->data == NULL)
    self->data = "";
  self->map = entente_map_new_loading (bytes);
  self->faults = faults;
  entente_reading_init (&self->reading, self->map, faults, self->data, self->size, 0);
  self->reading.describe = TRUE;
  self->reading.read_records = read_records;
  self->names = g_array_new (FALSE, FALSE, sizeof (EntentePendingName));
  self->passages = g_array_new (FALSE, FALSE, sizeof (EntentePendingPassage));
  self->article_texts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->cuts = g_array_new (FALSE, FALSE, sizeof (EntenteCut));
}

static void
loading_job_clear (EntenteLoadingJob *self)
{
  entente_reading_clear (&self->reading);
  g_clear_object (&self->map);
  g_clear_pointer (&self->names, g_array_unref);
  g_clear_pointer (&self->passages, g_array_unref);
  g_clear_pointer (&self->article_texts, g_array_unref);
  g_clear_pointer (&self->cuts, g_array_unref);
  entente_faulty_records_clear (&self->faulty);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteLoadingJob, loading_job_clear)

/* Whether the file could be looked at as a whole: then @faults say what is wrong with it, and the
 * job's map is what they leave of it. */
static gboolean
run (EntenteLoadingJob  *self,
     GError            **error)
{
  gboolean is_taken = read_map (self, error);

  if (self->is_cancelled)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Reading was cancelled."));
      return FALSE;
    }
  entente_fault_list_locate (self->faults, self->data, self->size);
  return is_taken;
}

static EntenteMap *
finish (EntenteLoadingJob *self)
{
  entente_map_finish_loading (self->map);
  if (self->progress != NULL)
    self->progress (1, self->user_data);
  return g_steal_pointer (&self->map);
}

/**
 * entente_map_read:
 * @bytes: a file
 * @faults: empty; gets all that is wrong
 * @progress: (nullable) (scope call): told the part done
 * @cancellable: (nullable): G_IO_ERROR_CANCELLED where it is cancelled
 *
 * Reads a map in one pass over its bytes, which stay alive with it. Time grows with the bytes;
 * memory is the columns and, while reading, 12 bytes for each id that is named. A file that is no
 * Entente map (ENTENTE_MAP_ERROR_FORMAT), or of a later version, has that as its one fault.
 *
 * Returns: (transfer full): a map, or NULL with @error
 */
EntenteMap *
entente_map_read (GBytes            *bytes,
                  EntenteFaultList  *faults,
                  EntenteProgress    progress,
                  gpointer           user_data,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_auto (EntenteLoadingJob) job = { 0 };

  loading_job_init (&job, bytes, faults, progress, user_data, cancellable);
  if (!run (&job, error))
    return NULL;
  if (entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT) > 0)
    {
      entente_map_refuse (faults, error);
      return NULL;
    }
  return finish (&job);
}

/* Whether what stands in the lists of the file could be written back into them. */
static gboolean
has_lists (EntenteLoadingJob *self)
{
  gsize length;
  const char *document;

  if (!self->is_json || self->reading.is_torn)
    return FALSE;
  document = entente_map_get_json (self->map, ENTENTE_RECORD_DOCUMENT, 0, &length);
  return entente_document_find_missing_list (document, length, entente_map_get_types (self->map))
         == NULL;
}

/* The reading of a file whose faulty records are known. */
static EntenteMap *
read_around (EntenteLoadingJob  *first,
             GBytes             *bytes,
             GError            **error)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_auto (EntenteLoadingJob) job = { 0 };

  loading_job_init (&job, bytes, faults, first->progress, first->user_data, first->cancellable);
  job.set_aside = &first->faulty;
  if (!run (&job, error))
    return NULL;
  g_warn_if_fail (job.faulty.n_faulty == 0);
  if (entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT) > 0)
    entente_map_set_document_aside (job.map);
  return finish (&job);
}

/**
 * entente_map_read_sound:
 *
 * See the header, and entente_map_read() for what is the same. The file is read twice where it has
 * faults, and the parts done are told for each reading.
 *
 * Returns: (transfer full): a map, or NULL with @error
 */
EntenteMap *
entente_map_read_sound (GBytes            *bytes,
                        EntenteFaultList  *faults,
                        EntenteProgress    progress,
                        gpointer           user_data,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_auto (EntenteLoadingJob) job = { 0 };

  loading_job_init (&job, bytes, faults, progress, user_data, cancellable);
  if (!run (&job, error))
    return NULL;
  if (entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT) == 0)
    return finish (&job);
  if (!has_lists (&job))
    {
      entente_map_refuse (faults, error);
      return NULL;
    }
  entente_loading_job_spread (&job);
  return read_around (&job, bytes, error);
}

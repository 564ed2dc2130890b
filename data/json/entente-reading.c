/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reading.h"

#include "entente-json-value.h"

#include <glib/gi18n.h>
#include <stdarg.h>
#include <string.h>

/* More of a value is not shown in a message, in code points. */
#define MAX_SHOWN 40

static void
duplicate_cb (EntenteScanner *scanner,
              gpointer        user_data)
{
  entente_reading_report (user_data, ENTENTE_VERDICT_FAULT, entente_scanner_get_offset (scanner),
                          _("found this key a second time in its object; expected it once"));
}

void
entente_reading_init (EntenteReading   *self,
                      EntenteMap       *map,
                      EntenteFaultList *faults,
                      const char       *bytes,
                      gsize             length,
                      gsize             from)
{
  entente_scanner_init (&self->scanner, bytes, length, from, duplicate_cb, self);
  self->map = map;
  self->faults = faults;
  self->present = NULL;
  self->decoded = g_string_new (NULL);
  entente_key_stack_init (&self->list_keys);
  self->namings = g_array_new (FALSE, FALSE, sizeof (EntenteNaming));
  self->passages = g_array_new (FALSE, FALSE, sizeof (EntenteClaimedPassage));
  self->describe = FALSE;
  self->text_offset = 0;
  self->is_entente = FALSE;
  self->format_offset = 0;
  self->version = 0;
  self->version_offset = 0;
  self->lists_seen = 0;
  self->is_torn = FALSE;
  self->read_records = NULL;
}

void
entente_reading_clear (EntenteReading *self)
{
  entente_scanner_clear (&self->scanner);
  entente_key_stack_clear (&self->list_keys);
  g_string_free (g_steal_pointer (&self->decoded), TRUE);
  g_clear_pointer (&self->namings, g_array_unref);
  g_clear_pointer (&self->passages, g_array_unref);
}

void
entente_reading_report (EntenteReading *self,
                        EntenteVerdict  verdict,
                        gsize           offset,
                        const char     *format,
                        ...)
{
  g_autofree char *path = NULL;
  g_autofree char *message = NULL;
  va_list arguments;

  if (!entente_fault_list_accepts (self->faults, verdict, offset))
    return;
  path = entente_scanner_dup_path (&self->scanner);
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  entente_fault_list_add (self->faults, verdict, offset, path, "%s", message);
}

void
entente_reading_report_member (EntenteReading *self,
                               EntenteVerdict  verdict,
                               gsize           offset,
                               const char     *member,
                               const char     *message)
{
  g_autofree char *object = NULL;
  g_autofree char *path = NULL;

  if (!entente_fault_list_accepts (self->faults, verdict, offset))
    return;
  object = entente_scanner_dup_path (&self->scanner);
  path = g_strconcat (object, *object != '\0' ? "." : "", member, NULL);
  entente_fault_list_add (self->faults, verdict, offset, path, "%s", message);
}

/* The present value in words. (transfer full) */
static char *
describe_value (EntenteReading *self)
{
  const char *text = self->scanner.start;
  gsize length = self->scanner.length;
  GString *shown;

  if (*text == '{')
    return g_strdup (_("an object"));
  if (*text == '[')
    return g_strdup (_("an array"));
  shown = g_string_new (NULL);
  if (*text != '"')
    entente_json_append_shown (shown, text, length, MAX_SHOWN);
  else
    {
      g_string_append (shown, "“");
      entente_json_append_shown (shown, text + 1, length - 2, MAX_SHOWN);
      g_string_append (shown, "”");
    }
  return g_string_free (shown, FALSE);
}

/* What no program can hold is a fault in any member that is named, also in one of a wrong type. */
static EntenteVerdict
get_verdict (EntenteReading *self,
             EntenteVerdict  verdict)
{
  double number;

  if (self->scanner.token == ENTENTE_TOKEN_NUMBER
      && !entente_json_parse_number (self->scanner.start, self->scanner.length, &number))
    return ENTENTE_VERDICT_FAULT;
  return verdict;
}

void
entente_reading_refuse (EntenteReading *self,
                        EntenteVerdict  verdict,
                        const char     *expected)
{
  g_autofree char *found = NULL;
  gsize length;

  if (self->scanner.token == ENTENTE_TOKEN_ERROR)
    return;
  if (self->scanner.token == ENTENTE_TOKEN_STRING && entente_reading_decode (self, &length) == NULL)
    return;
  verdict = get_verdict (self, verdict);
  found = describe_value (self);
  /* Translators: what was found in a file, and what was expected there. */
  entente_reading_report (self, verdict, entente_scanner_get_offset (&self->scanner),
                          _("found %s; expected %s"), found, _(expected));
  entente_scanner_skip (&self->scanner);
}

static inline gboolean
key_is (const EntenteMember *member,
        const char          *key,
        gsize                length)
{
  return member->length == length && memcmp (member->name, key, length) == 0;
}

/* Members mostly come in the order of the table: the search begins behind the last one found. */
static guint
find_member (const EntenteMember *members,
             guint                n_members,
             guint                from,
             const char          *key,
             gsize                length)
{
  for (guint i = from; i < n_members; i++)
    if (key_is (&members[i], key, length))
      return i;
  for (guint i = 0; i < from; i++)
    if (key_is (&members[i], key, length))
      return i;
  return n_members;
}

guint64
entente_reading_members (EntenteReading      *self,
                         const EntenteMember *members,
                         guint                n_members,
                         gpointer             target)
{
  EntenteScanner *scanner = &self->scanner;
  guint64 seen = 0;
  guint from = 0;

  while (entente_scanner_next (scanner) == ENTENTE_TOKEN_KEY)
    {
      const char *key = scanner->start + 1;
      gsize length = scanner->length - 2;
      guint index;

      if (G_UNLIKELY (scanner->escaped))
        {
          g_string_truncate (self->decoded, 0);
          entente_json_decode (key, length, self->decoded);
          key = self->decoded->str;
          length = self->decoded->len;
        }
      index = find_member (members, n_members, from, key, length);
      if (index == n_members)
        {
          entente_scanner_next (scanner);
          entente_scanner_skip (scanner);
          continue;
        }
      seen |= (guint64) 1 << index;
      from = index + 1;
      members[index].read (self, target);
    }
  return seen;
}

void
entente_reading_require (EntenteReading      *self,
                         guint64              seen,
                         guint                index,
                         gsize                object,
                         const EntenteMember *members,
                         const char          *expected)
{
  g_autofree char *message = NULL;

  if (seen & (guint64) 1 << index || self->scanner.token == ENTENTE_TOKEN_ERROR)
    return;
  /* Translators: of a member that is not there: what it should be. */
  message = g_strdup_printf (_("missing; expected %s"), _(expected));
  entente_reading_report_member (self, ENTENTE_VERDICT_FAULT, object, members[index].name, message);
}

/**
 * entente_reading_enter:
 *
 * Takes the next token, which must be that of an object or array; else it is refused with a
 * warning.
 */
gboolean
entente_reading_enter (EntenteReading *self,
                       EntenteToken    token)
{
  if (entente_scanner_next (&self->scanner) == token)
    return TRUE;
  entente_reading_refuse (self, ENTENTE_VERDICT_WARNING,
                          token == ENTENTE_TOKEN_OBJECT ? N_("an object") : N_("an array"));
  return FALSE;
}

gboolean
entente_reading_object (EntenteReading      *self,
                        const EntenteMember *members,
                        guint                n_members,
                        gpointer             target)
{
  if (!entente_reading_enter (self, ENTENTE_TOKEN_OBJECT))
    return FALSE;
  entente_reading_members (self, members, n_members, target);
  return TRUE;
}

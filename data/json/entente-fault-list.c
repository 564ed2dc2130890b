/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-fault-list.h"

#include <glib/gi18n.h>
#include <stdarg.h>

/* Of faults, and of warnings. */
#define MAX_KEPT 100

/* Invariant: @kept is sorted by offset, equal ones in the order they were added. */
struct _EntenteFaultList
{
  GPtrArray *kept; /* (element-type EntenteFault) (owned) */
  guint n_all[2];  /* by verdict */
  guint n_kept[2];
};

static void
fault_free (EntenteFault *fault)
{
  g_free ((char *) fault->path);
  g_free ((char *) fault->message);
  g_free (fault);
}

EntenteFaultList *
entente_fault_list_new (void)
{
  EntenteFaultList *self = g_new0 (EntenteFaultList, 1);

  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);
  return self;
}

void
entente_fault_list_free (EntenteFaultList *self)
{
  g_ptr_array_unref (self->kept);
  g_free (self);
}

/**
 * entente_fault_list_clear:
 *
 * Forgets all.
 */
void
entente_fault_list_clear (EntenteFaultList *self)
{
  g_ptr_array_set_size (self->kept, 0);
  for (guint verdict = 0; verdict < 2; verdict++)
    self->n_all[verdict] = self->n_kept[verdict] = 0;
}

/* The index of the last of a verdict that is kept, −1 for none. */
static int
find_last (EntenteFaultList *self,
           EntenteVerdict    verdict)
{
  for (int i = (int) self->kept->len - 1; i >= 0; i--)
    if (entente_fault_list_get (self, (guint) i)->verdict == verdict)
      return i;
  return -1;
}

/* Makes room where the list is full; FALSE where the new one comes behind all that are kept. */
static gboolean
make_room (EntenteFaultList *self,
           EntenteVerdict    verdict,
           gsize             offset)
{
  int last;

  if (self->n_kept[verdict] < MAX_KEPT)
    return TRUE;
  last = find_last (self, verdict);
  if (entente_fault_list_get (self, (guint) last)->offset <= offset)
    return FALSE;
  g_ptr_array_remove_index (self->kept, (guint) last);
  self->n_kept[verdict]--;
  return TRUE;
}

/**
 * entente_fault_list_accepts:
 *
 * Counts a fault that entente_fault_list_add() would count but not keep, so that nobody has to put
 * words together for nothing.
 *
 * Returns: whether it would be kept, and nothing was counted
 */
gboolean
entente_fault_list_accepts (EntenteFaultList *self,
                            EntenteVerdict    verdict,
                            gsize             offset)
{
  if (self->n_kept[verdict] < MAX_KEPT
      || entente_fault_list_get (self, (guint) find_last (self, verdict))->offset > offset)
    return TRUE;
  self->n_all[verdict]++;
  return FALSE;
}

static void
insert (EntenteFaultList *self,
        EntenteFault     *fault)
{
  guint index = self->kept->len;

  while (index > 0 && entente_fault_list_get (self, index - 1)->offset > fault->offset)
    index--;
  g_ptr_array_insert (self->kept, (int) index, fault);
  self->n_kept[fault->verdict]++;
}

/**
 * entente_fault_list_add:
 * @offset: where in the bytes, from 0
 * @path: as `relations[12].target`
 * @format: the message, without the place
 *
 * Keeps a fault or warning, or only counts it where a hundred of its kind stand before it.
 */
void
entente_fault_list_add (EntenteFaultList *self,
                        EntenteVerdict    verdict,
                        gsize             offset,
                        const char       *path,
                        const char       *format,
                        ...)
{
  EntenteFault *fault;
  va_list arguments;

  self->n_all[verdict]++;
  if (!make_room (self, verdict, offset))
    return;
  fault = g_new0 (EntenteFault, 1);
  fault->verdict = verdict;
  fault->offset = offset;
  fault->path = g_strdup (path);
  va_start (arguments, format);
  fault->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  insert (self, fault);
}

/**
 * entente_fault_list_locate:
 * @bytes: what the offsets count in; UTF-8 as far as the last of them
 * @length: how many
 *
 * Sets lines and columns, in one pass over @bytes. A line ends with a line feed.
 */
void
entente_fault_list_locate (EntenteFaultList *self,
                           const char       *bytes,
                           gsize             length)
{
  gsize at = 0;
  guint line = 1;
  guint column = 1;

  for (guint i = 0; i < self->kept->len; i++)
    {
      EntenteFault *fault = g_ptr_array_index (self->kept, i);

      for (; at < MIN (fault->offset, length); at++)
        if (bytes[at] == '\n')
          {
            line++;
            column = 1;
          }
        else if (((guchar) bytes[at] & 0xc0) != 0x80)
          column++;
      fault->line = line;
      fault->column = column;
    }
}

guint
entente_fault_list_get_n (EntenteFaultList *self,
                          EntenteVerdict    verdict)
{
  return self->n_all[verdict];
}

guint
entente_fault_list_get_n_kept (EntenteFaultList *self)
{
  return self->kept->len;
}

/**
 * entente_fault_list_get:
 * @index: from 0, in the order of their places
 *
 * Returns: (transfer none): one that was kept
 */
const EntenteFault *
entente_fault_list_get (EntenteFaultList *self,
                        guint             index)
{
  g_return_val_if_fail (index < self->kept->len, NULL);

  return g_ptr_array_index (self->kept, index);
}

static void
append_omitted (EntenteFaultList *self,
                GString          *text,
                const char       *file_name)
{
  guint n_faults = self->n_all[ENTENTE_VERDICT_FAULT] - self->n_kept[ENTENTE_VERDICT_FAULT];
  guint n_warnings = self->n_all[ENTENTE_VERDICT_WARNING] - self->n_kept[ENTENTE_VERDICT_WARNING];

  if (n_faults > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "%s: and %u more fault\n",
                                         "%s: and %u more faults\n", n_faults),
                            file_name, n_faults);
  if (n_warnings > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "%s: and %u more warning\n",
                                         "%s: and %u more warnings\n", n_warnings),
                            file_name, n_warnings);
}

/**
 * entente_fault_list_to_string:
 * @file_name: as it shall be shown
 *
 * All that were kept, a line each, after entente_fault_list_locate(); where some were only counted,
 * a last line says how many.
 *
 * Returns: (transfer full): lines that end with a line feed
 */
char *
entente_fault_list_to_string (EntenteFaultList *self,
                              const char       *file_name)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->kept->len; i++)
    {
      const EntenteFault *fault = g_ptr_array_index (self->kept, i);

      g_string_append_printf (text, "%s:%u:%u: ", file_name, fault->line, fault->column);
      if (fault->verdict == ENTENTE_VERDICT_WARNING)
        g_string_append (text, _("warning: "));
      if (*fault->path != '\0')
        g_string_append_printf (text, "%s: ", fault->path);
      g_string_append_printf (text, "%s\n", fault->message);
    }
  append_omitted (self, text, file_name);
  return g_string_free (text, FALSE);
}

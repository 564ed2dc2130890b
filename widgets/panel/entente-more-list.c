/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-more-list.h"

#include "entente-json-object.h"
#include "entente-json-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _EntenteMoreList
{
  GtkWidget parent_instance;

  /* owned */
  GtkWidget *heading;
  GtkWidget *rows;
  EntenteRecord *record; /* whose members are shown; NULL: none */
  GArray *unknown;       /* EntenteJsonField of its JSON */
};

G_DEFINE_FINAL_TYPE (EntenteMoreList, entente_more_list, GTK_TYPE_WIDGET)

static gboolean
is_known (const char        *json,
          EntenteJsonField  member,
          EntenteRecordType  type)
{
  g_autofree char *name = entente_json_dup_string (json + member.key, (gssize) (member.key_end - member.key));

  return g_strv_contains (entente_json_get_member_order ((int) type), name);
}

/* (element-type EntenteJsonField) */
static GArray *
find_unknown (EntenteRecord     *record,
              EntenteRecordType  type)
{
  gsize length;
  const char *json = entente_record_get_json (record, &length);
  g_autoptr (GArray) members = entente_json_object_split (json, length, NULL, NULL);
  GArray *unknown = g_array_new (FALSE, FALSE, sizeof (EntenteJsonField));

  for (guint i = 0; i < members->len; i++)
    {
      EntenteJsonField member = g_array_index (members, EntenteJsonField, i);

      if (!is_known (json, member, type))
        g_array_append_val (unknown, member);
    }
  return unknown;
}

static gboolean
is_same (const char *a,
         gsize       a_start,
         gsize       a_end,
         const char *b,
         gsize       b_start,
         gsize       b_end)
{
  return a_end - a_start == b_end - b_start
         && memcmp (a + a_start, b + b_start, a_end - a_start) == 0;
}

/* Whether names and values are those that are shown, byte for byte. */
static gboolean
shows_same (EntenteMoreList *self,
            EntenteRecord   *record,
            GArray          *unknown)
{
  gsize length;
  const char *json = entente_record_get_json (record, &length);
  const char *shown;

  if (self->record == NULL || self->unknown->len != unknown->len)
    return FALSE;
  shown = entente_record_get_json (self->record, &length);
  for (guint i = 0; i < unknown->len; i++)
    {
      EntenteJsonField new = g_array_index (unknown, EntenteJsonField, i);
      EntenteJsonField old = g_array_index (self->unknown, EntenteJsonField, i);

      if (!is_same (json, new.key, new.key_end, shown, old.key, old.key_end)
          || !is_same (json, new.value, new.value_end, shown, old.value, old.value_end))
        return FALSE;
    }
  return TRUE;
}

static void
show_rows (EntenteMoreList *self)
{
  gsize length;
  const char *json = entente_record_get_json (self->record, &length);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), old);
  for (guint i = 0; i < self->unknown->len; i++)
    {
      EntenteJsonField member = g_array_index (self->unknown, EntenteJsonField, i);
      g_autofree char *name
          = entente_json_dup_string (json + member.key, (gssize) (member.key_end - member.key));

      gtk_box_append (GTK_BOX (self->rows),
                      entente_more_row_new (self->record, name, member.value,
                                            member.value_end - member.value, 0));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->unknown->len > 0);
}

static void
entente_more_list_dispose (GObject *object)
{
  EntenteMoreList *self = ENTENTE_MORE_LIST (object);

  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->rows, gtk_widget_unparent);

  G_OBJECT_CLASS (entente_more_list_parent_class)->dispose (object);
}

static void
entente_more_list_finalize (GObject *object)
{
  EntenteMoreList *self = ENTENTE_MORE_LIST (object);

  g_clear_pointer (&self->record, entente_record_unref);
  g_clear_pointer (&self->unknown, g_array_unref);

  G_OBJECT_CLASS (entente_more_list_parent_class)->finalize (object);
}

static void
entente_more_list_class_init (EntenteMoreListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_more_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_more_list_finalize;
  gtk_widget_class_set_css_name (widget_class, "items");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
entente_more_list_init (EntenteMoreList *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->heading = gtk_label_new (_("More"));
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "subheading");
  gtk_widget_set_tooltip_text (self->heading,
                               _("What the file says beyond the format; kept as it is"));
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
entente_more_list_show (EntenteMoreList *self,
                        EntenteMap      *map,
                        EntenteItem      item)
{
  gboolean is_document = entente_item_is_nothing (item);
  EntenteRecordType type = is_document ? ENTENTE_RECORD_DOCUMENT : item.type;
  g_autoptr (EntenteRecord) record
      = entente_map_dup_record (map, type, is_document ? 0 : item.slot);
  g_autoptr (GArray) unknown = NULL;

  /* One that nobody edited stays the same value. */
  if (record == self->record)
    return;
  unknown = find_unknown (record, type);
  if (shows_same (self, record, unknown))
    return;
  g_clear_pointer (&self->record, entente_record_unref);
  g_clear_pointer (&self->unknown, g_array_unref);
  self->record = g_steal_pointer (&record);
  self->unknown = g_steal_pointer (&unknown);
  show_rows (self);
}

guint
entente_more_list_get_n_rows (EntenteMoreList *self)
{
  return self->unknown != NULL ? self->unknown->len : 0;
}

/**
 * entente_more_list_get_row:
 *
 * Returns: (transfer none) (nullable): the row of a member
 */
EntenteMoreRow *
entente_more_list_get_row (EntenteMoreList *self,
                           guint            index)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  while (row != NULL && index-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return (EntenteMoreRow *) row;
}

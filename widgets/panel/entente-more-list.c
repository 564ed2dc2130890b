/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-more-list.h"

#include "entente-json-object.h"
#include "entente-json-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* An object within a record, and what the format names in it. */
typedef struct
{
  EntenteRecordType type;
  EntenteJsonPart part;
  const char *path[3];
  const char *title;
} Part;

static const Part parts[] = {
  { ENTENTE_RECORD_DOCUMENT, ENTENTE_JSON_VIEW, { "view" }, "view" },
  { ENTENTE_RECORD_DOCUMENT, ENTENTE_JSON_LAYOUT, { "view", "layout" }, "view › layout" },
  { ENTENTE_RECORD_DOCUMENT, ENTENTE_JSON_KINDS, { "kinds" }, "kinds" },
  { ENTENTE_RECORD_ACTOR, ENTENTE_JSON_POSITION, { "position" }, "position" },
  { ENTENTE_RECORD_RELATION, ENTENTE_JSON_BEND, { "bend" }, "bend" },
};

/* A member of the record's JSON, and in which part of it; NULL: the record itself. */
typedef struct
{
  EntenteJsonField field;
  const char *within;
} Unknown;

struct _EntenteMoreList
{
  GtkWidget parent_instance;

  /* owned */
  GtkWidget *heading;
  GtkWidget *rows;
  EntenteRecord *record; /* whose members are shown; NULL: none */
  GArray *unknown;       /* Unknown of its JSON */
};

G_DEFINE_FINAL_TYPE (EntenteMoreList, entente_more_list, GTK_TYPE_WIDGET)

static char *
dup_name (const char             *json,
          const EntenteJsonField *field)
{
  return entente_json_dup_string (json + field->key, (gssize) (field->key_end - field->key));
}

/* Adds what is not @known of the object that stands at @start. */
static void
collect (GArray            *unknown,
         const char        *json,
         gsize              start,
         gsize              length,
         const char *const *known,
         const char        *within)
{
  g_autoptr (GArray) members = entente_json_object_split (json + start, length, NULL, NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const EntenteJsonField *member = &g_array_index (members, EntenteJsonField, i);
      g_autofree char *name = dup_name (json + start, member);
      Unknown one = { { start + member->key, start + member->key_end, start + member->value,
                        start + member->value_end }, within };

      if (!g_strv_contains (known, name))
        g_array_append_val (unknown, one);
    }
}

static void
collect_of_part (GArray     *unknown,
                 const char *json,
                 gsize       length,
                 const Part *part)
{
  gsize start = 0;

  for (guint i = 0; part->path[i] != NULL; i++)
    {
      gsize offset;

      if (!entente_json_find_member (json + start, (gssize) length, part->path[i], &offset,
                                     &length))
        return;
      start += offset;
      if (json[start] != '{')
        return;
    }
  collect (unknown, json, start, length, entente_json_get_part_order (part->part), part->title);
}

/* (element-type Unknown) */
static GArray *
find_unknown (EntenteRecord     *record,
              EntenteRecordType  type)
{
  gsize length;
  const char *json = entente_record_get_json (record, &length);
  GArray *unknown = g_array_new (FALSE, FALSE, sizeof (Unknown));

  collect (unknown, json, 0, length, entente_json_get_member_order ((int) type), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i].type == type)
        collect_of_part (unknown, json, length, &parts[i]);
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
      const Unknown *new = &g_array_index (unknown, Unknown, i);
      const Unknown *old = &g_array_index (self->unknown, Unknown, i);

      if (new->within != old->within
          || !is_same (json, new->field.key, new->field.key_end, shown, old->field.key,
                       old->field.key_end)
          || !is_same (json, new->field.value, new->field.value_end, shown, old->field.value,
                       old->field.value_end))
        return FALSE;
    }
  return TRUE;
}

static GtkWidget *
new_row (EntenteMoreList *self,
         const Unknown   *unknown)
{
  gsize length;
  const char *json = entente_record_get_json (self->record, &length);
  const EntenteJsonField *field = &unknown->field;
  g_autofree char *name = dup_name (json, field);
  g_autofree char *place
      = unknown->within != NULL ? g_strconcat (unknown->within, " › ", name, NULL) : NULL;

  return entente_more_row_new (self->record, place != NULL ? place : name, field->value,
                               field->value_end - field->value, 0);
}

static void
show_rows (EntenteMoreList *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), old);
  for (guint i = 0; i < self->unknown->len; i++)
    gtk_box_append (GTK_BOX (self->rows), new_row (self, &g_array_index (self->unknown, Unknown, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), self->unknown->len > 0);
}

/* Takes both; what is shown already stays as it is. */
static void
take_unknown (EntenteMoreList *self,
              EntenteRecord   *record,
              GArray          *unknown)
{
  if (shows_same (self, record, unknown))
    {
      entente_record_unref (record);
      g_array_unref (unknown);
      return;
    }
  g_clear_pointer (&self->record, entente_record_unref);
  g_clear_pointer (&self->unknown, g_array_unref);
  self->record = record;
  self->unknown = unknown;
  show_rows (self);
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

  /* One that nobody edited stays the same value. */
  if (record != self->record)
    {
      GArray *unknown = find_unknown (record, type);

      take_unknown (self, g_steal_pointer (&record), unknown);
    }
}

void
entente_more_list_show_part (EntenteMoreList *self,
                             const char      *json,
                             EntenteJsonPart  part)
{
  GArray *unknown = g_array_new (FALSE, FALSE, sizeof (Unknown));

  if (*json == '{')
    collect (unknown, json, 0, strlen (json), entente_json_get_part_order (part), NULL);
  take_unknown (self, entente_record_new (json, -1), unknown);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-table"

#include "entente-cell-editor.h"

#include "entente-actor-row.h"
#include "entente-group-row.h"
#include "entente-kind-row.h"
#include "entente-text-list-row.h"
#include "entente-text-row.h"
#include "entente-tone-row.h"

static GType
get_field_type (EntenteTableColumn column)
{
  switch (column)
    {
    case ENTENTE_TABLE_ACTOR_KIND:
    case ENTENTE_TABLE_RELATION_KIND:
      return ENTENTE_TYPE_KIND_ROW;
    case ENTENTE_TABLE_GROUP:
      return ENTENTE_TYPE_GROUP_ROW;
    case ENTENTE_TABLE_ALIASES:
      return ENTENTE_TYPE_TEXT_LIST_ROW;
    case ENTENTE_TABLE_SOURCE:
    case ENTENTE_TABLE_TARGET:
      return ENTENTE_TYPE_ACTOR_ROW;
    case ENTENTE_TABLE_TONE:
      return ENTENTE_TYPE_TONE_ROW;
    default:
      return ENTENTE_TYPE_TEXT_ROW;
    }
}

static EntenteTextFormat
get_format (EntenteTableColumn column)
{
  if (column == ENTENTE_TABLE_SINCE)
    return ENTENTE_TEXT_FORMAT_DATE;
  return column == ENTENTE_TABLE_UNTIL ? ENTENTE_TEXT_FORMAT_OPEN_DATE : ENTENTE_TEXT_FORMAT_PLAIN;
}

static GtkWidget *
new_field (EntenteTableColumn column)
{
  GType type = get_field_type (column);
  const char *member = entente_table_column_get_member (column);
  const char *caption = entente_table_column_get_title (column);

  if (type == ENTENTE_TYPE_TEXT_ROW)
    return g_object_new (type, "member", member, "caption", caption, "format", get_format (column),
                         NULL);
  return g_object_new (type, "member", member, "caption", caption, NULL);
}

/* Return in a line of text: it is applied already. */
static void
connect_editable (GtkEditable *editable,
                  GCallback    done,
                  gpointer     object)
{
  GtkEditable *delegate = gtk_editable_get_delegate (editable);

  g_signal_connect_object (delegate != NULL ? delegate : editable, "activate", done, object,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
connect_entry (EntenteSuggestEntry *entry,
               GCallback            done,
               gpointer             object)
{
  g_signal_connect_object (entry, "chosen", done, object, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (entry, "entered", done, object, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* Of a list of texts Return makes one more: it is never done. */
static void
connect_done (GtkWidget *field,
              GCallback  done,
              gpointer   object)
{
  if (ENTENTE_IS_TEXT_ROW (field))
    connect_editable (entente_text_row_get_editable (ENTENTE_TEXT_ROW (field)), done, object);
  else if (ENTENTE_IS_TONE_ROW (field))
    connect_editable (entente_tone_row_get_editable (ENTENTE_TONE_ROW (field)), done, object);
  else if (ENTENTE_IS_KIND_ROW (field))
    connect_entry (entente_kind_row_get_entry (ENTENTE_KIND_ROW (field)), done, object);
  else if (ENTENTE_IS_GROUP_ROW (field))
    connect_entry (entente_group_row_get_entry (ENTENTE_GROUP_ROW (field)), done, object);
  else if (ENTENTE_IS_ACTOR_ROW (field))
    connect_entry (entente_actor_row_get_entry (ENTENTE_ACTOR_ROW (field)), done, object);
}

/**
 * entente_cell_editor_new:
 * @done: called with @object first when Return says that it is done
 *
 * See the header.
 */
GtkWidget *
entente_cell_editor_new (EntenteSession     *session,
                         EntenteTableColumn  column,
                         guint32             slot,
                         GCallback           done,
                         gpointer            object)
{
  EntenteItem item = { entente_table_column_get_type_of (column), slot, 0, 0 };
  GtkWidget *field;

  g_return_val_if_fail (entente_table_column_get_member (column) != NULL, NULL);

  field = new_field (column);
  entente_field_row_bind (ENTENTE_FIELD_ROW (field), session, item);
  connect_done (field, done, object);
  return field;
}

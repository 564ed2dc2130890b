/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-actor-list-row.h"

#include "entente-actor-index.h"
#include "entente-actor-row.h"
#include "entente-chip.h"
#include "entente-flow-layout.h"
#include "entente-json-text.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define N_CHIPS_MAX 100 /* more are counted, not shown */

struct _EntenteActorListRow
{
  EntenteFieldRow parent_instance;

  /* template */
  GtkBox *chips;
  EntenteSuggestEntry *entry;

  /* owned */
  EntenteActorIndex *index; /* kept so that it is built once a map */
  GPtrArray *ids;
};

G_DEFINE_FINAL_TYPE (EntenteActorListRow, entente_actor_list_row, ENTENTE_TYPE_FIELD_ROW)

static char *
dup_json (GPtrArray *ids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *quoted = entente_json_quote (g_ptr_array_index (ids, i));

      g_string_append_printf (json, "%s%s", i > 0 ? ", " : "", quoted);
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static GPtrArray *
dup_ids_but (EntenteActorListRow *self,
             guint                index)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (i != index)
        g_ptr_array_add (ids, g_strdup (g_ptr_array_index (self->ids, i)));
    }
  return ids;
}

static gboolean
apply (EntenteActorListRow *self,
       GPtrArray           *ids)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  g_autofree char *json = ids->len > 0 ? dup_json (ids) : NULL;
  gboolean is_done = entente_field_row_apply (row, json);

  if (is_done)
    entente_field_row_reset (row);
  entente_history_end_merge (entente_session_get_history (entente_field_row_get_session (row)));
  return is_done;
}

static void
chosen_cb (EntenteActorListRow *self,
           EntenteSuggestion   *suggestion)
{
  g_autoptr (GPtrArray) ids = dup_ids_but (self, G_MAXUINT);

  g_ptr_array_add (ids, g_strdup (suggestion->value));
  if (apply (self, ids))
    gtk_widget_grab_focus (GTK_WIDGET (entente_suggest_entry_get_editable (self->entry)));
}

static void
entered_cb (EntenteActorListRow *self,
            const char          *text)
{
  entente_field_row_set_problem (ENTENTE_FIELD_ROW (self),
                                 *text != '\0' ? _("No actor of the map is called so.") : NULL);
}

static void
chip_clicked_cb (EntenteActorListRow *self,
                 EntenteChip         *chip)
{
  entente_session_go_to (entente_field_row_get_session (ENTENTE_FIELD_ROW (self)),
                         entente_chip_get_item (chip));
}

static void
chip_removed_cb (EntenteActorListRow *self,
                 EntenteChip         *chip)
{
  guint index = 0;

  for (GtkWidget *before = gtk_widget_get_prev_sibling (GTK_WIDGET (chip)); before != NULL;
       before = gtk_widget_get_prev_sibling (before))
    index += 1;
  /* The chip goes away with its button: the caret stays in the field. */
  gtk_widget_grab_focus (GTK_WIDGET (entente_suggest_entry_get_editable (self->entry)));
  entente_actor_list_row_remove_at (self, index);
}

static void
read_ids (EntenteActorListRow *self,
          const char          *value)
{
  g_autoptr (JsonNode) node = value != NULL ? json_from_string (value, NULL) : NULL;
  JsonArray *array;

  g_ptr_array_set_size (self->ids, 0);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_ptr_array_add (self->ids, g_strdup (json_node_get_string (element)));
    }
}

static void
show_chips (EntenteActorListRow *self)
{
  EntenteMap *map = entente_field_row_get_map (ENTENTE_FIELD_ROW (self));
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, old);
  for (guint i = 0; i < MIN (self->ids->len, N_CHIPS_MAX); i++)
    {
      const char *id = g_ptr_array_index (self->ids, i);
      guint32 actor = entente_map_find (map, ENTENTE_RECORD_ACTOR, id);
      const char *name = actor != ENTENTE_NO_SLOT ? entente_map_get_actor_name (map, actor) : id;
      GtkWidget *chip = entente_chip_new (name, ENTENTE_ACTOR_ITEM (actor), TRUE);

      g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (chip, "removed", G_CALLBACK (chip_removed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->chips, chip);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), self->ids->len > 0);
}

static void
entente_actor_list_row_focus_left (EntenteFieldRow *row)
{
  /* A name that was not chosen is nothing. */
  entente_suggest_entry_set_text (ENTENTE_ACTOR_LIST_ROW (row)->entry, "");
  entente_field_row_set_problem (row, NULL);
}

static gboolean
entente_actor_list_row_edit (EntenteFieldRow *row)
{
  return gtk_widget_grab_focus (GTK_WIDGET (
      entente_suggest_entry_get_editable (ENTENTE_ACTOR_LIST_ROW (row)->entry)));
}

static void
entente_actor_list_row_show_value (EntenteFieldRow *row,
                                   const char      *value)
{
  EntenteActorListRow *self = ENTENTE_ACTOR_LIST_ROW (row);

  g_clear_object (&self->index);
  self->index = entente_actor_index_get (entente_field_row_get_map (row));
  read_ids (self, value);
  show_chips (self);
  entente_suggest_entry_set_text (self->entry, "");
}

static void
entente_actor_list_row_dispose (GObject *object)
{
  EntenteActorListRow *self = ENTENTE_ACTOR_LIST_ROW (object);

  g_clear_object (&self->index);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_ACTOR_LIST_ROW);

  G_OBJECT_CLASS (entente_actor_list_row_parent_class)->dispose (object);
}

static void
entente_actor_list_row_finalize (GObject *object)
{
  g_ptr_array_unref (ENTENTE_ACTOR_LIST_ROW (object)->ids);

  G_OBJECT_CLASS (entente_actor_list_row_parent_class)->finalize (object);
}

static void
entente_actor_list_row_class_init (EntenteActorListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EntenteFieldRowClass *row_class = ENTENTE_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_actor_list_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_actor_list_row_finalize;
  row_class->show_value = entente_actor_list_row_show_value;
  row_class->focus_left = entente_actor_list_row_focus_left;
  row_class->edit = entente_actor_list_row_edit;

  g_type_ensure (ENTENTE_TYPE_FLOW_LAYOUT);
  g_type_ensure (ENTENTE_TYPE_SUGGEST_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-actor-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteActorListRow, chips);
  gtk_widget_class_bind_template_child (widget_class, EntenteActorListRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
entente_actor_list_row_init (EntenteActorListRow *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_suggest_entry_set_source (self->entry, entente_suggest_actors, self);
}

/**
 * entente_actor_list_row_get_entry:
 *
 * Returns: (transfer none): where one types another name
 */
EntenteSuggestEntry *
entente_actor_list_row_get_entry (EntenteActorListRow *self)
{
  return self->entry;
}

guint
entente_actor_list_row_get_n_chips (EntenteActorListRow *self)
{
  return self->ids->len;
}

void
entente_actor_list_row_remove_at (EntenteActorListRow *self,
                                  guint                index)
{
  g_autoptr (GPtrArray) ids = dup_ids_but (self, index);

  apply (self, ids);
}

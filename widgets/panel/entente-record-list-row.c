/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-record-list-row.h"

#include "entente-actor-index.h"
#include "entente-actor-row.h"
#include "entente-chip.h"
#include "entente-flow-layout.h"
#include "entente-json-text.h"
#include "entente-sentence.h"
#include "entente-suggestions.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define N_CHIPS_MAX 100 /* more are counted, not shown */

struct _EntenteRecordListRow
{
  EntenteFieldRow parent_instance;

  /* template */
  GtkBox *chips;
  EntenteSuggestEntry *entry;

  /* owned */
  EntenteActorIndex *index; /* kept so that it is built once a map */
  GPtrArray *ids;

  /* state */
  guint of_relations : 1;
};

enum
{
  PROP_0,
  PROP_OF_RELATIONS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EntenteRecordListRow, entente_record_list_row, ENTENTE_TYPE_FIELD_ROW)

static GParamSpec *properties[N_PROPS];

static GPtrArray *
suggest (const char *typed,
         gpointer    user_data)
{
  EntenteRecordListRow *self = user_data;
  EntenteMap *map = entente_field_row_get_map (user_data);
  GPtrArray *suggestions;

  if (!self->of_relations || map == NULL)
    return entente_suggest_actors (typed, user_data);
  suggestions = entente_suggestions_dup_relations (map, typed);
  for (guint i = 0; i < suggestions->len; i++)
    {
      EntenteSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      suggestion->value
          = g_strdup (entente_map_get_id (map, ENTENTE_RECORD_RELATION, suggestion->slot));
    }
  return suggestions;
}

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
dup_ids_but (EntenteRecordListRow *self,
             guint                 index)
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
apply (EntenteRecordListRow *self,
       GPtrArray            *ids)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  g_autofree char *json = ids->len > 0 ? dup_json (ids) : NULL;
  gboolean is_done = entente_field_row_apply (row, json);

  if (is_done)
    entente_field_row_reset (row);
  entente_field_row_end_step (row);
  return is_done;
}

static void
chosen_cb (EntenteRecordListRow *self,
           EntenteSuggestion    *suggestion)
{
  g_autoptr (GPtrArray) ids = dup_ids_but (self, G_MAXUINT);

  g_ptr_array_add (ids, g_strdup (suggestion->value));
  if (apply (self, ids))
    gtk_widget_grab_focus (GTK_WIDGET (entente_suggest_entry_get_editable (self->entry)));
}

static void
entered_cb (EntenteRecordListRow *self,
            const char           *text)
{
  const char *problem = self->of_relations ? _("No relation of the map says so.")
                                           : _("No actor of the map is called so.");

  entente_field_row_set_problem (ENTENTE_FIELD_ROW (self), *text != '\0' ? problem : NULL);
}

static void
chip_clicked_cb (EntenteRecordListRow *self,
                 EntenteChip          *chip)
{
  entente_session_go_to (entente_field_row_get_session (ENTENTE_FIELD_ROW (self)),
                         entente_chip_get_item (chip));
}

static void
chip_removed_cb (EntenteRecordListRow *self,
                 EntenteChip          *chip)
{
  guint index = 0;

  for (GtkWidget *before = gtk_widget_get_prev_sibling (GTK_WIDGET (chip)); before != NULL;
       before = gtk_widget_get_prev_sibling (before))
    index += 1;
  /* The chip goes away with its button: the caret stays in the field. */
  gtk_widget_grab_focus (GTK_WIDGET (entente_suggest_entry_get_editable (self->entry)));
  entente_record_list_row_remove_at (self, index);
}

static void
read_ids (EntenteRecordListRow *self,
          const char           *value)
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

/* What a chip says of a record: its name or its sentence; the id where the map has none such. */
static char *
dup_words (EntenteRecordListRow *self,
           const char           *id,
           EntenteItem          *item)
{
  EntenteMap *map = entente_field_row_get_map (ENTENTE_FIELD_ROW (self));

  item->type = self->of_relations ? ENTENTE_RECORD_RELATION : ENTENTE_RECORD_ACTOR;
  item->slot = entente_map_find (map, item->type, id);
  if (item->slot == ENTENTE_NO_SLOT)
    return g_strdup (id);
  return self->of_relations ? entente_map_dup_sentence (map, item->slot)
                            : g_strdup (entente_map_get_actor_name (map, item->slot));
}

static void
show_chips (EntenteRecordListRow *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, old);
  for (guint i = 0; i < MIN (self->ids->len, N_CHIPS_MAX); i++)
    {
      EntenteItem item = ENTENTE_NO_ITEM;
      g_autofree char *words = dup_words (self, g_ptr_array_index (self->ids, i), &item);
      GtkWidget *chip = entente_chip_new (words, item, TRUE);

      g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (chip, "removed", G_CALLBACK (chip_removed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->chips, chip);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), self->ids->len > 0);
}

static void
entente_record_list_row_focus_left (EntenteFieldRow *row)
{
  /* A name that was not chosen is nothing. */
  entente_suggest_entry_set_text (ENTENTE_RECORD_LIST_ROW (row)->entry, "");
  entente_field_row_set_problem (row, NULL);
}

static gboolean
entente_record_list_row_edit (EntenteFieldRow *row)
{
  return gtk_widget_grab_focus (GTK_WIDGET (
      entente_suggest_entry_get_editable (ENTENTE_RECORD_LIST_ROW (row)->entry)));
}

static void
entente_record_list_row_show_value (EntenteFieldRow *row,
                                    const char      *value)
{
  EntenteRecordListRow *self = ENTENTE_RECORD_LIST_ROW (row);

  g_clear_object (&self->index);
  self->index = entente_actor_index_get (entente_field_row_get_map (row));
  read_ids (self, value);
  show_chips (self);
  entente_suggest_entry_set_text (self->entry, "");
}

static void
entente_record_list_row_get_property (GObject    *object,
                                      guint       property,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  if (property == PROP_OF_RELATIONS)
    g_value_set_boolean (value, ENTENTE_RECORD_LIST_ROW (object)->of_relations);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
entente_record_list_row_set_property (GObject      *object,
                                      guint         property,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  if (property == PROP_OF_RELATIONS)
    ENTENTE_RECORD_LIST_ROW (object)->of_relations = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
entente_record_list_row_dispose (GObject *object)
{
  EntenteRecordListRow *self = ENTENTE_RECORD_LIST_ROW (object);

  g_clear_object (&self->index);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_RECORD_LIST_ROW);

  G_OBJECT_CLASS (entente_record_list_row_parent_class)->dispose (object);
}

static void
entente_record_list_row_finalize (GObject *object)
{
  g_ptr_array_unref (ENTENTE_RECORD_LIST_ROW (object)->ids);

  G_OBJECT_CLASS (entente_record_list_row_parent_class)->finalize (object);
}

static void
entente_record_list_row_class_init (EntenteRecordListRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EntenteFieldRowClass *row_class = ENTENTE_FIELD_ROW_CLASS (klass);

  object_class->get_property = entente_record_list_row_get_property;
  object_class->set_property = entente_record_list_row_set_property;
  object_class->dispose = entente_record_list_row_dispose;
  object_class->finalize = entente_record_list_row_finalize;
  row_class->show_value = entente_record_list_row_show_value;
  row_class->focus_left = entente_record_list_row_focus_left;
  row_class->edit = entente_record_list_row_edit;

  properties[PROP_OF_RELATIONS]
      = g_param_spec_boolean ("of-relations", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ENTENTE_TYPE_FLOW_LAYOUT);
  g_type_ensure (ENTENTE_TYPE_SUGGEST_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-record-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteRecordListRow, chips);
  gtk_widget_class_bind_template_child (widget_class, EntenteRecordListRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
entente_record_list_row_init (EntenteRecordListRow *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_suggest_entry_set_source (self->entry, suggest, self);
}

/**
 * entente_record_list_row_get_entry:
 *
 * Returns: (transfer none): where one types another name
 */
EntenteSuggestEntry *
entente_record_list_row_get_entry (EntenteRecordListRow *self)
{
  return self->entry;
}

guint
entente_record_list_row_get_n_chips (EntenteRecordListRow *self)
{
  return self->ids->len;
}

void
entente_record_list_row_remove_at (EntenteRecordListRow *self,
                                   guint                 index)
{
  g_autoptr (GPtrArray) ids = dup_ids_but (self, index);

  apply (self, ids);
}

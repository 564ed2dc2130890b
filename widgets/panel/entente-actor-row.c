/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-actor-row.h"

#include "entente-actor-index.h"
#include "entente-json-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_OFFERED_MAX 50

struct _EntenteActorRow
{
  EntenteFieldRow parent_instance;

  /* template */
  EntenteSuggestEntry *entry;

  /* owned */
  EntenteActorIndex *index; /* kept so that it is built once a map */
};

G_DEFINE_FINAL_TYPE (EntenteActorRow, entente_actor_row, ENTENTE_TYPE_FIELD_ROW)

GPtrArray *
entente_suggest_actors (const char *typed,
                        gpointer    field_row)
{
  EntenteMap *map = entente_field_row_get_map (field_row);
  GPtrArray *suggestions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_suggestion_free);
  g_autoptr (EntenteActorIndex) index = NULL;
  g_autoptr (GArray) found = NULL;

  if (map == NULL)
    return suggestions;
  index = entente_actor_index_get (map);
  found = entente_actor_index_find (index, typed, N_OFFERED_MAX);
  for (guint i = 0; i < found->len; i++)
    {
      guint32 slot = g_array_index (found, guint32, i);
      const EntenteActor *actor = entente_map_get_actor (map, slot);
      const EntenteKind *kind = entente_map_get_actor_kind (map, actor->kind);

      g_ptr_array_add (suggestions,
                       entente_suggestion_new (entente_map_get_actor_name (map, slot), kind->label,
                                               actor->id, slot));
    }
  return suggestions;
}

/* The actor the record names, or ENTENTE_NO_SLOT. */
static guint32
get_actor (EntenteFieldRow *row)
{
  const char *shown = entente_field_row_get_shown (row);
  EntenteMap *map = entente_field_row_get_map (row);
  g_autofree char *id = shown != NULL ? entente_json_dup_string (shown, -1) : NULL;

  if (map == NULL || id == NULL)
    return ENTENTE_NO_SLOT;
  return entente_map_find (map, ENTENTE_RECORD_ACTOR, id);
}

static void
chosen_cb (EntenteActorRow   *self,
           EntenteSuggestion *suggestion)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);

  if (entente_field_row_apply_text (row, suggestion->value))
    entente_field_row_reset (row);
  entente_field_row_end_step (row);
}

static void
entered_cb (EntenteActorRow *self,
            const char      *text)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  guint32 actor = get_actor (row);
  EntenteMap *map = entente_field_row_get_map (row);

  if (actor != ENTENTE_NO_SLOT && strcmp (entente_map_get_actor_name (map, actor), text) == 0)
    entente_field_row_set_problem (row, NULL);
  else
    entente_field_row_set_problem (row, _("No actor of the map is called so."));
}

static void
go_clicked_cb (EntenteActorRow *self)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  guint32 actor = get_actor (row);

  if (actor != ENTENTE_NO_SLOT)
    entente_session_go_to (entente_field_row_get_session (row), ENTENTE_ACTOR_ITEM (actor));
}

/* A name that was not chosen is nothing: the actor stays. */
static void
entente_actor_row_focus_left (EntenteFieldRow *row)
{
  entente_field_row_reset (row);
}

static void
entente_actor_row_show_value (EntenteFieldRow *row,
                              const char      *value)
{
  EntenteActorRow *self = ENTENTE_ACTOR_ROW (row);
  EntenteMap *map = entente_field_row_get_map (row);
  guint32 actor = get_actor (row);

  g_clear_object (&self->index);
  self->index = entente_actor_index_get (map);
  entente_suggest_entry_set_text (
      self->entry, actor != ENTENTE_NO_SLOT ? entente_map_get_actor_name (map, actor) : "");
}

static void
entente_actor_row_dispose (GObject *object)
{
  EntenteActorRow *self = ENTENTE_ACTOR_ROW (object);

  g_clear_object (&self->index);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_ACTOR_ROW);

  G_OBJECT_CLASS (entente_actor_row_parent_class)->dispose (object);
}

static void
entente_actor_row_class_init (EntenteActorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_actor_row_dispose;
  ENTENTE_FIELD_ROW_CLASS (klass)->show_value = entente_actor_row_show_value;
  ENTENTE_FIELD_ROW_CLASS (klass)->focus_left = entente_actor_row_focus_left;

  g_type_ensure (ENTENTE_TYPE_SUGGEST_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-actor-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteActorRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_clicked_cb);
}

static void
entente_actor_row_init (EntenteActorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_suggest_entry_set_source (self->entry, entente_suggest_actors, self);
}

/**
 * entente_actor_row_get_entry:
 *
 * Returns: (transfer none): where one types
 */
EntenteSuggestEntry *
entente_actor_row_get_entry (EntenteActorRow *self)
{
  return self->entry;
}

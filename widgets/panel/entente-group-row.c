/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-group-row.h"

#include "entente-json-text.h"
#include "entente-plain-text.h"
#include "entente-seeded-hash.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_OFFERED_MAX 50

struct _EntenteGroupRow
{
  EntenteFieldRow parent_instance;

  /* template */
  EntenteSuggestEntry *entry;

  /* owned */
  GHashTable *groups; /* name → how many actors (GUINT); NULL: not counted yet */

  /* state */
  guint64 revision; /* of the map when they were counted */
};

G_DEFINE_FINAL_TYPE (EntenteGroupRow, entente_group_row, ENTENTE_TYPE_FIELD_ROW)

static void
count_groups (EntenteGroupRow *self,
              EntenteMap      *map)
{
  g_clear_pointer (&self->groups, g_hash_table_unref);
  self->groups = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  for (guint32 actor = entente_map_get_first (map, ENTENTE_RECORD_ACTOR); actor != ENTENTE_NO_SLOT;
       actor = entente_map_get_next (map, ENTENTE_RECORD_ACTOR, actor))
    {
      const char *group = entente_map_get_actor (map, actor)->group;
      guint n_actors;

      if (group == NULL || *group == '\0')
        continue;
      n_actors = GPOINTER_TO_UINT (g_hash_table_lookup (self->groups, group));
      g_hash_table_replace (self->groups, g_strdup (group), GUINT_TO_POINTER (n_actors + 1));
    }
  self->revision = entente_map_get_revision (map);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (a, b);
}

static EntenteSuggestion *
new_suggestion (EntenteGroupRow *self,
                const char      *group)
{
  guint n_actors = GPOINTER_TO_UINT (g_hash_table_lookup (self->groups, group));
  g_autofree char *detail = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u actor", "%u actors", n_actors), n_actors);

  return entente_suggestion_new (group, detail, group, ENTENTE_NO_SLOT);
}

static GPtrArray *
suggest_groups (const char *typed,
                gpointer    user_data)
{
  EntenteGroupRow *self = user_data;
  EntenteMap *map = entente_field_row_get_map (ENTENTE_FIELD_ROW (self));
  GPtrArray *suggestions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_suggestion_free);
  g_autofree char *folded = entente_plain_text_fold (typed);
  g_autoptr (GList) names = NULL;

  if (map == NULL)
    return suggestions;
  if (self->groups == NULL || self->revision != entente_map_get_revision (map))
    count_groups (self, map);
  names = g_list_sort (g_hash_table_get_keys (self->groups), compare_names);
  for (GList *l = names; l != NULL && suggestions->len < N_OFFERED_MAX; l = l->next)
    {
      g_autofree char *name = entente_plain_text_fold (l->data);

      if (strstr (name, folded) != NULL)
        g_ptr_array_add (suggestions, new_suggestion (self, l->data));
    }
  return suggestions;
}

static void
apply (EntenteGroupRow *self,
       const char      *group)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);

  if (entente_field_row_get_session (row) == NULL)
    return;
  if (entente_field_row_apply_text (row, group))
    entente_field_row_reset (row);
  entente_field_row_end_step (row);
}

static void
chosen_cb (EntenteGroupRow   *self,
           EntenteSuggestion *suggestion)
{
  apply (self, suggestion->value);
}

static void
entered_cb (EntenteGroupRow *self,
            const char      *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));

  apply (self, typed);
}

static void
entente_group_row_focus_left (EntenteFieldRow *row)
{
  EntenteGroupRow *self = ENTENTE_GROUP_ROW (row);
  const char *shown = entente_field_row_get_shown (row);
  g_autofree char *group = shown != NULL ? entente_json_dup_string (shown, -1) : g_strdup ("");

  if (group != NULL && strcmp (group, entente_suggest_entry_get_text (self->entry)) != 0)
    entered_cb (self, entente_suggest_entry_get_text (self->entry));
}

static void
entente_group_row_show_value (EntenteFieldRow *row,
                              const char      *value)
{
  EntenteGroupRow *self = ENTENTE_GROUP_ROW (row);
  g_autofree char *group = value != NULL ? entente_json_dup_string (value, -1) : NULL;

  entente_suggest_entry_set_text (self->entry, group != NULL ? group : "");
  if (value != NULL && group == NULL)
    entente_field_row_set_problem (row, _("The file has no text here; it is kept as it is."));
}

static void
entente_group_row_dispose (GObject *object)
{
  g_clear_pointer (&ENTENTE_GROUP_ROW (object)->groups, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_GROUP_ROW);

  G_OBJECT_CLASS (entente_group_row_parent_class)->dispose (object);
}

static void
entente_group_row_class_init (EntenteGroupRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_group_row_dispose;
  ENTENTE_FIELD_ROW_CLASS (klass)->show_value = entente_group_row_show_value;
  ENTENTE_FIELD_ROW_CLASS (klass)->focus_left = entente_group_row_focus_left;

  g_type_ensure (ENTENTE_TYPE_SUGGEST_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-group-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteGroupRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
entente_group_row_init (EntenteGroupRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_suggest_entry_set_source (self->entry, suggest_groups, self);
}

/**
 * entente_group_row_get_entry:
 *
 * Returns: (transfer none): where one types
 */
EntenteSuggestEntry *
entente_group_row_get_entry (EntenteGroupRow *self)
{
  return self->entry;
}

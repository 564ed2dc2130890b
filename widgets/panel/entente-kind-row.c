/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-kind-row.h"

#include "entente-json-text.h"
#include "entente-plain-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_OFFERED_MAX 50

struct _EntenteKindRow
{
  EntenteFieldRow parent_instance;

  /* template */
  EntenteSuggestEntry *entry;
};

G_DEFINE_FINAL_TYPE (EntenteKindRow, entente_kind_row, ENTENTE_TYPE_FIELD_ROW)

static gboolean
is_of_actor (EntenteKindRow *self)
{
  return entente_field_row_get_item (ENTENTE_FIELD_ROW (self)).type == ENTENTE_RECORD_ACTOR;
}

static guint
get_n_kinds (EntenteKindRow *self,
             EntenteMap     *map)
{
  return is_of_actor (self) ? entente_map_get_n_actor_kinds (map)
                            : entente_map_get_n_relation_kinds (map);
}

static const EntenteKind *
get_kind (EntenteKindRow *self,
          EntenteMap     *map,
          guint           index)
{
  return is_of_actor (self) ? entente_map_get_actor_kind (map, index)
                            : entente_map_get_relation_kind (map, index);
}

static EntenteSuggestion *
new_suggestion (const EntenteKind *kind)
{
  g_autofree char *uses = NULL;

  /* Translators: how many actors or relations are of a kind. */
  uses = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u use", "%u uses", kind->n_uses),
                          kind->n_uses);
  return entente_suggestion_new (kind->label, kind->n_uses > 0 ? uses : NULL, kind->key, 0);
}

static GPtrArray *
suggest_kinds (const char *typed,
               gpointer    user_data)
{
  EntenteKindRow *self = user_data;
  EntenteMap *map = entente_field_row_get_map (ENTENTE_FIELD_ROW (self));
  GPtrArray *suggestions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_suggestion_free);
  g_autofree char *folded = entente_plain_text_fold (typed);
  guint n_kinds = map != NULL ? get_n_kinds (self, map) : 0;

  for (guint i = 1; i < n_kinds && suggestions->len < N_OFFERED_MAX; i++)
    {
      const EntenteKind *kind = get_kind (self, map, i);
      g_autofree char *label = entente_plain_text_fold (kind->label);

      if ((kind->listed || kind->n_uses > 0) && strstr (label, folded) != NULL)
        g_ptr_array_add (suggestions, new_suggestion (kind));
    }
  return suggestions;
}

/* Its key where a kind is called so, else the words themselves: a new kind. */
static const char *
find_key (EntenteKindRow *self,
          const char     *label)
{
  EntenteMap *map = entente_field_row_get_map (ENTENTE_FIELD_ROW (self));

  for (guint i = 1; i < get_n_kinds (self, map); i++)
    {
      const EntenteKind *kind = get_kind (self, map, i);

      if ((kind->listed || kind->n_uses > 0) && strcmp (kind->label, label) == 0)
        return kind->key;
    }
  return label;
}

static char *
dup_label (EntenteKindRow *self,
           const char     *key)
{
  EntenteMap *map = entente_field_row_get_map (ENTENTE_FIELD_ROW (self));

  for (guint i = 1; i < get_n_kinds (self, map); i++)
    {
      const EntenteKind *kind = get_kind (self, map, i);

      if (strcmp (kind->key, key) == 0)
        return g_strdup (kind->label);
    }
  return g_strdup (key);
}

static void
apply (EntenteKindRow *self,
       const char     *key)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);

  if (entente_field_row_get_session (row) == NULL)
    return;
  if (entente_field_row_apply_text (row, key))
    entente_field_row_reset (row);
  entente_field_row_end_step (row);
}

static void
chosen_cb (EntenteKindRow    *self,
           EntenteSuggestion *suggestion)
{
  apply (self, suggestion->value);
}

static void
entered_cb (EntenteKindRow *self,
            const char     *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));

  if (entente_field_row_get_session (ENTENTE_FIELD_ROW (self)) != NULL)
    apply (self, find_key (self, typed));
}

static void
entente_kind_row_focus_left (EntenteFieldRow *row)
{
  EntenteKindRow *self = ENTENTE_KIND_ROW (row);
  const char *shown = entente_field_row_get_shown (row);
  g_autofree char *key = shown != NULL ? entente_json_dup_string (shown, -1) : NULL;
  g_autofree char *label = key != NULL ? dup_label (self, key) : g_strdup ("");

  if (shown != NULL && key == NULL)
    return;
  if (strcmp (label, entente_suggest_entry_get_text (self->entry)) != 0)
    entered_cb (self, entente_suggest_entry_get_text (self->entry));
}

static void
entente_kind_row_show_value (EntenteFieldRow *row,
                             const char      *value)
{
  EntenteKindRow *self = ENTENTE_KIND_ROW (row);
  g_autofree char *key = value != NULL ? entente_json_dup_string (value, -1) : NULL;
  g_autofree char *label = key != NULL ? dup_label (self, key) : NULL;

  entente_suggest_entry_set_text (self->entry, label != NULL ? label : "");
  if (value != NULL && key == NULL)
    entente_field_row_set_problem (row, _("The file has no text here; it is kept as it is."));
}

static void
entente_kind_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_KIND_ROW);

  G_OBJECT_CLASS (entente_kind_row_parent_class)->dispose (object);
}

static void
entente_kind_row_class_init (EntenteKindRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_kind_row_dispose;
  ENTENTE_FIELD_ROW_CLASS (klass)->show_value = entente_kind_row_show_value;
  ENTENTE_FIELD_ROW_CLASS (klass)->focus_left = entente_kind_row_focus_left;

  g_type_ensure (ENTENTE_TYPE_SUGGEST_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-kind-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteKindRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
entente_kind_row_init (EntenteKindRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_suggest_entry_set_source (self->entry, suggest_kinds, self);
}

/**
 * entente_kind_row_get_entry:
 *
 * Returns: (transfer none): where one types
 */
EntenteSuggestEntry *
entente_kind_row_get_entry (EntenteKindRow *self)
{
  return self->entry;
}

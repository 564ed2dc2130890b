/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-relation-list.h"

#include "entente-item-list.h"
#include "entente-plain-text.h"
#include "entente-sentence.h"

#include <string.h>

#define N_FEW 5 /* of no more than these nothing is sorted or looked for */

struct _EntenteRelationList
{
  GtkWidget parent_instance;

  /* template */
  GtkLabel *heading;
  GtkWidget *controls;
  GtkEditable *words;
  GtkDropDown *key;
  GtkToggleButton *descending;
  EntenteItemList *list;
  GtkWidget *nothing;

  /* owned */
  EntenteSession *session; /* nullable */
  GArray *items;           /* EntenteItem: all */
  GArray *shown;           /* of these, in their order */
  GPtrArray *texts;        /* of all, folded; NULL: nobody has looked for words yet */
  char *detail;            /* of the row that was asked for last */

  /* state */
  guint setting : 1;
};

enum
{
  PROP_0,
  PROP_HEADING,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EntenteRelationList, entente_relation_list, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static EntenteMap *
get_map (EntenteRelationList *self)
{
  return entente_session_get_map (self->session);
}

/* All that a row says, and its kind. */
static char *
dup_folded (EntenteMap *map,
            guint32     relation)
{
  const EntenteKind *kind
      = entente_map_get_relation_kind (map, entente_map_get_relation (map, relation)->kind);
  g_autofree char *sentence = entente_map_dup_sentence (map, relation);
  g_autofree char *dates = entente_relation_dup_dates (map, relation);
  g_autofree char *all
      = g_strjoin ("\n", sentence, kind->label != NULL ? kind->label : "", dates, NULL);

  return entente_plain_text_fold (all);
}

static void
ensure_texts (EntenteRelationList *self)
{
  if (self->texts != NULL)
    return;
  self->texts = g_ptr_array_new_full (self->items->len, g_free);
  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (self->texts, dup_folded (get_map (self),
                                              g_array_index (self->items, EntenteItem, i).slot));
}

static gboolean
has_all (const char         *text,
         const char *const  *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* (transfer full): those with all the words that are typed */
static GArray *
find (EntenteRelationList *self)
{
  g_autofree char *folded = entente_plain_text_fold (gtk_editable_get_text (self->words));
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (EntenteItem));

  if (*g_strstrip (folded) == '\0')
    {
      g_array_append_vals (found, self->items->data, self->items->len);
      return found;
    }
  ensure_texts (self);
  for (guint i = 0; i < self->items->len; i++)
    if (has_all (g_ptr_array_index (self->texts, i), (const char *const *) words))
      g_array_append_val (found, g_array_index (self->items, EntenteItem, i));
  return found;
}

static void
show (EntenteRelationList *self,
      gboolean             is_new)
{
  if (self->session == NULL)
    return;
  g_array_unref (self->shown);
  self->shown = find (self);
  entente_relation_order_sort (get_map (self), self->shown, gtk_drop_down_get_selected (self->key),
                               gtk_toggle_button_get_active (self->descending));
  entente_item_list_set_items (self->list, self->session, g_array_copy (self->shown), is_new);
  gtk_widget_set_visible (self->nothing, self->shown->len == 0);
  gtk_widget_set_visible (self->controls, self->items->len > N_FEW);
  gtk_widget_set_sensitive (GTK_WIDGET (self->descending),
                            gtk_drop_down_get_selected (self->key) != ENTENTE_RELATION_KEY_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self), self->items->len > 0);
}

static void
controls_changed_cb (EntenteRelationList *self)
{
  if (!self->setting)
    show (self, TRUE);
}

static void
stop_search_cb (EntenteRelationList *self)
{
  gtk_editable_set_text (self->words, "");
}

static const char *
say_dates (EntenteItem item,
           gpointer    user_data)
{
  EntenteRelationList *self = user_data;

  g_free (self->detail);
  self->detail = entente_relation_dup_dates (get_map (self), item.slot);
  return *self->detail != '\0' ? self->detail : NULL;
}

static void
entente_relation_list_get_property (GObject    *object,
                                    guint       property,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  if (property == PROP_HEADING)
    g_value_set_string (value, gtk_label_get_label (ENTENTE_RELATION_LIST (object)->heading));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
entente_relation_list_set_property (GObject      *object,
                                    guint         property,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  if (property == PROP_HEADING)
    gtk_label_set_label (ENTENTE_RELATION_LIST (object)->heading, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
entente_relation_list_dispose (GObject *object)
{
  EntenteRelationList *self = ENTENTE_RELATION_LIST (object);

  self->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_RELATION_LIST);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_relation_list_parent_class)->dispose (object);
}

static void
entente_relation_list_finalize (GObject *object)
{
  EntenteRelationList *self = ENTENTE_RELATION_LIST (object);

  g_array_unref (self->items);
  g_array_unref (self->shown);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self->detail);

  G_OBJECT_CLASS (entente_relation_list_parent_class)->finalize (object);
}

static void
entente_relation_list_class_init (EntenteRelationListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = entente_relation_list_get_property;
  object_class->set_property = entente_relation_list_set_property;
  object_class->dispose = entente_relation_list_dispose;
  object_class->finalize = entente_relation_list_finalize;

  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ENTENTE_TYPE_ITEM_LIST);
  gtk_widget_class_set_css_name (widget_class, "items");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-relation-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationList, heading);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationList, controls);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationList, words);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationList, key);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationList, descending);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationList, list);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationList, nothing);
  gtk_widget_class_bind_template_callback (widget_class, controls_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
entente_relation_list_init (EntenteRelationList *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  self->shown = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_item_list_set_detail (self->list, say_dates, self);
}

void
entente_relation_list_set_items (EntenteRelationList *self,
                                 EntenteSession      *session,
                                 GArray              *items,
                                 gboolean             is_new)
{
  g_set_object (&self->session, session);
  g_array_unref (self->items);
  self->items = items;
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  if (is_new)
    {
      self->setting = TRUE;
      gtk_editable_set_text (self->words, "");
      self->setting = FALSE;
    }
  show (self, is_new);
}

void
entente_relation_list_refresh (EntenteRelationList *self)
{
  guint n = 0;

  /* Those that are gone leave at once, though nobody may have brought others yet. */
  for (guint i = 0; i < self->items->len; i++)
    if (entente_item_is_alive (g_array_index (self->items, EntenteItem, i), get_map (self)))
      g_array_index (self->items, EntenteItem, n++) = g_array_index (self->items, EntenteItem, i);
  g_array_set_size (self->items, n);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  show (self, FALSE);
}

void
entente_relation_list_sort (EntenteRelationList *self,
                            EntenteRelationKey   key,
                            gboolean             descending)
{
  gtk_drop_down_set_selected (self->key, key);
  gtk_toggle_button_set_active (self->descending, descending);
}

void
entente_relation_list_filter (EntenteRelationList *self,
                              const char          *words)
{
  gtk_editable_set_text (self->words, words);
  controls_changed_cb (self);
}

GArray *
entente_relation_list_get_shown (EntenteRelationList *self)
{
  return self->shown;
}

guint
entente_relation_list_get_n (EntenteRelationList *self)
{
  return self->items->len;
}

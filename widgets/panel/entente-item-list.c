/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-item-list.h"

#include "entente-item-row.h"

#include <glib/gi18n.h>

#define N_FIRST 12 /* rows shown at once */
#define N_MORE 50  /* rows each further click adds */

struct _EntenteItemList
{
  GtkWidget parent_instance;

  /* template */
  GtkLabel *heading;
  GtkBox *rows;
  GtkButton *more;

  /* owned */
  EntenteSession *session;
  GArray *items;

  /* state */
  EntenteItemDetail detail;
  gpointer user_data;
  guint n_shown;
};

enum
{
  PROP_0,
  PROP_HEADING,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EntenteItemList, entente_item_list, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
show_rows (EntenteItemList *self)
{
  guint n_rows = MIN (self->n_shown, self->items->len);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (guint i = 0; i < n_rows; i++)
    {
      EntenteItem item = g_array_index (self->items, EntenteItem, i);

      if (row == NULL)
        {
          row = entente_item_row_new ();
          gtk_box_append (self->rows, row);
        }
      entente_item_row_set_item (
          ENTENTE_ITEM_ROW (row), self->session, item,
          self->detail != NULL ? self->detail (item, self->user_data) : NULL);
      row = gtk_widget_get_next_sibling (row);
    }
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (self->rows, row);
      row = next;
    }
}

static void
show_more_button (EntenteItemList *self)
{
  guint n_hidden = self->items->len - MIN (self->n_shown, self->items->len);
  g_autofree char *label = NULL;

  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u More…", "%u More…", n_hidden),
                           n_hidden);
  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_hidden > 0);
}

static void
entente_item_list_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property == PROP_HEADING)
    g_value_set_string (value, gtk_label_get_label (ENTENTE_ITEM_LIST (object)->heading));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
entente_item_list_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (property == PROP_HEADING)
    gtk_label_set_label (ENTENTE_ITEM_LIST (object)->heading, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
entente_item_list_dispose (GObject *object)
{
  EntenteItemList *self = ENTENTE_ITEM_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_ITEM_LIST);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_item_list_parent_class)->dispose (object);
}

static void
entente_item_list_finalize (GObject *object)
{
  g_array_unref (ENTENTE_ITEM_LIST (object)->items);

  G_OBJECT_CLASS (entente_item_list_parent_class)->finalize (object);
}

static void
entente_item_list_class_init (EntenteItemListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = entente_item_list_get_property;
  object_class->set_property = entente_item_list_set_property;
  object_class->dispose = entente_item_list_dispose;
  object_class->finalize = entente_item_list_finalize;

  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "items");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-item-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteItemList, heading);
  gtk_widget_class_bind_template_child (widget_class, EntenteItemList, rows);
  gtk_widget_class_bind_template_child (widget_class, EntenteItemList, more);
  gtk_widget_class_bind_template_callback (widget_class, entente_item_list_show_more);
}

static void
entente_item_list_init (EntenteItemList *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  self->n_shown = N_FIRST;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
entente_item_list_set_items (EntenteItemList *self,
                             EntenteSession  *session,
                             GArray          *items,
                             gboolean         is_new)
{
  g_set_object (&self->session, session);
  g_array_unref (self->items);
  self->items = items;
  if (is_new)
    self->n_shown = N_FIRST;
  show_rows (self);
  show_more_button (self);
  gtk_widget_set_visible (GTK_WIDGET (self), items->len > 0);
}

void
entente_item_list_set_detail (EntenteItemList   *self,
                              EntenteItemDetail  detail,
                              gpointer           user_data)
{
  self->detail = detail;
  self->user_data = user_data;
}

void
entente_item_list_refresh (EntenteItemList *self)
{
  if (self->session != NULL)
    show_rows (self);
}

guint
entente_item_list_get_n (EntenteItemList *self)
{
  return self->items->len;
}

void
entente_item_list_show_more (EntenteItemList *self)
{
  self->n_shown += N_MORE;
  show_rows (self);
  show_more_button (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-item-list.h"

#include "entente-item-row.h"
#include "entente-row-drag.h"

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
  guint is_ordered : 1;
};

enum
{
  PROP_0,
  PROP_HEADING,
  PROP_ORDERED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EntenteItemList, entente_item_list, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint moved_signal;

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

static GtkWidget *
get_row (EntenteItemList *self,
         guint            index)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL && index-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static gboolean
can_drag (GtkWidget *row,
          GtkWidget *pressed,
          gpointer   user_data)
{
  return TRUE;
}

static void
dropped_cb (GtkWidget *row,
            guint      index,
            gpointer   user_data)
{
  guint from = entente_row_drag_get_index (row);

  entente_item_list_move (user_data, from, (int) index - (int) from);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  EntenteItemList *self = ENTENTE_ITEM_LIST (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->rows));

  if (!self->is_ordered || row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (!entente_item_list_move (self, entente_row_drag_get_index (row), g_variant_get_int32 (arguments)))
    gtk_widget_error_bell (widget);
  return GDK_EVENT_STOP;
}

static void
set_ordered (EntenteItemList *self,
             gboolean         is_ordered)
{
  if (is_ordered && !self->is_ordered)
    entente_row_drag_install (GTK_WIDGET (self->rows), can_drag, dropped_cb, self);
  self->is_ordered = is_ordered != FALSE;
}

static void
set_heading (EntenteItemList *self,
             const char      *heading) /* nullable */
{
  gtk_label_set_label (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
}

static void
entente_item_list_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property == PROP_HEADING)
    g_value_set_string (value, gtk_label_get_label (ENTENTE_ITEM_LIST (object)->heading));
  else if (property == PROP_ORDERED)
    g_value_set_boolean (value, ENTENTE_ITEM_LIST (object)->is_ordered);
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
    set_heading (ENTENTE_ITEM_LIST (object), g_value_get_string (value));
  else if (property == PROP_ORDERED)
    set_ordered (ENTENTE_ITEM_LIST (object), g_value_get_boolean (value));
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
add_move_binding (GtkWidgetClass *widget_class,
                  guint           key,
                  int             by)
{
  gtk_widget_class_add_binding (widget_class, key, GDK_ALT_MASK, move_cb, "i", by);
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
  properties[PROP_ORDERED]
      = g_param_spec_boolean ("ordered", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  moved_signal = g_signal_new ("moved", ENTENTE_TYPE_ITEM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);
  add_move_binding (widget_class, GDK_KEY_Up, -1);
  add_move_binding (widget_class, GDK_KEY_KP_Up, -1);
  add_move_binding (widget_class, GDK_KEY_Down, 1);
  add_move_binding (widget_class, GDK_KEY_KP_Down, 1);

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

gboolean
entente_item_list_move (EntenteItemList *self,
                        guint            index,
                        int              by)
{
  int place = (int) index + by;
  GtkWidget *row;

  if (by == 0 || place < 0 || place >= (int) self->items->len)
    return FALSE;
  g_signal_emit (self, moved_signal, 0, index, by);
  /* Rows stay where they are: the focus goes along with the item. */
  row = get_row (self, (guint) place);
  if (row != NULL)
    gtk_widget_grab_focus (row);
  return TRUE;
}

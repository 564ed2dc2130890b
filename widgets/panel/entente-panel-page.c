/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-panel-page.h"

#include "entente-field-row.h"

typedef struct
{
  /* owned */
  EntenteSession *session;
  GSignalGroup *map_signals;

  /* state */
  EntenteItem item;
} EntentePanelPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EntentePanelPage, entente_panel_page, GTK_TYPE_WIDGET)

typedef gboolean (*FieldFunc) (EntenteFieldRow  *field,
                               EntentePanelPage *self,
                               gpointer          user_data);

/* Calls @func for the fields below @widget in their order until it returns TRUE. */
static gboolean
foreach_field (EntentePanelPage *self,
               GtkWidget        *widget,
               FieldFunc         func,
               gpointer          user_data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (ENTENTE_IS_FIELD_ROW (child))
        {
          if (func (ENTENTE_FIELD_ROW (child), self, user_data))
            return TRUE;
        }
      else if (foreach_field (self, child, func, user_data))
        return TRUE;
    }
  return FALSE;
}

static gboolean
bind_field (EntenteFieldRow  *field,
            EntentePanelPage *self,
            gpointer          user_data)
{
  EntentePanelPagePrivate *priv = entente_panel_page_get_instance_private (self);

  if (priv->session == NULL || !ENTENTE_PANEL_PAGE_GET_CLASS (self)->binds_fields)
    entente_field_row_bind (field, priv->session, priv->item);
  return FALSE;
}

static gboolean
refresh_field (EntenteFieldRow  *field,
               EntentePanelPage *self,
               gpointer          user_data)
{
  entente_field_row_refresh (field);
  return FALSE;
}

static gboolean
edit_field (EntenteFieldRow  *field,
            EntentePanelPage *self,
            gpointer          user_data)
{
  const char *member = user_data;

  if (entente_field_row_is_of_citation (field)
      || (member != NULL && g_strcmp0 (entente_field_row_get_member (field), member) != 0))
    return FALSE;
  return entente_field_row_edit (field);
}

static gboolean
is_item_alive (EntentePanelPagePrivate *priv)
{
  return entente_item_is_nothing (priv->item)
         || entente_item_is_alive (priv->item, entente_session_get_map (priv->session));
}

static void
map_changed_cb (EntenteMap       *map,
                gpointer          changes,
                guint             n_changes,
                EntentePanelPage *self)
{
  EntentePanelPagePrivate *priv = entente_panel_page_get_instance_private (self);

  /* The session takes what is removed out of its selection, and the panel shows another page. */
  if (!is_item_alive (priv))
    return;
  foreach_field (self, GTK_WIDGET (self), refresh_field, NULL);
  ENTENTE_PANEL_PAGE_GET_CLASS (self)->refresh (self, changes, n_changes);
}

static void
entente_panel_page_dispose (GObject *object)
{
  EntentePanelPage *self = ENTENTE_PANEL_PAGE (object);
  EntentePanelPagePrivate *priv = entente_panel_page_get_instance_private (self);
  GtkWidget *child;

  g_clear_object (&priv->map_signals);
  g_clear_object (&priv->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (entente_panel_page_parent_class)->dispose (object);
}

static void
entente_panel_page_class_init (EntentePanelPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_panel_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
entente_panel_page_init (EntentePanelPage *self)
{
  EntentePanelPagePrivate *priv = entente_panel_page_get_instance_private (self);

  priv->item = ENTENTE_NO_ITEM;
  priv->map_signals = g_signal_group_new (ENTENTE_TYPE_MAP);
  g_signal_group_connect_object (priv->map_signals, "changed", G_CALLBACK (map_changed_cb), self,
                                 0);
}

/**
 * entente_panel_page_set_item:
 * @session: (nullable): whose item it is
 * @item: what to show; nothing for a page about the map as a whole
 */
void
entente_panel_page_set_item (EntentePanelPage *self,
                             EntenteSession   *session,
                             EntenteItem       item)
{
  EntentePanelPagePrivate *priv = entente_panel_page_get_instance_private (self);

  g_return_if_fail (ENTENTE_IS_PANEL_PAGE (self));

  g_set_object (&priv->session, session);
  priv->item = item;
  g_signal_group_set_target (priv->map_signals,
                             session != NULL ? entente_session_get_map (session) : NULL);
  foreach_field (self, GTK_WIDGET (self), bind_field, NULL);
  if (session != NULL)
    ENTENTE_PANEL_PAGE_GET_CLASS (self)->show (self);
}

/**
 * entente_panel_page_get_session:
 *
 * Returns: (nullable) (transfer none): the session shown
 */
EntenteSession *
entente_panel_page_get_session (EntentePanelPage *self)
{
  EntentePanelPagePrivate *priv = entente_panel_page_get_instance_private (self);

  return priv->session;
}

/**
 * entente_panel_page_get_map:
 *
 * Returns: (nullable) (transfer none): the session's map
 */
EntenteMap *
entente_panel_page_get_map (EntentePanelPage *self)
{
  EntentePanelPagePrivate *priv = entente_panel_page_get_instance_private (self);

  return priv->session != NULL ? entente_session_get_map (priv->session) : NULL;
}

EntenteItem
entente_panel_page_get_item (EntentePanelPage *self)
{
  EntentePanelPagePrivate *priv = entente_panel_page_get_instance_private (self);

  return priv->item;
}

gboolean
entente_panel_page_edit_field (EntentePanelPage *self,
                               const char       *member)
{
  EntentePanelPagePrivate *priv = entente_panel_page_get_instance_private (self);

  if (priv->session == NULL)
    return FALSE;
  return foreach_field (self, GTK_WIDGET (self), edit_field, (gpointer) member);
}

gboolean
entente_changes_include (const EntenteChange *changes,
                         guint                n_changes,
                         EntenteRecordType    type,
                         guint32              slot)
{
  for (guint i = 0; i < n_changes; i++)
    {
      if (changes[i].type == type && changes[i].slot == slot)
        return TRUE;
    }
  return FALSE;
}

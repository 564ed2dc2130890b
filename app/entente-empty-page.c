/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-empty-page.h"

#include "entente-config.h"

struct _EntenteEmptyPage
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget *page;
};

G_DEFINE_FINAL_TYPE (EntenteEmptyPage, entente_empty_page, GTK_TYPE_WIDGET)

static void
entente_empty_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_EMPTY_PAGE);

  G_OBJECT_CLASS (entente_empty_page_parent_class)->dispose (object);
}

static void
entente_empty_page_class_init (EntenteEmptyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_empty_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ENTENTE_RESOURCE_PATH "/ui/entente-empty-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteEmptyPage, page);
}

static void
entente_empty_page_init (EntenteEmptyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
entente_empty_page_new (void)
{
  return g_object_new (ENTENTE_TYPE_EMPTY_PAGE, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-chip.h"

#include "entente-plain-text.h"

#define N_TEXT_MAX 200

struct _EntenteChip
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *go;
  GtkLabel *label;
  GtkWidget *remove;

  /* state */
  EntenteItem item;
};

enum
{
  SIGNAL_CLICKED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteChip, entente_chip, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
go_clicked_cb (EntenteChip *self)
{
  g_signal_emit (self, signals[SIGNAL_CLICKED], 0);
}

static void
remove_clicked_cb (EntenteChip *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
entente_chip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_CHIP);

  G_OBJECT_CLASS (entente_chip_parent_class)->dispose (object);
}

static void
entente_chip_class_init (EntenteChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_chip_dispose;

  signals[SIGNAL_CLICKED] = g_signal_new ("clicked", ENTENTE_TYPE_CHIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", ENTENTE_TYPE_CHIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteChip, go);
  gtk_widget_class_bind_template_child (widget_class, EntenteChip, label);
  gtk_widget_class_bind_template_child (widget_class, EntenteChip, remove);
  gtk_widget_class_bind_template_callback (widget_class, go_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
entente_chip_init (EntenteChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * entente_chip_new:
 * @item: kept for entente_chip_get_item()
 *
 * Returns: (transfer floating): a chip
 */
GtkWidget *
entente_chip_new (const char  *text,
                  EntenteItem  item,
                  gboolean     removable)
{
  EntenteChip *self = g_object_new (ENTENTE_TYPE_CHIP, NULL);
  g_autofree char *plain = entente_plain_text_cut (text, N_TEXT_MAX);

  self->item = item;
  gtk_label_set_label (self->label, plain);
  gtk_widget_set_tooltip_text (self->go, plain);
  gtk_widget_set_visible (self->remove, removable);
  return GTK_WIDGET (self);
}

EntenteItem
entente_chip_get_item (EntenteChip *self)
{
  return self->item;
}

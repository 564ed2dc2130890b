/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-difference-list"

#include "entente-difference-list.h"

#include "entente-difference-words.h"

#include <glib/gi18n.h>

/* Members told of one record; the others are counted. */
#define MAX_MEMBERS 12

/* The rows as a list model: a text each, the heading's line first. Made when it is asked for. */
#define ENTENTE_TYPE_DIFFERENCE_ROWS (entente_difference_rows_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDifferenceRows, entente_difference_rows, ENTENTE, DIFFERENCE_ROWS, GObject)

struct _EntenteDifferenceRows
{
  GObject parent_instance;

  EntenteComparison *comparison; /* (owned) */
};

static char *
dup_text (EntenteComparison       *comparison,
          const EntenteDifference *difference)
{
  g_autofree char *heading = entente_difference_dup_words (comparison, difference);
  GString *text = g_string_new (heading);
  guint n = difference->members->len;

  for (guint i = 0; i < n && i < MAX_MEMBERS; i++)
    {
      g_autofree char *member = entente_member_difference_dup_words (
        comparison, &g_array_index (difference->members, EntenteMemberDifference, i));

      g_string_append_printf (text, "\n%s", member);
    }
  if (n > MAX_MEMBERS)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (
        text, ngettext ("%u more change", "%u more changes", n - MAX_MEMBERS), n - MAX_MEMBERS);
    }
  return g_string_free (text, FALSE);
}

static GType
entente_difference_rows_get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
entente_difference_rows_get_n_items (GListModel *model)
{
  return entente_comparison_get_n (ENTENTE_DIFFERENCE_ROWS (model)->comparison);
}

static gpointer
entente_difference_rows_get_item (GListModel *model,
                                  guint       position)
{
  EntenteComparison *comparison = ENTENTE_DIFFERENCE_ROWS (model)->comparison;
  g_autofree char *text = NULL;

  if (position >= entente_comparison_get_n (comparison))
    return NULL;
  text = dup_text (comparison, entente_comparison_get (comparison, position));
  return gtk_string_object_new (text);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = entente_difference_rows_get_item_type;
  iface->get_n_items = entente_difference_rows_get_n_items;
  iface->get_item = entente_difference_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (EntenteDifferenceRows,
                               entente_difference_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
entente_difference_rows_finalize (GObject *object)
{
  g_clear_pointer (&ENTENTE_DIFFERENCE_ROWS (object)->comparison, entente_comparison_free);

  G_OBJECT_CLASS (entente_difference_rows_parent_class)->finalize (object);
}

static void
entente_difference_rows_class_init (EntenteDifferenceRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_difference_rows_finalize;
}

static void
entente_difference_rows_init (EntenteDifferenceRows *self)
{
}

struct _EntenteDifferenceList
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *view;           /* the scroller's */
  EntenteDifferenceRows *rows; /* nullable */
};

G_DEFINE_FINAL_TYPE (EntenteDifferenceList, entente_difference_list, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "entente-difference");
  gtk_box_append (GTK_BOX (box), make_label ("heading"));
  gtk_box_append (GTK_BOX (box), make_label ("body"));
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkWidget *heading = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *body = gtk_widget_get_next_sibling (heading);
  g_auto (GStrv) parts =
    g_strsplit (gtk_string_object_get_string (gtk_list_item_get_item (item)), "\n", 2);

  gtk_label_set_text (GTK_LABEL (heading), parts[0]);
  gtk_label_set_text (GTK_LABEL (body), parts[1] != NULL ? parts[1] : "");
  gtk_widget_set_visible (body, parts[1] != NULL);
}

static void
entente_difference_list_dispose (GObject *object)
{
  EntenteDifferenceList *self = ENTENTE_DIFFERENCE_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (entente_difference_list_parent_class)->dispose (object);
}

static void
entente_difference_list_class_init (EntenteDifferenceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_difference_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
entente_difference_list_init (EntenteDifferenceList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Differences"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (
    GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
entente_difference_list_set_comparison (EntenteDifferenceList *self,
                                        EntenteComparison     *comparison)
{
  GtkSelectionModel *model = NULL;

  g_return_if_fail (ENTENTE_IS_DIFFERENCE_LIST (self));

  g_clear_object (&self->rows);
  if (comparison != NULL)
    {
      self->rows = g_object_new (ENTENTE_TYPE_DIFFERENCE_ROWS, NULL);
      self->rows->comparison = comparison;
      model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
    }
  gtk_list_view_set_model (self->view, model);
  g_clear_object (&model);
}

EntenteComparison *
entente_difference_list_get_comparison (EntenteDifferenceList *self)
{
  g_return_val_if_fail (ENTENTE_IS_DIFFERENCE_LIST (self), NULL);

  return self->rows != NULL ? self->rows->comparison : NULL;
}

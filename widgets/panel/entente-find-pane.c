/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-find-pane.h"

#include "entente-item-row.h"
#include "entente-map-finder.h"
#include "entente-plain-text.h"

#include <glib/gi18n.h>

#define N_FOUND_MAX 200
#define N_RECORDS_A_STEP 2000 /* some milliseconds */
#define N_STEPS_FIRST 4 /* after which what is found so far is shown */
#define N_NAME_MAX 120

struct _EntenteFindPane
{
  GtkWidget parent_instance;

  /* template */
  EntenteFindBar *bar;
  GtkScrolledWindow *scrolled;
  GtkBox *rows;

  /* owned */
  EntenteSession *session; /* nullable */
  GSignalGroup *map_signals;
  EntenteMapFinder *finder; /* NULL: nothing is sought */
  GArray *shown;            /* EntenteItem: what it had found when the rows were made */

  /* state */
  guint place;   /* 1 + which of what was found one is at; 0: nothing */
  guint looking; /* idle source: more is being looked for */
  guint n_steps; /* so far */
  guint is_there : 1; /* one has gone to it */
  guint shows_first : 1; /* what was found first is shown */
};

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteFindPane, entente_find_pane, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static EntenteItem
get_item (EntenteFindPane *self,
          guint            i)
{
  return g_array_index (self->shown, EntenteItem, i);
}

static GtkWidget *
get_row (EntenteFindPane *self,
         guint            i)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL && i-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
clear_rows (EntenteFindPane *self)
{
  GtkWidget *row;

  g_array_set_size (self->shown, 0);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
}

/* So far into view that all of it is seen. */
static void
bring_into_view (EntenteFindPane *self,
                 GtkWidget       *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (row, GTK_WIDGET (self->rows), &bounds))
    return;
  gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* What one is at lights up, in the list and on the map. */
static void
show_place (EntenteFindPane *self)
{
  gboolean has_more
      = self->finder != NULL && (self->looking != 0 || entente_map_finder_has_more (self->finder));

  entente_find_bar_show_place (self->bar, self->place, self->shown->len, has_more);
  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkWidget *row = get_row (self, i);

      if (row == NULL)
        break;
      if (i + 1 == self->place)
        gtk_widget_add_css_class (row, "current");
      else
        gtk_widget_remove_css_class (row, "current");
    }
}

static void
set_place (EntenteFindPane *self,
           guint            place)
{
  EntenteItem item = ENTENTE_NO_ITEM;

  self->place = place;
  self->is_there = FALSE;
  show_place (self);
  if (place > 0)
    item = get_item (self, place - 1);
  if (item.type == ENTENTE_RECORD_ARTICLE)
    item = ENTENTE_NO_ITEM;
  if (self->session != NULL)
    entente_session_set_hovered (self->session, item);
  if (place > 0)
    bring_into_view (self, get_row (self, place - 1));
}

static void
go_there (EntenteFindPane *self)
{
  entente_session_set_hovered (self->session, ENTENTE_NO_ITEM);
  entente_session_center_on (self->session, get_item (self, self->place - 1));
  self->is_there = TRUE;
}

/* A row goes where it leads by itself. */
static void
row_clicked_cb (EntenteFindPane *self,
                GtkWidget       *row)
{
  guint place = 1;

  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); other != row;
       other = gtk_widget_get_next_sibling (other))
    place += 1;
  self->place = place;
  self->is_there = TRUE;
  show_place (self);
}

/* (nullable): another name of an actor; what a passage says, the row says by itself. */
static char *
dup_detail (const EntenteFound *found)
{
  g_autofree char *name = entente_plain_text_cut (found->name, N_NAME_MAX);

  if (found->name == NULL)
    return NULL;
  /* Translators: %s is another name of an actor. */
  return g_strdup_printf (_("also %s"), name);
}

static void
append_row (EntenteFindPane    *self,
            const EntenteFound *found)
{
  EntenteItem item = { found->type, found->slot, found->start, found->end };
  g_autofree char *detail = dup_detail (found);
  GtkWidget *row = entente_item_row_new ();

  g_array_append_val (self->shown, item);
  entente_item_row_set_item (ENTENTE_ITEM_ROW (row), self->session, item, detail);
  g_signal_connect_object (row, "clicked", G_CALLBACK (row_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, row);
}

/* The map marks them all. */
static void
mark_found (EntenteFindPane *self)
{
  if (self->session != NULL)
    entente_session_set_found (self->session, (const EntenteItem *) (gpointer) self->shown->data,
                               self->shown->len);
}

/* The place of what one is at among what is shown now; the first where it is gone. */
static guint
find_place (EntenteFindPane *self,
            EntenteItem      at)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (entente_item_equal (get_item (self, i), at))
      return i + 1;
  return MIN (self->shown->len, 1);
}

/* All rows anew, as names that begin so come before what was found first. Who went on meanwhile stays
 * where they are. */
static void
show_found (EntenteFindPane *self)
{
  GArray *found = entente_map_finder_get_found (self->finder);
  gboolean was_there = self->is_there && self->place > 0;
  EntenteItem at = was_there ? get_item (self, self->place - 1) : ENTENTE_NO_ITEM;

  clear_rows (self);
  for (guint i = 0; i < found->len; i++)
    append_row (self, &g_array_index (found, EntenteFound, i));
  mark_found (self);
  gtk_widget_set_visible (GTK_WIDGET (self->scrolled), found->len > 0);
  set_place (self, find_place (self, at));
  self->is_there = was_there;
}

static gboolean
look_cb (gpointer user_data)
{
  EntenteFindPane *self = user_data;
  gboolean more = entente_map_finder_step (self->finder, N_RECORDS_A_STEP);

  self->n_steps += 1;
  if (!more)
    self->looking = 0;
  else if (self->shows_first || self->n_steps < N_STEPS_FIRST
           || entente_map_finder_get_found (self->finder)->len == 0)
    return G_SOURCE_CONTINUE;
  self->shows_first = TRUE;
  show_found (self);
  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
forget (EntenteFindPane *self)
{
  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_pointer (&self->finder, entente_map_finder_free);
}

static void
sought_cb (EntenteFindPane *self)
{
  forget (self);
  if (self->session == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  self->finder = entente_map_finder_new (entente_session_get_map (self->session),
                                         entente_find_bar_get_text (self->bar), N_FOUND_MAX);
  self->looking = g_idle_add (look_cb, self);
  self->n_steps = 0;
  self->shows_first = FALSE;
  self->is_there = FALSE;
}

static void
stepped_cb (EntenteFindPane *self,
            int              step)
{
  entente_find_pane_step (self, step);
}

static void
entente_find_pane_dispose (GObject *object)
{
  EntenteFindPane *self = ENTENTE_FIND_PANE (object);
  GtkWidget *child;

  forget (self);
  g_clear_object (&self->map_signals);
  g_clear_object (&self->session);
  /* GTK 4.8 takes apart only the children it was told of by name. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->shown, g_array_unref);

  G_OBJECT_CLASS (entente_find_pane_parent_class)->dispose (object);
}

static void
entente_find_pane_class_init (EntenteFindPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_find_pane_dispose;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ENTENTE_TYPE_FIND_BAR);
  gtk_widget_class_set_css_name (widget_class, "findpane");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-find-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteFindPane, bar);
  gtk_widget_class_bind_template_child (widget_class, EntenteFindPane, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EntenteFindPane, rows);
  gtk_widget_class_bind_template_callback (widget_class, entente_find_pane_close);
  gtk_widget_class_bind_template_callback (widget_class, sought_cb);
  gtk_widget_class_bind_template_callback (widget_class, stepped_cb);
}

static void
entente_find_pane_init (EntenteFindPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->shown = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  self->map_signals = g_signal_group_new (ENTENTE_TYPE_MAP);
  /* What was found may be gone, or be called otherwise. */
  g_signal_group_connect_swapped (self->map_signals, "changed", G_CALLBACK (sought_cb), self);
}

void
entente_find_pane_set_session (EntenteFindPane *self,
                               EntenteSession  *session)
{
  g_return_if_fail (ENTENTE_IS_FIND_PANE (self));

  if (self->session == session)
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    entente_find_pane_close (self);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->map_signals,
                             session != NULL ? entente_session_get_map (session) : NULL);
}

void
entente_find_pane_open (EntenteFindPane *self)
{
  g_return_if_fail (ENTENTE_IS_FIND_PANE (self));

  if (self->session == NULL)
    return;
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      sought_cb (self);
    }
  entente_find_bar_open (self->bar);
}

void
entente_find_pane_close (EntenteFindPane *self)
{
  g_return_if_fail (ENTENTE_IS_FIND_PANE (self));

  forget (self);
  clear_rows (self);
  mark_found (self);
  set_place (self, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->scrolled), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

gboolean
entente_find_pane_step (EntenteFindPane *self,
                        int              step)
{
  guint n_found;

  g_return_val_if_fail (ENTENTE_IS_FIND_PANE (self), FALSE);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  n_found = self->shown->len;
  /* What is shown may still be what was sought before. */
  if (n_found == 0 || (self->looking != 0 && !self->shows_first))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return TRUE;
    }
  /* The first time to what one is at already. */
  if (self->is_there || step < 0)
    set_place (self, 1 + (self->place - 1 + n_found + (guint) step) % n_found);
  go_there (self);
  return TRUE;
}

EntenteFindBar *
entente_find_pane_get_bar (EntenteFindPane *self)
{
  return self->bar;
}

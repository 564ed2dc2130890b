/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-step-page.h"

#include "entente-edit-story.h"
#include "entente-long-text-row.h"
#include "entente-more-list.h"
#include "entente-plain-text.h"
#include "entente-record-list-row.h"
#include "entente-record-text.h"
#include "entente-text-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define N_TITLE_MAX 400
#define N_TEXT_MAX 20000

struct _EntenteStepPage
{
  EntentePanelPage parent_instance;

  /* template */
  GtkScrolledWindow *scrolled;
  EntenteMoreList *more;
  GtkLabel *kicker;
  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *earlier;
  GtkWidget *later;
};

G_DEFINE_FINAL_TYPE (EntenteStepPage, entente_step_page, ENTENTE_TYPE_PANEL_PAGE)

static guint32
get_step (EntenteStepPage *self)
{
  return entente_panel_page_get_item (ENTENTE_PANEL_PAGE (self)).slot;
}

static EntenteMap *
get_map (EntenteStepPage *self)
{
  return entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self));
}

/* ENTENTE_NO_SLOT at the ends. */
static guint32
get_neighbor (EntenteStepPage *self,
              int              by)
{
  return by < 0 ? entente_map_get_previous (get_map (self), ENTENTE_RECORD_STEP, get_step (self))
                : entente_map_get_next (get_map (self), ENTENTE_RECORD_STEP, get_step (self));
}

static void
show_place (EntenteStepPage *self)
{
  EntenteMap *map = get_map (self);
  gboolean is_first = get_neighbor (self, -1) == ENTENTE_NO_SLOT;
  gboolean is_last = get_neighbor (self, 1) == ENTENTE_NO_SLOT;
  g_autofree char *kicker = NULL;
  guint place = 1;

  for (guint32 step = get_step (self);
       (step = entente_map_get_previous (map, ENTENTE_RECORD_STEP, step)) != ENTENTE_NO_SLOT;)
    place += 1;
  /* Translators: the place of a step in the story, "Step 2 of 5". */
  kicker = g_strdup_printf (_("Step %u of %u"), place,
                            entente_map_get_n_records (map, ENTENTE_RECORD_STEP));
  gtk_label_set_label (self->kicker, kicker);
  gtk_widget_set_sensitive (self->previous, !is_first);
  gtk_widget_set_sensitive (self->earlier, !is_first);
  gtk_widget_set_sensitive (self->next, !is_last);
  gtk_widget_set_sensitive (self->later, !is_last);
}

static void
show_words (EntenteStepPage *self)
{
  EntenteMap *map = get_map (self);
  const char *title = entente_map_get_step (map, get_step (self))->title;
  g_autofree char *cut = entente_plain_text_cut (
      title != NULL && *title != '\0' ? title : _("Untitled Step"), N_TITLE_MAX);
  g_autofree char *text
      = entente_record_text_dup (map, ENTENTE_RECORD_STEP, get_step (self), "text");
  g_autofree char *text_cut = entente_plain_text_cut (text, N_TEXT_MAX);

  gtk_label_set_label (self->title, cut);
  gtk_label_set_label (self->text, text_cut);
  gtk_widget_set_visible (GTK_WIDGET (self->text), *text_cut != '\0');
}

static void
entente_step_page_show (EntentePanelPage *page)
{
  EntenteStepPage *self = ENTENTE_STEP_PAGE (page);

  show_place (self);
  show_words (self);
  entente_more_list_show (self->more, entente_panel_page_get_map (page),
                          entente_panel_page_get_item (page));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
entente_step_page_refresh (EntentePanelPage    *page,
                           const EntenteChange *changes,
                           guint                n_changes)
{
  EntenteStepPage *self = ENTENTE_STEP_PAGE (page);

  show_place (self);
  show_words (self);
  entente_more_list_show (self->more, entente_panel_page_get_map (page),
                          entente_panel_page_get_item (page));
}

static void
previous_clicked_cb (EntenteStepPage *self)
{
  entente_step_page_go (self, -1);
}

static void
next_clicked_cb (EntenteStepPage *self)
{
  entente_step_page_go (self, 1);
}

static void
earlier_clicked_cb (EntenteStepPage *self)
{
  entente_step_page_move (self, -1);
}

static void
later_clicked_cb (EntenteStepPage *self)
{
  entente_step_page_move (self, 1);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  int by = g_variant_get_int32 (arguments);

  if (get_neighbor (ENTENTE_STEP_PAGE (widget), by) == ENTENTE_NO_SLOT)
    gtk_widget_error_bell (widget);
  else
    entente_step_page_move (ENTENTE_STEP_PAGE (widget), by);
  return GDK_EVENT_STOP;
}

static void
add_move_binding (GtkWidgetClass *widget_class,
                  guint           key,
                  int             by)
{
  gtk_widget_class_add_binding (widget_class, key, GDK_ALT_MASK, move_cb, "i", by);
}

static void
entente_step_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_STEP_PAGE);

  G_OBJECT_CLASS (entente_step_page_parent_class)->dispose (object);
}

static void
entente_step_page_class_init (EntenteStepPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_step_page_dispose;
  ENTENTE_PANEL_PAGE_CLASS (klass)->show = entente_step_page_show;
  ENTENTE_PANEL_PAGE_CLASS (klass)->refresh = entente_step_page_refresh;

  g_type_ensure (ADW_TYPE_CLAMP);
  g_type_ensure (ENTENTE_TYPE_MORE_LIST);
  g_type_ensure (ENTENTE_TYPE_LONG_TEXT_ROW);
  g_type_ensure (ENTENTE_TYPE_RECORD_LIST_ROW);
  g_type_ensure (ENTENTE_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-step-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteStepPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EntenteStepPage, more);
  gtk_widget_class_bind_template_child (widget_class, EntenteStepPage, kicker);
  gtk_widget_class_bind_template_child (widget_class, EntenteStepPage, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteStepPage, text);
  gtk_widget_class_bind_template_child (widget_class, EntenteStepPage, previous);
  gtk_widget_class_bind_template_child (widget_class, EntenteStepPage, next);
  gtk_widget_class_bind_template_child (widget_class, EntenteStepPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, EntenteStepPage, later);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, earlier_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entente_step_page_remove);
  add_move_binding (widget_class, GDK_KEY_Up, -1);
  add_move_binding (widget_class, GDK_KEY_KP_Up, -1);
  add_move_binding (widget_class, GDK_KEY_Down, 1);
  add_move_binding (widget_class, GDK_KEY_KP_Down, 1);
}

static void
entente_step_page_init (EntenteStepPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
entente_step_page_get_title (EntenteStepPage *self)
{
  return gtk_label_get_label (self->title);
}

const char *
entente_step_page_get_kicker (EntenteStepPage *self)
{
  return gtk_label_get_label (self->kicker);
}

void
entente_step_page_go (EntenteStepPage *self,
                      int              by)
{
  guint32 step = get_neighbor (self, by);

  if (step != ENTENTE_NO_SLOT)
    entente_session_go_to (entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self)),
                           ENTENTE_STEP_ITEM (step));
}

void
entente_step_page_move (EntenteStepPage *self,
                        int              by)
{
  g_autoptr (EntenteSession) session
      = g_object_ref (entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self)));
  guint32 moved;
  EntenteAct *act = entente_edit_move_step (get_map (self), get_step (self), by, &moved);

  if (act != NULL && entente_history_perform (entente_session_get_history (session), act))
    entente_session_select (session, ENTENTE_STEP_ITEM (moved));
}

void
entente_step_page_remove (EntenteStepPage *self)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));

  entente_history_perform (entente_session_get_history (session),
                           entente_edit_remove_step (get_map (self), get_step (self)));
}

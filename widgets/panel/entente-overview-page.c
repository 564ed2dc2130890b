/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-overview-page.h"

#include "entente-choice-row.h"
#include "entente-edit-repair.h"
#include "entente-edit-story.h"
#include "entente-item-list.h"
#include "entente-language-row.h"
#include "entente-long-text-row.h"
#include "entente-more-list.h"
#include "entente-plain-text.h"
#include "entente-switch-row.h"
#include "entente-text-list-row.h"
#include "entente-text-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define N_TITLE_MAX 400
#define N_DESCRIPTION_MAX 4000

struct _EntenteOverviewPage
{
  EntentePanelPage parent_instance;

  /* template */
  GtkScrolledWindow *scrolled;
  GtkLabel *kicker;
  GtkLabel *title;
  GtkLabel *description;
  GtkButton *problems;
  EntenteItemList *articles;
  GtkWidget *review;
  EntenteItemList *story;
  EntenteItemList *unsourced;
  EntenteMoreList *more;
};

G_DEFINE_FINAL_TYPE (EntenteOverviewPage, entente_overview_page, ENTENTE_TYPE_PANEL_PAGE)

static void
show_counts (EntenteOverviewPage *self,
             EntenteMap          *map)
{
  guint n_actors = entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR);
  guint n_relations = entente_map_get_n_records (map, ENTENTE_RECORD_RELATION);
  guint n_articles = entente_map_get_n_records (map, ENTENTE_RECORD_ARTICLE);
  g_autofree char *actors = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u actor", "%u actors", n_actors), n_actors);
  g_autofree char *relations = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u relation", "%u relations", n_relations), n_relations);
  g_autofree char *articles = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u article", "%u articles", n_articles), n_articles);
  g_autofree char *counts = entente_plain_text_join (actors, relations, articles, NULL);

  gtk_label_set_label (self->kicker, counts);
}

static void
show_head (EntenteOverviewPage *self,
           EntenteMap          *map)
{
  const EntenteMapInfo *info = entente_map_get_info (map);
  gboolean has_title = info->title != NULL && *info->title != '\0';
  g_autofree char *title = entente_plain_text_cut (has_title ? info->title : _("Untitled Map"),
                                                   N_TITLE_MAX);
  g_autofree char *description = entente_plain_text_cut (info->description, N_DESCRIPTION_MAX);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->description, description);
  gtk_widget_set_visible (GTK_WIDGET (self->description), *description != '\0');
  show_counts (self, map);
}

/* The living records of a type in the order of the file; of relations only those without a
 * citation. */
static GArray *
collect (EntenteMap        *map,
         EntenteRecordType  type)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (EntenteItem));

  for (guint32 slot = entente_map_get_first (map, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, type, slot))
    {
      EntenteItem item = { type, slot, 0, 0 };

      if (type != ENTENTE_RECORD_RELATION || entente_map_get_relation (map, slot)->n_citations == 0)
        g_array_append_val (items, item);
    }
  return items;
}

static void
show_lists (EntenteOverviewPage *self,
            gboolean             is_new)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  EntenteMap *map = entente_session_get_map (session);

  entente_item_list_set_items (self->articles, session, collect (map, ENTENTE_RECORD_ARTICLE),
                               is_new);
  gtk_widget_set_visible (self->review, entente_item_list_get_n (self->articles) > 0);
  entente_item_list_set_items (self->story, session, collect (map, ENTENTE_RECORD_STEP), is_new);
  entente_item_list_set_items (self->unsourced, session, collect (map, ENTENTE_RECORD_RELATION),
                               is_new);
}

static void
show_problems (EntenteOverviewPage *self,
               EntenteMap          *map)
{
  guint n = entente_map_get_n_problems (map);
  g_autofree char *words
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Problem ›", "%u Problems ›", n), n);

  gtk_button_set_label (self->problems, words);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), n > 0);
}

static void
entente_overview_page_show (EntentePanelPage *page)
{
  EntenteOverviewPage *self = ENTENTE_OVERVIEW_PAGE (page);

  show_head (self, entente_panel_page_get_map (page));
  show_problems (self, entente_panel_page_get_map (page));
  show_lists (self, TRUE);
  entente_more_list_show (self->more, entente_panel_page_get_map (page),
                          entente_panel_page_get_item (page));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

/* Moving an actor or typing the title leaves the lists: no work that grows with the map. */
static gboolean
touches_lists (const EntenteChange *changes,
               guint                n_changes)
{
  for (guint i = 0; i < n_changes; i++)
    {
      if (changes[i].type == ENTENTE_RECORD_RELATION || changes[i].type == ENTENTE_RECORD_ARTICLE
          || changes[i].type == ENTENTE_RECORD_STEP)
        return TRUE;
    }
  return FALSE;
}

static void
entente_overview_page_refresh (EntentePanelPage    *page,
                               const EntenteChange *changes,
                               guint                n_changes)
{
  EntenteOverviewPage *self = ENTENTE_OVERVIEW_PAGE (page);

  entente_more_list_show (self->more, entente_panel_page_get_map (page),
                          entente_panel_page_get_item (page));
  show_head (self, entente_panel_page_get_map (page));
  show_problems (self, entente_panel_page_get_map (page));
  if (touches_lists (changes, n_changes))
    show_lists (self, FALSE);
  else
    entente_item_list_refresh (self->unsourced);
}

static void
story_moved_cb (EntenteOverviewPage *self,
                guint                index,
                int                  by)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  EntenteMap *map = entente_session_get_map (session);
  guint32 step = entente_map_get_first (map, ENTENTE_RECORD_STEP);
  guint32 moved;
  EntenteAct *act;

  for (; index > 0 && step != ENTENTE_NO_SLOT; index--)
    step = entente_map_get_next (map, ENTENTE_RECORD_STEP, step);
  act = step != ENTENTE_NO_SLOT ? entente_edit_move_step (map, step, by, &moved) : NULL;
  if (act != NULL)
    entente_history_perform (entente_session_get_history (session), act);
}

static void
entente_overview_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (entente_overview_page_parent_class)->dispose (object);
}

static void
entente_overview_page_class_init (EntenteOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_overview_page_dispose;
  ENTENTE_PANEL_PAGE_CLASS (klass)->show = entente_overview_page_show;
  ENTENTE_PANEL_PAGE_CLASS (klass)->refresh = entente_overview_page_refresh;

  g_type_ensure (ADW_TYPE_CLAMP);
  g_type_ensure (ENTENTE_TYPE_CHOICE_ROW);
  g_type_ensure (ENTENTE_TYPE_MORE_LIST);
  g_type_ensure (ENTENTE_TYPE_ITEM_LIST);
  g_type_ensure (ENTENTE_TYPE_LANGUAGE_ROW);
  g_type_ensure (ENTENTE_TYPE_LONG_TEXT_ROW);
  g_type_ensure (ENTENTE_TYPE_SWITCH_ROW);
  g_type_ensure (ENTENTE_TYPE_TEXT_LIST_ROW);
  g_type_ensure (ENTENTE_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteOverviewPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EntenteOverviewPage, kicker);
  gtk_widget_class_bind_template_child (widget_class, EntenteOverviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteOverviewPage, description);
  gtk_widget_class_bind_template_child (widget_class, EntenteOverviewPage, problems);
  gtk_widget_class_bind_template_child (widget_class, EntenteOverviewPage, articles);
  gtk_widget_class_bind_template_child (widget_class, EntenteOverviewPage, review);
  gtk_widget_class_bind_template_child (widget_class, EntenteOverviewPage, story);
  gtk_widget_class_bind_template_child (widget_class, EntenteOverviewPage, unsourced);
  gtk_widget_class_bind_template_callback (widget_class, story_moved_cb);
  gtk_widget_class_bind_template_child (widget_class, EntenteOverviewPage, more);
}

/* The heading says it of all of them. */
static const char *
say_nothing (EntenteItem item,
             gpointer    user_data)
{
  return "";
}

static void
entente_overview_page_init (EntenteOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_item_list_set_detail (self->unsourced, say_nothing, NULL);
}

const char *
entente_overview_page_get_title (EntenteOverviewPage *self)
{
  return gtk_label_get_label (self->title);
}

const char *
entente_overview_page_get_counts (EntenteOverviewPage *self)
{
  return gtk_label_get_label (self->kicker);
}

guint
entente_overview_page_get_n_articles (EntenteOverviewPage *self)
{
  return entente_item_list_get_n (self->articles);
}

guint
entente_overview_page_get_n_unsourced (EntenteOverviewPage *self)
{
  return entente_item_list_get_n (self->unsourced);
}

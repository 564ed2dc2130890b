/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-actor-page.h"

#include "entente-actor-places.h"
#include "entente-color-row.h"
#include "entente-edit-merge.h"
#include "entente-group-row.h"
#include "entente-item-list.h"
#include "entente-kind-row.h"
#include "entente-long-text-row.h"
#include "entente-names-row.h"
#include "entente-more-list.h"
#include "entente-pair-row.h"
#include "entente-plain-text.h"
#include "entente-record-text.h"
#include "entente-relation-list.h"
#include "entente-switch-row.h"
#include "entente-text-list-row.h"
#include "entente-text-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define N_NAME_MAX 400
#define N_KICKER_MAX 120
#define N_DESCRIPTION_MAX 4000

struct _EntenteActorPage
{
  EntentePanelPage parent_instance;

  /* template */
  GtkScrolledWindow *scrolled;
  EntenteMoreList *more;
  GtkLabel *kicker;
  GtkLabel *name;
  GtkLabel *natives;
  GtkLabel *aliases;
  GtkLabel *description;
  EntenteRelationList *relations;
  GtkButton *parallels;
  EntenteItemList *mentions;
  EntenteItemList *uncited;
  EntenteItemList *cited;

  /* owned */
  EntenteActorPlaces *places;

  /* state */
  guint is_new : 1; /* places are shown from the first on */
};

G_DEFINE_FINAL_TYPE (EntenteActorPage, entente_actor_page, ENTENTE_TYPE_PANEL_PAGE)

static void
show_line (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_kicker (EntenteActorPage   *self,
             EntenteMap         *map,
             const EntenteActor *actor)
{
  const EntenteKind *kind = entente_map_get_actor_kind (map, actor->kind);
  g_autofree char *what
      = entente_plain_text_isolate (actor->kind != 0 ? kind->label : _("Actor"), N_KICKER_MAX);
  g_autofree char *group = entente_plain_text_isolate (actor->group, N_KICKER_MAX);
  g_autofree char *kicker = entente_plain_text_join (what, group, NULL);

  gtk_label_set_label (self->kicker, kicker);
}

static void
show_aliases (EntenteActorPage *self,
              EntenteMap       *map,
              guint32           actor,
              const char       *name)
{
  g_autofree char *aliases
      = entente_record_text_dup_joined (map, ENTENTE_RECORD_ACTOR, actor, "aliases", name);
  g_autofree char *words = NULL;

  /* Translators: other names of an actor. */
  words = *aliases != '\0' ? g_strdup_printf (_("also %s"), aliases) : g_strdup ("");
  show_line (self->aliases, words);
}

static void
show_head (EntenteActorPage *self)
{
  EntenteMap *map = entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self));
  guint32 slot = entente_panel_page_get_item (ENTENTE_PANEL_PAGE (self)).slot;
  const char *name = entente_map_get_actor_name (map, slot);
  g_autofree char *cut = entente_plain_text_cut (name, N_NAME_MAX);
  g_autofree char *natives
      = entente_record_text_dup_joined (map, ENTENTE_RECORD_ACTOR, slot, "names", name);
  g_autofree char *described
      = entente_record_text_dup (map, ENTENTE_RECORD_ACTOR, slot, "description");
  g_autofree char *description = entente_plain_text_cut (described, N_DESCRIPTION_MAX);

  show_kicker (self, map, entente_map_get_actor (map, slot));
  gtk_label_set_label (self->name, cut);
  show_line (self->natives, natives);
  show_aliases (self, map, slot, name);
  show_line (self->description, description);
}

static gboolean
has_item (GArray      *items,
          EntenteItem  item)
{
  /* References of one relation follow each other: a self-relation gives its source and target. */
  return items->len > 0
         && entente_item_equal (g_array_index (items, EntenteItem, items->len - 1), item);
}

static void
show_parallels (EntenteActorPage *self)
{
  guint32 actor = entente_panel_page_get_item (ENTENTE_PANEL_PAGE (self)).slot;
  guint n_parallels
      = entente_map_count_parallels (entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self)), actor);
  g_autofree char *label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Merge %u Parallel Relation", "Merge %u Parallel Relations",
                   n_parallels),
      n_parallels);

  gtk_button_set_label (self->parallels, label);
  gtk_widget_set_visible (GTK_WIDGET (self->parallels), n_parallels > 0);
}

static void
show_lists (EntenteActorPage *self,
            gboolean          is_new)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  EntenteItem actor = entente_panel_page_get_item (ENTENTE_PANEL_PAGE (self));
  GArray *relations = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (entente_session_get_map (session), actor.type, actor.slot, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      gboolean is_end
          = reference.role == ENTENTE_ROLE_SOURCE || reference.role == ENTENTE_ROLE_TARGET;
      GArray *items = is_end ? relations : mentions;
      EntenteItem item = ENTENTE_RELATION_ITEM (reference.relation);

      if (!has_item (items, item))
        g_array_append_val (items, item);
    }
  entente_relation_list_set_items (self->relations, session, relations, is_new);
  entente_item_list_set_items (self->mentions, session, mentions, is_new);
  show_parallels (self);
}

static void
show_places_of (EntenteActorPage *self,
                EntenteItemList  *list,
                gboolean          cited,
                const char       *words)
{
  GArray *items = entente_actor_places_dup (self->places, cited);
  g_autofree char *number = g_strdup_printf ("%u", items->len);
  g_autofree char *heading = entente_plain_text_join (words, number, NULL);

  g_object_set (list, "heading", heading, NULL);
  entente_item_list_set_items (list, entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self)),
                               items, self->is_new);
}

static void
show_places (EntenteActorPage *self)
{
  if (entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self)) == NULL)
    return;
  show_places_of (self, self->uncited, FALSE, _("Mentions Nothing Cites"));
  show_places_of (self, self->cited, TRUE, _("Cited Mentions"));
}

/* Articles are searched only for a page that is seen. */
static void
search_places (EntenteActorPage *self)
{
  EntentePanelPage *page = ENTENTE_PANEL_PAGE (self);

  if (entente_panel_page_get_session (page) == NULL)
    return;
  self->is_new = TRUE;
  entente_actor_places_set_actor (self->places, entente_panel_page_get_map (page),
                                  entente_panel_page_get_item (page).slot);
  self->is_new = FALSE;
}

static void
entente_actor_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (entente_actor_page_parent_class)->map (widget);

  search_places (ENTENTE_ACTOR_PAGE (widget));
}

static void
entente_actor_page_unmap (GtkWidget *widget)
{
  EntenteActorPage *self = ENTENTE_ACTOR_PAGE (widget);

  if (self->places != NULL)
    entente_actor_places_set_actor (self->places, NULL, ENTENTE_NO_SLOT);

  GTK_WIDGET_CLASS (entente_actor_page_parent_class)->unmap (widget);
}

/* In which role a relation mentions the actor. */
static const char *
say_role (EntenteItem item,
          gpointer    user_data)
{
  EntentePanelPage *page = user_data;
  guint32 actor = entente_panel_page_get_item (page).slot;
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (entente_panel_page_get_map (page), item.slot, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      if (reference.other == actor && reference.role == ENTENTE_ROLE_VIA)
        return _("as intermediary");
      if (reference.other == actor && reference.role == ENTENTE_ROLE_REGARDING)
        return _("as what it is about");
    }
  return NULL;
}

static void
entente_actor_page_show (EntentePanelPage *page)
{
  EntenteActorPage *self = ENTENTE_ACTOR_PAGE (page);

  show_head (self);
  show_lists (self, TRUE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    search_places (self);
  entente_more_list_show (self->more, entente_panel_page_get_map (page),
                          entente_panel_page_get_item (page));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static gboolean
touches (const EntenteChange *changes,
         guint                n_changes,
         EntenteRecordType    type)
{
  for (guint i = 0; i < n_changes; i++)
    {
      if (changes[i].type == type)
        return TRUE;
    }
  return FALSE;
}

/* Who is called otherwise is told by the names. */
static void
refresh_places (EntenteActorPage    *self,
                const EntenteChange *changes,
                guint                n_changes)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self))
      || (!touches (changes, n_changes, ENTENTE_RECORD_ARTICLE)
          && !touches (changes, n_changes, ENTENTE_RECORD_RELATION)))
    return;
  show_places (self);
  entente_actor_places_update_soon (self->places);
}

static void
entente_actor_page_refresh (EntentePanelPage    *page,
                            const EntenteChange *changes,
                            guint                n_changes)
{
  EntenteActorPage *self = ENTENTE_ACTOR_PAGE (page);

  entente_more_list_show (self->more, entente_panel_page_get_map (page),
                          entente_panel_page_get_item (page));
  show_head (self);
  refresh_places (self, changes, n_changes);
  if (touches (changes, n_changes, ENTENTE_RECORD_RELATION))
    {
      show_lists (self, FALSE);
      return;
    }
  /* Names stand in sentences. */
  entente_relation_list_refresh (self->relations);
  entente_item_list_refresh (self->mentions);
}

static void
entente_actor_page_dispose (GObject *object)
{
  g_clear_object (&ENTENTE_ACTOR_PAGE (object)->places);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_ACTOR_PAGE);

  G_OBJECT_CLASS (entente_actor_page_parent_class)->dispose (object);
}

static void
entente_actor_page_class_init (EntenteActorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_actor_page_dispose;
  widget_class->map = entente_actor_page_map;
  widget_class->unmap = entente_actor_page_unmap;
  ENTENTE_PANEL_PAGE_CLASS (klass)->show = entente_actor_page_show;
  ENTENTE_PANEL_PAGE_CLASS (klass)->refresh = entente_actor_page_refresh;

  g_type_ensure (ADW_TYPE_CLAMP);
  g_type_ensure (ENTENTE_TYPE_MORE_LIST);
  g_type_ensure (ENTENTE_TYPE_COLOR_ROW);
  g_type_ensure (ENTENTE_TYPE_GROUP_ROW);
  g_type_ensure (ENTENTE_TYPE_ITEM_LIST);
  g_type_ensure (ENTENTE_TYPE_KIND_ROW);
  g_type_ensure (ENTENTE_TYPE_LONG_TEXT_ROW);
  g_type_ensure (ENTENTE_TYPE_NAMES_ROW);
  g_type_ensure (ENTENTE_TYPE_PAIR_ROW);
  g_type_ensure (ENTENTE_TYPE_RELATION_LIST);
  g_type_ensure (ENTENTE_TYPE_SWITCH_ROW);
  g_type_ensure (ENTENTE_TYPE_TEXT_LIST_ROW);
  g_type_ensure (ENTENTE_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-actor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteActorPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EntenteActorPage, more);
  gtk_widget_class_bind_template_child (widget_class, EntenteActorPage, kicker);
  gtk_widget_class_bind_template_child (widget_class, EntenteActorPage, name);
  gtk_widget_class_bind_template_child (widget_class, EntenteActorPage, natives);
  gtk_widget_class_bind_template_child (widget_class, EntenteActorPage, aliases);
  gtk_widget_class_bind_template_child (widget_class, EntenteActorPage, description);
  gtk_widget_class_bind_template_child (widget_class, EntenteActorPage, relations);
  gtk_widget_class_bind_template_child (widget_class, EntenteActorPage, parallels);
  gtk_widget_class_bind_template_callback (widget_class, entente_actor_page_merge_parallels);
  gtk_widget_class_bind_template_child (widget_class, EntenteActorPage, mentions);
  gtk_widget_class_bind_template_child (widget_class, EntenteActorPage, uncited);
  gtk_widget_class_bind_template_child (widget_class, EntenteActorPage, cited);
}

static void
entente_actor_page_init (EntenteActorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_item_list_set_detail (self->mentions, say_role, self);
  self->places = entente_actor_places_new ();
  g_signal_connect_object (self->places, "changed", G_CALLBACK (show_places), self,
                           G_CONNECT_SWAPPED);
}

const char *
entente_actor_page_get_name (EntenteActorPage *self)
{
  return gtk_label_get_label (self->name);
}

const char *
entente_actor_page_get_natives (EntenteActorPage *self)
{
  return gtk_label_get_label (self->natives);
}

guint
entente_actor_page_get_n_relations (EntenteActorPage *self)
{
  return entente_relation_list_get_n (self->relations);
}

guint
entente_actor_page_get_n_mentions (EntenteActorPage *self)
{
  return entente_item_list_get_n (self->mentions);
}

EntenteItemList *
entente_actor_page_get_places (EntenteActorPage *self,
                               gboolean          cited)
{
  return cited ? self->cited : self->uncited;
}

gboolean
entente_actor_page_get_is_current (EntenteActorPage *self)
{
  return entente_actor_places_get_is_current (self->places);
}

guint
entente_actor_page_get_n_parallels (EntenteActorPage *self)
{
  EntenteMap *map = entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self));

  return gtk_widget_get_visible (GTK_WIDGET (self->parallels))
             ? entente_map_count_parallels (
                 map, entente_panel_page_get_item (ENTENTE_PANEL_PAGE (self)).slot)
             : 0;
}

void
entente_actor_page_merge_parallels (EntenteActorPage *self)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  guint32 actor = entente_panel_page_get_item (ENTENTE_PANEL_PAGE (self)).slot;
  EntenteAct *act = entente_edit_merge_parallels (entente_session_get_map (session), actor);

  if (act != NULL)
    entente_history_perform (entente_session_get_history (session), act);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-many-page.h"

#include "entente-actor-row.h"
#include "entente-choice-row.h"
#include "entente-color-row.h"
#include "entente-edit-merge.h"
#include "entente-group-row.h"
#include "entente-kind-row.h"
#include "entente-long-text-row.h"
#include "entente-panel.h"
#include "entente-plain-text.h"
#include "entente-record-list-row.h"
#include "entente-relation-list.h"
#include "entente-switch-row.h"
#include "entente-text-row.h"
#include "entente-tone-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define N_SURVIVORS_MAX 200 /* of more, those with the most relations are offered */
#define N_NAME_MAX 80
#define N_LISTED_MAX 20000 /* relations; more are looked for in the table */

struct _EntenteManyPage
{
  EntentePanelPage parent_instance;

  /* template */
  GtkScrolledWindow *scrolled;
  GtkLabel *kicker;
  GtkLabel *title;
  GtkWidget *actors;
  GtkWidget *actor_fields;
  EntenteRelationList *list;
  GtkWidget *relations;
  GtkWidget *relation_fields;
  GtkWidget *merge;
  GtkDropDown *survivor;
  GtkButton *merge_button;

  /* owned */
  GArray *survivors; /* guint32, in the order of the choices */
};

G_DEFINE_FINAL_TYPE (EntenteManyPage, entente_many_page, ENTENTE_TYPE_PANEL_PAGE)

static EntenteSession *
get_session (EntenteManyPage *self)
{
  return entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
}

/* The two whom all relations are between, where nothing else is selected; else how many they are. */
static char *
dup_title (EntenteManyPage *self,
           guint            n_actors,
           guint            n_relations)
{
  EntenteMap *map = entente_session_get_map (get_session (self));
  g_autoptr (GArray) slots
      = entente_session_dup_selected (get_session (self), ENTENTE_RECORD_RELATION);
  guint n_all = n_actors + n_relations;
  const EntenteRelation *first
      = n_relations > 0 ? entente_map_get_relation (map, g_array_index (slots, guint32, 0)) : NULL;
  gboolean is_pair = first != NULL && n_actors == 0 && first->source != first->target;
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;

  for (guint i = 1; i < slots->len && is_pair; i++)
    {
      const EntenteRelation *row = entente_map_get_relation (map, g_array_index (slots, guint32, i));

      is_pair = MIN (row->source, row->target) == MIN (first->source, first->target)
                && MAX (row->source, row->target) == MAX (first->source, first->target);
    }
  if (!is_pair)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Selected", "%u Selected", n_all),
                            n_all);
  source = entente_plain_text_isolate (entente_map_get_actor_name (map, first->source), N_NAME_MAX);
  target = entente_plain_text_isolate (entente_map_get_actor_name (map, first->target), N_NAME_MAX);
  /* Translators: two actors whose relations are selected. */
  return g_strdup_printf (_("%s and %s"), source, target);
}

static void
show_head (EntenteManyPage *self,
           guint            n_actors,
           guint            n_relations)
{
  g_autofree char *actors
      = n_actors > 0 ? g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE, "%u actor", "%u actors", n_actors), n_actors)
                     : NULL;
  g_autofree char *relations
      = n_relations > 0 ? g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE, "%u relation", "%u relations", n_relations), n_relations)
                        : NULL;
  g_autofree char *kicker = entente_plain_text_join (actors != NULL ? actors : "",
                                                     relations != NULL ? relations : "", NULL);
  g_autofree char *title = dup_title (self, n_actors, n_relations);

  gtk_label_set_label (self->kicker, kicker);
  gtk_label_set_label (self->title, title);
}

static void
show_list (EntenteManyPage *self)
{
  g_autoptr (GArray) slots
      = entente_session_dup_selected (get_session (self), ENTENTE_RECORD_RELATION);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (EntenteItem));

  for (guint i = 0; i < slots->len && slots->len <= N_LISTED_MAX; i++)
    {
      EntenteItem item = ENTENTE_RELATION_ITEM (g_array_index (slots, guint32, i));

      g_array_append_val (items, item);
    }
  entente_relation_list_set_items (self->list, get_session (self), items, TRUE);
}

static void
bind_fields (EntenteManyPage   *self,
             GtkWidget         *section,
             GtkWidget         *fields,
             EntenteRecordType  type)
{
  g_autoptr (GArray) slots = entente_session_dup_selected (get_session (self), type);

  gtk_widget_set_visible (section, slots->len > 0);
  if (slots->len == 0)
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (fields); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    entente_field_row_bind_many (ENTENTE_FIELD_ROW (row), get_session (self), type, slots);
}

typedef struct
{
  guint32 actor;
  guint n_mentions;
} Survivor;

static int
compare_survivors (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  guint one = ((const Survivor *) a)->n_mentions;
  guint two = ((const Survivor *) b)->n_mentions;

  return one > two ? -1 : one < two;
}

/* The one with the most relations first: it is the likeliest to stay. Counted once each, which of very many
 * is most of the time. */
static void
sort_survivors (GArray     *actors,
                EntenteMap *map)
{
  g_autofree Survivor *survivors = g_new (Survivor, actors->len);

  for (guint i = 0; i < actors->len; i++)
    {
      survivors[i].actor = g_array_index (actors, guint32, i);
      survivors[i].n_mentions
          = entente_map_get_n_mentions (map, ENTENTE_RECORD_ACTOR, survivors[i].actor);
    }
  g_qsort_with_data (survivors, (int) actors->len, sizeof (Survivor), compare_survivors, NULL);
  for (guint i = 0; i < actors->len; i++)
    g_array_index (actors, guint32, i) = survivors[i].actor;
}

static char *
dup_choice (EntenteMap *map,
            guint32     actor)
{
  guint n_relations = entente_map_get_n_mentions (map, ENTENTE_RECORD_ACTOR, actor);
  g_autofree char *name
      = entente_plain_text_isolate (entente_map_get_actor_name (map, actor), N_NAME_MAX);
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u relation", "%u relations", n_relations), n_relations);

  return entente_plain_text_join (name, count, NULL);
}

static void
show_merge (EntenteManyPage *self)
{
  EntenteMap *map = entente_session_get_map (get_session (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n_actors;

  g_clear_pointer (&self->survivors, g_array_unref);
  self->survivors = entente_session_dup_selected (get_session (self), ENTENTE_RECORD_ACTOR);
  n_actors = self->survivors->len;
  gtk_widget_set_visible (self->merge, n_actors > 1);
  if (n_actors < 2)
    return;
  sort_survivors (self->survivors, map);
  for (guint i = 0; i < MIN (n_actors, N_SURVIVORS_MAX); i++)
    {
      g_autofree char *choice = dup_choice (map, g_array_index (self->survivors, guint32, i));

      gtk_string_list_append (names, choice);
    }
  gtk_drop_down_set_model (self->survivor, G_LIST_MODEL (names));
}

static void
entente_many_page_show (EntentePanelPage *page)
{
  EntenteManyPage *self = ENTENTE_MANY_PAGE (page);
  EntenteSession *session = get_session (self);

  show_head (self, entente_session_get_n_selected (session, ENTENTE_RECORD_ACTOR),
             entente_session_get_n_selected (session, ENTENTE_RECORD_RELATION));
  show_list (self);
  bind_fields (self, self->actors, self->actor_fields, ENTENTE_RECORD_ACTOR);
  bind_fields (self, self->relations, self->relation_fields, ENTENTE_RECORD_RELATION);
  show_merge (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

/* The fields follow by themselves; names and numbers of relations stand in the choices. */
static void
entente_many_page_refresh (EntentePanelPage    *page,
                           const EntenteChange *changes,
                           guint                n_changes)
{
  EntenteManyPage *self = ENTENTE_MANY_PAGE (page);
  guint chosen = gtk_drop_down_get_selected (self->survivor);

  entente_relation_list_refresh (self->list);
  if (!gtk_widget_get_visible (self->merge))
    return;
  show_merge (self);
  if (chosen < self->survivors->len)
    gtk_drop_down_set_selected (self->survivor, chosen);
}

static void
merge_clicked_cb (EntenteManyPage *self)
{
  entente_many_page_merge (self);
}

static void
entente_many_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_MANY_PAGE);

  G_OBJECT_CLASS (entente_many_page_parent_class)->dispose (object);
}

static void
entente_many_page_finalize (GObject *object)
{
  g_clear_pointer (&ENTENTE_MANY_PAGE (object)->survivors, g_array_unref);

  G_OBJECT_CLASS (entente_many_page_parent_class)->finalize (object);
}

static void
entente_many_page_class_init (EntenteManyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_many_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_many_page_finalize;
  ENTENTE_PANEL_PAGE_CLASS (klass)->show = entente_many_page_show;
  ENTENTE_PANEL_PAGE_CLASS (klass)->binds_fields = TRUE;
  ENTENTE_PANEL_PAGE_CLASS (klass)->refresh = entente_many_page_refresh;

  g_type_ensure (ADW_TYPE_CLAMP);
  g_type_ensure (ENTENTE_TYPE_ACTOR_ROW);
  g_type_ensure (ENTENTE_TYPE_CHOICE_ROW);
  g_type_ensure (ENTENTE_TYPE_COLOR_ROW);
  g_type_ensure (ENTENTE_TYPE_GROUP_ROW);
  g_type_ensure (ENTENTE_TYPE_KIND_ROW);
  g_type_ensure (ENTENTE_TYPE_LONG_TEXT_ROW);
  g_type_ensure (ENTENTE_TYPE_RECORD_LIST_ROW);
  g_type_ensure (ENTENTE_TYPE_RELATION_LIST);
  g_type_ensure (ENTENTE_TYPE_SWITCH_ROW);
  g_type_ensure (ENTENTE_TYPE_TEXT_ROW);
  g_type_ensure (ENTENTE_TYPE_TONE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-many-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteManyPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EntenteManyPage, kicker);
  gtk_widget_class_bind_template_child (widget_class, EntenteManyPage, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteManyPage, actors);
  gtk_widget_class_bind_template_child (widget_class, EntenteManyPage, actor_fields);
  gtk_widget_class_bind_template_child (widget_class, EntenteManyPage, list);
  gtk_widget_class_bind_template_child (widget_class, EntenteManyPage, relations);
  gtk_widget_class_bind_template_child (widget_class, EntenteManyPage, relation_fields);
  gtk_widget_class_bind_template_child (widget_class, EntenteManyPage, merge);
  gtk_widget_class_bind_template_child (widget_class, EntenteManyPage, survivor);
  gtk_widget_class_bind_template_child (widget_class, EntenteManyPage, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, merge_clicked_cb);
}

static void
entente_many_page_init (EntenteManyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
entente_many_page_get_title (EntenteManyPage *self)
{
  return gtk_label_get_label (self->title);
}

EntenteRelationList *
entente_many_page_get_list (EntenteManyPage *self)
{
  return self->list;
}

/* What the merging left to look at, in words. */
static void
tell (EntenteManyPage *self,
      EntenteMap      *map,
      guint32          actor,
      guint            n_self_before)
{
  GtkWidget *panel = gtk_widget_get_ancestor (GTK_WIDGET (self), ENTENTE_TYPE_PANEL);
  guint n_self = entente_map_count_self_relations (map, actor);
  g_autofree char *words = NULL;

  if (panel == NULL || n_self <= n_self_before)
    return;
  n_self -= n_self_before;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%u relation now leads from the actor to itself.",
                                        "%u relations now lead from the actor to itself.", n_self),
                           n_self);
  entente_panel_tell (ENTENTE_PANEL (panel), words);
}

void
entente_many_page_merge (EntenteManyPage *self)
{
  g_autoptr (EntenteSession) session = NULL;
  EntenteMap *map;
  guint chosen = gtk_drop_down_get_selected (self->survivor);
  guint n_self;
  guint32 survivor;

  if (get_session (self) == NULL || self->survivors == NULL || chosen >= self->survivors->len)
    return;
  /* The page loses it with the selection. */
  session = g_object_ref (get_session (self));
  map = entente_session_get_map (session);
  survivor = g_array_index (self->survivors, guint32, chosen);
  n_self = entente_map_count_self_relations (map, survivor);
  g_array_remove_index (self->survivors, chosen);
  if (!entente_history_perform (entente_session_get_history (session),
                                entente_edit_merge_actors (
                                    map, survivor,
                                    (const guint32 *) (gpointer) self->survivors->data,
                                    self->survivors->len)))
    return;
  entente_session_go_to (session, ENTENTE_ACTOR_ITEM (survivor));
  tell (self, map, survivor, n_self);
}

gboolean
entente_many_page_edit_merge (EntenteManyPage *self)
{
  return gtk_widget_get_visible (self->merge)
         && gtk_widget_grab_focus (GTK_WIDGET (self->survivor));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-kinds-page.h"

#include "entente-edit-kind.h"
#include "entente-json-text.h"
#include "entente-row-drag.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

struct _EntenteKindsPage
{
  EntentePanelPage parent_instance;

  /* template */
  GtkScrolledWindow *scrolled;
  GtkBox *actors;
  GtkBox *relations;
  GtkEntry *new_actor;
  GtkEntry *new_relation;
  GtkLabel *problem;

  /* owned */
  char *open_key; /* (nullable): of the one editor that is open */

  /* state */
  EntenteRecordType open_type;
};

G_DEFINE_FINAL_TYPE (EntenteKindsPage, entente_kinds_page, ENTENTE_TYPE_PANEL_PAGE)

static GtkBox *
get_box (EntenteKindsPage  *self,
         EntenteRecordType  type)
{
  return type == ENTENTE_RECORD_ACTOR ? self->actors : self->relations;
}

static int
compare_orders (gconstpointer a,
                gconstpointer b)
{
  const EntenteKind *one = *(const EntenteKind *const *) a;
  const EntenteKind *two = *(const EntenteKind *const *) b;
  double first = isnan (one->order) ? HUGE_VAL : one->order;
  double second = isnan (two->order) ? HUGE_VAL : two->order;

  return first < second ? -1 : first > second;
}

/* (element-type EntenteKind) (transfer container): those there are, as the legend orders them. */
static GPtrArray *
dup_kinds (EntenteMap        *map,
           EntenteRecordType  type)
{
  gboolean is_actor = type == ENTENTE_RECORD_ACTOR;
  guint n_kinds = is_actor ? entente_map_get_n_actor_kinds (map)
                           : entente_map_get_n_relation_kinds (map);
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 1; i < n_kinds; i++)
    {
      const EntenteKind *kind = is_actor ? entente_map_get_actor_kind (map, i)
                                         : entente_map_get_relation_kind (map, i);

      if (kind->listed || kind->n_uses > 0)
        g_ptr_array_add (kinds, (gpointer) kind);
    }
  /* Stable: those without an order stay as they came. */
  g_ptr_array_sort (kinds, compare_orders);
  return kinds;
}

static EntenteKindEditor *
find_editor (EntenteKindsPage  *self,
             EntenteRecordType  type,
             const char        *key)
{
  for (GtkWidget *editor = gtk_widget_get_first_child (GTK_WIDGET (get_box (self, type)));
       editor != NULL; editor = gtk_widget_get_next_sibling (editor))
    {
      if (strcmp (entente_kind_editor_get_key (ENTENTE_KIND_EDITOR (editor)), key) == 0)
        return ENTENTE_KIND_EDITOR (editor);
    }
  return NULL;
}

/* Which of the two lists an editor stands in. */
static EntenteRecordType
get_type (EntenteKindsPage  *self,
          EntenteKindEditor *editor)
{
  return gtk_widget_get_parent (GTK_WIDGET (editor)) == GTK_WIDGET (self->actors)
             ? ENTENTE_RECORD_ACTOR
             : ENTENTE_RECORD_RELATION;
}

static void
close_others (EntenteKindsPage  *self,
              EntenteRecordType  type,
              EntenteKindEditor *open)
{
  for (GtkWidget *editor = gtk_widget_get_first_child (GTK_WIDGET (get_box (self, type)));
       editor != NULL; editor = gtk_widget_get_next_sibling (editor))
    {
      if (editor != GTK_WIDGET (open))
        entente_kind_editor_set_open (ENTENTE_KIND_EDITOR (editor), FALSE);
    }
}

static void
opened_cb (EntenteKindsPage  *self,
           EntenteKindEditor *editor)
{
  g_free (self->open_key);
  self->open_key = g_strdup (entente_kind_editor_get_key (editor));
  self->open_type = get_type (self, editor);
  close_others (self, ENTENTE_RECORD_ACTOR, editor);
  close_others (self, ENTENTE_RECORD_RELATION, editor);
}

/* The editor of the new key opens where the one of the old key was open. */
static void
renamed_cb (EntenteKindsPage  *self,
            const char        *key,
            EntenteKindEditor *editor)
{
  g_free (self->open_key);
  self->open_key = g_strdup (key);
  self->open_type = get_type (self, editor);
}

static guint
find_place (GPtrArray  *kinds,
            const char *key)
{
  guint place = 0;

  while (strcmp (((EntenteKind *) g_ptr_array_index (kinds, place))->key, key) != 0)
    place += 1;
  return place;
}

/* (transfer container): the keys of what is described, and of what is moved to @place, after the move. */
static GPtrArray *
dup_moved_keys (GPtrArray  *kinds,
                const char *key,
                guint       place)
{
  GPtrArray *keys = g_ptr_array_new ();
  gpointer moved = g_ptr_array_steal_index (kinds, find_place (kinds, key));

  g_ptr_array_insert (kinds, (int) MIN (place, kinds->len), moved);
  for (guint i = 0; i < kinds->len; i++)
    {
      const EntenteKind *kind = g_ptr_array_index (kinds, i);

      if (kind->listed || kind == moved)
        g_ptr_array_add (keys, (gpointer) kind->key);
    }
  g_ptr_array_add (keys, NULL);
  return keys;
}

static void
move_to (EntenteKindsPage  *self,
         EntenteKindEditor *editor,
         guint              place)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  EntenteMap *map = entente_session_get_map (session);
  EntenteRecordType type = get_type (self, editor);
  g_autoptr (GPtrArray) kinds = dup_kinds (map, type);
  g_autoptr (GPtrArray) keys
      = dup_moved_keys (kinds, entente_kind_editor_get_key (editor), place);
  EntenteAct *act
      = entente_edit_order_kinds (map, type, (const char *const *) keys->pdata, NULL);

  if (act != NULL)
    entente_history_perform (entente_session_get_history (session), act);
}

static void
moved_cb (EntenteKindsPage  *self,
          int                step,
          EntenteKindEditor *editor)
{
  g_autoptr (GPtrArray) kinds = dup_kinds (entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self)),
                                           get_type (self, editor));
  guint place = find_place (kinds, entente_kind_editor_get_key (editor));

  if (step > 0 || place > 0)
    move_to (self, editor, place + (guint) step);
}

static gboolean
can_drag (GtkWidget *row,
          GtkWidget *pressed,
          gpointer   user_data)
{
  return entente_kind_editor_is_handle (ENTENTE_KIND_EDITOR (row), pressed);
}

static void
dropped_cb (GtkWidget *row,
            guint      index,
            gpointer   user_data)
{
  move_to (user_data, ENTENTE_KIND_EDITOR (row), index);
}

static GtkWidget *
new_editor (EntenteKindsPage  *self,
            EntenteRecordType  type,
            const char        *key)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  GtkWidget *editor = entente_kind_editor_new (session, type, key);

  g_signal_connect_object (editor, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "renamed", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  return editor;
}

static gboolean
is_open (EntenteKindsPage  *self,
         EntenteRecordType  type,
         const char        *key)
{
  return self->open_type == type && g_strcmp0 (self->open_key, key) == 0;
}

/* Editors stay with their kinds, so that neither focus nor caret goes. */
static void
show_kinds (EntenteKindsPage  *self,
            EntenteRecordType  type)
{
  GtkBox *box = get_box (self, type);
  g_autoptr (GPtrArray) kinds
      = dup_kinds (entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self)), type);
  GtkWidget *last = NULL;

  for (guint i = 0; i < kinds->len; i++)
    {
      const EntenteKind *kind = g_ptr_array_index (kinds, i);
      GtkWidget *editor = (GtkWidget *) find_editor (self, type, kind->key);

      if (editor == NULL)
        {
          editor = new_editor (self, type, kind->key);
          gtk_box_insert_child_after (box, editor, last);
          entente_kind_editor_set_open (ENTENTE_KIND_EDITOR (editor),
                                        is_open (self, type, kind->key));
        }
      else
        gtk_box_reorder_child_after (box, editor, last);
      entente_kind_editor_refresh (ENTENTE_KIND_EDITOR (editor), i == 0, i + 1 == kinds->len);
      last = editor;
    }
  while ((last = last != NULL ? gtk_widget_get_next_sibling (last)
                              : gtk_widget_get_first_child (GTK_WIDGET (box)))
         != NULL)
    {
      GtkWidget *gone = last;

      last = gtk_widget_get_prev_sibling (gone);
      gtk_box_remove (box, gone);
    }
}

static void
remove_editors (GtkBox *box)
{
  GtkWidget *editor;

  while ((editor = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, editor);
}

static void
entente_kinds_page_show (EntentePanelPage *page)
{
  EntenteKindsPage *self = ENTENTE_KINDS_PAGE (page);

  remove_editors (self->actors);
  remove_editors (self->relations);
  show_kinds (self, ENTENTE_RECORD_ACTOR);
  show_kinds (self, ENTENTE_RECORD_RELATION);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
entente_kinds_page_refresh (EntentePanelPage    *page,
                            const EntenteChange *changes,
                            guint                n_changes)
{
  show_kinds (ENTENTE_KINDS_PAGE (page), ENTENTE_RECORD_ACTOR);
  show_kinds (ENTENTE_KINDS_PAGE (page), ENTENTE_RECORD_RELATION);
}

static void
new_actor_cb (EntenteKindsPage *self)
{
  entente_kinds_page_add (self, ENTENTE_RECORD_ACTOR,
                          gtk_editable_get_text (GTK_EDITABLE (self->new_actor)));
}

static void
new_relation_cb (EntenteKindsPage *self)
{
  entente_kinds_page_add (self, ENTENTE_RECORD_RELATION,
                          gtk_editable_get_text (GTK_EDITABLE (self->new_relation)));
}

static void
entente_kinds_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_KINDS_PAGE);

  G_OBJECT_CLASS (entente_kinds_page_parent_class)->dispose (object);
}

static void
entente_kinds_page_finalize (GObject *object)
{
  g_free (ENTENTE_KINDS_PAGE (object)->open_key);

  G_OBJECT_CLASS (entente_kinds_page_parent_class)->finalize (object);
}

static void
entente_kinds_page_class_init (EntenteKindsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_kinds_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_kinds_page_finalize;
  ENTENTE_PANEL_PAGE_CLASS (klass)->show = entente_kinds_page_show;
  ENTENTE_PANEL_PAGE_CLASS (klass)->binds_fields = TRUE;
  ENTENTE_PANEL_PAGE_CLASS (klass)->refresh = entente_kinds_page_refresh;

  g_type_ensure (ADW_TYPE_CLAMP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-kinds-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteKindsPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindsPage, actors);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindsPage, relations);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindsPage, new_actor);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindsPage, new_relation);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindsPage, problem);
  gtk_widget_class_bind_template_callback (widget_class, new_actor_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_relation_cb);
}

static void
entente_kinds_page_init (EntenteKindsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_row_drag_install (GTK_WIDGET (self->actors), can_drag, dropped_cb, self);
  entente_row_drag_install (GTK_WIDGET (self->relations), can_drag, dropped_cb, self);
}

guint
entente_kinds_page_get_n_editors (EntenteKindsPage  *self,
                                  EntenteRecordType  type)
{
  guint n_editors = 0;

  while (entente_kinds_page_get_editor (self, type, n_editors) != NULL)
    n_editors += 1;
  return n_editors;
}

/**
 * entente_kinds_page_get_editor:
 *
 * Returns: (transfer none) (nullable): an editor of the list
 */
EntenteKindEditor *
entente_kinds_page_get_editor (EntenteKindsPage  *self,
                               EntenteRecordType  type,
                               guint              index)
{
  GtkWidget *editor = gtk_widget_get_first_child (GTK_WIDGET (get_box (self, type)));

  while (editor != NULL && index-- > 0)
    editor = gtk_widget_get_next_sibling (editor);
  return (EntenteKindEditor *) editor;
}

/* "Head of State" is kept as "head-of-state". */
static char *
dup_key (const char *label)
{
  g_autofree char *lower = g_utf8_strdown (label, -1);
  GString *key = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar code = g_utf8_get_char (p);

      g_string_append_unichar (key, g_unichar_isspace (code) ? '-' : code);
    }
  return g_string_free (key, FALSE);
}

void
entente_kinds_page_add (EntenteKindsPage  *self,
                        EntenteRecordType  type,
                        const char        *label)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  g_autofree char *words = g_strstrip (g_strdup (label));
  g_autofree char *key = dup_key (words);
  g_autoptr (GError) error = NULL;
  EntenteAct *act;

  if (session == NULL)
    return;
  act = entente_edit_add_kind (entente_session_get_map (session), type, key, words, &error);
  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  if (act == NULL)
    return;
  g_free (self->open_key);
  self->open_key = g_steal_pointer (&key);
  self->open_type = type;
  entente_history_perform (entente_session_get_history (session), act);
  gtk_editable_set_text (GTK_EDITABLE (type == ENTENTE_RECORD_ACTOR ? self->new_actor
                                                                    : self->new_relation),
                         "");
}

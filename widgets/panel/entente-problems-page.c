/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-problems-page.h"

#include "entente-edit-repair.h"
#include "entente-problem.h"

#include <glib/gi18n.h>
#include <string.h>

/* GtkTextView stalls on texts much longer than this, above all where they are one line. */
#define MAX_EDITED_BYTES 65536

struct _EntenteProblemsPage
{
  EntentePanelPage parent_instance;

  /* template */
  GtkLabel *count;
  GtkWidget *pane;
  GtkListView *list;
  GtkLabel *message;
  GtkTextView *text;

  /* owned */
  GListStore *problems; /* EntenteProblem */
  GtkSingleSelection *selection;
  GHashTable *typed;    /* type << 32 | slot → text that was typed for it */

  /* borrowed */
  EntenteMap *typed_for; /* weak: whose records those are */

  /* state */
  EntenteRecordType shown_type;
  guint32 shown_slot;   /* ENTENTE_NO_SLOT: nothing */
  guint is_filling : 1; /* the text is changed by the page itself */
};

G_DEFINE_FINAL_TYPE (EntenteProblemsPage, entente_problems_page, ENTENTE_TYPE_PANEL_PAGE)

static EntenteMap *
get_map (EntenteProblemsPage *self)
{
  return entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self));
}

static guint64
make_key (EntenteRecordType type,
          guint32           slot)
{
  return (guint64) type << 32 | slot;
}

static void
set_actions_enabled (EntenteProblemsPage *self,
                     gboolean             can_repair)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_record
      = self->shown_slot != ENTENTE_NO_SLOT && self->shown_type != ENTENTE_RECORD_DOCUMENT;
  guint64 key = make_key (self->shown_type, self->shown_slot);

  gtk_widget_action_set_enabled (widget, "problems.repair", can_repair);
  gtk_widget_action_set_enabled (widget, "problems.remove", is_record);
  gtk_widget_action_set_enabled (widget, "problems.revert",
                                 self->shown_slot != ENTENTE_NO_SLOT
                                     && g_hash_table_contains (self->typed, &key));
}

static void
fill_text (EntenteProblemsPage *self,
           const char          *text,
           gsize                length)
{
  self->is_filling = TRUE;
  gtk_text_buffer_begin_irreversible_action (gtk_text_view_get_buffer (self->text));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, (int) length);
  gtk_text_buffer_end_irreversible_action (gtk_text_view_get_buffer (self->text));
  self->is_filling = FALSE;
}

static void
show_record (EntenteProblemsPage *self)
{
  guint64 key = make_key (self->shown_type, self->shown_slot);
  const char *typed = g_hash_table_lookup (self->typed, &key);
  g_autofree char *problem
      = entente_map_dup_problem (get_map (self), self->shown_type, self->shown_slot);
  gsize length;
  const char *json
      = entente_map_get_json (get_map (self), self->shown_type, self->shown_slot, &length);
  gboolean fits = length <= MAX_EDITED_BYTES;

  gtk_text_view_set_editable (self->text, fits);
  if (fits)
    fill_text (self, typed != NULL ? typed : json, typed != NULL ? strlen (typed) : length);
  else
    fill_text (self, "", 0);
  if (!fits)
    gtk_label_set_label (self->message,
                         _("Its text is too long to be repaired here. It can be repaired in the "
                           "file, with a text editor."));
  else
    /* What it waited for may be there by now. */
    gtk_label_set_label (self->message,
                         problem != NULL ? problem : _("Nothing stands in its way any more."));
  set_actions_enabled (self, fits);
}

static void
show_selected (EntenteProblemsPage *self)
{
  EntenteProblem *problem = gtk_single_selection_get_selected_item (self->selection);

  self->shown_slot = ENTENTE_NO_SLOT;
  gtk_widget_set_visible (self->pane, problem != NULL);
  if (problem == NULL)
    {
      set_actions_enabled (self, FALSE);
      return;
    }
  self->shown_type = entente_problem_get_record_type (problem);
  self->shown_slot = entente_problem_get_slot (problem);
  show_record (self);
}

static void
selected_cb (EntenteProblemsPage *self)
{
  if (entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self)) != NULL)
    show_selected (self);
}

static char *
dup_text (EntenteProblemsPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
typed_cb (EntenteProblemsPage *self)
{
  guint64 *key;

  if (self->is_filling || self->shown_slot == ENTENTE_NO_SLOT)
    return;
  key = g_new (guint64, 1);
  *key = make_key (self->shown_type, self->shown_slot);
  g_hash_table_replace (self->typed, key, dup_text (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "problems.revert", TRUE);
}

static void
show_count (EntenteProblemsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->problems));
  g_autofree char *words = NULL;

  if (n == 0)
    words = g_strdup (_("Nothing in the file has faults any more."));
  else
    words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "%u record of the file has a fault, or waits for one that has. It stays in the "
                     "file as it is; repaired, it becomes part of the map.",
                     "%u records of the file have faults, or wait for one that has. They stay in the "
                     "file as they are; repaired, they become part of the map.",
                     n),
        n);
  gtk_label_set_label (self->count, words);
}

/* The row that was selected stays, or the one that takes its place. */
static void
list_problems (EntenteProblemsPage *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GPtrArray) problems = entente_problems_list (get_map (self));
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->problems));

  self->shown_slot = ENTENTE_NO_SLOT;
  g_list_store_splice (self->problems, 0, n_before, problems->pdata, problems->len);
  if (problems->len > 0)
    gtk_single_selection_set_selected (
        self->selection,
        selected == GTK_INVALID_LIST_POSITION ? 0 : MIN (selected, problems->len - 1));
  show_count (self);
  show_selected (self);
}

static void
entente_problems_page_show (EntentePanelPage *page)
{
  EntenteProblemsPage *self = ENTENTE_PROBLEMS_PAGE (page);

  if (self->typed_for != get_map (self))
    g_hash_table_remove_all (self->typed);
  g_set_weak_pointer (&self->typed_for, get_map (self));
  list_problems (self);
}

static void
entente_problems_page_refresh (EntentePanelPage    *page,
                               const EntenteChange *changes,
                               guint                n_changes)
{
  EntenteProblemsPage *self = ENTENTE_PROBLEMS_PAGE (page);

  if (entente_map_get_n_problems (get_map (self))
      != g_list_model_get_n_items (G_LIST_MODEL (self->problems)))
    list_problems (self);
}

static void
perform (EntenteProblemsPage *self,
         EntenteAct          *act)
{
  guint64 key = make_key (self->shown_type, self->shown_slot);
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));

  g_hash_table_remove (self->typed, &key);
  entente_history_perform (entente_session_get_history (session), act);
}

static void
repair_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntenteProblemsPage *self = ENTENTE_PROBLEMS_PAGE (widget);
  g_autofree char *text = dup_text (self);
  g_autoptr (GError) error = NULL;
  EntenteAct *act;

  if (self->shown_slot == ENTENTE_NO_SLOT)
    return;
  act = entente_edit_repair (get_map (self), self->shown_type, self->shown_slot, text, &error);
  if (act != NULL)
    perform (self, act);
  else
    gtk_label_set_label (self->message, error->message);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntenteProblemsPage *self = ENTENTE_PROBLEMS_PAGE (widget);

  perform (self, entente_edit_discard (get_map (self), self->shown_type, &self->shown_slot, 1));
}

static void
revert_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntenteProblemsPage *self = ENTENTE_PROBLEMS_PAGE (widget);
  guint64 key = make_key (self->shown_type, self->shown_slot);

  g_hash_table_remove (self->typed, &key);
  show_record (self);
}

static GtkWidget *
new_line (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
row_setup_cb (EntenteProblemsPage *self,
              GtkListItem         *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), new_line ("heading"));
  gtk_box_append (GTK_BOX (box), new_line ("source"));
  gtk_list_item_set_child (item, box);
}

static void
row_bind_cb (EntenteProblemsPage *self,
             GtkListItem         *item)
{
  EntenteProblem *problem = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *name = entente_problem_dup_title (problem, get_map (self));
  g_autofree char *message = entente_map_dup_problem (
      get_map (self), entente_problem_get_record_type (problem), entente_problem_get_slot (problem));

  gtk_label_set_label (GTK_LABEL (title), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)),
                       message != NULL ? message : "");
}

static void
entente_problems_page_dispose (GObject *object)
{
  EntenteProblemsPage *self = ENTENTE_PROBLEMS_PAGE (object);

  g_clear_weak_pointer (&self->typed_for);
  g_clear_object (&self->selection);
  g_clear_object (&self->problems);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_PROBLEMS_PAGE);

  G_OBJECT_CLASS (entente_problems_page_parent_class)->dispose (object);
}

static void
entente_problems_page_finalize (GObject *object)
{
  g_hash_table_unref (ENTENTE_PROBLEMS_PAGE (object)->typed);

  G_OBJECT_CLASS (entente_problems_page_parent_class)->finalize (object);
}

static void
entente_problems_page_class_init (EntenteProblemsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_problems_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_problems_page_finalize;
  ENTENTE_PANEL_PAGE_CLASS (klass)->show = entente_problems_page_show;
  ENTENTE_PANEL_PAGE_CLASS (klass)->refresh = entente_problems_page_refresh;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-problems-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteProblemsPage, count);
  gtk_widget_class_bind_template_child (widget_class, EntenteProblemsPage, pane);
  gtk_widget_class_bind_template_child (widget_class, EntenteProblemsPage, list);
  gtk_widget_class_bind_template_child (widget_class, EntenteProblemsPage, message);
  gtk_widget_class_bind_template_child (widget_class, EntenteProblemsPage, text);

  gtk_widget_class_install_action (widget_class, "problems.repair", NULL, repair_action);
  gtk_widget_class_install_action (widget_class, "problems.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "problems.revert", NULL, revert_action);
}

static void
entente_problems_page_init (EntenteProblemsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown_slot = ENTENTE_NO_SLOT;
  self->typed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->problems = g_list_store_new (ENTENTE_TYPE_PROBLEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->problems)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (typed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  set_actions_enabled (self, FALSE);
}

guint
entente_problems_page_get_n (EntenteProblemsPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->problems));
}

void
entente_problems_page_select (EntenteProblemsPage *self,
                              guint                index)
{
  gtk_single_selection_set_selected (self->selection, index);
}

GtkTextBuffer *
entente_problems_page_get_text (EntenteProblemsPage *self)
{
  return gtk_text_view_get_buffer (self->text);
}

const char *
entente_problems_page_get_message (EntenteProblemsPage *self)
{
  return gtk_label_get_label (self->message);
}

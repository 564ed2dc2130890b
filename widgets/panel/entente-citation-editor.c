/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-citation-editor.h"

#include "entente-article-row.h"
#include "entente-choice-row.h"
#include "entente-edit-citation.h"
#include "entente-grade-row.h"
#include "entente-long-text-row.h"
#include "entente-more-list.h"
#include "entente-text-row.h"

struct _EntenteCitationEditor
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *fields;
  EntenteMoreList *more;

  /* owned */
  EntenteSession *session;

  /* state */
  guint32 relation;
  guint citation;
  guint before;
  guint after;
};

G_DEFINE_FINAL_TYPE (EntenteCitationEditor, entente_citation_editor, GTK_TYPE_WIDGET)

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntenteCitationEditor *self = ENTENTE_CITATION_EDITOR (widget);
  gboolean up = g_str_equal (name, "citation.move-up");

  gtk_widget_activate_action (widget, "passages.move", "(uu)", self->citation,
                              up ? self->before : self->after);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "passages.remove", "u",
                              ENTENTE_CITATION_EDITOR (widget)->citation);
}

static void
entente_citation_editor_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&ENTENTE_CITATION_EDITOR (object)->session);
  /* GTK 4.8 takes apart only the children it was told of by name. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (entente_citation_editor_parent_class)->dispose (object);
}

static void
entente_citation_editor_class_init (EntenteCitationEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_citation_editor_dispose;

  g_type_ensure (ENTENTE_TYPE_ARTICLE_ROW);
  g_type_ensure (ENTENTE_TYPE_CHOICE_ROW);
  g_type_ensure (ENTENTE_TYPE_GRADE_ROW);
  g_type_ensure (ENTENTE_TYPE_LONG_TEXT_ROW);
  g_type_ensure (ENTENTE_TYPE_MORE_LIST);
  g_type_ensure (ENTENTE_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-citation-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteCitationEditor, fields);
  gtk_widget_class_bind_template_child (widget_class, EntenteCitationEditor, more);
  gtk_widget_class_install_action (widget_class, "citation.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "citation.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "citation.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "citation.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "citation.move-down", NULL);
}

static void
entente_citation_editor_init (EntenteCitationEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * entente_citation_editor_new:
 *
 * Returns: (transfer floating): an editor of one citation
 */
GtkWidget *
entente_citation_editor_new (EntenteSession *session,
                             guint32         relation,
                             guint           citation)
{
  EntenteCitationEditor *self = g_object_new (ENTENTE_TYPE_CITATION_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->relation = relation;
  self->citation = citation;
  entente_citation_editor_refresh (self);
  entente_citation_editor_set_neighbors (self, citation, citation);
  for (GtkWidget *field = gtk_widget_get_first_child (self->fields); field != NULL;
       field = gtk_widget_get_next_sibling (field))
    {
      entente_field_row_set_citation (ENTENTE_FIELD_ROW (field), citation);
      entente_field_row_bind (ENTENTE_FIELD_ROW (field), session, ENTENTE_RELATION_ITEM (relation));
    }
  return GTK_WIDGET (self);
}

void
entente_citation_editor_refresh (EntenteCitationEditor *self)
{
  g_autofree char *json = entente_citation_dup_json (entente_session_get_map (self->session),
                                                     self->relation, self->citation);

  if (json != NULL)
    entente_more_list_show_part (self->more, json, ENTENTE_JSON_CITATION);
}

void
entente_citation_editor_set_neighbors (EntenteCitationEditor *self,
                                       guint                  before,
                                       guint                  after)
{
  self->before = before;
  self->after = after;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "citation.move-up", before != self->citation);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "citation.move-down", after != self->citation);
}

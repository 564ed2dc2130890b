/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-item-row.h"

#include "entente-article-text.h"
#include "entente-excerpt.h"
#include "entente-panel-colors.h"
#include "entente-plain-text.h"
#include "entente-relation-words.h"
#include "entente-sentence.h"

#include <glib/gi18n.h>

#define N_TITLE_MAX 400
#define N_NAME_MAX 120
#define DOT_PX 8.0f /* its diameter */
#define DOT_OUT_PX 18.0f /* from the words out to its far side, into the padding of the style */

struct _EntenteItemRow
{
  GtkButton parent_instance;

  /* template */
  GtkLabel *title;
  GtkLabel *detail;

  /* owned */
  EntenteSession *session;

  /* state */
  EntenteItem item;
};

G_DEFINE_FINAL_TYPE (EntenteItemRow, entente_item_row, GTK_TYPE_BUTTON)

static char *
dup_step_title (EntenteMap *map,
                guint32     step)
{
  const char *title = entente_map_get_step (map, step)->title;

  return entente_plain_text_cut (title != NULL && *title != '\0' ? title : _("Untitled Step"),
                                 N_TITLE_MAX);
}

static char *
dup_title (EntenteMap  *map,
           EntenteItem  item)
{
  g_autofree char *sentence = NULL;

  switch (item.type)
    {
    case ENTENTE_RECORD_RELATION:
      sentence = entente_map_dup_sentence (map, item.slot);
      return entente_plain_text_cut (sentence, N_TITLE_MAX);
    case ENTENTE_RECORD_ACTOR:
      return entente_plain_text_cut (entente_map_get_actor_name (map, item.slot), N_TITLE_MAX);
    case ENTENTE_RECORD_ARTICLE:
      return entente_relation_words_dup_title (map, item.slot);
    case ENTENTE_RECORD_STEP:
      return dup_step_title (map, item.slot);
    case ENTENTE_RECORD_DOCUMENT:
    default:
      return g_strdup ("");
    }
}

static gboolean
has_passage (EntenteItem item)
{
  return item.type == ENTENTE_RECORD_ARTICLE && item.passage_end > item.passage_start;
}

/* (nullable) (transfer full): the words of the passage in their line; NULL where the text has become
 * shorter. */
static EntenteExcerpt *
get_excerpt (EntenteMap  *map,
             EntenteItem  item)
{
  g_autofree char *text = entente_map_dup_article_text (map, item.slot, NULL);
  g_autoptr (GArray) paragraphs = NULL;

  if (text == NULL || (glong) item.passage_end > g_utf8_strlen (text, -1))
    return NULL;
  paragraphs = entente_text_dup_paragraphs (text);
  return entente_excerpt_new (text, paragraphs, item.passage_start, item.passage_end,
                              ENTENTE_EXCERPT_LINE);
}

/* What a passage says stands in place of its article's title, the words themselves bold. */
static void
show_passage (EntenteItemRow *self,
              EntenteMap     *map)
{
  g_autoptr (EntenteExcerpt) excerpt = has_passage (self->item) ? get_excerpt (map, self->item) : NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoAttribute *weight;

  if (excerpt != NULL)
    {
      attributes = pango_attr_list_new ();
      weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      weight->start_index = excerpt->start;
      weight->end_index = excerpt->end;
      pango_attr_list_insert (attributes, weight);
      g_strdelimit (excerpt->text, "\n", ' ');
      gtk_label_set_label (self->title, excerpt->text);
    }
  gtk_label_set_attributes (self->title, attributes);
}

/* The title too, where the row says a passage. */
static char *
dup_article_detail (EntenteMap  *map,
                    EntenteItem  item)
{
  const EntenteArticle *row = entente_map_get_article (map, item.slot);
  g_autofree char *title
      = has_passage (item) ? entente_relation_words_dup_title (map, item.slot) : NULL;
  g_autofree char *isolated = entente_plain_text_isolate (title, N_NAME_MAX);
  g_autofree char *publisher = entente_plain_text_cut (row->publisher, N_NAME_MAX);
  g_autofree char *date = row->published != NULL ? entente_date_format (row->published) : NULL;
  g_autofree char *published = entente_plain_text_cut (date, N_NAME_MAX);

  return entente_plain_text_join (isolated, publisher, published, NULL);
}

static char *
dup_detail (EntenteMap  *map,
            EntenteItem  item,
            const char  *said)
{
  g_autofree char *own = NULL;

  if (said != NULL && *said == '\0')
    return g_strdup ("");
  if (item.type == ENTENTE_RECORD_ARTICLE)
    own = dup_article_detail (map, item);
  else if (item.type == ENTENTE_RECORD_RELATION
           && entente_map_get_relation (map, item.slot)->n_citations == 0)
    own = g_strdup (_("no passage yet"));
  else
    own = g_strdup ("");
  return entente_plain_text_join (said != NULL ? said : "", own, NULL);
}

/* What one points at in a list lights up on the map. */
static void
enter_cb (EntenteItemRow *self)
{
  if (self->session != NULL && self->item.type != ENTENTE_RECORD_ARTICLE)
    entente_session_set_hovered (self->session, self->item);
}

static void
leave_cb (EntenteItemRow *self)
{
  if (self->session != NULL
      && entente_item_equal (entente_session_get_hovered (self->session), self->item))
    entente_session_set_hovered (self->session, ENTENTE_NO_ITEM);
}

static void
entente_item_row_clicked (GtkButton *button)
{
  EntenteItemRow *self = ENTENTE_ITEM_ROW (button);

  if (self->session == NULL)
    return;
  /* The row is gone from under the pointer before it could leave. */
  leave_cb (self);
  entente_session_go_to (self->session, self->item);
}

/* The middle of the title's first line. */
static float
get_first_middle (EntenteItemRow *self)
{
  PangoLayoutLine *line
      = pango_layout_get_line_readonly (gtk_label_get_layout (self->title), 0);
  PangoRectangle extents;
  double x = 0;
  double y = 0;
  int left;
  int top;

  gtk_label_get_layout_offsets (self->title, &left, &top);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->title), GTK_WIDGET (self), left, top, &x, &y);
  pango_layout_line_get_extents (line, NULL, &extents);
  return (float) y + (float) extents.height / PANGO_SCALE / 2;
}

static void
entente_item_row_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  EntenteItemRow *self = ENTENTE_ITEM_ROW (widget);
  EntenteMap *map = self->session != NULL ? entente_session_get_map (self->session) : NULL;
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  graphene_rect_t bounds;
  GskRoundedRect dot;
  GdkRGBA color;

  GTK_WIDGET_CLASS (entente_item_row_parent_class)->snapshot (widget, snapshot);

  if (self->item.type != ENTENTE_RECORD_RELATION
      || !entente_map_is_alive (map, ENTENTE_RECORD_RELATION, self->item.slot))
    return;
  color = entente_panel_to_rgba (
      entente_palette_get_relation (entente_panel_get_palette (widget), map, self->item.slot), 1.0);
  graphene_rect_init (
      &bounds, is_rtl ? (float) gtk_widget_get_width (widget) + DOT_OUT_PX - DOT_PX : -DOT_OUT_PX,
      get_first_middle (self) - DOT_PX / 2, DOT_PX, DOT_PX);
  gsk_rounded_rect_init_from_rect (&dot, &bounds, DOT_PX / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
entente_item_row_dispose (GObject *object)
{
  g_clear_object (&ENTENTE_ITEM_ROW (object)->session);

  G_OBJECT_CLASS (entente_item_row_parent_class)->dispose (object);
}

static void
entente_item_row_class_init (EntenteItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_item_row_dispose;
  widget_class->snapshot = entente_item_row_snapshot;
  GTK_BUTTON_CLASS (klass)->clicked = entente_item_row_clicked;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteItemRow, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteItemRow, detail);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
entente_item_row_init (EntenteItemRow *self)
{
  self->item = ENTENTE_NO_ITEM;
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_panel_follow_style (GTK_WIDGET (self));
}

/**
 * entente_item_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
entente_item_row_new (void)
{
  return g_object_new (ENTENTE_TYPE_ITEM_ROW, NULL);
}

void
entente_item_row_set_item (EntenteItemRow *self,
                           EntenteSession *session,
                           EntenteItem     item,
                           const char     *detail)
{
  EntenteMap *map = entente_session_get_map (session);
  g_autofree char *title = dup_title (map, item);
  g_autofree char *whole = dup_detail (map, item, detail);

  g_set_object (&self->session, session);
  self->item = item;
  gtk_label_set_label (self->title, title);
  show_passage (self, map);
  gtk_label_set_label (self->detail, whole);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *whole != '\0');
  if (item.type == ENTENTE_RECORD_RELATION)
    gtk_widget_add_css_class (GTK_WIDGET (self), "relation");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "relation");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

EntenteItem
entente_item_row_get_item (EntenteItemRow *self)
{
  return self->item;
}

const char *
entente_item_row_get_detail (EntenteItemRow *self)
{
  return gtk_label_get_label (self->detail);
}

const char *
entente_item_row_get_title (EntenteItemRow *self)
{
  return gtk_label_get_label (self->title);
}

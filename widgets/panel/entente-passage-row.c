/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-passage-row.h"

#include "entente-grade-row.h"
#include "entente-panel-colors.h"
#include "entente-plain-text.h"
#include "entente-relation-words.h"
#include "entente-typesetting.h"

#include <glib/gi18n.h>
#include <string.h>

/* Pixels. */
#define RULE_WIDTH_PX 3.0f
#define RULE_OUT_PX 16.0f /* from the words to the margin, as the style has it */
#define MARK_REACH_PX 2.0f /* how far a highlighter goes past the words */
#define MARK_RADIUS_PX 2.0f

struct _EntentePassageRow
{
  GtkWidget parent_instance;

  /* template */
  GtkLabel *text;
  GtkLabel *stance;
  GtkWidget *line;
  GtkLabel *source;
  GtkWidget *open;
  GtkButton *edit;
  GtkButton *find_again;

  /* children */
  GtkWidget *editor; /* nullable */

  /* owned */
  EntenteSession *session;
  char *stance_words;
  char *remark;
  char *full_source;
  char *same_source;

  /* state */
  guint32 relation;
  guint citation;
  EntenteItem target;
  guint start; /* the highlighted bytes of the text */
  guint end;
  guint contradicts : 1;
};

G_DEFINE_FINAL_TYPE (EntentePassageRow, entente_passage_row, GTK_TYPE_WIDGET)

static gboolean
is_margin_right (EntentePassageRow *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
snapshot_rule (EntentePassageRow    *self,
               GtkSnapshot          *snapshot,
               const EntentePalette *palette,
               EntenteMap           *map)
{
  GdkRGBA color;
  graphene_rect_t bounds;
  GskRoundedRect rule;

  color = entente_panel_to_rgba (self->contradicts
                                     ? palette->tones[ENTENTE_SIGN_CONFLICT]
                                     : entente_palette_get_relation (palette, map, self->relation),
                                 1.0);
  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->text), GTK_WIDGET (self), &bounds))
    return;
  /* The style's padding lies outside the widget's coordinates. */
  bounds.origin.x = -RULE_OUT_PX;
  if (is_margin_right (self))
    bounds.origin.x
        = (float) gtk_widget_get_width (GTK_WIDGET (self)) + RULE_OUT_PX - RULE_WIDTH_PX;
  bounds.size.width = RULE_WIDTH_PX;
  gsk_rounded_rect_init_from_rect (&rule, &bounds, RULE_WIDTH_PX / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rule);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_mark (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             float          x,
             float          y,
             float          width,
             float          height)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x - MARK_REACH_PX, y, width + 2 * MARK_REACH_PX,
                                               height);
  GskRoundedRect mark;

  gsk_rounded_rect_init_from_rect (&mark, &bounds, MARK_RADIUS_PX);
  gtk_snapshot_push_rounded_clip (snapshot, &mark);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

/* How far the letters of the face reach above and below their base line, Pango units: the
 * leading between lines stays free, as a pen would leave it. */
static void
get_reach (PangoLayout *layout,
           int         *above,
           int         *below)
{
  PangoContext *context = pango_layout_get_context (layout);
  PangoFontMetrics *metrics
      = pango_context_get_metrics (context, pango_layout_get_font_description (layout), NULL);

  *above = pango_font_metrics_get_ascent (metrics);
  *below = pango_font_metrics_get_descent (metrics);
  pango_font_metrics_unref (metrics);
}

static void
snapshot_marks (EntentePassageRow    *self,
                GtkSnapshot          *snapshot,
                const EntentePalette *palette)
{
  GdkRGBA color = entente_panel_to_rgba (palette->highlight, 1.0);
  PangoLayout *layout = gtk_label_get_layout (self->text);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double x = 0;
  double y = 0;
  int left;
  int top;
  int above;
  int below;

  gtk_label_get_layout_offsets (self->text, &left, &top);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->text), GTK_WIDGET (self), left, top, &x, &y);
  get_reach (layout, &above, &below);
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      guint line_end = (guint) (line->start_index + line->length);
      int baseline = pango_layout_iter_get_baseline (iter);
      g_autofree int *ranges = NULL;
      int n_ranges = 0;

      if ((guint) line->start_index >= self->end || line_end <= self->start)
        continue;
      pango_layout_line_get_x_ranges (line, (int) self->start,
                                      (int) MIN (self->end, line_end), &ranges, &n_ranges);
      for (int i = 0; i < n_ranges; i++)
        append_mark (snapshot, &color,
                     (float) x + (float) ranges[2 * i] / PANGO_SCALE,
                     (float) y + (float) (baseline - above) / PANGO_SCALE,
                     (float) (ranges[2 * i + 1] - ranges[2 * i]) / PANGO_SCALE,
                     (float) (above + below) / PANGO_SCALE);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
entente_passage_row_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  EntentePassageRow *self = ENTENTE_PASSAGE_ROW (widget);
  const EntentePalette *palette = entente_panel_get_palette (widget);
  EntenteMap *map = entente_session_get_map (self->session);

  if (entente_map_is_alive (map, ENTENTE_RECORD_RELATION, self->relation))
    snapshot_rule (self, snapshot, palette, map);
  if (self->end > self->start)
    snapshot_marks (self, snapshot, palette);
  GTK_WIDGET_CLASS (entente_passage_row_parent_class)->snapshot (widget, snapshot);
}

static void
released_cb (EntentePassageRow *self)
{
  entente_passage_row_open (self);
}

static void
entente_passage_row_dispose (GObject *object)
{
  EntentePassageRow *self = ENTENTE_PASSAGE_ROW (object);

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_PASSAGE_ROW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_passage_row_parent_class)->dispose (object);
}

static void
entente_passage_row_finalize (GObject *object)
{
  EntentePassageRow *self = ENTENTE_PASSAGE_ROW (object);

  g_free (self->stance_words);
  g_free (self->remark);
  g_free (self->full_source);
  g_free (self->same_source);

  G_OBJECT_CLASS (entente_passage_row_parent_class)->finalize (object);
}

static void
entente_passage_row_class_init (EntentePassageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_passage_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_passage_row_finalize;
  widget_class->snapshot = entente_passage_row_snapshot;

  gtk_widget_class_set_css_name (widget_class, "passage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-passage-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntentePassageRow, text);
  gtk_widget_class_bind_template_child (widget_class, EntentePassageRow, stance);
  gtk_widget_class_bind_template_child (widget_class, EntentePassageRow, line);
  gtk_widget_class_bind_template_child (widget_class, EntentePassageRow, source);
  gtk_widget_class_bind_template_child (widget_class, EntentePassageRow, open);
  gtk_widget_class_bind_template_child (widget_class, EntentePassageRow, edit);
  gtk_widget_class_bind_template_child (widget_class, EntentePassageRow, find_again);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, entente_passage_row_open);
}

static void
entente_passage_row_init (EntentePassageRow *self)
{
  self->target = ENTENTE_NO_ITEM;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->text), "pointer");
  entente_panel_follow_style (GTK_WIDGET (self));
}

/**
 * entente_passage_row_new:
 *
 * Returns: (transfer floating): a row for a citation of a relation
 */
GtkWidget *
entente_passage_row_new (EntenteSession        *session,
                         const EntenteCitation *citation)
{
  EntentePassageRow *self = g_object_new (ENTENTE_TYPE_PASSAGE_ROW, NULL);

  self->session = g_object_ref (session);
  self->relation = citation->relation;
  self->citation = citation->index;
  self->remark = g_strdup ("");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "u", citation->index);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->find_again), "u", citation->index);
  entente_passage_row_set_citation (self, citation);
  return GTK_WIDGET (self);
}

static void
show_stance (EntentePassageRow *self)
{
  g_autofree char *stance = entente_plain_text_join (self->stance_words, self->remark, NULL);

  gtk_label_set_label (self->stance, stance);
  gtk_widget_set_visible (GTK_WIDGET (self->stance), *stance != '\0');
}

void
entente_passage_row_set_citation (EntentePassageRow     *self,
                                  const EntenteCitation *citation)
{
  g_autofree char *grade = entente_grade_dup_words (citation->grade);

  g_free (self->stance_words);
  self->stance_words = entente_relation_words_dup_stance (citation);
  self->contradicts = citation->contradicts;
  if (citation->contradicts)
    gtk_widget_add_css_class (GTK_WIDGET (self->stance), "contradicts");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->stance), "contradicts");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->stance), grade);
  show_stance (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
entente_passage_row_set (EntentePassageRow    *self,
                         const EntenteExcerpt *excerpt,
                         const char           *words,
                         const char           *remark,
                         const char           *source,
                         const char           *same_source,
                         EntenteItem           target)
{
  g_free (self->remark);
  self->remark = g_strdup (remark);
  g_free (self->full_source);
  self->full_source = g_strdup (source);
  g_free (self->same_source);
  self->same_source = g_strdup (same_source);
  self->target = target;
  self->start = excerpt != NULL ? excerpt->start : 0;
  self->end = excerpt != NULL ? excerpt->end : 0;
  gtk_label_set_label (self->text, excerpt != NULL ? excerpt->text : words);
  if (excerpt == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "lost");
  show_stance (self);
  gtk_label_set_label (self->source, source);
}

void
entente_passage_row_set_language (EntentePassageRow *self,
                                  const char        *tag)
{
  entente_typesetting_set_label (self->text, tag);
}

void
entente_passage_row_set_same (EntentePassageRow *self,
                              gboolean           is_same)
{
  gtk_label_set_label (self->source, is_same ? self->same_source : self->full_source);
}

void
entente_passage_row_set_lost (EntentePassageRow *self,
                              gboolean           is_lost)
{
  gtk_widget_set_visible (GTK_WIDGET (self->find_again), is_lost);
}

void
entente_passage_row_propose (EntentePassageRow *self,
                             guint              start,
                             guint              end)
{
  gtk_button_set_label (self->edit, _("Cite This"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit), "passages.reanchor");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "(uuu)", self->citation, start, end);
  gtk_widget_hide (GTK_WIDGET (self->stance));
}

void
entente_passage_row_set_editor (EntentePassageRow *self,
                                GtkWidget         *editor)
{
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  self->editor = editor;
  if (editor != NULL)
    gtk_widget_set_parent (editor, GTK_WIDGET (self));
  gtk_button_set_label (self->edit, editor != NULL ? _("Done") : _("Edit"));
}

GtkWidget *
entente_passage_row_get_editor (EntentePassageRow *self)
{
  return self->editor;
}

const char *
entente_passage_row_get_remark (EntentePassageRow *self)
{
  return gtk_label_get_label (self->stance);
}

const char *
entente_passage_row_get_text (EntentePassageRow *self)
{
  return gtk_label_get_label (self->text);
}

char *
entente_passage_row_dup_quoted (EntentePassageRow *self)
{
  return g_strndup (gtk_label_get_label (self->text) + self->start, self->end - self->start);
}

const char *
entente_passage_row_get_source (EntentePassageRow *self)
{
  return gtk_label_get_label (self->source);
}

void
entente_passage_row_open (EntentePassageRow *self)
{
  if (!entente_item_is_nothing (self->target))
    entente_session_select (self->session, self->target);
}

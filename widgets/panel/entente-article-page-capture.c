/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-page-private.h"

#include "entente-edits.h"
#include "entente-suggestions.h"
#include "entente-text-sentence.h"

#include <glib/gi18n.h>

#define QUESTION_WIDTH_PX 320

/* The selected words without the white space around them, in the order of the text: code points of it. */
static gboolean
get_selected (EntenteArticlePage *self,
              guint              *start,
              guint              *end)
{
  GtkTextIter from;
  GtkTextIter to;

  if (self->text == NULL || !gtk_text_buffer_get_selection_bounds (self->buffer, &from, &to))
    return FALSE;
  while (gtk_text_iter_compare (&from, &to) < 0 && g_unichar_isspace (gtk_text_iter_get_char (&from)))
    gtk_text_iter_forward_char (&from);
  while (gtk_text_iter_compare (&from, &to) < 0)
    {
      GtkTextIter before = to;

      gtk_text_iter_backward_char (&before);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&before)))
        break;
      to = before;
    }
  *start = entente_reading_text_to_article (self->text, (guint) gtk_text_iter_get_offset (&from));
  *end = entente_reading_text_to_article (self->text, (guint) gtk_text_iter_get_offset (&to));
  return *end > *start;
}

gboolean
entente_article_page_take_sentence (EntenteArticlePage *self)
{
  const char *text = entente_reading_text_get_text (self->text);
  GtkTextIter from;
  GtkTextIter to;
  guint start;
  guint end;

  if (!entente_text_find_sentence (text, entente_article_view_get_caret (self->view), &start, &end))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, (int) end);
  gtk_text_buffer_select_range (self->buffer, &from, &to);
  return TRUE;
}

/* What is typed elsewhere takes the selection away: the words taken stand out instead, until the
 * popover closes. */
static gboolean
take_words (EntenteArticlePage *self)
{
  if (!get_selected (self, &self->taken_start, &self->taken_end))
    return FALSE;
  entente_article_view_show_passage (
      self->view, entente_reading_text_to_reading (self->text, self->taken_start),
      entente_reading_text_to_reading (self->text, self->taken_end));
  return TRUE;
}

static void
get_taken (EntenteArticlePage *self,
           GtkTextIter        *start,
           GtkTextIter        *end)
{
  guint from = entente_reading_text_to_reading (self->text, self->taken_start);
  guint to = entente_reading_text_to_reading (self->text, self->taken_end);

  gtk_text_buffer_get_iter_at_offset (self->buffer, start, (int) from);
  gtk_text_buffer_get_iter_at_offset (self->buffer, end, (int) to);
}

/* Given up, or done: the words are selected again and have the focus. */
static void
popover_closed_cb (EntenteArticlePage *self)
{
  GtkTextIter start;
  GtkTextIter end;

  entente_article_view_show_passage (self->view, 0, 0);
  get_taken (self, &start, &end);
  gtk_text_buffer_select_range (self->buffer, &end, &start);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* One reads on behind the words. */
static void
made_cb (EntenteArticlePage *self,
         guint               relation)
{
  GtkTextIter start;
  GtkTextIter end;

  get_taken (self, &start, &end);
  gtk_text_buffer_place_cursor (self->buffer, &end);
  /* In a review the next sentence comes up instead. */
  if (self->review != NULL && entente_review_get_step (self->review) != NULL)
    entente_review_skip (self->review);
  else
    entente_article_page_go_to_relation (self, relation);
}

static void
ensure_form (EntenteArticlePage *self)
{
  if (self->form != NULL)
    return;
  self->form = entente_capture_form_new ();
  gtk_widget_set_parent (self->form, GTK_WIDGET (self));
  g_signal_connect_object (self->form, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * entente_article_page_capture:
 *
 * Opens the form for the selected words, or for the sentence at the caret.
 *
 * Returns: whether there are such words
 */
gboolean
entente_article_page_capture (EntenteArticlePage *self)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  GdkRectangle place;

  if (session == NULL || self->text == NULL || self->editing)
    return FALSE;
  if (!take_words (self) && (!entente_article_page_take_sentence (self) || !take_words (self)))
    return FALSE;
  ensure_form (self);
  entente_capture_form_propose (ENTENTE_CAPTURE_FORM (self->form), session,
                                entente_article_page_get_article (self), self->taken_start,
                                self->taken_end,
                                entente_article_mentions_require (self->mentions));
  entente_article_view_get_place (self->view, &place);
  entente_article_page_open_at (self, GTK_POPOVER (self->form), &place);
  entente_capture_form_begin (ENTENTE_CAPTURE_FORM (self->form));
  return TRUE;
}

EntenteCaptureForm *
entente_article_page_get_form (EntenteArticlePage *self)
{
  ensure_form (self);
  return ENTENTE_CAPTURE_FORM (self->form);
}

static gboolean
cite_taken (EntenteArticlePage *self,
            guint32             relation)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  EntenteAct *act
      = entente_edit_cite (entente_session_get_map (session), relation,
                           entente_article_page_get_article (self), self->taken_start,
                           self->taken_end, NULL);

  if (act == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  entente_history_perform (entente_session_get_history (session), act);
  made_cb (self, relation);
  return TRUE;
}

static GPtrArray *
suggest_relations (const char *typed,
                   gpointer    user_data)
{
  EntenteMap *map = entente_panel_page_get_map (user_data);

  if (map == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) entente_suggestion_free);
  return entente_suggestions_dup_relations (map, typed);
}

static void
relation_chosen_cb (EntenteArticlePage *self,
                    EntenteSuggestion  *suggestion)
{
  gtk_popover_popdown (GTK_POPOVER (self->question));
  cite_taken (self, suggestion->slot);
}

static GtkWidget *
new_question_line (EntenteArticlePage *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = g_object_new (ENTENTE_TYPE_SUGGEST_ENTRY, "placeholder",
                                   _("Type a name or a word of it"), "hexpand", TRUE, NULL);

  entente_suggest_entry_set_source (ENTENTE_SUGGEST_ENTRY (entry), suggest_relations, self);
  g_signal_connect_object (entry, "chosen", G_CALLBACK (relation_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->asked = ENTENTE_SUGGEST_ENTRY (entry);
  gtk_widget_add_css_class (line, "line");
  gtk_box_append (GTK_BOX (line), entry);
  return line;
}

static void
ensure_question (EntenteArticlePage *self)
{
  GtkWidget *box;
  GtkWidget *words;
  GtkWidget *lines;

  if (self->question != NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  words = gtk_label_new (_("Cite the Selected Words For"));
  lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, "kicker");
  gtk_widget_add_css_class (lines, "lines");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (lines), new_question_line (self));
  gtk_widget_set_size_request (box, QUESTION_WIDTH_PX, -1);
  self->question = gtk_popover_new ();
  gtk_popover_set_has_arrow (GTK_POPOVER (self->question), FALSE);
  gtk_widget_add_css_class (self->question, "capture");
  gtk_popover_set_child (GTK_POPOVER (self->question), box);
  gtk_widget_set_parent (self->question, GTK_WIDGET (self));
  g_signal_connect_object (self->question, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Asks for which relation. */
static void
ask (EntenteArticlePage *self)
{
  EntenteSuggestEntry *entry;
  GdkRectangle place;

  ensure_question (self);
  entry = self->asked;
  entente_suggest_entry_set_text (entry, "");
  entente_article_view_get_place (self->view, &place);
  entente_article_page_open_at (self, GTK_POPOVER (self->question), &place);
  gtk_widget_grab_focus (GTK_WIDGET (entente_suggest_entry_get_editable (entry)));
}

EntenteSuggestEntry *
entente_article_page_get_question (EntenteArticlePage *self)
{
  ensure_question (self);
  return self->asked;
}

/**
 * entente_article_page_cite:
 *
 * Cites the selected words for the relation selected last, or asks for which.
 *
 * Returns: whether words are selected
 */
gboolean
entente_article_page_cite (EntenteArticlePage *self)
{
  if (self->editing || !take_words (self))
    return FALSE;
  if (entente_article_page_knows_relation (self))
    return cite_taken (self, self->cited_for);
  ask (self);
  return TRUE;
}

static gboolean
capture_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   user_data)
{
  return entente_article_page_capture (ENTENTE_ARTICLE_PAGE (widget));
}

static gboolean
cite_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  return entente_article_page_cite (ENTENTE_ARTICLE_PAGE (widget));
}

static gboolean
take_sentence_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  EntenteArticlePage *self = ENTENTE_ARTICLE_PAGE (widget);

  /* A letter like any other wherever else on the page one may type. */
  return gtk_widget_has_focus (GTK_WIDGET (self->view)) && !self->editing
         && entente_article_page_take_sentence (self);
}

void
entente_article_page_install_capture (GtkWidgetClass *widget_class)
{
  static const guint returns[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };

  for (guint i = 0; i < G_N_ELEMENTS (returns); i++)
    {
      gtk_widget_class_add_binding (widget_class, returns[i], GDK_CONTROL_MASK, capture_cb, NULL);
      gtk_widget_class_add_binding (widget_class, returns[i], GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                    cite_cb, NULL);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, 0, take_sentence_cb, NULL);
}

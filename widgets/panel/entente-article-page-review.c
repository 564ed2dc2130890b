/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-page-private.h"

#include "entente-plain-text.h"

#include <glib/gi18n.h>

#define N_NAME_MAX 80

static const EntenteReviewStep *
get_step (EntenteArticlePage *self)
{
  return self->review != NULL ? entente_review_get_step (self->review) : NULL;
}

static char *
dup_step_words (const EntenteReviewStep *step)
{
  g_autofree char *name = entente_plain_text_cut (step->name, N_NAME_MAX);

  if (step->name == NULL)
    return g_strdup (_("Does this sentence say a relation?"));
  /* Translators: %s is a name found in texts, %u how often. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "New actor “%s” — %u mention",
                                       "New actor “%s” — %u mentions", step->n_places),
                          name, step->n_places);
}

void
entente_article_page_show_review (EntenteArticlePage *self)
{
  const EntenteReviewStep *step = get_step (self);
  gboolean is_done = self->review != NULL && entente_review_is_done (self->review);
  g_autofree char *words = NULL;
  g_autofree char *progress = NULL;

  gtk_revealer_set_reveal_child (self->review_bar, step != NULL || is_done);
  gtk_widget_set_visible (self->review_buttons, step != NULL);
  if (is_done)
    {
      gtk_label_set_label (self->review_progress, _("Review"));
      gtk_label_set_label (self->review_words, _("Nothing waits any more."));
    }
  if (step == NULL)
    return;
  words = dup_step_words (step);
  /* Translators: the first number is how far one has come, the second how many there are. */
  progress = g_strdup_printf (_("Review: %u of %u"), entente_review_get_position (self->review) + 1,
                              entente_review_get_n_steps (self->review));
  gtk_label_set_label (self->review_progress, progress);
  gtk_label_set_label (self->review_words, words);
  gtk_button_set_label (self->review_accept,
                        step->name != NULL ? _("Add _Actor") : _("New _Relation"));
  gtk_button_set_label (self->review_ignore, step->name != NULL ? _("_Never") : _("_Ignore"));
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
entente_article_page_set_review (EntenteArticlePage *self,
                                 EntenteReview      *review)
{
  if (!g_set_object (&self->review, review))
    return;
  g_signal_group_set_target (self->review_signals, review);
  entente_article_page_show_review (self);
}

/* The sentence of the step is selected, whatever was, and the form opened for it. */
gboolean
entente_article_page_accept (EntenteArticlePage *self)
{
  const EntenteReviewStep *step = get_step (self);
  GtkTextIter start;
  GtkTextIter end;

  if (step == NULL || self->text == NULL)
    return FALSE;
  if (step->name != NULL)
    {
      entente_review_accept_name (self->review);
      return TRUE;
    }
  if (entente_article_page_get_article (self) != step->article)
    return FALSE;
  entente_article_page_set_editing (self, FALSE);
  gtk_text_buffer_get_iter_at_offset (
      self->buffer, &start, (int) entente_reading_text_to_reading (self->text, step->start));
  gtk_text_buffer_get_iter_at_offset (
      self->buffer, &end, (int) entente_reading_text_to_reading (self->text, step->end));
  gtk_text_buffer_select_range (self->buffer, &start, &end);
  return entente_article_page_capture (self);
}

void
entente_article_page_skip (EntenteArticlePage *self)
{
  if (self->review != NULL)
    entente_review_skip (self->review);
}

void
entente_article_page_ignore (EntenteArticlePage *self)
{
  if (self->review != NULL)
    entente_review_ignore (self->review);
}

void
entente_article_page_stop_review (EntenteArticlePage *self)
{
  if (self->review != NULL)
    entente_review_stop (self->review);
}

/* Before the view's own keys, and only while there is something to decide on and no more than Esc
 * behind the end. */
gboolean
entente_article_page_review_key (EntenteArticlePage *self,
                                 guint               key,
                                 guint               code,
                                 GdkModifierType     modifiers)
{
  gboolean is_open = gtk_revealer_get_reveal_child (self->review_bar);

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 || !is_open || self->editing)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return entente_article_page_accept (self);
    case GDK_KEY_space:
      entente_article_page_skip (self);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      entente_article_page_ignore (self);
      return TRUE;
    case GDK_KEY_BackSpace:
      if (self->review != NULL)
        entente_review_go_back (self->review);
      return TRUE;
    case GDK_KEY_Escape:
      entente_article_page_stop_review (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-page-private.h"

#include "entente-article-text.h"
#include "entente-edits.h"
#include "entente-plain-text.h"
#include "entente-relation-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* The text is edited where it is read. Each change of the buffer is an act at once, which moves the
 * citations with their words; the history makes steps of them as noted here. What undo changes comes
 * back through the map.
 *
 * Invariant while `editing`: what stands in the buffer is `text`, made to edit of `shown_text`, which
 * is the article's; but between the first change of a user's action and its end. */

/* More at once was pasted, not typed or composed: a step of its own. Code points. */
#define N_TYPED_MAX 16

#define N_NAME_MAX 80

enum
{
  NOTHING,
  TYPED,
  DELETED,
};

static EntenteHistory *
get_history (EntenteArticlePage *self)
{
  return entente_session_get_history (entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self)));
}

static void
end_step (EntenteArticlePage *self)
{
  entente_history_end_merge (get_history (self));
  self->step_ends = FALSE;
}

/* A step goes on as long as one types, or deletes, at one place, within a sentence. */
static void
note_change (EntenteArticlePage *self,
             int                 kind,
             guint               start,
             guint               end,
             guint               n_codes)
{
  gboolean goes_on = kind == (int) self->last_change && n_codes <= N_TYPED_MAX
                     && (start == self->last_place || end == self->last_place);

  if (!goes_on || self->step_ends)
    end_step (self);
  self->last_change = (guint) kind;
  self->step_ends = n_codes > N_TYPED_MAX;
}

static gboolean
ends_sentence (const GtkTextIter *place)
{
  GtkTextIter before = *place;

  return gtk_text_iter_backward_char (&before)
         && g_utf8_strchr (".!?…。！？؟", -1, gtk_text_iter_get_char (&before)) != NULL;
}

void
entente_article_page_inserting (EntenteArticlePage *self,
                                GtkTextIter        *place,
                                const char         *text,
                                int                 length)
{
  guint start = (guint) gtk_text_iter_get_offset (place);
  guint n_codes = (guint) g_utf8_strlen (text, length);

  if (!self->editing || self->filling)
    return;
  note_change (self, TYPED, start, start, n_codes);
  /* The next letter begins a new sentence, or a paragraph. */
  if (memchr (text, '\n', (gsize) length) != NULL || (n_codes == 1 && *text == ' ' && ends_sentence (place)))
    self->step_ends = TRUE;
  self->last_place = start + n_codes;
}

void
entente_article_page_deleting (EntenteArticlePage *self,
                               GtkTextIter        *from,
                               GtkTextIter        *to)
{
  guint start = (guint) gtk_text_iter_get_offset (from);
  guint end = (guint) gtk_text_iter_get_offset (to);

  if (!self->editing || self->filling)
    return;
  note_change (self, DELETED, start, end, end - start);
  self->last_place = start;
}

void
entente_article_page_buffer_changed (EntenteArticlePage *self)
{
  self->dirty |= self->editing && !self->filling;
  entente_article_page_seek_again (self);
}

static guint
count_equal (const char *a,
             const char *b)
{
  guint n = 0;

  for (; *a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b); n++)
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  return n;
}

static guint
count_equal_back (const char *a,
                  const char *a_end,
                  const char *b,
                  const char *b_end)
{
  guint n = 0;

  for (; a_end > a && b_end > b; n++)
    {
      a_end = g_utf8_prev_char (a_end);
      b_end = g_utf8_prev_char (b_end);
      if (g_utf8_get_char (a_end) != g_utf8_get_char (b_end))
        break;
    }
  return n;
}

/* Only what differs, so that the place in view stays. @to: (out): where what was put ends, in code
 * points of the buffer. FALSE where nothing differs. */
static gboolean
replace_difference (EntenteArticlePage *self,
                    const char         *before,
                    const char         *after,
                    guint              *to)
{
  guint n_same;
  const char *old;
  const char *new;
  guint n_tail;
  GtkTextIter start;
  GtkTextIter end;

  /* As nearly always when one types. */
  if (strcmp (before, after) == 0)
    return FALSE;
  n_same = count_equal (before, after);
  old = g_utf8_offset_to_pointer (before, (glong) n_same);
  new = g_utf8_offset_to_pointer (after, (glong) n_same);
  n_tail = count_equal_back (old, before + strlen (before), new, after + strlen (after));
  *to = n_same + (guint) g_utf8_strlen (new, -1) - n_tail;
  self->filling = TRUE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) n_same);
  gtk_text_buffer_get_iter_at_offset (
      self->buffer, &end, (int) (n_same + (guint) g_utf8_strlen (old, -1) - n_tail));
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, new,
                          (int) (g_utf8_offset_to_pointer (new, (glong) (*to - n_same)) - new));
  self->filling = FALSE;
  return TRUE;
}

static char *
dup_buffer_text (EntenteArticlePage *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);
}

/* Takes @article, which is what the article says from now on, and shows it; where it is the
 * user's own change, nothing but the breaks of what is too long may differ. */
static void
take_text (EntenteArticlePage *self,
           char               *article,
           const char         *in_buffer,
           gboolean            is_own)
{
  EntenteReadingText *text = entente_reading_text_new_to_edit (article);
  guint to;
  gboolean differs
      = replace_difference (self, in_buffer, entente_reading_text_get_text (text), &to);

  g_free (self->shown_text);
  self->shown_text = article;
  g_clear_pointer (&self->text, entente_reading_text_free);
  self->text = text;
  entente_article_page_show_headings (self);
  if (differs && !is_own)
    {
      GtkTextIter place;

      gtk_text_buffer_get_iter_at_offset (self->buffer, &place, (int) to);
      gtk_text_buffer_place_cursor (self->buffer, &place);
      gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                          gtk_text_buffer_get_insert (self->buffer));
    }
}

/* Undo, or another page, changed it. Takes @article. */
void
entente_article_page_take_article (EntenteArticlePage *self,
                                   char               *article)
{
  g_autofree char *in_buffer = dup_buffer_text (self);

  self->last_change = NOTHING;
  take_text (self, article, in_buffer, FALSE);
}

static void
give_back (EntenteArticlePage *self)
{
  EntenteMap *map = entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self));
  char *article = entente_map_dup_article_text (map, self->shown_article, NULL);

  entente_article_page_take_article (self, article != NULL ? article : g_strdup (""));
}

/* What the user did is an act. A map that is only read refuses it, and says so. */
void
entente_article_page_take_change (EntenteArticlePage *self)
{
  g_autofree char *in_buffer = NULL;
  char *article;
  EntenteAct *act;

  if (!self->dirty)
    return;
  self->dirty = FALSE;
  in_buffer = dup_buffer_text (self);
  article = entente_reading_text_dup_edited (self->text, in_buffer);
  act = entente_article_typing_change (self->typing, article, NULL);
  take_text (self, article, in_buffer, TRUE);
  if (act == NULL)
    give_back (self);
  else if (entente_act_is_empty (act))
    entente_act_free (act);
  else if (!entente_history_perform (get_history (self), act))
    give_back (self);
}

static void
show_mode (EntenteArticlePage *self)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), self->editing);
  gtk_button_set_label (self->edit, self->editing ? _("_Done") : _("Edit _Text"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->edit),
                               self->editing ? _("Back to Reading (Esc)") : _("Edit the Text (F2)"));
  gtk_revealer_set_reveal_child (self->edit_bar, self->editing);
}

static void
begin (EntenteArticlePage *self)
{
  guint caret = entente_reading_text_to_article (self->text, entente_article_view_get_caret (self->view));

  self->editing = TRUE;
  self->last_change = NOTHING;
  self->dirty = FALSE;
  self->typing = entente_article_typing_new (
      entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self)), self->shown_article);
  end_step (self);
  entente_article_page_show_text_anew (self);
  entente_article_view_set_caret (self->view, entente_reading_text_to_reading (self->text, caret));
}

static void
end (EntenteArticlePage *self)
{
  guint caret = entente_reading_text_to_article (self->text, entente_article_view_get_caret (self->view));

  entente_article_page_take_change (self);
  end_step (self);
  entente_article_page_forget_editing (self);
  entente_article_page_show_text_anew (self);
  entente_article_view_set_caret (self->view, entente_reading_text_to_reading (self->text, caret));
}

/* Of an article that is not shown any more. */
void
entente_article_page_forget_editing (EntenteArticlePage *self)
{
  self->editing = FALSE;
  self->dirty = FALSE;
  g_clear_pointer (&self->typing, entente_article_typing_free);
  show_mode (self);
}

gboolean
entente_article_page_get_editing (EntenteArticlePage *self)
{
  return self->editing;
}

void
entente_article_page_set_editing (EntenteArticlePage *self,
                                  gboolean            editing)
{
  if (self->text == NULL || editing == (gboolean) self->editing)
    return;
  if (editing)
    begin (self);
  else
    end (self);
  show_mode (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
entente_article_page_edit_clicked (EntenteArticlePage *self)
{
  entente_article_page_set_editing (self, !self->editing);
}

void
entente_article_page_composing (EntenteArticlePage *self,
                                const char         *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

/* Esc that gives up a syllable does no more. */
gboolean
entente_article_page_edit_key (EntenteArticlePage *self,
                               guint               key,
                               guint               code,
                               GdkModifierType     modifiers)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 || self->composing
      || key != (self->editing ? GDK_KEY_Escape : GDK_KEY_F2))
    return FALSE;
  entente_article_page_set_editing (self, !self->editing);
  return TRUE;
}

static guint
count_citations (EntenteArticlePage *self)
{
  EntenteReferenceIter iter;
  EntenteReference reference;
  guint n = 0;

  entente_map_iter_mentions (entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self)),
                             ENTENTE_RECORD_ARTICLE, self->shown_article, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    n++;
  return n;
}

void
entente_article_page_delete (EntenteArticlePage *self,
                             gboolean            text_alone)
{
  EntenteMap *map = entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self));
  guint32 article = self->shown_article;

  if (!entente_map_is_alive (map, ENTENTE_RECORD_ARTICLE, article))
    return;
  entente_article_page_set_editing (self, FALSE);
  entente_history_perform (get_history (self), text_alone
                                                   ? entente_edit_article_text (map, article, "", NULL)
                                                   : entente_edit_remove_article (map, article));
}

static void
deletion_response_cb (AdwMessageDialog   *dialog,
                      const char         *response,
                      EntenteArticlePage *self)
{
  if (g_str_equal (response, "text"))
    entente_article_page_delete (self, TRUE);
  else if (g_str_equal (response, "all"))
    entente_article_page_delete (self, FALSE);
}

static void
ask_about_citations (EntenteArticlePage *self,
                     guint               n_citations)
{
  EntenteMap *map = entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self));
  g_autofree char *title = entente_relation_words_dup_title (map, self->shown_article);
  g_autofree char *cut = entente_plain_text_cut (title, N_NAME_MAX);
  /* Translators: %s is the title of an article. */
  g_autofree char *heading = g_strdup_printf (_("Delete “%s”?"), cut);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, NULL));

  adw_message_dialog_format_body (
      dialog,
      ngettext ("%u citation names it, and would go with it. Deleting its text alone keeps the "
                "citation, its words, and where they are from.",
                "%u citations name it, and would go with it. Deleting its text alone keeps the "
                "citations, their words, and where they are from.",
                n_citations),
      n_citations);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "text", _("Delete _Text Alone"),
                                    "all", _("Delete _All"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "all", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (deletion_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What nothing cites goes without a question: undo brings it back. */
void
entente_article_page_delete_clicked (EntenteArticlePage *self)
{
  guint n_citations = count_citations (self);

  if (n_citations > 0)
    ask_about_citations (self, n_citations);
  else
    entente_article_page_delete (self, FALSE);
}

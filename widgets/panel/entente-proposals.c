/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-proposals.h"

#include "entente-excerpt.h"
#include "entente-passage-row.h"
#include "entente-passage.h"

#include <glib/gi18n.h>

#define SPACING_PX 16

static GtkWidget *
new_row (EntenteSession                *session,
         const EntenteCitation         *citation,
         const EntentePassageCandidate *candidate,
         const char                    *text,
         const char                    *language)
{
  g_autoptr (GArray) paragraphs = entente_text_dup_paragraphs (text);
  g_autoptr (EntenteExcerpt) excerpt
      = entente_excerpt_new (text, paragraphs, candidate->start, candidate->end,
                             ENTENTE_EXCERPT_PARAGRAPH);
  GtkWidget *row = entente_passage_row_new (session, citation);
  EntenteItem target = { ENTENTE_RECORD_ARTICLE, citation->article, candidate->start, candidate->end };
  g_autofree char *alike = NULL;

  /* Translators: how much of the words that are looked for a proposed passage has. */
  alike = g_strdup_printf (_("%d%% alike"), (int) (candidate->score * 100.0 + 0.5));
  entente_passage_row_set (ENTENTE_PASSAGE_ROW (row), excerpt, "", "", alike, alike, target);
  entente_passage_row_set_language (ENTENTE_PASSAGE_ROW (row), language);
  entente_passage_row_propose (ENTENTE_PASSAGE_ROW (row), candidate->start, candidate->end);
  return row;
}

static GtkWidget *
new_caption (const char *words)
{
  GtkWidget *caption = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "side");
  return caption;
}

GtkWidget *
entente_proposals_new (EntenteSession        *session,
                       const EntenteCitation *citation,
                       const char            *text,
                       const char            *language)
{
  g_autoptr (GArray) candidates = entente_passage_propose (text, citation);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);

  gtk_box_append (GTK_BOX (box),
                  new_caption (candidates->len > 0
                                   ? _("They may stand here now:")
                                   : _("Nothing in the article is like these words any more.")));
  for (guint i = 0; i < candidates->len; i++)
    gtk_box_append (GTK_BOX (box),
                    new_row (session, citation,
                             &g_array_index (candidates, EntentePassageCandidate, i), text,
                             language));
  return box;
}

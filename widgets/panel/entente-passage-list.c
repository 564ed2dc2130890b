/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-passage-list.h"

#include "entente-excerpt.h"
#include "entente-json-text.h"
#include "entente-passage-row.h"
#include "entente-plain-text.h"
#include "entente-record-text.h"
#include "entente-relation-words.h"

#include <glib/gi18n.h>

#define N_LOST_MAX 600
#define N_HEADING_MAX 120
#define N_PASSAGES_MAX 100 /* of one relation; the rest is in the articles */

/* An article as the passages of one relation need it: read once, not once a passage. */
typedef struct
{
  guint32 article;
  char *text;
  GArray *paragraphs;
} Source;

static void
source_clear (Source *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->paragraphs, g_array_unref);
}

static void
source_read (Source     *self,
             EntenteMap *map,
             guint32     article)
{
  if (self->text != NULL && self->article == article)
    return;
  source_clear (self);
  self->article = article;
  self->text = entente_record_text_dup (map, ENTENTE_RECORD_ARTICLE, article, "text");
  if (self->text == NULL)
    self->text = g_strdup ("");
  self->paragraphs = entente_text_dup_paragraphs (self->text);
}

static char *
dup_heading (Source *self,
             guint   offset)
{
  int index = entente_text_find_heading (self->paragraphs, offset);
  const EntenteParagraph *heading;
  g_autofree char *words = NULL;

  if (index < 0)
    return g_strdup ("");
  heading = &g_array_index (self->paragraphs, EntenteParagraph, index);
  words = g_utf8_substring (self->text, (glong) MIN (heading->start + 3, heading->end),
                            (glong) heading->end);
  return entente_plain_text_cut (words, N_HEADING_MAX);
}

/* The line under a passage: an article that was named in the row above is not named again. */
static char *
dup_source (Source               *self,
            EntenteMap           *map,
            const EntentePassage *passage,
            gboolean              is_same)
{
  gboolean is_placed
      = passage->anchor != ENTENTE_ANCHOR_ORPHAN && passage->anchor != ENTENTE_ANCHOR_WHOLE;
  g_autofree char *heading = is_placed ? dup_heading (self, passage->start) : g_strdup ("");
  g_autofree char *source = is_same ? g_strdup (_("Same article"))
                                    : entente_relation_words_dup_source (map, self->article);

  return entente_plain_text_join (source, heading, NULL);
}

/* What is shown of a citation without a place in the text. */
static char *
dup_words (const EntenteCitation *citation,
           EntenteAnchor          anchor)
{
  g_autofree char *exact = entente_plain_text_cut (citation->exact, N_LOST_MAX);

  if (anchor == ENTENTE_ANCHOR_WHOLE)
    return g_strdup (_("The article as a whole."));
  /* Translators: the words a passage had when it was cited. */
  return *exact != '\0' ? g_strdup_printf (_("“%s”"), exact) : g_strdup ("…");
}

static const char *
get_remark (EntenteAnchor anchor)
{
  return anchor == ENTENTE_ANCHOR_ORPHAN ? _("These words are not found in the article any more.")
                                         : "";
}

static GtkWidget *
new_row (EntenteSession        *session,
         Source                *source,
         const EntenteCitation *citation,
         gboolean               is_same)
{
  EntenteMap *map = entente_session_get_map (session);
  EntentePassage passage = entente_passage_anchor (source->text, citation);
  EntenteItem target = ENTENTE_ARTICLE_ITEM (citation->article);
  GtkWidget *row = entente_passage_row_new (session, citation);
  g_autofree char *line = dup_source (source, map, &passage, is_same);
  g_autofree char *words = dup_words (citation, passage.anchor);
  g_autoptr (EntenteExcerpt) excerpt = NULL;

  if (passage.end > passage.start)
    {
      target.passage_start = passage.start;
      target.passage_end = passage.end;
      excerpt
          = entente_excerpt_new (source->text, source->paragraphs, passage.start, passage.end);
    }
  entente_passage_row_set (ENTENTE_PASSAGE_ROW (row), excerpt, words,
                           get_remark (passage.anchor), line, target);
  return row;
}

void
entente_passage_list_fill (GtkBox         *box,
                           EntenteSession *session,
                           GPtrArray      *citations)
{
  Source source = { ENTENTE_NO_SLOT, NULL, NULL };
  guint32 before = ENTENTE_NO_SLOT;
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, old);
  for (guint i = 0; i < MIN (citations->len, N_PASSAGES_MAX); i++)
    {
      const EntenteCitation *citation = g_ptr_array_index (citations, i);

      source_read (&source, entente_session_get_map (session), citation->article);
      gtk_box_append (box, new_row (session, &source, citation, citation->article == before));
      before = citation->article;
    }
  source_clear (&source);
}

char *
entente_passage_list_dup_key (EntenteMap *map,
                              guint32     relation)
{
  const char *json;
  gsize length;
  gsize start;
  gsize value_length;

  json = entente_map_get_json (map, ENTENTE_RECORD_RELATION, relation, &length);
  if (json == NULL
      || !entente_json_find_member (json, (gssize) length, "citations", &start, &value_length))
    return NULL;
  return g_strndup (json + start, value_length);
}

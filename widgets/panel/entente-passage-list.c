/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-passage-list.h"

#include "entente-citation-editor.h"
#include "entente-edit-citation.h"
#include "entente-edits.h"
#include "entente-excerpt.h"
#include "entente-json-text.h"
#include "entente-passage-row.h"
#include "entente-plain-text.h"
#include "entente-proposals.h"
#include "entente-record-text.h"
#include "entente-relation-words.h"

#include <glib/gi18n.h>

#define N_LOST_MAX 600
#define N_HEADING_MAX 120
#define N_PASSAGES_MAX 100 /* of one relation; the rest is in the articles */

#define SPACING_PX 24

struct _EntentePassageList
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *supporting;
  GtkWidget *contradicting;
  GPtrArray *rows; /* EntentePassageRow, in the order of the citations */

  /* owned */
  EntenteSession *session;
  GPtrArray *identities; /* texts, one a row */

  /* state */
  guint32 relation;
  int opened; /* the citation that is edited, -1: none */
  guint proposing : 1; /* or whose words are to be found again */
};

G_DEFINE_FINAL_TYPE (EntentePassageList, entente_passage_list, GTK_TYPE_WIDGET)

/* An article as the passages of one relation need it: read once, not once a passage. */
typedef struct
{
  guint32 article;
  char *text;
  char *language; /* its tag, nullable */
  GArray *paragraphs;
} Source;

static void
source_clear (Source *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->language, g_free);
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
  self->language = entente_record_text_dup (map, ENTENTE_RECORD_ARTICLE, article, "language");
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

/* The line under a passage; of the same article as the row above, its name is left out. */
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
get_remark (const Source  *source,
            EntenteAnchor  anchor)
{
  if (anchor != ENTENTE_ANCHOR_ORPHAN)
    return "";
  return *source->text == '\0' ? _("The article’s text is not in this map.")
                               : _("These words are not found in the article any more.");
}

static void
fill_row (GtkWidget             *row,
          EntenteSession        *session,
          Source                *source,
          const EntenteCitation *citation)
{
  EntenteMap *map = entente_session_get_map (session);
  EntentePassage passage = entente_passage_anchor (source->text, citation);
  EntenteItem target = ENTENTE_ARTICLE_ITEM (citation->article);
  g_autofree char *line = dup_source (source, map, &passage, FALSE);
  g_autofree char *same_line = dup_source (source, map, &passage, TRUE);
  g_autofree char *words = dup_words (citation, passage.anchor);
  g_autoptr (EntenteExcerpt) excerpt = NULL;

  if (passage.end > passage.start)
    {
      target.passage_start = passage.start;
      target.passage_end = passage.end;
      excerpt = entente_excerpt_new (source->text, source->paragraphs, passage.start, passage.end,
                                     ENTENTE_EXCERPT_PARAGRAPH);
    }
  entente_passage_row_set (ENTENTE_PASSAGE_ROW (row), excerpt, words,
                           get_remark (source, passage.anchor), line, same_line, target);
  entente_passage_row_set_language (ENTENTE_PASSAGE_ROW (row), source->language);
  entente_passage_row_set_lost (ENTENTE_PASSAGE_ROW (row),
                                passage.anchor == ENTENTE_ANCHOR_ORPHAN && *source->text != '\0');
}

/* Equal for the same words of the same article. */
static char *
dup_identity (const EntenteCitation *citation)
{
  return g_strdup_printf ("%u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n%s\n%s",
                          (guint) citation->article, citation->start, citation->end,
                          citation->exact != NULL ? citation->exact : "",
                          citation->prefix != NULL ? citation->prefix : "",
                          citation->suffix != NULL ? citation->suffix : "");
}

static GtkWidget *
get_shown_row (EntentePassageList *self,
               guint               i)
{
  return g_ptr_array_index (self->rows, i);
}

static void
clear_rows (EntentePassageList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (get_shown_row (self, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->identities, 0);
}

static void
make_rows (EntentePassageList *self,
           GPtrArray          *citations)
{
  Source source = { .article = ENTENTE_NO_SLOT };

  clear_rows (self);
  for (guint i = 0; i < MIN (citations->len, N_PASSAGES_MAX); i++)
    {
      const EntenteCitation *citation = g_ptr_array_index (citations, i);
      GtkWidget *row;

      source_read (&source, entente_session_get_map (self->session), citation->article);
      row = entente_passage_row_new (self->session, citation);
      fill_row (row, self->session, &source, citation);
      gtk_widget_set_parent (row, GTK_WIDGET (self));
      g_ptr_array_add (self->rows, row);
      g_ptr_array_add (self->identities, dup_identity (citation));
    }
  source_clear (&source);
}

/* The rows of one side below the heading of it, in their order. */
static GtkWidget *
arrange_side (EntentePassageList *self,
              GPtrArray          *citations,
              gboolean            contradicts,
              GtkWidget          *heading)
{
  GtkWidget *above = heading;
  guint32 article = ENTENTE_NO_SLOT;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const EntenteCitation *citation = g_ptr_array_index (citations, i);
      GtkWidget *row = get_shown_row (self, i);

      if (citation->contradicts != contradicts)
        continue;
      gtk_widget_insert_after (row, GTK_WIDGET (self), above);
      entente_passage_row_set_same (ENTENTE_PASSAGE_ROW (row), citation->article == article);
      article = citation->article;
      above = row;
    }
  return above;
}

static void
arrange (EntentePassageList *self,
         GPtrArray          *citations)
{
  guint n_sides[2] = { 0, 0 };
  GtkWidget *last;
  g_autofree char *supporting = NULL;
  g_autofree char *contradicting = NULL;

  for (guint i = 0; i < citations->len; i++)
    n_sides[((EntenteCitation *) g_ptr_array_index (citations, i))->contradicts ? 1 : 0] += 1;
  /* Translators: passages that support a relation, and how many. */
  supporting = g_strdup_printf (_("Supporting · %u"), n_sides[0]);
  /* Translators: passages that contradict a relation, and how many. */
  contradicting = g_strdup_printf (_("Contradicting · %u"), n_sides[1]);
  gtk_label_set_label (GTK_LABEL (self->supporting), supporting);
  gtk_label_set_label (GTK_LABEL (self->contradicting), contradicting);
  gtk_widget_set_visible (self->supporting, n_sides[0] > 0 && n_sides[1] > 0);
  gtk_widget_set_visible (self->contradicting, n_sides[1] > 0);

  gtk_widget_insert_after (self->supporting, GTK_WIDGET (self), NULL);
  last = arrange_side (self, citations, FALSE, self->supporting);
  gtk_widget_insert_after (self->contradicting, GTK_WIDGET (self), last);
  arrange_side (self, citations, TRUE, self->contradicting);
}

static gboolean
are_same_passages (EntentePassageList *self,
                   GPtrArray          *citations)
{
  if (self->rows->len != MIN (citations->len, N_PASSAGES_MAX))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *identity = dup_identity (g_ptr_array_index (citations, i));

      if (g_strcmp0 (identity, g_ptr_array_index (self->identities, i)) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Whether nothing but what the open citation cites is another: it is under somebody's fingers. */
static gboolean
is_only_opened_changed (EntentePassageList *self,
                        GPtrArray          *citations)
{
  if (self->opened < 0 || self->proposing || self->rows->len != MIN (citations->len, N_PASSAGES_MAX))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *identity = dup_identity (g_ptr_array_index (citations, i));
      gboolean is_same = g_strcmp0 (identity, g_ptr_array_index (self->identities, i)) == 0;

      if (is_same == ((int) i == self->opened))
        return FALSE;
    }
  return TRUE;
}

/* The row stays, with the fields in it. */
static void
fill_opened (EntentePassageList *self,
             GPtrArray          *citations)
{
  guint index = (guint) self->opened;
  const EntenteCitation *citation = g_ptr_array_index (citations, index);
  Source source = { .article = ENTENTE_NO_SLOT };

  source_read (&source, entente_session_get_map (self->session), citation->article);
  fill_row (get_shown_row (self, index), self->session, &source, citation);
  source_clear (&source);
  g_free (self->identities->pdata[index]);
  self->identities->pdata[index] = dup_identity (citation);
}

/* The citation a row stands next to on its side; its own where there is none. */
static guint
get_neighbor (EntentePassageList *self,
              guint               index,
              int                 step)
{
  GtkWidget *row = get_shown_row (self, index);
  GtkWidget *other = step < 0 ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);
  guint place;

  if (other == NULL || !ENTENTE_IS_PASSAGE_ROW (other)
      || !g_ptr_array_find (self->rows, other, &place))
    return index;
  return place;
}

static void
tell_neighbors (EntentePassageList *self)
{
  guint index = (guint) self->opened;
  GtkWidget *editor;

  if (self->opened < 0 || self->proposing)
    return;
  editor = entente_passage_row_get_editor (ENTENTE_PASSAGE_ROW (get_shown_row (self, index)));
  entente_citation_editor_set_neighbors (ENTENTE_CITATION_EDITOR (editor),
                                         get_neighbor (self, index, -1),
                                         get_neighbor (self, index, 1));
  entente_citation_editor_refresh (ENTENTE_CITATION_EDITOR (editor));
}

/* (transfer floating) (nullable): NULL where the words are not lost any more */
static GtkWidget *
new_proposals (EntentePassageList *self,
               guint               index)
{
  EntenteMap *map = entente_session_get_map (self->session);
  g_autoptr (GPtrArray) citations = entente_map_dup_citations (map, self->relation);
  const EntenteCitation *citation = g_ptr_array_index (citations, index);
  Source source = { .article = ENTENTE_NO_SLOT };
  GtkWidget *proposals = NULL;

  source_read (&source, map, citation->article);
  if (entente_passage_anchor (source.text, citation).anchor == ENTENTE_ANCHOR_ORPHAN)
    proposals = entente_proposals_new (self->session, citation, source.text, source.language);
  source_clear (&source);
  return proposals;
}

static GtkWidget *
new_editor (EntentePassageList *self,
            guint               index)
{
  if (!self->proposing)
    return entente_citation_editor_new (self->session, self->relation, index);
  return new_proposals (self, index);
}

static void
open_editor (EntentePassageList *self,
             int                 index)
{
  self->opened = index < (int) self->rows->len ? index : -1;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *editor = NULL;

      if ((int) i == self->opened)
        editor = new_editor (self, i);
      entente_passage_row_set_editor (ENTENTE_PASSAGE_ROW (get_shown_row (self, i)), editor);
      if ((int) i == self->opened && editor == NULL)
        self->opened = -1;
    }
  tell_neighbors (self);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntentePassageList *self = ENTENTE_PASSAGE_LIST (widget);
  int index = (int) g_variant_get_uint32 (parameter);
  gboolean is_open = self->opened == index;

  /* The one button closes what either has opened. */
  if (!is_open)
    self->proposing = g_str_equal (name, "passages.find-again");
  open_editor (self, is_open ? -1 : index);
  if (self->opened >= 0)
    gtk_widget_child_focus (entente_passage_row_get_editor (ENTENTE_PASSAGE_ROW (
                                get_shown_row (self, (guint) self->opened))),
                            GTK_DIR_TAB_FORWARD);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntentePassageList *self = ENTENTE_PASSAGE_LIST (widget);
  guint from;
  guint to;

  g_variant_get (parameter, "(uu)", &from, &to);
  if (from == to || MAX (from, to) >= self->rows->len)
    return;
  /* The row is made anew where it then stands, and stays open. */
  self->opened = (int) to;
  entente_history_perform (
      entente_session_get_history (self->session),
      entente_edit_citation_move (entente_session_get_map (self->session), self->relation, from, to));
  if (self->opened == (int) to)
    gtk_widget_child_focus (get_shown_row (self, to), GTK_DIR_TAB_FORWARD);
}

static void
reanchor_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  EntentePassageList *self = ENTENTE_PASSAGE_LIST (widget);
  g_autoptr (GError) error = NULL;
  EntenteAct *act;
  guint citation;
  guint start;
  guint end;

  g_variant_get (parameter, "(uuu)", &citation, &start, &end);
  act = entente_edit_reanchor (entente_session_get_map (self->session), self->relation, citation,
                               start, end, &error);
  if (act == NULL)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  self->opened = -1;
  entente_history_perform (entente_session_get_history (self->session), act);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntentePassageList *self = ENTENTE_PASSAGE_LIST (widget);
  guint index = g_variant_get_uint32 (parameter);

  if (index >= self->rows->len)
    return;
  self->opened = -1;
  entente_history_perform (
      entente_session_get_history (self->session),
      entente_edit_citation_remove (entente_session_get_map (self->session), self->relation, index));
}

static void
entente_passage_list_dispose (GObject *object)
{
  EntentePassageList *self = ENTENTE_PASSAGE_LIST (object);

  clear_rows (self);
  g_clear_pointer (&self->supporting, gtk_widget_unparent);
  g_clear_pointer (&self->contradicting, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_passage_list_parent_class)->dispose (object);
}

static void
entente_passage_list_finalize (GObject *object)
{
  EntentePassageList *self = ENTENTE_PASSAGE_LIST (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->identities);

  G_OBJECT_CLASS (entente_passage_list_parent_class)->finalize (object);
}

static void
entente_passage_list_class_init (EntentePassageListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_passage_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_passage_list_finalize;

  gtk_widget_class_set_css_name (widget_class, "passages");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "passages.edit", "u", edit_action);
  gtk_widget_class_install_action (widget_class, "passages.find-again", "u", edit_action);
  gtk_widget_class_install_action (widget_class, "passages.reanchor", "(uuu)", reanchor_action);
  gtk_widget_class_install_action (widget_class, "passages.move", "(uu)", move_action);
  gtk_widget_class_install_action (widget_class, "passages.remove", "u", remove_action);
}

static GtkWidget *
new_heading (EntentePassageList *self,
             const char         *style)
{
  GtkWidget *heading = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "side");
  gtk_widget_add_css_class (heading, style);
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  return heading;
}

static void
entente_passage_list_init (EntentePassageList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING_PX);
  self->rows = g_ptr_array_new ();
  self->identities = g_ptr_array_new_with_free_func (g_free);
  self->relation = ENTENTE_NO_SLOT;
  self->opened = -1;
  self->supporting = new_heading (self, "supports");
  self->contradicting = new_heading (self, "contradicts");
}

void
entente_passage_list_show (EntentePassageList *self,
                           EntenteSession     *session,
                           GPtrArray          *citations)
{
  g_set_object (&self->session, session);
  self->relation
      = citations->len > 0 ? ((EntenteCitation *) citations->pdata[0])->relation : ENTENTE_NO_SLOT;
  make_rows (self, citations);
  arrange (self, citations);
  self->proposing = FALSE;
  open_editor (self, -1);
}

void
entente_passage_list_refresh (EntentePassageList *self,
                              GPtrArray          *citations,
                              gboolean            reread)
{
  int opened = self->opened;

  self->relation
      = citations->len > 0 ? ((EntenteCitation *) citations->pdata[0])->relation : ENTENTE_NO_SLOT;
  if (!reread && is_only_opened_changed (self, citations))
    fill_opened (self, citations);
  else if (reread || !are_same_passages (self, citations))
    {
      make_rows (self, citations);
      arrange (self, citations);
      open_editor (self, opened);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    entente_passage_row_set_citation (ENTENTE_PASSAGE_ROW (get_shown_row (self, i)),
                                      g_ptr_array_index (citations, i));
  arrange (self, citations);
  tell_neighbors (self);
}

guint
entente_passage_list_get_n_rows (EntentePassageList *self)
{
  return self->rows->len;
}

GtkWidget *
entente_passage_list_get_row (EntentePassageList *self,
                              guint               place)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (ENTENTE_IS_PASSAGE_ROW (child) && place-- == 0)
        return child;
    }
  return NULL;
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntentePanel:
 *
 * The side panel: follows the session's selection with one page each for the map as a whole, an
 * actor, a relation, an article, and for several selected at once. Edits become acts of the session's history.
 *
 * Properties: `keeps-article`: whether an article stays open while other things are selected;
 * `session` (nullable); `text-size` (percent): of articles. Signal: `told (const char *)`: words for
 * the user about what was just done.
 */
#define ENTENTE_TYPE_PANEL (entente_panel_get_type ())
G_DECLARE_FINAL_TYPE (EntentePanel, entente_panel, ENTENTE, PANEL, GtkWidget)

GtkWidget      *entente_panel_new         (void);

EntenteSession *entente_panel_get_session (EntentePanel    *self);
void            entente_panel_set_session (EntentePanel    *self,
                                           EntenteSession  *session);
gboolean        entente_panel_get_keeps_article (EntentePanel *self);
void            entente_panel_set_keeps_article (EntentePanel *self,
                                                 gboolean      keeps_article);
guint           entente_panel_get_text_size  (EntentePanel *self);
void            entente_panel_set_text_size  (EntentePanel *self,
                                              guint         size);
/* A size up (1), down (−1), or the usual one (0); FALSE, and nothing, unless an article has the
 * focus. */
gboolean        entente_panel_step_text_size (EntentePanel *self,
                                              int           step);
/* Opens what finds words in an article, and goes to the next match (1) or the one before (−1); FALSE,
 * and nothing, unless an article has the focus. */
gboolean        entente_panel_find           (EntentePanel *self);
gboolean        entente_panel_find_step      (EntentePanel *self,
                                              int           step);
/* Puts the caret into a field of the current page ("label", "name", …; NULL: the first); FALSE
 * where the page has none of that name. */
gboolean        entente_panel_edit_field  (EntentePanel    *self,
                                           const char      *field);
/* Gives the focus to the text of the article shown, whose keys are those of reading; FALSE where none
 * is. */
gboolean        entente_panel_focus_article (EntentePanel  *self);
void            entente_panel_show_audit  (EntentePanel   *self);
void            entente_panel_show_kinds  (EntentePanel   *self);
/* A new last step of the story, in which what is selected stands out; also `panel.new-step`. */
void            entente_panel_add_step    (EntentePanel   *self);
/* Of several selected actors: puts the focus on what makes one of them; FALSE where there are none. */
gboolean        entente_panel_edit_merge  (EntentePanel   *self);
/* For pages: emits `told`. */
void            entente_panel_tell        (EntentePanel   *self,
                                           const char     *words);
void            entente_panel_show_problems  (EntentePanel   *self);
/* Also the action `panel.review`. */
void            entente_panel_review      (EntentePanel    *self);

G_END_DECLS

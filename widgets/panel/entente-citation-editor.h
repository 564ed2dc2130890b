/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteCitationEditor:
 *
 * The fields of one citation, and its place among the others of its relation. Actions:
 * `citation.move-up`, `citation.move-down` (Alt with the arrows), `citation.remove`; the list it stands
 * in has `passages.move (from, to)` and `passages.remove (index)`.
 */
#define ENTENTE_TYPE_CITATION_EDITOR (entente_citation_editor_get_type ())
G_DECLARE_FINAL_TYPE (EntenteCitationEditor, entente_citation_editor, ENTENTE, CITATION_EDITOR,
                      GtkWidget)

GtkWidget *entente_citation_editor_new           (EntenteSession        *session,
                                                  guint32                relation,
                                                  guint                  citation);
/* What the format does not name has changed; the fields follow by themselves. */
void       entente_citation_editor_refresh       (EntenteCitationEditor *self);
/* The citations it may change places with, itself where there is none. */
void       entente_citation_editor_set_neighbors (EntenteCitationEditor *self,
                                                  guint                  before,
                                                  guint                  after);

G_END_DECLS

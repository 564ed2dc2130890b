/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-citation.h"
#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The places in an article that the words of a citation which are not found any more may have now, each
 * to be read in its paragraph and to be cited instead: by the action `passages.reanchor (citation,
 * start, end)` of the list it stands in. @text: of the article; @language: (nullable): its tag.
 * (transfer floating) */
GtkWidget *entente_proposals_new (EntenteSession        *session,
                                  const EntenteCitation *citation,
                                  const char            *text,
                                  const char            *language);

G_END_DECLS

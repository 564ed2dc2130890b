/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-citation.h"
#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @box with a row for each citation: its words where they stand in their article, and what
 * became of those that are not found. @citations: (element-type EntenteCitation) */
void  entente_passage_list_fill    (GtkBox         *box,
                                    EntenteSession *session,
                                    GPtrArray      *citations);
/* What the rows are made from, apart from the articles: equal keys, equal rows. (nullable)
 * (transfer full) */
char *entente_passage_list_dup_key (EntenteMap     *map,
                                    guint32         relation);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-audit.h"
#include "entente-citation.h"

G_BEGIN_DECLS

/* Private to the room: what an audit needs of a map, copied on the main thread. */

typedef struct
{
  guint32 slot;
  guint n_citations;
  guint first_citation; /* in @citations */
  EntenteRecord *record; /* NULL where nothing is cited */
} EntenteAuditRelation;

typedef struct
{
  guint32 slot;
  guint32 source; /* equal for articles of one publisher */
  guint n_cited;
  gboolean is_old;
  EntenteRecord *record;
} EntenteAuditArticle;

struct _EntenteAuditJob
{
  GArray *relations;   /* EntenteAuditRelation, in the order of the file */
  GArray *articles;    /* EntenteAuditArticle, in the order of the file */
  GArray *citations;   /* EntenteCitation: @article is an index in @articles; texts read later */
  GArray *unconnected; /* guint32: actors no relation names, in the order of the file */
  GArray *names;       /* EntenteActorName; NULL where no actor is unconnected */
};

/* Reads the members of a relation's citations into their places. Any thread. */
void entente_audit_read_citations (EntenteAuditJob            *self,
                                   const EntenteAuditRelation *relation);

G_END_DECLS

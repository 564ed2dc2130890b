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

/* What is copied after the articles, in this order. */
typedef enum
{
  ENTENTE_AUDIT_RELATIONS,
  ENTENTE_AUDIT_ACTORS, /* those that no relation names */
  ENTENTE_AUDIT_NAMES,  /* only where there are some */
  ENTENTE_AUDIT_COPIED,
} EntenteAuditPart;

struct _EntenteAuditJob
{
  EntenteAuditPart part; /* what is being copied */
  guint32 next;          /* the record of that part whose turn it is */
  GArray *relations;   /* EntenteAuditRelation, as they were copied */
  GArray *articles;    /* EntenteAuditArticle, in the order of the file */
  guint32 *places;     /* by slot of article: its index in @articles */
  GArray *citations;   /* EntenteCitation: @article is an index in @articles; texts read later */
  GArray *unconnected; /* guint32: actors no relation names, in the order of the file */
  GArray *names;       /* EntenteActorName; NULL where no actor is unconnected */
};

/* All articles and nothing else yet. Main thread; O(articles). */
EntenteAuditJob        *entente_audit_copy_articles   (EntenteMap                 *map,
                                                       EntenteDate                 older_than);
/* One relation more and what it cites. Main thread. */
void                    entente_audit_copy_relation   (EntenteAuditJob            *self,
                                                       EntenteMap                 *map,
                                                       guint32                     relation);
/* Reads the members of a relation's citations into their places. Any thread, as all below. */
void                    entente_audit_read_citations  (EntenteAuditJob            *self,
                                                       const EntenteAuditRelation *relation);
/* The citations by article, those of one article in the order of @relations; @firsts, of one more than
 * the articles, tells where each article's begin, and behind the last one their number.
 * (transfer container) */
const EntenteCitation **entente_audit_group_citations (EntenteAuditJob            *self,
                                                       guint                      *firsts);
/* A text of an article's record. (transfer full) (nullable) */
char                   *entente_audit_dup_member      (const EntenteAuditArticle  *article,
                                                       const char                 *member);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 relation;
  guint citation; /* in the relation's citations */
} EntenteAuditOrphan;

typedef struct
{
  guint32 actor;
  guint32 article; /* the first place that names it: code points, end exclusive */
  guint start;
  guint end;
} EntenteAuditActor;

/**
 * EntenteAudit:
 *
 * What the relations of a map stand on, and where something is missing. All lists are in the order
 * of the file.
 */
typedef struct
{
  guint n_relations;
  guint n_cited;
  GArray *uncited;          /* guint32: relations nothing is cited for */
  GArray *orphans;          /* EntenteAuditOrphan: cited words that are not in their article's
                               text, where that is in the map */
  guint n_given_up;         /* orphans that would have taken too long to look for to the end */
  GArray *one_source;       /* guint32: relations supported by one publisher, or its copies, alone */
  GArray *contradicted;     /* guint32: relations */
  GArray *uncited_articles; /* guint32: articles that are cited for nothing */
  GArray *unconnected;      /* EntenteAuditActor: named in some article, in no relation */
  GArray *old_articles;     /* guint32: articles cited that were published before the date chosen */
} EntenteAudit;

/**
 * EntenteAuditJob:
 *
 * One audit under way: a copy of what it needs of a map, so that it can run beside it. Copied on the
 * main thread in O(records), at once or in moments; run once on any thread, in time linear in the map's
 * bytes.
 */
typedef struct _EntenteAuditJob EntenteAuditJob;

/* @older_than: what was published surely before is told; ENTENTE_DATE_UNKNOWN: nothing is. */
EntenteAuditJob *entente_audit_job_new   (EntenteMap       *map,
                                          EntenteDate       older_than);
/* The same in moments: made in O(articles), it can run when entente_audit_job_copy() has returned FALSE. In
 * between the map must not be changed. */
EntenteAuditJob *entente_audit_job_begin (EntenteMap       *map,
                                          EntenteDate       older_than);
/* Copies some more records. FALSE: there are none any more. */
gboolean         entente_audit_job_copy  (EntenteAuditJob  *self,
                                          EntenteMap       *map);
void             entente_audit_job_free  (EntenteAuditJob  *self);
/* NULL with @error only where it was cancelled. (transfer full) */
EntenteAudit    *entente_audit_job_run   (EntenteAuditJob  *self,
                                          GCancellable     *cancellable,
                                          GError          **error);
void             entente_audit_free      (EntenteAudit     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteAuditJob, entente_audit_job_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteAudit, entente_audit_free)

G_END_DECLS

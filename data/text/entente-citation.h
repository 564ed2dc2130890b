/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteCitation:
 *
 * One citation of a relation, built from its record when somebody looks. Texts nullable. @start and
 * @end are code points of the article's text, @end exclusive, or -1 where not given.
 */
typedef struct
{
  guint32 relation;
  guint index;      /* in the relation's citations */
  guint32 article;
  char *id;
  char *exact;
  char *prefix;
  char *suffix;
  gint64 start;
  gint64 end;
  gboolean contradicts;
  char *locator;
  char *claimed_by;
  char *grade;
  char *note;
} EntenteCitation;

/* (element-type EntenteCitation) (transfer full) */
GPtrArray *entente_map_dup_citations (EntenteMap *map,
                                      guint32     relation);

G_END_DECLS

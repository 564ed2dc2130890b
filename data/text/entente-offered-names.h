/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-article-text.h"
#include "entente-mentions.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 article;
  guint start; /* code points, end exclusive */
  guint end;
} EntenteOfferedPlace;

/**
 * EntenteOfferedName:
 *
 * A phrase that recurs like a name and is no known actor's: @name as it is written most often,
 * @places in reading order, at least two (element-type EntenteOfferedPlace).
 */
typedef struct
{
  char *name;
  GArray *places;
} EntenteOfferedName;

/* What the user said is no actor's name. (transfer full): NULL-terminated */
char      **entente_map_dup_not_actors  (EntenteMap          *map);
/* Finds name-like phrases that stand at least twice in the texts, the most frequent first, then in
 * reading order. @texts: from entente_map_dup_article_texts(), borrowed. @not_actors: (nullable):
 * left out, whatever their case and accents. Any thread; linear in the texts; stops early when
 * cancelled, with what it has. (element-type EntenteOfferedName) (transfer full) */
GPtrArray *entente_offered_names_find   (GArray              *texts,
                                         EntenteNameIndex    *index,
                                         const char *const   *not_actors,
                                         GCancellable        *cancellable);

G_END_DECLS

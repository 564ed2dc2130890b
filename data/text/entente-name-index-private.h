/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-folded-text.h"
#include "entente-mentions.h"
#include "entente-name-trie.h"

G_BEGIN_DECLS

/* Which places are the name, by their capitals. */
typedef enum
{
  ENTENTE_NAME_ANY_CASE,
  ENTENTE_NAME_SOME_CAPITAL,
  ENTENTE_NAME_SAME_CAPITALS,
} EntenteNameCase;

/**
 * EntenteName:
 *
 * One name and who is called so. Names that differ only in the capitals they have to have follow
 * each other by @next.
 */
typedef struct
{
  EntenteNameCase rule;
  guint64 capitals; /* bit i: folded code i was a capital letter; for SAME_CAPITALS only */
  guint32 next;     /* 1 + its number, 0: none */
  guint first;      /* its first place in the index's actors */
  guint n_actors;
} EntenteName;

struct _EntenteNameIndex
{
  gatomicrefcount n_references;
  EntenteWordList words;
  EntenteNameTrie trie; /* its tokens are of @words */
  GArray *names;       /* EntenteName */
  guint32 *actors;     /* those of each name stand together, the one proposed first */
  GArray *written;     /* EntenteActorName: what it was built from */
  GHashTable *first_written; /* slot → 1 + the first of its names in @written */
};

/* Which of the names kept for a word stands at @start … @end of a text, 0 for none. */
guint32            entente_name_index_fit_case  (EntenteNameIndex        *self,
                                                 guint32                  name,
                                                 const EntenteFoldedText *text,
                                                 guint                    start,
                                                 guint                    end);

G_END_DECLS

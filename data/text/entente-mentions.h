/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteActorName:
 *
 * One way an actor is called: its name, its name in some language, or an alias. @rank is 0, 1 or 2
 * for these; of several actors with one name, the one of the lowest rank is proposed first.
 */
typedef struct
{
  guint32 actor;
  guint rank;
  char *text;
} EntenteActorName;

/**
 * EntenteMention:
 *
 * A place in an article's text where a known actor is named: code points, @end exclusive, without
 * a possessive, a particle behind or an Arabic word before the name. @actor is the actor proposed;
 * where @n_actors is above 1 the name is shared, and entente_name_index_get_actors() with @name
 * tells by whom.
 */
typedef struct
{
  guint32 actor;
  guint start;
  guint end;
  guint name;     /* a number of the index that found it */
  guint n_actors; /* 1: nobody else is called so */
} EntenteMention;

/**
 * EntenteNameIndex:
 *
 * All names of a map's actors, made ready to be found in texts. Immutable, counted, for any number
 * of threads. It knows actors by their slots, which are never used again: an index that is older
 * than the map proposes at worst an actor that is no longer alive.
 *
 * Names are found whatever their case, accents, width, dashes (“Kim Jong-un” is “Kim Jong Un”) and
 * line breaks; the longest name wins, then the leftmost, and no two mentions overlap. Where words
 * are parted by spaces a name is a whole word; behind it 's, ’s, s’ and Korean particles may stand,
 * and in German and its northern neighbors the s of the genitive. Hangul begins a word. Han and kana
 * stand anywhere, but katakana is not cut out of a longer run of katakana. A name of one Han
 * character or Hangul syllable (“中”, “김”) has to stand alone, as between quotes or commas: in
 * running text nearly every such character belongs to some other word. Arabic names may follow
 * و ف ب ل ك and the article. A name of one or two letters and a capital abbreviation of three are
 * found only as they are written (“US” is not “us”), longer abbreviations also as in “Nato”, never
 * as in “aids”.
 */
typedef struct _EntenteNameIndex EntenteNameIndex;

#define ENTENTE_TYPE_NAME_INDEX (entente_name_index_get_type ())

GType             entente_name_index_get_type   (void);
/* Copies of all names of all living actors, in the order of the file, for
 * entente_name_index_new(). Main thread; O(length of the actors' records).
 * (element-type EntenteActorName) (transfer full) */
GArray           *entente_map_dup_actor_names   (EntenteMap             *map);
/* The same for who copies them actor by actor: an array without any, and those of one living actor added
 * to it. */
GArray           *entente_actor_names_new       (void);
void              entente_actor_names_add       (GArray                 *names,
                                                EntenteMap             *map,
                                                guint32                 actor);
/* Those of one living actor. */
GArray           *entente_map_dup_names_of_actor (EntenteMap            *map,
                                                guint32                 actor);
/* Takes @names, from entente_map_dup_actor_names() or with an array of one's own whose clear
 * function frees the texts. Any thread; linear in the letters of the names. */
EntenteNameIndex *entente_name_index_new        (GArray                 *names);
EntenteNameIndex *entente_name_index_ref        (EntenteNameIndex       *self);
void              entente_name_index_unref      (EntenteNameIndex       *self);

/* Whether an actor is called in the map as the index says; also TRUE where neither knows it. For
 * listeners of the map's `changed`: only when this is FALSE for a changed actor has the index to be
 * built anew. O(length of the actor's record). */
gboolean          entente_name_index_is_current (EntenteNameIndex       *self,
                                                 EntenteMap             *map,
                                                 guint32                 actor);
/* Finds all mentions, sorted by start. @text: valid UTF-8. @language: (nullable): the article's, a
 * BCP 47 tag. Any thread; linear in the text. (element-type EntenteMention) (transfer full) */
GArray           *entente_name_index_find       (EntenteNameIndex       *self,
                                                 const char             *text,
                                                 const char             *language);
/* Everybody who is called as a mention says, the one proposed first. (transfer none) */
const guint32    *entente_name_index_get_actors (EntenteNameIndex       *self,
                                                 guint                   name,
                                                 guint                  *n_actors);
/* Whether a phrase as a whole is some actor's name. */
gboolean          entente_name_index_is_name    (EntenteNameIndex       *self,
                                                 const char             *phrase);
/* The same over an article of the map; empty where it has no text. Main thread.
 * (element-type EntenteMention) (transfer full) */
GArray           *entente_map_dup_mentions      (EntenteMap             *map,
                                                 EntenteNameIndex       *index,
                                                 guint32                 article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteNameIndex, entente_name_index_unref)

G_END_DECLS

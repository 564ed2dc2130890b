/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/* The acts the program offers, one file each; all (transfer full). Those with a GError return NULL
 * for what the format does not allow. */

/* Sets or (NULL) removes one member; the name of the step names the record. Acts
 * on the same member of the same record follow each other as one step. */
EntenteAct *entente_edit_member        (EntenteMap         *map,
                                        EntenteRecordType   type,
                                        guint32             slot,
                                        const char         *member,
                                        const char         *value,
                                        GError            **error);
/* The same for a text: an empty one removes the member. */
EntenteAct *entente_edit_text          (EntenteMap         *map,
                                        EntenteRecordType   type,
                                        guint32             slot,
                                        const char         *member,
                                        const char         *text,
                                        GError            **error);
/* One member of several records of one type, all in one step ("Change Kind of 3 actors"); steps of the
 * same member and records that follow each other are one. */
EntenteAct *entente_edit_member_of_many (EntenteMap        *map,
                                         EntenteRecordType  type,
                                         const guint32     *slots,
                                         guint              n_slots,
                                         const char        *member,
                                         const char        *value,
                                         GError           **error);
/* Moves actors: @xs and @ys in map units, one for each of @actors. */
EntenteAct *entente_edit_positions     (EntenteMap         *map,
                                        const char         *name,
                                        const guint32      *actors,
                                        const double       *xs,
                                        const double       *ys,
                                        guint               n_actors);
void        entente_act_place          (EntenteAct         *act,
                                        guint32             actor,
                                        double              x,
                                        double              y);
/* Notes the style and seed of the layout as a step of a larger act; FALSE where the map says so. */
gboolean    entente_act_set_layout     (EntenteAct         *act,
                                        EntenteMap         *map,
                                        const char         *style,
                                        guint32             seed);
/* The JSON of a member of the document's `view`; NULL where it has none. (transfer full) */
char       *entente_view_dup_member    (EntenteMap         *map,
                                        const char         *member);
/* Sets a member of the document's `view`; what else stands there keeps its bytes. */
EntenteAct *entente_edit_view_member   (EntenteMap         *map,
                                        const char         *member,
                                        const char         *value,
                                        GError            **error);
/* Source becomes target; a bend is turned round with it. */
EntenteAct *entente_edit_reverse       (EntenteMap         *map,
                                        const guint32      *relations,
                                        guint               n_relations);
/* Bends a relation: its curve's middle off the chord's, in fractions of the chord's length. */
EntenteAct *entente_edit_bend          (EntenteMap         *map,
                                        guint32             relation,
                                        double              along,
                                        double              across);
void        entente_act_bend           (EntenteAct         *act,
                                        guint32             relation,
                                        double              along,
                                        double              across);
/* Relations lie again as the scene has it. */
EntenteAct *entente_edit_unbend        (EntenteMap         *map,
                                        const guint32      *relations,
                                        guint               n_relations);
EntenteAct *entente_edit_add_actor     (EntenteMap         *map,
                                        const char         *name,
                                        double              x,
                                        double              y,
                                        guint32            *actor);
EntenteAct *entente_edit_add_relation  (EntenteMap         *map,
                                        guint32             source,
                                        guint32             target,
                                        guint32            *relation);
/* Makes a relation to an actor that is made with it. */
EntenteAct *entente_edit_add_linked_actor (EntenteMap      *map,
                                           guint32          source,
                                           const char      *name,
                                           double           x,
                                           double           y,
                                           guint32         *actor);
/* Cites words of an article, code points @start … @end, for a relation, behind what is cited already. */
EntenteAct *entente_edit_cite          (EntenteMap         *map,
                                        guint32             relation,
                                        guint32             article,
                                        guint               start,
                                        guint               end,
                                        GError            **error);
/* The same of an article as a whole: of one without a text, or where no words stand for it. */
EntenteAct *entente_edit_cite_whole    (EntenteMap         *map,
                                        guint32             relation,
                                        guint32             article,
                                        GError            **error);
/* Cites these words instead of those a citation cites now: for one whose words were not found
 * again. Its stance, grade and notes stay. @citation: its index in the relation. */
EntenteAct *entente_edit_reanchor      (EntenteMap         *map,
                                        guint32             relation,
                                        guint               citation,
                                        guint               start,
                                        guint               end,
                                        GError            **error);
/* Adds an article. @json: (nullable): its members without an id, as entente_article_import_to_json()
 * writes them; NULL: an empty one. */
EntenteAct *entente_edit_add_article   (EntenteMap         *map,
                                        const char         *json,
                                        guint32            *article,
                                        GError            **error);
/* Removes an article with all citations of it. */
EntenteAct *entente_edit_remove_article (EntenteMap        *map,
                                         guint32            article);
/* Says that a sentence of an article, code points @start … @end, shall not be offered again: appends
 * it to the article's `ignored`. Nothing changes where it stands there with these places already. */
EntenteAct *entente_edit_ignore_sentence (EntenteMap       *map,
                                          guint32           article,
                                          guint             start,
                                          guint             end,
                                          GError          **error);
/* Says that a phrase is no actor's name: appends it to the document's `not_actors`, once. */
EntenteAct *entente_edit_not_actor     (EntenteMap         *map,
                                        const char         *name,
                                        GError            **error);
/**
 * EntenteTarget:
 * @slot: where the record stands now, ENTENTE_NO_SLOT: nowhere
 * @record: (nullable): what it shall be, NULL: what it is
 */
typedef struct
{
  guint32 slot;
  EntenteRecord *record;
} EntenteTarget;

/* An empty list of targets, which owns their records. (element-type EntenteTarget) (transfer full) */
GArray     *entente_targets_new        (void);
/* Makes a map say something else: for each record type its records in the order they shall stand (of
 * EntenteTarget, no slot twice; ENTENTE_RECORD_DOCUMENT: one, slot 0); those that are set aside are
 * named as the others are. What is not among them goes, and what stands elsewhere is moved: it gets another slot. Whether all that is named is there is
 * for the caller to see to. */
EntenteAct *entente_edit_rewrite       (EntenteMap         *map,
                                        const char         *name,
                                        GArray            **targets);
EntenteAct *entente_edit_remove        (EntenteMap         *map,
                                        const guint32      *actors,
                                        guint               n_actors,
                                        const guint32      *relations,
                                        guint               n_relations);
EntenteAct *entente_edit_cut           (EntenteMap         *map,
                                        const guint32      *actors,
                                        guint               n_actors,
                                        const guint32      *relations,
                                        guint               n_relations);

G_END_DECLS

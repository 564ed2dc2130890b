/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"
#include "entente-slot-numbers.h"

G_BEGIN_DECLS

/* Invariant: one swap a record, entered in @by_record; its before is what the map holds. Removals
 * stand in the order in which they were made. Swaps without any value do nothing. */
struct _EntenteAct
{
  EntenteMap *map;
  char *name;
  char *merge_key;       /* (nullable) */
  GArray *swaps;         /* EntenteSwap */
  EntenteSlotNumbers by_record[ENTENTE_N_RECORD_TYPES]; /* slot → index in swaps */
  gboolean is_whole_map; /* about the map, whichever records that touches */
  gboolean has_idle;     /* there may be swaps that do nothing */
  gboolean called_off;   /* nothing more is put in, and it cannot be done */
  guint lists;           /* 1 << type: the document is known to have its array */
  guint n_put;           /* how often something was put in */
  guint n_expected;      /* how often something will be; 0: nobody knows */
  GHashTable *added[ENTENTE_N_RECORD_TYPES]; /* id → slot of what was added; nullable */
  GStringChunk *added_ids; /* nullable: an act of very many goes at once, too */
};

/* Of building an act and doing it: how far it is once it is built. 0: nobody knew. */
double         entente_act_get_built_part (EntenteAct       *self);
/* Whether it is still wanted. Counts as something put in. */
gboolean       entente_act_go_on        (EntenteAct         *self);
EntenteSwap   *entente_act_find_swap    (EntenteAct         *self,
                                         EntenteRecordType   type,
                                         guint32             slot);
/* @before and @after: (transfer full) (nullable). The record must have no swap yet. */
void           entente_act_add_swap     (EntenteAct         *self,
                                         EntenteRecordType   type,
                                         guint32             slot,
                                         EntenteRecord      *before,
                                         EntenteRecord      *after,
                                         guint32             place);
/* The value as the act leaves it, NULL where it is gone. (transfer full) (nullable) */
EntenteRecord *entente_act_dup_record   (EntenteAct         *self,
                                         EntenteRecordType   type,
                                         guint32             slot);
void           entente_act_set_record   (EntenteAct         *self,
                                         EntenteRecordType   type,
                                         guint32             slot,
                                         EntenteRecord      *record);
void           entente_act_drop_record  (EntenteAct         *self,
                                         EntenteRecordType   type,
                                         guint32             slot);
/* Sets or removes a member of a record without asking whether the format allows it. */
void           entente_act_put_member   (EntenteAct         *self,
                                         EntenteRecordType   type,
                                         guint32             slot,
                                         const char         *member,
                                         const char         *value);
/* The document's array for a type must be there, and be one, before the writer can fill it. */
void           entente_act_ensure_array (EntenteAct         *self,
                                         EntenteRecordType   type);
/* Whether a record may stand in a slot: no fault, and everything it names is there. */
gboolean       entente_act_check_record (EntenteAct         *self,
                                         EntenteRecordType   type,
                                         guint32             slot,
                                         EntenteRecord      *record,
                                         GError            **error);
/* The same, and the member has no warning either. */
gboolean       entente_act_check_member (EntenteAct         *self,
                                         EntenteRecordType   type,
                                         guint32             slot,
                                         EntenteRecord      *record,
                                         const char         *member,
                                         GError            **error);
/* Whether every record would be as it was before. */
gboolean       entente_act_changes_nothing (EntenteAct      *self);
/* Cites words of an article for a relation of the map or of the act itself. */
gboolean       entente_act_cite         (EntenteAct         *self,
                                         guint32             relation,
                                         guint32             article,
                                         guint               start,
                                         guint               end,
                                         GError            **error);
/* Lets up to @n swaps of an act go that is done for; whether more are left. */
gboolean       entente_act_forget_some  (EntenteAct         *self,
                                         guint               n);
void           entente_act_absorb       (EntenteAct         *self,
                                         EntenteAct         *later);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteItem:
 *
 * Something that can be selected or hovered: an actor, a relation, a step of the story or an article
 * (with, for an article, the passage to show). type DOCUMENT: nothing.
 */
typedef struct
{
  EntenteRecordType type;
  guint32 slot;
  guint passage_start; /* code points of the article's text; both 0: none */
  guint passage_end;
} EntenteItem;

#define ENTENTE_NO_ITEM ((EntenteItem){ ENTENTE_RECORD_DOCUMENT, ENTENTE_NO_SLOT, 0, 0 })
#define ENTENTE_ACTOR_ITEM(slot) ((EntenteItem){ ENTENTE_RECORD_ACTOR, (slot), 0, 0 })
#define ENTENTE_RELATION_ITEM(slot) ((EntenteItem){ ENTENTE_RECORD_RELATION, (slot), 0, 0 })
#define ENTENTE_STEP_ITEM(slot) ((EntenteItem){ ENTENTE_RECORD_STEP, (slot), 0, 0 })
#define ENTENTE_ARTICLE_ITEM(slot) ((EntenteItem){ ENTENTE_RECORD_ARTICLE, (slot), 0, 0 })

/* The same record, and the same passage of it. */
gboolean entente_item_equal       (EntenteItem  a,
                                   EntenteItem  b);
/* The same record, whatever its passage. */
gboolean entente_item_same_record (EntenteItem  a,
                                   EntenteItem  b);
gboolean entente_item_is_nothing  (EntenteItem  self);
/* Whether it stands in the map now. */
gboolean entente_item_is_alive    (EntenteItem  self,
                                   EntenteMap  *map);

G_END_DECLS

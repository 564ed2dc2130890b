/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"
#include "entente-rows.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * EntenteMap:
 *
 * A network of actors and relations with the articles that speak of it: records in stable slots,
 * and the columns read from them.
 *
 * The records of a file that have faults may be set aside: they keep their place in the file and
 * are written back as they are, but nothing of the map is read from them.
 *
 * A record is named by its type and slot. Slots are never used again within one map, so a removed
 * record that undo brings back has its old slot, and whoever kept it finds it again. Nothing
 * changes a map but entente_map_apply(); every edit is a set of swaps of record values.
 *
 * Signal `changed (gpointer changes, guint n_changes)`: after the map has changed, with an array of
 * EntenteChange, borrowed. Main thread only; workers take a scene or copies.
 */
#define ENTENTE_TYPE_MAP (entente_map_get_type ())
G_DECLARE_FINAL_TYPE (EntenteMap, entente_map, ENTENTE, MAP, GObject)

/**
 * EntenteKind:
 *
 * One kind of actor or relation: from the map's `kinds`, or found in use. All texts nullable but
 * @key and @label (the key where no label is given). Index 0 is "no kind": key "".
 */
typedef struct
{
  const char *key;
  const char *label;
  const char *phrase;  /* relations only */
  guint32 color;       /* 0xRRGGBB or ENTENTE_NO_COLOR */
  EntenteShape shape;  /* actors only */
  double order;        /* NAN where missing */
  guint n_uses;        /* living records of this kind */
  guint listed : 1;    /* stands in the document's kinds */
} EntenteKind;

/**
 * EntenteReference:
 *
 * That a relation names another record, and as what.
 */
typedef struct
{
  guint32 relation;
  guint32 other; /* slot of the record named */
  EntenteRole role;
} EntenteReference;

/*< private fields; valid until the map next changes >*/
typedef struct
{
  EntenteMap *map;
  guint32 slot;
  gboolean of_relation;
  const guint32 *run;
  const guint32 *run_end;
  guint32 next;
  guint32 last;
} EntenteReferenceIter;

typedef enum
{
  ENTENTE_CHANGE_ADDED,
  ENTENTE_CHANGE_REMOVED,
  ENTENTE_CHANGE_CHANGED,
} EntenteChangeKind;

typedef struct
{
  EntenteRecordType type;
  EntenteChangeKind kind;
  guint32 slot;
} EntenteChange;

/**
 * EntenteSwap:
 * @before: (nullable): the value that stands in the slot, NULL to add
 * @after: (nullable): the value that shall stand there, NULL to remove
 * @place: for adding and removing: the slot after which the record stands in the file, or
 *   ENTENTE_NO_SLOT for the first
 *
 * One step of an act.
 */
typedef struct
{
  EntenteRecordType type;
  guint32 slot;
  EntenteRecord *before;
  EntenteRecord *after;
  guint32 place;
} EntenteSwap;

EntenteMap            *entente_map_new                (void);

guint                  entente_map_get_n_slots        (EntenteMap            *self,
                                                       EntenteRecordType      type);
guint                  entente_map_get_n_records      (EntenteMap            *self,
                                                       EntenteRecordType      type);
gboolean               entente_map_is_alive           (EntenteMap            *self,
                                                       EntenteRecordType      type,
                                                       guint32                slot);
guint32                entente_map_get_first          (EntenteMap            *self,
                                                       EntenteRecordType      type);
guint32                entente_map_get_last           (EntenteMap            *self,
                                                       EntenteRecordType      type);
guint32                entente_map_get_next           (EntenteMap            *self,
                                                       EntenteRecordType      type,
                                                       guint32                slot);
guint32                entente_map_get_previous       (EntenteMap            *self,
                                                       EntenteRecordType      type,
                                                       guint32                slot);
/* All that stands in a type's array, in the order of the file: living records and such as are set
 * aside. */
guint32                entente_map_get_first_entry    (EntenteMap            *self,
                                                       EntenteRecordType      type);
guint32                entente_map_get_next_entry     (EntenteMap            *self,
                                                       EntenteRecordType      type,
                                                       guint32                slot);
guint32                entente_map_get_previous_entry (EntenteMap            *self,
                                                       EntenteRecordType      type,
                                                       guint32                slot);
gboolean               entente_map_is_set_aside       (EntenteMap            *self,
                                                       EntenteRecordType      type,
                                                       guint32                slot);
guint                  entente_map_get_n_set_aside    (EntenteMap            *self,
                                                       EntenteRecordType      type);
guint32                entente_map_find               (EntenteMap            *self,
                                                       EntenteRecordType      type,
                                                       const char            *id);
const char            *entente_map_get_id             (EntenteMap            *self,
                                                       EntenteRecordType      type,
                                                       guint32                slot);

const EntenteMapInfo *entente_map_get_info       (EntenteMap            *self);
const EntenteArticle  *entente_map_get_article        (EntenteMap            *self,
                                                       guint32                slot);
const EntenteActor    *entente_map_get_actor          (EntenteMap            *self,
                                                       guint32                slot);
const EntenteRelation *entente_map_get_relation       (EntenteMap            *self,
                                                       guint32                slot);
const EntenteStep     *entente_map_get_step           (EntenteMap            *self,
                                                       guint32                slot);
const char            *entente_map_get_actor_name     (EntenteMap            *self,
                                                       guint32                slot);

guint                  entente_map_get_n_actor_kinds    (EntenteMap          *self);
const EntenteKind     *entente_map_get_actor_kind       (EntenteMap          *self,
                                                         guint32              index);
guint                  entente_map_get_n_relation_kinds (EntenteMap          *self);
const EntenteKind     *entente_map_get_relation_kind    (EntenteMap          *self,
                                                         guint32              index);

EntenteRecord         *entente_map_dup_record         (EntenteMap            *self,
                                                       EntenteRecordType      type,
                                                       guint32                slot);
const char            *entente_map_get_json           (EntenteMap            *self,
                                                       EntenteRecordType      type,
                                                       guint32                slot,
                                                       gsize                 *length);
JsonObject            *entente_map_dup_object         (EntenteMap            *self,
                                                       EntenteRecordType      type,
                                                       guint32                slot);

void                   entente_map_iter_relation      (EntenteMap            *self,
                                                       guint32                relation,
                                                       EntenteReferenceIter  *iter);
void                   entente_map_iter_mentions      (EntenteMap            *self,
                                                       EntenteRecordType      type,
                                                       guint32                slot,
                                                       EntenteReferenceIter  *iter);
gboolean               entente_reference_iter_next    (EntenteReferenceIter  *iter,
                                                       EntenteReference      *reference);
guint                  entente_map_get_n_mentions     (EntenteMap            *self,
                                                       EntenteRecordType      type,
                                                       guint32                slot);

guint32                entente_map_reserve_slot       (EntenteMap            *self,
                                                       EntenteRecordType      type);
gboolean               entente_map_apply              (EntenteMap            *self,
                                                       const EntenteSwap     *swaps,
                                                       guint                  n_swaps,
                                                       gboolean               backwards,
                                                       GError               **error);
guint64                entente_map_get_revision       (EntenteMap            *self);

G_END_DECLS

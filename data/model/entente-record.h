/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EntenteRecordType:
 *
 * What a record is. The document is the file's outermost object with its four arrays emptied
 * (`"actors": []`); it is the one record of its type, at slot 0.
 */
typedef enum
{
  ENTENTE_RECORD_DOCUMENT,
  ENTENTE_RECORD_ARTICLE,
  ENTENTE_RECORD_ACTOR,
  ENTENTE_RECORD_RELATION,
  ENTENTE_RECORD_STEP,
} EntenteRecordType;

#define ENTENTE_N_RECORD_TYPES 5

/**
 * EntenteRecord:
 *
 * An immutable, counted value: one object of a map file as its own bytes, with the white space
 * that stands around it. File, edits, undo, drafts and the clipboard all exchange these.
 *
 * The bytes are UTF-8 and, where they come from the reader or an act, well-formed JSON. Commas and
 * brackets between records belong to no record. Thread-safe.
 *
 * A value that is set aside has faults, and may be any JSON value: it is kept for its bytes alone.
 */
typedef struct _EntenteRecord EntenteRecord;

#define ENTENTE_TYPE_RECORD (entente_record_get_type ())

GType          entente_record_get_type  (void);
EntenteRecord *entente_record_new       (const char    *json,
                                         gssize         length);
EntenteRecord *entente_record_new_span  (GBytes        *bytes,
                                         gsize          start,
                                         gsize          length,
                                         gsize          lead,
                                         gsize          trail);
EntenteRecord *entente_record_new_like  (EntenteRecord *around,
                                         const char    *json,
                                         gssize         length);
EntenteRecord *entente_record_ref       (EntenteRecord *self);
void           entente_record_unref     (EntenteRecord *self);

/* The same bytes as a value that is no sound record: it stands in the file, and says nothing in the
 * map until it is repaired. */
EntenteRecord *entente_record_set_aside (EntenteRecord *self);
gboolean       entente_record_is_set_aside (EntenteRecord *self);

const char    *entente_record_get_json  (EntenteRecord *self,
                                         gsize         *length);
const char    *entente_record_get_lead  (EntenteRecord *self,
                                         gsize         *length);
const char    *entente_record_get_trail (EntenteRecord *self,
                                         gsize         *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteRecord, entente_record_unref)

G_END_DECLS

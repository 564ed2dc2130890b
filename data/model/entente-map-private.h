/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-id-index.h"
#include "entente-map.h"

G_BEGIN_DECLS

/* How the reader (data/json) fills a map, and the writer walks it. Nobody else includes this. */

/**
 * EntenteSpan:
 *
 * Where a record stands in the map's bytes. Offsets and lengths in bytes; a file of 4 GiB and more
 * is refused by the reader. The lead is the white space directly before the record's JSON, the
 * trail directly after it; both lie between commas and brackets, which belong to no record.
 */
typedef struct
{
  guint32 start;
  guint32 length;
  guint32 lead;
  guint32 trail;
} EntenteSpan;

/* One row as the reader found it. Texts are stored by entente_map_store_text() first. */
typedef union
{
  EntenteMapInfo info;
  EntenteArticle article;
  EntenteActor actor;
  EntenteRelation relation;
  EntenteStep step;
} EntenteRow;

/* An id as a record names it. @id is NUL-terminated and allocated for this entry; @slot is whose it is, once
 * somebody has looked. */
typedef struct
{
  EntenteRole role;
  const char *id;
  guint32 slot;
} EntenteNamed;

/* (transfer full) (element-type EntenteNamed): that frees its ids */
GArray     *entente_named_list_new     (void);
/* NULL where it has none. (transfer none) (nullable) */
const char *entente_row_get_id         (EntenteRecordType   type,
                                        const EntenteRow   *row);

/* The bytes of the file stay alive with the map. @document: the outermost object with emptied
 * arrays, as a record of its own buffer; its lead and trail hold what stands before the brace
 * (a byte-order mark too) and after it. (transfer none for both) */
EntenteMap *entente_map_new_loading    (GBytes             *bytes);
void        entente_map_set_document   (EntenteMap         *self,
                                        EntenteRecord      *document,
                                        const EntenteRow   *row);
/* The document that was just set has faults. */
void        entente_map_set_document_aside (EntenteMap         *self);
/* White space before the closing bracket of a type's array. */
void        entente_map_set_tail       (EntenteMap         *self,
                                        EntenteRecordType   type,
                                        guint32             start,
                                        guint32             length);
const char *entente_map_get_tail       (EntenteMap         *self,
                                        EntenteRecordType   type,
                                        gsize              *length);
const char *entente_map_store_text     (EntenteMap         *self,
                                        const char         *text,
                                        gssize              length);
/* The same for what many records may say alike: where it was stored lately, once. */
const char *entente_map_share_text     (EntenteMap         *self,
                                        const char         *text,
                                        gsize               length);
/* Index of the kind with this key, made where it is new. An empty key is 0. */
guint32     entente_map_intern_kind    (EntenteMap         *self,
                                        EntenteRecordType   type,
                                        const char         *key,
                                        gssize              length);
/* Forgets what the document said of kinds, then takes what it says now, one call a kind. */
void        entente_map_clear_kinds    (EntenteMap         *self);
/* @described has all its members set; the shape, where the document says none, by
 * entente_kind_get_built_in_shape(). Texts are copied. */
void        entente_map_describe_kind  (EntenteMap         *self,
                                        EntenteRecordType   type,
                                        const char         *key,
                                        const EntenteKind  *described);
EntenteShape entente_kind_get_built_in_shape (const char    *key);
/* Appends what has its JSON in the map's bytes; returns its slot, or ENTENTE_NO_SLOT where its id is taken
 * already. */
guint32     entente_map_append_loaded  (EntenteMap         *self,
                                        EntenteRecordType   type,
                                        guint32             start,
                                        guint32             length,
                                        const EntenteRow   *row);
/* A record with this id will be appended soon: asks memory for where it will go. */
void        entente_map_expect_id      (EntenteMap         *self,
                                        EntenteRecordType   type,
                                        const char         *id);
/* Appends the bytes of a record that has faults. */
void        entente_map_append_set_aside (EntenteMap        *self,
                                          EntenteRecordType  type,
                                          guint32            start,
                                          guint32            length);
guint32     entente_map_find_length    (EntenteMap         *self,
                                        EntenteRecordType   type,
                                        const char         *id,
                                        gsize               length);
/* Of many at once, ENTENTE_NO_SLOT of what is not there. */
void        entente_map_find_many      (EntenteMap         *self,
                                        EntenteRecordType   type,
                                        const EntenteId    *ids,
                                        guint               n_ids,
                                        guint32            *slots);
/* What the row of a relation keeps of the records it names. */
void        entente_map_note_reference (EntenteMap         *self,
                                        guint32             relation,
                                        EntenteRole         role,
                                        guint32             other);
/* The same of all that a relation of the file named as it was read. */
void        entente_map_note_references_read (EntenteMap   *self,
                                              guint32       relation);
/* Joins a relation to what it names: in the order of the record; source and target also set
 * the row's members. */
void        entente_map_add_reference  (EntenteMap         *self,
                                        guint32             relation,
                                        EntenteRole         role,
                                        guint32             other);
/* The same about a file, whose relations come in rising order, until entente_map_finish_loading(). */
void        entente_map_load_reference (EntenteMap         *self,
                                        guint32             relation,
                                        EntenteRole         role,
                                        guint32             other);
/* The row in a living slot, whatever its type; NULL where nothing lives. (transfer none) */
const EntenteRow *entente_map_peek_row (EntenteMap         *self,
                                        EntenteRecordType   type,
                                        guint32             slot);
/* The file as read. (transfer none) (nullable) */
GBytes     *entente_map_get_bytes      (EntenteMap         *self);
/* Where a record stands in those bytes, also one set aside; FALSE where it was edited or added since. */
gboolean    entente_map_get_span       (EntenteMap         *self,
                                        EntenteRecordType   type,
                                        guint32             slot,
                                        EntenteSpan        *span);
/* The records from one on that follow each other in those bytes as they do in the map: where all of them
 * stand together, with the commas between. Returns the last of them, ENTENTE_NO_SLOT where the first was
 * edited or added since. */
guint32     entente_map_get_run        (EntenteMap         *self,
                                        EntenteRecordType   type,
                                        guint32             slot,
                                        EntenteSpan        *span);
/* After all references are loaded. */
void        entente_map_finish_loading (EntenteMap         *self);

G_END_DECLS

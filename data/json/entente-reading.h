/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-fault-list.h"
#include "entente-map-private.h"
#include "entente-scanner.h"

G_BEGIN_DECLS

/* How records are read: tables of members, and one function for each kind of value. Shared by the
 * files of data/json that read a type of record. */

typedef struct _EntenteReading EntenteReading;

/* An id that a record names, by the place of the string in the bytes. */
typedef struct
{
  guint32 offset;
  EntenteRole role;
} EntenteNaming;

/* Of the format, the latest that is read and the one that is written. */
#define ENTENTE_FORMAT_VERSION 1

#define ENTENTE_NO_POSITION G_MAXUINT32

/* What a citation claims to stand in its article. @place is the offset of its `exact`, or where it
 * has none of its `start`. */
typedef struct
{
  guint32 article; /* offset of the id */
  guint32 place;   /* 0: cites the whole */
  guint32 start;   /* code points, or ENTENTE_NO_POSITION */
  guint32 end;
  guint32 words;   /* entente_reading_hash_words() of its `exact`, 0: it has none */
} EntenteClaimedPassage;

guint32      entente_reading_hash_words (const char *words,
                                         gsize       length);

/**
 * EntenteReading:
 *
 * One record or one whole file on its way through the scanner. A reader of a value is called
 * before the value's token is taken, and leaves the scanner on the value's last one. Where the
 * bytes are no JSON every loop ends by itself, as the scanner then gives nothing but
 * ENTENTE_TOKEN_ERROR.
 */
struct _EntenteReading
{
  EntenteScanner scanner;

  /* borrowed */
  EntenteMap *map;
  EntenteFaultList *faults;
  const EntenteRow *present; /* (nullable): what stands in the slot of the record */

  /* owned */
  GString *decoded;          /* the last string, where it has escapes */
  EntenteKeyStack list_keys; /* of the list of ids being read */
  GArray *namings;           /* EntenteNaming of the record being read */
  GArray *passages;          /* EntenteClaimedPassage of the record being read */

  /* state */
  gboolean describe;         /* tell the map of the document's kinds */
  gsize text_offset;         /* of the last article's text, 0: none */
  gboolean is_entente;       /* the document's format is ours */
  gsize format_offset;       /* of its value, 0: none */
  double version;            /* of the document, 0: none */
  gsize version_offset;      /* of its value */
  guint lists_seen;          /* bit i: the document's member for records of type i */
  gboolean is_torn;          /* such a member stands there twice */

  /* Reads an array of records; without it the arrays must be empty. */
  void (*read_records) (EntenteReading    *self,
                        EntenteRecordType  type);
};

/* Reads the value of one member into @target, which is of the table's choice. */
typedef void (*EntenteReadMember) (EntenteReading *self,
                                   gpointer        target);

typedef struct
{
  const char *name;
  gsize length;
  EntenteReadMember read;
} EntenteMember;

#define ENTENTE_MEMBER(name, read) { name, sizeof (name) - 1, read }

void         entente_reading_init      (EntenteReading        *self,
                                        EntenteMap            *map,
                                        EntenteFaultList      *faults,
                                        const char            *bytes,
                                        gsize                  length,
                                        gsize                  from);
void         entente_reading_clear     (EntenteReading        *self);

void         entente_reading_report    (EntenteReading        *self,
                                        EntenteVerdict         verdict,
                                        gsize                  offset,
                                        const char            *format,
                                        ...) G_GNUC_PRINTF (4, 5);
/* About a member of the object that has just ended. */
void         entente_reading_report_member (EntenteReading     *self,
                                            EntenteVerdict      verdict,
                                            gsize               offset,
                                            const char         *member,
                                            const char         *message);
/* "found X; expected Y" about the present value, which is skipped. What is expected is always given
 * untranslated, N_(), as looking it up costs more than reading the value. */
void         entente_reading_refuse    (EntenteReading        *self,
                                        EntenteVerdict         verdict,
                                        const char            *expected);

/* From the object's first token to its last; bit i is set where member i of the table was there.
 * Members that the table lacks are somebody's own and skipped. */
guint64      entente_reading_members   (EntenteReading        *self,
                                        const EntenteMember   *members,
                                        guint                  n_members,
                                        gpointer               target);
/* After that: a fault for a required member that was not there. */
void         entente_reading_require   (EntenteReading        *self,
                                        guint64                seen,
                                        guint                  index,
                                        gsize                  object,
                                        const EntenteMember   *members,
                                        const char            *expected);
/* A value that must be an object, or is refused with a warning. */
gboolean     entente_reading_object    (EntenteReading        *self,
                                        const EntenteMember   *members,
                                        guint                  n_members,
                                        gpointer               target);
gboolean     entente_reading_enter     (EntenteReading        *self,
                                        EntenteToken           token);

/* Decoded, valid until the next string is read, not NUL-terminated; NULL where it was refused. */
const char  *entente_reading_string    (EntenteReading        *self,
                                        EntenteVerdict         verdict,
                                        const char            *expected,
                                        gsize                 *length);
/* The same about the present token, a string or key. */
const char  *entente_reading_decode    (EntenteReading        *self,
                                        gsize                 *length);
const char  *entente_reading_store     (EntenteReading        *self,
                                        const char            *text,
                                        gsize                  length,
                                        const char            *present);
const char  *entente_reading_text      (EntenteReading        *self,
                                        const char            *present);
void         entente_reading_check_text  (EntenteReading      *self,
                                          gpointer             target);
void         entente_reading_check_texts (EntenteReading      *self,
                                          gpointer             target);
gboolean     entente_reading_boolean   (EntenteReading        *self,
                                        gboolean              *value);
/* Within @least … @most, else refused with @expected. */
gboolean     entente_reading_number    (EntenteReading        *self,
                                        double                 least,
                                        double                 most,
                                        const char            *expected,
                                        double                *number);
gboolean     entente_reading_choice    (EntenteReading        *self,
                                        const char *const     *choices,
                                        guint                 *index);
guint32      entente_reading_color     (EntenteReading        *self);
gboolean     entente_reading_check_language (EntenteReading   *self,
                                             const char       *text,
                                             gsize             length);
const char  *entente_reading_language  (EntenteReading        *self,
                                        const char            *present);
guint32      entente_reading_kind      (EntenteReading        *self,
                                        EntenteRecordType      type);
const char  *entente_reading_id        (EntenteReading        *self,
                                        EntenteVerdict         verdict,
                                        const char            *expected,
                                        const char            *present);
/* One id, or a list of them, that the record names in a role. */
void         entente_reading_name_one  (EntenteReading        *self,
                                        EntenteRole            role,
                                        const char            *expected);
void         entente_reading_name_list (EntenteReading        *self,
                                        EntenteRole            role,
                                        const char            *expected);

/* Each type's own: from the object's first token to its last. */
void         entente_read_document     (EntenteReading        *self,
                                        EntenteMapInfo        *row);
void         entente_read_article      (EntenteReading        *self,
                                        EntenteArticle        *row);
void         entente_read_actor        (EntenteReading        *self,
                                        EntenteActor          *row);
void         entente_read_relation     (EntenteReading        *self,
                                        EntenteRelation       *row);
void         entente_read_step         (EntenteReading        *self,
                                        EntenteStep           *row);
/* The value of `citations`, and of an article's `ignored`. */
void         entente_read_citations    (EntenteReading        *self,
                                        gpointer               relation);
void         entente_read_selectors    (EntenteReading        *self,
                                        gpointer               unused);
void         entente_read_kinds        (EntenteReading        *self,
                                        gpointer               unused);

/* By type; the scanner stands on the object's first token. */
void         entente_read_row          (EntenteReading        *self,
                                        EntenteRecordType      type,
                                        EntenteRow            *row);

G_END_DECLS

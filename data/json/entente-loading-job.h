/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-faulty-records.h"
#include "entente-map-reader.h"
#include "entente-reading.h"

G_BEGIN_DECLS

/* An id that a record of the file names. Most are those of records before it, and looked up at once, while
 * their words are at hand; the others once all records are there. */
typedef struct
{
  guint32 record; /* its index in its array, which is its slot */
  guint32 place;  /* offset of the string; the slot it names where that is known */
  guint role : 8; /* EntenteRole */
  guint type : 8; /* EntenteRecordType of the record */
  guint is_known : 1;
} EntentePendingName;

typedef struct
{
  guint32 relation;
  guint32 article; /* slot, once it is looked up */
  EntenteClaimedPassage passage;
} EntentePendingPassage;

/* Bytes of the document that are its records'. */
typedef struct
{
  gsize start;
  gsize end;
} EntenteCut;

/**
 * EntenteLoadingJob:
 *
 * A whole file on its way into a map.
 *
 * Invariant: the record at index i of an array has slot i, as every element gets one, also such as
 * have faults: the map is given up then, or read again with those set aside.
 */
typedef struct
{
  EntenteReading reading; /* first: the callbacks get it */

  const char *data;
  gsize size;
  gsize from; /* behind the byte-order mark */
  EntenteMap *map;
  EntenteFaultList *faults;

  EntenteProgress progress; /* (nullable) */
  gpointer user_data;
  GCancellable *cancellable; /* (nullable) */
  guint n_steps;
  gboolean is_cancelled;

  GArray *names;         /* EntentePendingName, in the order of the file */
  guint n_tried;         /* of the names: looked up at once, found or not */
  guint n_joined;        /* of the passages: whose articles were */
  GArray *passages;      /* EntentePendingPassage, the same */
  GArray *article_texts; /* guint32 by slot: offset of the text, 0: none */
  GArray *cuts;          /* EntenteCut, in the order of the file */

  EntenteFaultyRecords faulty;      /* those found so far */
  EntenteFaultyRecords *set_aside;  /* (nullable) (borrowed): those an earlier reading found */
  gboolean is_json;
} EntenteLoadingJob;

/* Called between small steps of work; TRUE where it is to be given up. */
gboolean    entente_loading_job_step     (EntenteLoadingJob *self,
                                          double             part);
/* About a place inside a record that was read before. */
void        entente_loading_job_report   (EntenteLoadingJob *self,
                                          EntenteVerdict     verdict,
                                          EntenteRecordType  type,
                                          guint32            slot,
                                          gsize              offset,
                                          const char        *format,
                                          ...) G_GNUC_PRINTF (6, 7);
/* Words of the file for a message: cut, plain. (transfer full) */
char       *entente_loading_job_dup_shown (EntenteLoadingJob *self,
                                           gsize              offset);

/* What the record that was just read names. */
void        entente_loading_job_keep_names (EntenteLoadingJob *self,
                                            EntenteRecordType  type,
                                            guint32            record);
/* Of the passage whose article is named at @offset, from the one at @next on. */
void        entente_loading_job_set_article (EntenteLoadingJob *self,
                                             guint32            offset,
                                             guint32            article,
                                             guint             *next);
/* Looks up all other ids and joins the map's references; faults for those that name nothing, and for
 * circles of relations that concern each other. */
void        entente_loading_job_resolve  (EntenteLoadingJob *self);
/* Finds all that cannot be there where the faulty records found so far are not. */
void        entente_loading_job_spread   (EntenteLoadingJob *self);
/* Warnings for citations whose words are not in their articles. */
void        entente_loading_job_check_passages (EntenteLoadingJob *self);

/* The error for JSON that is no map of ours, which then is the one fault; for a later version, the
 * same. */
void        entente_loading_job_refuse_format  (EntenteLoadingJob  *self,
                                                gboolean            is_object,
                                                GError            **error);
void        entente_loading_job_refuse_version (EntenteLoadingJob  *self,
                                                GError            **error);

G_END_DECLS

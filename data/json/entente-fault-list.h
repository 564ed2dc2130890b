/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteFaultList:
 *
 * What is wrong with a file: faults, for which it is refused, and warnings, with which it is
 * accepted. The first 100 of each are kept in the order of their places; the rest is counted.
 */
typedef struct _EntenteFaultList EntenteFaultList;

typedef enum
{
  ENTENTE_VERDICT_FAULT,
  ENTENTE_VERDICT_WARNING,
} EntenteVerdict;

/**
 * EntenteFault:
 *
 * One of them. @line and @column count from 1, the column in code points. @path is as
 * `relations[12].target`, empty for the document as a whole. @message is translated and says what
 * is there and what was expected, without the place. Borrowed from its list.
 */
typedef struct
{
  EntenteVerdict verdict;
  gsize offset;
  guint line;
  guint column;
  const char *path;
  const char *message;
} EntenteFault;

EntenteFaultList   *entente_fault_list_new         (void);
void                entente_fault_list_free        (EntenteFaultList *self);

void                entente_fault_list_add         (EntenteFaultList *self,
                                                    EntenteVerdict    verdict,
                                                    gsize             offset,
                                                    const char       *path,
                                                    const char       *format,
                                                    ...) G_GNUC_PRINTF (5, 6);
/* FALSE where it would not be kept; it is counted then, and nothing is to be added. */
gboolean            entente_fault_list_accepts     (EntenteFaultList *self,
                                                    EntenteVerdict    verdict,
                                                    gsize             offset);
void                entente_fault_list_clear       (EntenteFaultList *self);
/* Finds lines and columns in the bytes that were read. */
void                entente_fault_list_locate      (EntenteFaultList *self,
                                                    const char       *bytes,
                                                    gsize             length);
/* All there were, kept or not. */
guint               entente_fault_list_get_n       (EntenteFaultList *self,
                                                    EntenteVerdict    verdict);
guint               entente_fault_list_get_n_kept  (EntenteFaultList *self);
const EntenteFault *entente_fault_list_get         (EntenteFaultList *self,
                                                    guint             index);
/* `FILE:LINE:COLUMN: warning: PATH: MESSAGE` a line; "warning: " only on warnings. */
char               *entente_fault_list_to_string   (EntenteFaultList *self,
                                                    const char       *file_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteFaultList, entente_fault_list_free)

G_END_DECLS

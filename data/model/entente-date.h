/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENTENTE_DAY_UNKNOWN G_MININT32
#define ENTENTE_DAY_OPEN G_MAXINT32

/**
 * EntenteDate:
 * @earliest: the first day it may mean, in days since 0001-01-01 (proleptic Gregorian, day 1)
 * @latest: the last day it may mean
 *
 * An EDTF date of level 0 with one qualifier: `2026`, `2026-01`, `2026-01-07`, each optionally
 * with `?`, `~` or `%`. Missing: both ENTENTE_DAY_UNKNOWN. `..` (still): both ENTENTE_DAY_OPEN.
 */
typedef struct
{
  gint32 earliest;
  gint32 latest;
} EntenteDate;

#define ENTENTE_DATE_UNKNOWN ((EntenteDate){ ENTENTE_DAY_UNKNOWN, ENTENTE_DAY_UNKNOWN })

gboolean entente_date_parse       (const char  *text,
                                   gssize       length,
                                   EntenteDate *date);
gboolean entente_date_parse_time  (const char  *text,
                                   gssize       length,
                                   EntenteDate *date);
gboolean entente_date_is_known    (EntenteDate  self);
gboolean entente_date_is_after    (EntenteDate  self,
                                   EntenteDate  other);
char    *entente_date_format      (const char  *text);

G_END_DECLS

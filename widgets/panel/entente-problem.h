/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteProblem:
 *
 * A record that is set aside, as a row of a list: its type and slot, and its place in the file.
 */
#define ENTENTE_TYPE_PROBLEM (entente_problem_get_type ())
G_DECLARE_FINAL_TYPE (EntenteProblem, entente_problem, ENTENTE, PROBLEM, GObject)

EntenteRecordType  entente_problem_get_record_type (EntenteProblem    *self);
guint32            entente_problem_get_slot  (EntenteProblem    *self);

/* “actors[3]”, with what the record calls itself where it does. (transfer full) */
char              *entente_problem_dup_title (EntenteProblem    *self,
                                              EntenteMap        *map);

/* All of a map, in the order of the file. (transfer full) (element-type EntenteProblem) */
GPtrArray         *entente_problems_list     (EntenteMap        *map);

G_END_DECLS

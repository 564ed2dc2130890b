/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"

G_BEGIN_DECLS

/**
 * EntenteGradeRow:
 *
 * A citation's grade by the Admiralty code: how reliable the source is, and how credible what it
 * says. A grade has both; choosing one sets the other to what says that it cannot be judged.
 */
#define ENTENTE_TYPE_GRADE_ROW (entente_grade_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteGradeRow, entente_grade_row, ENTENTE, GRADE_ROW, EntenteFieldRow)

GtkDropDown *entente_grade_row_get_reliability (EntenteGradeRow *self);
GtkDropDown *entente_grade_row_get_credibility (EntenteGradeRow *self);
/* What a code such as "B2" means; NULL for what is none. (transfer full) (nullable) */
char        *entente_grade_dup_words           (const char      *grade);

G_END_DECLS

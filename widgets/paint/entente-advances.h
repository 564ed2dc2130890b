/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-text-line.h"

G_BEGIN_DECLS

/**
 * EntenteAdvances:
 *
 * How far letters of one font reach, so that the names of a large map are measured without shaping
 * each of them: by steps from letter to letter, kerning and ligatures included, which are measured once.
 * Scripts whose letters hang on more than their neighbor are measured as Pango shapes them. One
 * thread's.
 */
typedef struct _EntenteAdvances EntenteAdvances;

/* @line: what measures, as long as this lives; its text changes. (transfer full) */
EntenteAdvances *entente_advances_new     (EntenteTextLine *line);
void             entente_advances_free    (EntenteAdvances *self);

/* The logical width of one line of valid text, Pango units, as the line has it. */
int              entente_advances_measure (EntenteAdvances *self,
                                           const char      *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteAdvances, entente_advances_free)

G_END_DECLS

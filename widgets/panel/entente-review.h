/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"

G_BEGIN_DECLS

/**
 * EntenteReviewStep:
 *
 * One thing to decide on: a phrase that may be an actor's name, or (@name NULL) a sentence that names
 * two or more actors and is cited for nothing. Where it stands: code points of the article's text.
 */
typedef struct
{
  guint32 article;
  guint start;
  guint end;
  char *name;     /* (nullable) */
  guint n_places; /* where the name stands, all articles together */
} EntenteReviewStep;

/**
 * EntenteReview:
 *
 * Goes through all that waits in the articles of a map, names first, in reading order; selects the
 * place of each step in the session. Main thread; names are looked for by a worker. Behind the last
 * name sentences are looked for anew where actors were made, since they may be named in them.
 *
 * Signal `changed`: another step, or none.
 */
#define ENTENTE_TYPE_REVIEW (entente_review_get_type ())
G_DECLARE_FINAL_TYPE (EntenteReview, entente_review, ENTENTE, REVIEW, GObject)

EntenteReview           *entente_review_new          (EntenteSession *session);

/* NULL before the start and behind the end. */
const EntenteReviewStep *entente_review_get_step     (EntenteReview  *self);
guint                    entente_review_get_position (EntenteReview  *self);
guint                    entente_review_get_n_steps  (EntenteReview  *self);
/* Whether what waits was looked for and all of it was gone through. */
gboolean                 entente_review_is_done      (EntenteReview  *self);

void                     entente_review_start        (EntenteReview  *self);
void                     entente_review_skip         (EntenteReview  *self);
/* To the step before, as to what was undone. */
void                     entente_review_go_back      (EntenteReview  *self);
/* Never again: the name is no actor's, the sentence is passed over for good. Undoable. */
void                     entente_review_ignore       (EntenteReview  *self);
/* Makes the actor the step offers. */
void                     entente_review_accept_name  (EntenteReview  *self);
void                     entente_review_stop         (EntenteReview  *self);

G_END_DECLS

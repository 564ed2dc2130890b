/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/**
 * EntenteCapturedActor:
 *
 * Somebody a captured relation names: an actor of the map, or by @name one that shall be made;
 * neither: nobody. Borrowed.
 */
typedef struct
{
  guint32 actor;    /* ENTENTE_NO_SLOT: none of the map */
  const char *name; /* nullable */
} EntenteCapturedActor;

/**
 * EntenteCapture:
 *
 * A relation as it was read out of an article's text. Texts borrowed and nullable.
 */
typedef struct
{
  EntenteCapturedActor source;
  EntenteCapturedActor target;
  EntenteCapturedActor third;
  EntenteRole third_role; /* VIA or REGARDING */
  const char *kind;       /* its key */
  const char *label;
  guint32 article;
  guint start; /* code points of its text; both 0: nothing is cited */
  guint end;
} EntenteCapture;

/* Makes the relation, the actors that are new, each once, and the citation, in one step. */
EntenteAct *entente_edit_capture (EntenteMap           *map,
                                  const EntenteCapture *capture,
                                  guint32              *relation,
                                  GError              **error);

G_END_DECLS

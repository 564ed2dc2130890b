/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-layout.h"
#include "entente-map.h"

G_BEGIN_DECLS

typedef enum
{
  ENTENTE_ARRANGE_UNPLACED, /* those the map does not place; the others stay */
  ENTENTE_ARRANGE_ALL,      /* all that are not pinned */
} EntenteArrangeScope;

/**
 * EntenteArrangeRequest:
 * @scope: which actors may move
 * @only: (nullable) (element-type guint32): slots of actors: of those in the scope, only these
 * @center: the slot of an actor, or ENTENTE_NO_SLOT; like @from and @to. For styles that have one
 * @keep_overlaps: boxes may stand on each other: distances alone count
 * @time_limit: seconds after which what there is must do; 0: none. The picture then depends on the
 *   machine
 *
 * What is asked of one layout. Init, copy and clear it.
 */
typedef struct
{
  EntenteArrangeScope scope;
  EntenteLayoutStyle style;
  guint32 seed;
  GArray *only;
  guint32 center;
  guint32 from;
  guint32 to;
  gboolean keep_overlaps;
  double time_limit;
} EntenteArrangeRequest;

/* The style and seed that the map says; whole map. */
void        entente_arrange_request_init       (EntenteArrangeRequest       *self,
                                                EntenteMap                  *map,
                                                EntenteArrangeScope          scope);
void        entente_arrange_request_copy       (EntenteArrangeRequest       *self,
                                                const EntenteArrangeRequest *other);
void        entente_arrange_request_clear      (EntenteArrangeRequest       *self);
/* By its name in files and on the command line; FALSE where no style has it. */
gboolean    entente_arrange_request_set_style  (EntenteArrangeRequest       *self,
                                                const char                  *name);
const char *entente_arrange_request_get_style  (const EntenteArrangeRequest *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteArrangeRequest, entente_arrange_request_clear)

G_END_DECLS

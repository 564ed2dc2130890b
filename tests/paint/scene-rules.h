/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

G_BEGIN_DECLS

/* What every scene must hold to, whatever the map. */

/* All numbers are finite, ends lie on outlines, bounds hold everything. */
void  scene_rules_check_shape   (EntenteScene *scene);
/* No label overlaps an actor or another label, or is crossed by another line or a tie. */
void  scene_rules_check_labels  (EntenteScene *scene);
/* Relations of a map that have a label to show but do not. */
guint scene_rules_count_missing (EntenteScene *scene,
                                 EntenteMap   *map);

G_END_DECLS

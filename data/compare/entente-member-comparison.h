/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-comparison.h"
#include "entente-json-object.h"

G_BEGIN_DECLS

/* What differs between two values, as deep as objects and lists of things that can be known again go; one
 * entry of an empty path where they are to be taken as a whole. (transfer full)
 * (element-type EntenteMemberDifference) */
GArray *entente_member_comparison_new       (EntenteJsonSpan before,
                                             EntenteJsonSpan after);
GArray *entente_member_comparison_new_empty (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-value-merge.h"

G_BEGIN_DECLS

/* Three JSON strings: what either side did to the text, where they did not touch the same stretch of
 * it; NULL where they did, or where a text is not one a C string can hold. (transfer full) (nullable) */
char *entente_text_merge (const EntenteVersions *versions);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint32  entente_seeded_hash       (const char    *text,
                                    gsize          length);
guint    entente_seeded_text_hash  (gconstpointer  text);

G_END_DECLS

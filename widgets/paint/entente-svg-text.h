/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *entente_svg_text_tidy (const char *svg,
                               gsize       length,
                               const char *title);

G_END_DECLS

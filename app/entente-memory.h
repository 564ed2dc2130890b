/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A heap for a start, once, first of all. */
void entente_memory_begin     (void);
/* What is freed is taken again, whatever its size: while maps are read and made ready. */
void entente_memory_reuse     (void);
/* What a frame of the window takes is kept for the next one: while a map is there to be drawn. */
void entente_memory_keep      (gsize frame_bytes);

G_END_DECLS

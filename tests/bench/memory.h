/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Large blocks go back to the system when they are freed, as in the program. Before anything large is made. */
void   memory_begin        (void);
/* What a frame takes is kept for the next one, as in the program. Once a map has been drawn. */
void   memory_keep         (void);
/* Bytes that this process has in memory; and the most it ever had. */
double memory_get_resident (void);
double memory_get_peak     (void);

G_END_DECLS

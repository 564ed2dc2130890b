/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes that this process has in memory; and the most it ever had. */
double memory_get_resident (void);
double memory_get_peak     (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory that is not cleared, to be freed by g_free(); for what is filled as a whole. A large block
 * stands in huge pages where the system has some to give, as Linux does: one fault for 2 MiB instead of
 * 512, which would take as long as filling it. Up to 2 MiB more than asked for. */
gpointer entente_large_block_new (gsize n_bytes);

G_END_DECLS

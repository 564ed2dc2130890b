/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-reader.h"

G_DEFINE_QUARK (entente-map-error-quark, entente_map_error)

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define ENTENTE_MAP_MEDIA_TYPE "application/vnd.entente+json"

/**
 * EntenteFragmentContent:
 *
 * A part of a map for the clipboard: as the map it is, in words for texts, as a picture for
 * documents. Words and picture are made only when another program asks for them.
 */
#define ENTENTE_TYPE_FRAGMENT_CONTENT (entente_fragment_content_get_type ())
G_DECLARE_FINAL_TYPE (EntenteFragmentContent, entente_fragment_content, ENTENTE, FRAGMENT_CONTENT,
                      GdkContentProvider)

/* @bytes: as entente_fragment_to_bytes() writes them. */
GdkContentProvider *entente_fragment_content_new (GBytes  *bytes);

G_END_DECLS

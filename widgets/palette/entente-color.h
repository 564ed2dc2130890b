/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue, alpha; /* 0 … 1, not premultiplied */
} EntenteColor;

EntenteColor entente_color_from_rgb      (guint32             rgb);
EntenteColor entente_color_with_alpha    (const EntenteColor *self,
                                          double              alpha);
EntenteColor entente_color_mix           (const EntenteColor *self,
                                          const EntenteColor *other,
                                          double              part);
double       entente_color_get_contrast  (const EntenteColor *self,
                                          const EntenteColor *other);
EntenteColor entente_color_stand_out     (const EntenteColor *self,
                                          const EntenteColor *ground,
                                          double              contrast);

G_END_DECLS

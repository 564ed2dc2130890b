/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"

G_BEGIN_DECLS

/* Turns a component around its middle so that it fills a frame of @aspect (width over height)
 * best. */
void   entente_framing_turn       (EntenteComponent           *component,
                                   double                      aspect);
/* The map units per hop with which half the ties have at least @tie_length free between the two
 * boxes, and boxes that keep @gap are crowded by no more than the picture's swelling can mend. */
double entente_framing_find_scale (const EntenteComponent     *component,
                                   double                      tie_length,
                                   double                      gap);
void   entente_framing_scale      (EntenteComponent           *component,
                                   double                      scale);
/* Which part of its frame a component is in, as far as it counts: 1, where it is as full as a disc; less
 * where long limbs leave empty what is between them. */
double entente_framing_measure_fill (const EntenteComponent *component);

G_END_DECLS

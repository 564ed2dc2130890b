/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layout-network.h"

G_BEGIN_DECLS

/**
 * BenchQuality:
 * @stress: at its best scale, so that no engine's units matter: 1 − (Σ r)² / (N Σ r²) with
 *   r = |xi − xj| / hops over N pairs (Kruiger et al. 2017, DOI 10.1111/cgf.13187)
 * @neighborhood: the mean over nodes of what their neighbors and as many nearest nodes share, as
 *   |both| / |either| (np1; Ahmed et al. 2022, DOI 10.1109/TVCG.2022.3155564)
 * @crossings: of ties, for each tie; pairs with an end in common cannot cross
 * @distance: to the nearest node, the 5th percentile over nodes, in median ties
 * @middle_distance: the same at the 50th percentile. As near to it as @distance is, as evenly all stand:
 *   then more of @distance takes more room, or shorter ties, hence more stress
 * @most_distance: no picture with this hull and median tie can have more of @distance: of n points all
 *   at least d apart in a convex figure of area A and perimeter L, n ≤ 2 A / (√3 d²) + L / (2 d) + 1
 *   (Oler 1961: An inequality in the geometry of numbers. Acta Mathematica 105), and 95 % of all are.
 *   It would take nodes spread as evenly as honeycombs, which stress is not
 * @coincident: the share of nodes nearer than 1 % of a median tie to another
 * @overlaps: pairs of boxes that overlap
 * @area: the picture's, over the sum of the boxes'
 *
 * What a picture of a network is worth.
 */
typedef struct
{
  double stress;
  double neighborhood;
  double crossings;
  double distance;
  double middle_distance;
  double most_distance;
  double coincident;
  guint32 overlaps;
  double area;
} BenchQuality;

/* Over all pairs where these are few enough, otherwise over a sample, the same for all engines. */
void bench_quality_measure (const BenchNetwork *network,
                            const double       *x,
                            const double       *y,
                            BenchQuality       *quality);

G_END_DECLS

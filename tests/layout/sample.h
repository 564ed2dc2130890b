/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-layout.h"

G_BEGIN_DECLS

/* A graph with its boxes and places, grown edge by edge. */
typedef struct
{
  guint32 n_nodes;
  GArray *sources;
  GArray *targets;
  float *widths;
  float *heights;
  guint8 *fixed;
  guint8 *placed;
  guint32 *kinds;
  float *rooms; /* nullable: of the edges */
  double *x;
  double *y;
} Sample;

Sample  *sample_new             (guint32                      n_nodes);
void     sample_free            (Sample                      *self);
void     sample_join            (Sample                      *self,
                                 guint32                      source,
                                 guint32                      target);
/* Borrows from the sample. */
EntenteLayoutGraph
         sample_get_graph       (Sample                      *self);
/* Of the middles. */
void     sample_measure_extent  (Sample                      *self,
                                 double                      *width,
                                 double                      *height);
gboolean sample_run_full        (Sample                      *self,
                                 const EntenteLayoutOptions  *options,
                                 EntenteLayoutProgress        progress,
                                 gpointer                     user_data,
                                 GCancellable                *cancellable,
                                 GError                     **error);
/* By the usual options; everything comes out finite. */
void     sample_run             (Sample                      *self);
/* By one style, for the rest by the usual options; everything comes out finite. */
void     sample_run_style       (Sample                      *self,
                                 EntenteLayoutStyle           style);
/* Pairs nearer than the gap, two fixed nodes apart. */
guint    sample_count_overlaps  (Sample                      *self,
                                 double                       gap);
/* All hops by the plainest method there is. For connected samples. */
double  *sample_measure_hops    (Sample                      *self);
/* Stress at its best scale, by its definition. */
double   sample_measure_stress  (Sample                      *self);
Sample  *sample_make_path       (guint32                      n);
Sample  *sample_make_cycle      (guint32                      n);
/* Node 0 in the middle. */
Sample  *sample_make_star       (guint32                      n);
Sample  *sample_make_grid       (guint32                      side);
/* Communities joined by a few, with many leaves: like the events of a story. */
Sample  *sample_make_story      (guint32                      n,
                                 guint32                      n_ties,
                                 guint32                      seed);
/* Paths of two to five nodes, one after the other. */
Sample  *sample_make_crowd      (guint32                      n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sample, sample_free)

G_END_DECLS

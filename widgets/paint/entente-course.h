/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

G_BEGIN_DECLS

/* Places are whole numbers of 1/65,536 pixel, slopes of 1/2²⁰: sums are exact, wherever one begins. */
#define ENTENTE_COURSE_ONE 65536
#define ENTENTE_COURSE_SLOPE_BITS 20

/**
 * EntenteCourse:
 *
 * How a straight line runs over a rectangle of pixels, step by step along its longer axis, or what is
 * about that: u rises by a pixel with each step, v moves by less or little more. What it is at a pixel hangs on the line alone, not on where
 * the rectangle begins.
 */
typedef struct
{
  gint64 u0, u1;      /* rising */
  gint64 v0;          /* at u0 */
  gint64 slope;
  gint64 half;        /* of the line's width, measured along v */
  int n_u, n_v;
  gint64 first, last; /* steps that may lie on the rectangle; none where last < first */
  gboolean is_steep;  /* u is y */
} EntenteCourse;

/* Whether the longer axis is y. */
static inline gboolean
entente_course_is_steep (EntentePoint from,
                         EntentePoint to)
{
  return ABS (to.x - from.x) < ABS (to.y - from.y);
}

/* FALSE where the line has no length along its axis. */
gboolean entente_course_init     (EntenteCourse *self,
                                  EntentePoint   from,
                                  EntentePoint   to,
                                  double         width,
                                  gboolean       is_steep,
                                  int            x,
                                  int            y,
                                  int            columns,
                                  int            rows);

/* v at a place of u. */
static inline gint64
entente_course_get_v (const EntenteCourse *self,
                      gint64               u)
{
  return self->v0 + ((self->slope * (u - self->u0)) >> ENTENTE_COURSE_SLOPE_BITS);
}

/* Where the line's side is in the middle of a step, of 1/2³⁶ pixel; it moves by slope × ONE. */
static inline gint64
entente_course_get_side (const EntenteCourse *self,
                         gint64               step)
{
  return (self->v0 - self->half) * (1 << ENTENTE_COURSE_SLOPE_BITS)
         + self->slope * (step * ENTENTE_COURSE_ONE + ENTENTE_COURSE_ONE / 2 - self->u0);
}

/* How much of a step the line goes along: less than all at its ends. */
static inline gint64
entente_course_get_part (const EntenteCourse *self,
                         gint64               step,
                         gint64              *middle)
{
  gint64 from = MAX (self->u0, step * ENTENTE_COURSE_ONE);
  gint64 to = MIN (self->u1, (step + 1) * ENTENTE_COURSE_ONE);

  *middle = (from + to) / 2;
  return MAX (to - from, 0);
}

G_END_DECLS

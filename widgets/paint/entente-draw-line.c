/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-draw-line.h"

#include "entente-ink.h"

#include <math.h>

/* Heads: length and half breadth of the thinnest line's, and what a unit of width adds. */
#define HEAD_LENGTH_PX ENTENTE_ARROW_LENGTH_PX
#define HEAD_LENGTH_BY_WIDTH 1.9
#define HEAD_BREADTH_PX 3.3
#define HEAD_BREADTH_BY_WIDTH 1.05
/* Where the line stops: the head's back is swept to this part of its length. */
#define HEAD_BACK 0.78
/* On short lines heads take no more than this part of the way. */
#define HEAD_MAX_PART 0.4
#define HOLLOW_RIM_PX 1.2

/* Between two gaps shorter pieces than this are left out. */
#define CRUMB_PX 5.0

/* Proposed: on and off at a width of up to DASH_WIDTH_PX; longer on broader lines. */
#define DASH_ON_PX 6.0
#define DASH_OFF_PX 4.0
#define DASH_WIDTH_PX 2.0

/* The notch of a contradicted line: a cut with a slanted tick on both sides. */
#define NOTCH_GAP_PX 3.4
#define NOTCH_TICK_PX 4.6
#define NOTCH_SLANT 0.45
#define NOTCH_ROOM_PX 9.0

/* An unsourced line's fraying takes no more than this part of it at each end. */
#define FRAY_MAX_PART 0.4

/* The halo: bands this much broader than the line, one over the other to be soft at its edge. */
#define HALO_ALPHA 0.12

/* From the whole line outwards: a gap, then a dash, shorter and shorter until it is a dot. */
static const struct
{
  double gap, dash;
} fray[] = {
  { 2.8, 6.5 }, { 3.0, 4.2 }, { 3.2, 2.4 }, { 3.4, 1.0 }, { 3.6, 0.0 }, { 4.0, 0.0 }, { 4.4, 0.0 },
};

static double
get_head_length (const EntenteLineLook *look,
                 double                 length)
{
  double whole = HEAD_LENGTH_PX
                 + MAX (look->width - ENTENTE_LINE_MIN_PX, 0.0) * HEAD_LENGTH_BY_WIDTH;

  return MIN (whole, length * HEAD_MAX_PART) * (1.0 - look->plain);
}

static double
get_head_breadth (const EntenteLineLook *look,
                  double                 head)
{
  double whole = HEAD_LENGTH_PX
                 + MAX (look->width - ENTENTE_LINE_MIN_PX, 0.0) * HEAD_LENGTH_BY_WIDTH;
  double breadth = HEAD_BREADTH_PX
                   + MAX (look->width - ENTENTE_LINE_MIN_PX, 0.0) * HEAD_BREADTH_BY_WIDTH;

  return breadth * head / whole;
}

EntenteStretch
entente_draw_line_get_body (const EntenteStroke   *stroke,
                            const EntenteLineLook *look)
{
  EntenteStretch body = { look->trim_start, entente_stroke_get_length (stroke) - look->trim_end };
  double head = get_head_length (look, MAX (body.to - body.from, 0.0));

  if (look->head_start)
    body.from += head * HEAD_BACK;
  if (look->head_end)
    body.to -= head * HEAD_BACK;
  return body;
}

static void
draw_head (cairo_t               *cr,
           const EntenteStroke   *stroke,
           const EntenteLineLook *look,
           double                 tip_way,
           double                 back_way,
           double                 head)
{
  EntentePoint tip = entente_stroke_get_point (stroke, tip_way, NULL);
  EntentePoint back = entente_stroke_get_point (stroke, back_way, NULL);
  double breadth = get_head_breadth (look, head);
  double length = hypot (tip.x - back.x, tip.y - back.y);
  double dx;
  double dy;

  if (length < 1e-6)
    return;
  dx = (tip.x - back.x) / length;
  dy = (tip.y - back.y) / length;

  cairo_move_to (cr, tip.x, tip.y);
  cairo_line_to (cr, tip.x - head * dx - breadth * dy, tip.y - head * dy + breadth * dx);
  cairo_line_to (cr, back.x, back.y);
  cairo_line_to (cr, tip.x - head * dx + breadth * dy, tip.y - head * dy - breadth * dx);
  cairo_close_path (cr);
  if (!look->hollow)
    {
      cairo_fill (cr);
      return;
    }
  cairo_set_line_width (cr, MIN (HOLLOW_RIM_PX, head / 6.0));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
draw_heads (cairo_t               *cr,
            const EntenteStroke   *stroke,
            const EntenteLineLook *look)
{
  double start = look->trim_start;
  double end = entente_stroke_get_length (stroke) - look->trim_end;
  double head = get_head_length (look, MAX (end - start, 0.0));

  if (head <= 0.0)
    return;
  if (look->head_start)
    draw_head (cr, stroke, look, start, start + head * HEAD_BACK, head);
  if (look->head_end)
    draw_head (cr, stroke, look, end, end - head * HEAD_BACK, head);
}

/* Puts a stretch into the path, or draws it at once where there is a pen for it. */
static void
append_stretch (cairo_t               *cr,
                const EntenteStroke   *stroke,
                const EntenteLineLook *look,
                double                 from,
                double                 to)
{
  /* Cairo rounds the ends of what is frayed. */
  double round = look->frayed ? look->width / 2.0 : 0.0;

  if (look->pen == NULL || look->dashed)
    entente_stroke_append (stroke, cr, from, to);
  else
    entente_stroke_draw (stroke, look->pen, from - round, to + round, look->width, &look->color);
}

/* The same without what falls into the gaps. */
static void
append_open (cairo_t               *cr,
             const EntenteStroke   *stroke,
             const EntenteLineLook *look,
             double                 from,
             double                 to)
{
  double least = 0.0;

  for (guint i = 0; i < look->n_gaps; i++)
    {
      const EntenteStretch *gap = &look->gaps[i];

      if (gap->to <= from || gap->from >= to)
        continue;
      if (gap->from > from + least)
        append_stretch (cr, stroke, look, from, gap->from);
      from = gap->to;
      least = CRUMB_PX;
    }
  if (from < to)
    append_stretch (cr, stroke, look, from, to);
}

static gboolean
is_open (const EntenteLineLook *look,
         double                 way,
         double                 room)
{
  for (guint i = 0; i < look->n_gaps; i++)
    {
      if (way > look->gaps[i].from - room && way < look->gaps[i].to + room)
        return FALSE;
    }
  return TRUE;
}

static void
set_dash (cairo_t               *cr,
          const EntenteLineLook *look)
{
  double scale = MAX (look->width / DASH_WIDTH_PX, 1.0);
  double off = DASH_OFF_PX * (1.0 - look->plain);
  const double dashes[] = { (DASH_ON_PX + DASH_OFF_PX - off) * scale, off * scale };

  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
}

/* Where the fraying of a short line begins: what would not fit is left out, dashes before dots. */
static guint
get_fray_start (double  room,
                double *length)
{
  guint start = G_N_ELEMENTS (fray);

  *length = 0.0;
  while (start > 0 && *length + fray[start - 1].gap + fray[start - 1].dash <= room)
    {
      start--;
      *length += fray[start].gap + fray[start].dash;
    }
  return start;
}

/* One end of an unsourced line. @sign: 1 where the way rises outwards, −1 where it falls. */
static void
append_fray (cairo_t               *cr,
             const EntenteStroke   *stroke,
             const EntenteLineLook *look,
             guint                  start,
             double                 way,
             double                 sign)
{
  for (guint i = start; i < G_N_ELEMENTS (fray); i++)
    {
      double closed = fray[i].gap * look->plain;
      double near = way + sign * (fray[i].gap - closed);
      double far = near + sign * MAX (fray[i].dash + closed, 0.01);

      if (is_open (look, near, 0.0) && is_open (look, far, 0.0))
        entente_stroke_append (stroke, cr, MIN (near, far), MAX (near, far));
      way = far;
    }
}

static void
draw_frayed (cairo_t               *cr,
             const EntenteStroke   *stroke,
             const EntenteLineLook *look,
             EntenteStretch         body)
{
  double length;
  guint start = get_fray_start ((body.to - body.from) * FRAY_MAX_PART, &length);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  append_fray (cr, stroke, look, start, body.from + length, -1.0);
  append_fray (cr, stroke, look, start, body.to - length, 1.0);
  cairo_stroke (cr);

  if (look->dashed)
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      set_dash (cr, look);
    }
  append_open (cr, stroke, look, body.from + length, body.to - length);
  cairo_stroke (cr);
}

/* Of the cut. */
static double
get_notch_half (const EntenteLineLook *look)
{
  return (NOTCH_GAP_PX / 2.0 + look->width / 4.0) * (1.0 - look->plain);
}

static void
draw_notch (cairo_t               *cr,
            const EntenteStroke   *stroke,
            const EntenteLineLook *look)
{
  double tick = (NOTCH_TICK_PX + look->width / 2.0) * (1.0 - look->plain);

  cairo_set_line_width (cr, MIN (look->width, HEAD_BREADTH_PX / 2.0));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < 2; i++)
    {
      double half = get_notch_half (look);
      EntentePoint along;
      EntentePoint at
          = entente_stroke_get_point (stroke, look->notch + (i == 0 ? -half : half), &along);
      double dx = tick * (NOTCH_SLANT * along.x - along.y);
      double dy = tick * (NOTCH_SLANT * along.y + along.x);

      cairo_move_to (cr, at.x - dx, at.y - dy);
      cairo_line_to (cr, at.x + dx, at.y + dy);
    }
  cairo_stroke (cr);
}

/**
 * entente_line_look_add_gap:
 *
 * Leaves a stretch free; gaps are kept in rising order, those beyond the last place are left out.
 */
void
entente_line_look_add_gap (EntenteLineLook *self,
                           double           from,
                           double           to)
{
  guint i = self->n_gaps;

  if (i == ENTENTE_LINE_MAX_GAPS)
    return;
  for (; i > 0 && self->gaps[i - 1].from > from; i--)
    self->gaps[i] = self->gaps[i - 1];
  self->gaps[i] = (EntenteStretch) { from, to };
  self->n_gaps++;
}

/**
 * entente_draw_line_find_notch:
 *
 * Returns: a way where a notch has room, clear of the ends and of the gaps, or −1
 */
double
entente_draw_line_find_notch (const EntenteStroke   *stroke,
                              const EntenteLineLook *look)
{
  static const double parts[] = { 0.25, 0.75, 0.4, 0.6, 0.15, 0.85, 0.5 };
  EntenteStretch body = entente_draw_line_get_body (stroke, look);
  double length = body.to - body.from;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double way = body.from + length * parts[i];

      if (is_open (look, way, NOTCH_ROOM_PX) && MIN (parts[i], 1.0 - parts[i]) * length > NOTCH_ROOM_PX)
        return way;
    }
  return -1.0;
}

/**
 * entente_draw_line:
 *
 * Draws a line with its heads. Heads end where the trims say; the line ends inside their backs, so
 * that nothing is painted twice where it is pale.
 */
void
entente_draw_line (cairo_t               *cr,
                   const EntenteStroke   *stroke,
                   const EntenteLineLook *look)
{
  EntenteStretch body = entente_draw_line_get_body (stroke, look);
  EntenteLineLook notched = *look;

  entente_ink_set (cr, &look->color, 1.0);
  cairo_set_line_width (cr, look->width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, NULL, 0, 0.0);
  if (look->notch >= 0.0)
    {
      double half = get_notch_half (look);

      entente_line_look_add_gap (&notched, look->notch - half, look->notch + half);
    }

  if (body.to > body.from && look->frayed)
    draw_frayed (cr, stroke, &notched, body);
  else if (body.to > body.from)
    {
      if (look->dashed)
        set_dash (cr, look);
      append_open (cr, stroke, &notched, body.from, body.to);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0.0);
  if (look->notch >= 0.0)
    draw_notch (cr, stroke, look);
  draw_heads (cr, stroke, look);
}

/**
 * entente_draw_line_heads:
 *
 * Draws only the heads that the line would have.
 */
void
entente_draw_line_heads (cairo_t               *cr,
                         const EntenteStroke   *stroke,
                         const EntenteLineLook *look)
{
  entente_ink_set (cr, &look->color, 1.0);
  cairo_set_dash (cr, NULL, 0, 0.0);
  draw_heads (cr, stroke, look);
}

/**
 * entente_draw_line_halo:
 *
 * Lays a soft band of the accent under a selected line.
 */
void
entente_draw_line_halo (cairo_t               *cr,
                        const EntenteStroke   *stroke,
                        const EntenteLineLook *look,
                        const EntenteColor    *accent)
{
  static const double extra[] = { 12.0, 9.0, 6.0 }; /* map units */
  double end = entente_stroke_get_length (stroke) - look->trim_end;

  entente_ink_set (cr, accent, HALO_ALPHA);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, NULL, 0, 0.0);
  for (guint i = 0; i < G_N_ELEMENTS (extra); i++)
    {
      append_open (cr, stroke, look, look->trim_start, end);
      cairo_set_line_width (cr, look->width + extra[i]);
      cairo_stroke (cr);
    }
}

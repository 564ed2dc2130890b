/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-text-line.h"

#include <pango/pangocairo.h>
#include <string.h>

struct _EntenteTextLine
{
  PangoContext *context;
  GString *text;
  GPtrArray *pieces;      /* PangoGlyphItem, from left to right */
  PangoRectangle logical; /* from the line's left end, on the baseline */
};

static void
free_piece (gpointer data)
{
  pango_glyph_item_free (data);
}

EntenteTextLine *
entente_text_line_new (PangoContext *context)
{
  EntenteTextLine *self = g_new0 (EntenteTextLine, 1);

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  self->context = g_object_ref (context);
  self->text = g_string_new (NULL);
  self->pieces = g_ptr_array_new_with_free_func (free_piece);
  return self;
}

void
entente_text_line_free (EntenteTextLine *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pieces);
  g_string_free (self->text, TRUE);
  g_object_unref (self->context);
  g_free (self);
}

static PangoGlyphItem *
shape (EntenteTextLine *self,
       PangoItem       *item) /* (transfer full) */
{
  PangoGlyphItem *piece = g_slice_new0 (PangoGlyphItem);

  piece->item = item;
  piece->glyphs = pango_glyph_string_new ();
  pango_shape_with_flags (self->text->str + item->offset, item->length, self->text->str,
                          (int) self->text->len, &item->analysis, piece->glyphs,
                          pango_context_get_round_glyph_positions (self->context)
                              ? PANGO_SHAPE_ROUND_POSITIONS
                              : PANGO_SHAPE_NONE);
  return piece;
}

/* Its pieces stand one beside the other on the baseline. */
static void
add_piece (EntenteTextLine *self,
           PangoGlyphItem  *piece) /* (transfer full) */
{
  PangoRectangle *line = &self->logical;
  PangoRectangle logical;
  int bottom;

  pango_glyph_string_extents (piece->glyphs, piece->item->analysis.font, NULL, &logical);
  bottom = MAX (line->y + line->height, logical.y + logical.height);
  line->y = MIN (line->y, logical.y);
  line->height = bottom - line->y;
  line->width += logical.width;
  g_ptr_array_add (self->pieces, piece);
}

void
entente_text_line_set_text (EntenteTextLine *self,
                            const char      *text,
                            int              length)
{
  GList *items, *ordered;

  g_return_if_fail (self != NULL && text != NULL);

  g_ptr_array_set_size (self->pieces, 0);
  self->logical = (PangoRectangle) { 0 };
  g_string_truncate (self->text, 0);
  g_string_append_len (self->text, text, length);
  items = pango_itemize (self->context, self->text->str, 0, (int) self->text->len, NULL, NULL);
  ordered = pango_reorder_items (items);
  for (GList *l = ordered; l != NULL; l = l->next)
    add_piece (self, shape (self, l->data));
  g_list_free (ordered);
  g_list_free (items);
}

const char *
entente_text_line_get_text (EntenteTextLine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text->str;
}

/* The smallest around both; one that is empty counts nothing. */
static void
unite (PangoRectangle       *self,
       const PangoRectangle *other)
{
  int right = MAX (self->x + self->width, other->x + other->width);
  int bottom = MAX (self->y + self->height, other->y + other->height);

  if (other->width == 0 || other->height == 0)
    return;
  if (self->width == 0 || self->height == 0)
    {
      *self = *other;
      return;
    }
  self->x = MIN (self->x, other->x);
  self->y = MIN (self->y, other->y);
  self->width = right - self->x;
  self->height = bottom - self->y;
}

static PangoRectangle
find_ink (EntenteTextLine *self)
{
  PangoRectangle line = { 0 };
  int x = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      PangoGlyphItem *piece = g_ptr_array_index (self->pieces, i);
      PangoRectangle ink, logical;

      pango_glyph_string_extents (piece->glyphs, piece->item->analysis.font, &ink, &logical);
      ink.x += x;
      ink.y += PANGO_ASCENT (self->logical);
      unite (&line, &ink);
      x += logical.width;
    }
  return line;
}

void
entente_text_line_get_extents (EntenteTextLine *self,
                               PangoRectangle  *ink,
                               PangoRectangle  *logical)
{
  g_return_if_fail (self != NULL);

  if (ink != NULL)
    *ink = find_ink (self);
  if (logical != NULL)
    *logical = (PangoRectangle) { 0, 0, self->logical.width, self->logical.height };
}

double
entente_text_line_get_baseline (EntenteTextLine *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return (double) PANGO_ASCENT (self->logical) / PANGO_SCALE;
}

double
entente_text_line_get_width (EntenteTextLine *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return (double) self->logical.width / PANGO_SCALE;
}

GArray *
entente_text_line_find_cuts (EntenteTextLine *self)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (guint));
  int n = (int) g_utf8_strlen (self->text->str, (gssize) self->text->len) + 1;
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n);
  const char *at = self->text->str;

  pango_get_log_attrs (self->text->str, (int) self->text->len, -1,
                       pango_context_get_language (self->context), attributes, n);
  for (int i = 0; i < n; i++)
    {
      guint offset = (guint) (at - self->text->str);

      if (attributes[i].is_cursor_position && offset > 0)
        g_array_append_val (cuts, offset);
      if (*at == '\0')
        break;
      at = g_utf8_next_char (at);
    }
  return cuts;
}

typedef void (*DrawPiece) (EntenteTextLine *self,
                           PangoGlyphItem  *piece,
                           cairo_t         *cr);

static void
append_piece (EntenteTextLine *self,
              PangoGlyphItem  *piece,
              cairo_t         *cr)
{
  pango_cairo_glyph_string_path (cr, piece->item->analysis.font, piece->glyphs);
}

static void
show_piece (EntenteTextLine *self,
            PangoGlyphItem  *piece,
            cairo_t         *cr)
{
  pango_cairo_show_glyph_item (cr, self->text->str, piece);
}

static void
draw_pieces (EntenteTextLine *self,
             cairo_t         *cr,
             double           x,
             double           y,
             DrawPiece        draw)
{
  y += entente_text_line_get_baseline (self);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      PangoGlyphItem *piece = g_ptr_array_index (self->pieces, i);

      cairo_move_to (cr, x, y);
      draw (self, piece, cr);
      x += (double) pango_glyph_string_get_width (piece->glyphs) / PANGO_SCALE;
    }
}

void
entente_text_line_append_path (EntenteTextLine *self,
                               cairo_t         *cr,
                               double           x,
                               double           y)
{
  g_return_if_fail (self != NULL);

  draw_pieces (self, cr, x, y, append_piece);
}

void
entente_text_line_show (EntenteTextLine *self,
                        cairo_t         *cr,
                        double           x,
                        double           y)
{
  g_return_if_fail (self != NULL);

  draw_pieces (self, cr, x, y, show_piece);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-lettering.h"

#include "entente-advances.h"
#include "entente-metrics.h"

#include <pango/pangocairo.h>

/* Pango is quadratic in combining marks and tabs, so that texts are made harmless by counting
 * before it sees them. */
#define LONGEST_TEXT 160 /* code points that are looked at: more never fit */
#define LONGEST_TOWER 4  /* combining marks on one letter */
#define ELLIPSIS "…"

typedef struct
{
  PangoFontMap *font_map;
  EntenteTextLine *lines[ENTENTE_N_LETTERING_STYLES];
  EntenteAdvances *advances[ENTENTE_N_LETTERING_STYLES];
} Lettering;

static void
lettering_free (gpointer data)
{
  Lettering *self = data;

  for (guint i = 0; i < ENTENTE_N_LETTERING_STYLES; i++)
    {
      g_clear_pointer (&self->advances[i], entente_advances_free);
      g_clear_pointer (&self->lines[i], entente_text_line_free);
    }
  g_clear_object (&self->font_map);
  g_free (self);
}

static GPrivate thread_lettering = G_PRIVATE_INIT (lettering_free);

static PangoFontDescription *
create_description (EntenteLetteringStyle style)
{
  static const double sizes[] = { ENTENTE_ACTOR_FONT_PX, ENTENTE_LABEL_FONT_PX, 9.0 };
  static const PangoWeight weights[] = { PANGO_WEIGHT_SEMIBOLD, PANGO_WEIGHT_NORMAL,
                                         PANGO_WEIGHT_BOLD };
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, ENTENTE_FONT_FAMILY);
  pango_font_description_set_weight (description, weights[style]);
  pango_font_description_set_absolute_size (description, sizes[style] * PANGO_SCALE);
  return description;
}

/* With hinting, widths would jump while one zooms. */
static void
turn_hinting_off (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
}

static EntenteTextLine *
create_line (PangoFontMap          *font_map,
             EntenteLetteringStyle  style)
{
  PangoContext *context = pango_font_map_create_context (font_map);
  PangoFontDescription *description = create_description (style);
  EntenteTextLine *line;

  turn_hinting_off (context);
  pango_context_set_font_description (context, description);
  line = entente_text_line_new (context);
  pango_font_description_free (description);
  g_object_unref (context);
  return line;
}

static Lettering *
get_lettering (void)
{
  Lettering *self = g_private_get (&thread_lettering);

  if (self != NULL)
    return self;

  self = g_new0 (Lettering, 1);
  self->font_map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->font_map), 96.0);
  for (guint i = 0; i < ENTENTE_N_LETTERING_STYLES; i++)
    {
      self->lines[i] = create_line (self->font_map, i);
      self->advances[i] = entente_advances_new (self->lines[i]);
    }
  g_private_set (&thread_lettering, self);
  return self;
}

/* Marks that steer the direction of what follows would reach beyond the text. */
static gboolean
is_steering (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF
         || c == 0x200E || c == 0x200F || c == 0x061C;
}

static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c)
         || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR
         || g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* Whether it is harmless as it stands: most texts are words of plain letters, one space between two. */
static gboolean
is_clean (const char *text)
{
  guint n = 0;

  for (; g_ascii_isprint (text[n]); n++)
    if (text[n] == ' ' && (n == 0 || text[n + 1] == ' ' || text[n + 1] == '\0'))
      return FALSE;
  return text[n] == '\0' && n <= LONGEST_TEXT;
}

/* One line of harmless text. @cut tells that something was left off at the end. */
static char *
clean_text (const char *text,
            gboolean   *cut)
{
  GString *clean;
  guint n = 0;
  guint tower = 0;
  gboolean gap = FALSE;

  *cut = FALSE;
  if (is_clean (text))
    return g_strdup (text);
  clean = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char_validated (at, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        break;
      if (is_gap (c))
        {
          gap = clean->len > 0;
          continue;
        }
      tower = g_unichar_ismark (c) ? tower + 1 : 0;
      if (is_steering (c) || tower > LONGEST_TOWER)
        continue;
      if (n >= LONGEST_TEXT)
        {
          *cut = TRUE;
          break;
        }
      if (gap)
        g_string_append_c (clean, ' ');
      gap = FALSE;
      g_string_append_unichar (clean, c);
      n++;
    }

  return g_string_free (clean, FALSE);
}

static char *
cut_at (const char *text,
        guint       length)
{
  while (length > 0 && text[length - 1] == ' ')
    length--;
  return g_strdup_printf ("%.*s" ELLIPSIS, (int) length, text);
}

/* The longest beginning that fits together with the ellipsis: widths grow with the length. */
static char *
cut_to_width (EntenteLetteringStyle  style,
              const char            *text,
              double                 max_width)
{
  g_autoptr (GArray) cuts = entente_text_line_find_cuts (entente_lettering_get_line (style, text));
  guint low = 0;
  guint high = cuts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autofree char *tried = cut_at (text, g_array_index (cuts, guint, middle));

      if (entente_lettering_measure (style, tried) <= max_width)
        low = middle + 1;
      else
        high = middle;
    }
  return cut_at (text, low > 0 ? g_array_index (cuts, guint, low - 1) : 0);
}

EntenteTextLine *
entente_lettering_get_line (EntenteLetteringStyle  style,
                            const char            *text)
{
  EntenteTextLine *line;

  g_return_val_if_fail (style < ENTENTE_N_LETTERING_STYLES && text != NULL, NULL);

  line = get_lettering ()->lines[style];
  entente_text_line_set_text (line, text, -1);
  return line;
}

double
entente_lettering_measure (EntenteLetteringStyle  style,
                           const char            *text)
{
  g_return_val_if_fail (style < ENTENTE_N_LETTERING_STYLES && text != NULL, 0.0);

  return (double) entente_advances_measure (get_lettering ()->advances[style], text) / PANGO_SCALE;
}

char *
entente_lettering_cut (EntenteLetteringStyle  style,
                       const char            *text,
                       double                 max_width,
                       double                *width)
{
  g_autofree char *clean = NULL;
  char *fit;
  gboolean cut;
  double full_width;

  g_return_val_if_fail (text != NULL, NULL);

  clean = clean_text (text, &cut);
  full_width = entente_lettering_measure (style, clean);
  if (full_width > max_width)
    fit = cut_to_width (style, clean, max_width);
  else if (cut)
    fit = cut_at (clean, (guint) strlen (clean));
  else
    fit = g_steal_pointer (&clean);

  if (width != NULL)
    *width = clean == NULL ? full_width : entente_lettering_measure (style, fit);
  return fit;
}

double
entente_lettering_get_legibility (double zoom)
{
  double part = (ENTENTE_LABEL_FONT_PX * zoom - ENTENTE_LABEL_LEAST_PX)
                / (ENTENTE_LABEL_FULL_PX - ENTENTE_LABEL_LEAST_PX);

  part = CLAMP (part, 0.0, 1.0);
  return part * part * (3.0 - 2.0 * part);
}

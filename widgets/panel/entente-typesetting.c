/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-typesetting.h"

#include <string.h>

/* Bringhurst, The Elements of Typographic Style, 2.1.2: 45 to 75 letters a line, 66 at best. So many
 * have room; as lines break between words, they hold some 65. */
#define N_LETTERS 70
/* Of the height of a line as the face has it. Two lines under the words, for passages that overlap,
 * have room in it. */
#define LEADING 0.29
#define PARAGRAPH 0.62
#define N_TAG_MAX 35 /* BCP 47, 4.4.1: what every program has to bear; Pango keeps each for ever */
#define N_STYLE_MAX 16

/* Percent; each has its rule in panel.css. */
static const guint sizes[] = { ENTENTE_TEXT_SIZE_MIN,    90,  ENTENTE_TEXT_SIZE_NORMAL, 110, 125, 150, 175,
                               ENTENTE_TEXT_SIZE_MAX };

EntenteTypesetting
entente_typesetting_get (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double letter = (double) pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;
  double line = (double) (pango_font_metrics_get_ascent (metrics)
                          + pango_font_metrics_get_descent (metrics))
                / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return (EntenteTypesetting){ (int) (letter * N_LETTERS + 0.5), (int) (line * LEADING + 0.5),
                               (int) (line * PARAGRAPH + 0.5) };
}

/* The place of the size that is nearest. */
static guint
find_size (guint size)
{
  guint best = 0;

  for (guint i = 1; i < G_N_ELEMENTS (sizes); i++)
    {
      if (ABS ((int) sizes[i] - (int) size) < ABS ((int) sizes[best] - (int) size))
        best = i;
    }
  return best;
}

guint
entente_typesetting_step_size (guint size,
                               int   step)
{
  int place = (int) find_size (size) + step;

  return sizes[CLAMP (place, 0, (int) G_N_ELEMENTS (sizes) - 1)];
}

void
entente_typesetting_set_size (GtkWidget *widget,
                              guint      size)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      char style[N_STYLE_MAX];

      g_snprintf (style, sizeof style, "text-%u", sizes[i]);
      if (i == find_size (size))
        gtk_widget_add_css_class (widget, style);
      else
        gtk_widget_remove_css_class (widget, style);
    }
}

PangoLanguage *
entente_typesetting_get_language (const char *tag)
{
  if (tag == NULL || *tag == '\0' || strlen (tag) > N_TAG_MAX)
    return NULL;
  for (const char *p = tag; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && *p != '-')
        return NULL;
    }
  return pango_language_from_string (tag);
}

void
entente_typesetting_set_label (GtkLabel   *label,
                               const char *tag)
{
  PangoLanguage *language = entente_typesetting_get_language (tag);
  g_autoptr (PangoAttrList) attributes = NULL;

  if (language != NULL)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_language_new (language));
    }
  gtk_label_set_attributes (label, attributes);
}

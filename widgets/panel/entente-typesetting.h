/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How an article is set: what follows from the face it is read in, from the size that is chosen, and
 * from its language. */

/* Percent of the usual size. */
#define ENTENTE_TEXT_SIZE_MIN 80
#define ENTENTE_TEXT_SIZE_NORMAL 100
#define ENTENTE_TEXT_SIZE_MAX 200

/* Pixels. */
typedef struct
{
  int measure;    /* of a line of some 65 letters */
  int leading;    /* added between the lines of a paragraph */
  int paragraph;  /* added below a paragraph */
} EntenteTypesetting;

/* What suits the face a widget is shown in. */
EntenteTypesetting entente_typesetting_get         (GtkWidget  *widget);
/* The next size up (1) or down (−1) from a size in percent, the nearest there is (0). */
guint              entente_typesetting_step_size   (guint       size,
                                                    int         step);
/* Has the style set a widget in a size; see text-… in panel.css. */
void               entente_typesetting_set_size    (GtkWidget  *widget,
                                                    guint       size);
/* A language tag that a face may be asked for: NULL for none, and for what is no such tag. Such a
 * face has a language's own shapes of letters that many share, like those of Han.
 * (nullable) (transfer none) */
PangoLanguage     *entente_typesetting_get_language (const char *tag);
/* Sets a label in it; NULL: in that of the program. */
void               entente_typesetting_set_label   (GtkLabel   *label,
                                                    const char *tag);

G_END_DECLS

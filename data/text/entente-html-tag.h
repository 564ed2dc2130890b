/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the room: the elements of HTML that matter to the text of a page, and one tag. */

typedef enum
{
  ENTENTE_HTML_BLOCK = 1 << 0,     /* ends a paragraph */
  ENTENTE_HTML_CONTAINER = 1 << 1, /* an element that is remembered */
  ENTENTE_HTML_DROPPED = 1 << 2,   /* with all that is in it */
  ENTENTE_HTML_HEADING = 1 << 3,
  ENTENTE_HTML_RAW = 1 << 4,       /* no tags inside */
} EntenteHtmlFlags;

typedef enum
{
  ENTENTE_HTML_OTHER,
  ENTENTE_HTML_A,
  ENTENTE_HTML_ARTICLE,
  ENTENTE_HTML_BR,
  ENTENTE_HTML_H1,
  ENTENTE_HTML_HTML,
  ENTENTE_HTML_LINK,
  ENTENTE_HTML_MAIN,
  ENTENTE_HTML_META,
  ENTENTE_HTML_TIME,
  ENTENTE_HTML_TITLE,
} EntenteHtmlSpecial;

#define ENTENTE_HTML_N_KINDS 47

typedef struct
{
  const char *name;
  EntenteHtmlFlags flags;
  EntenteHtmlSpecial special;
} EntenteHtmlKind;

/* Sorted by name. */
extern const EntenteHtmlKind entente_html_kinds[ENTENTE_HTML_N_KINDS];

/**
 * EntenteHtmlTag:
 *
 * One tag as it stands: <name attributes>. Its text is that of the page.
 */
typedef struct
{
  int tag; /* index in entente_html_kinds, -1 for others */
  gboolean closes;
  const char *attributes;
  const char *end; /* its ">" */
} EntenteHtmlTag;

/* The index of an element's name in entente_html_kinds, whatever its case; -1 for others. */
int   entente_html_find_kind         (const char           *name,
                                      gsize                 length);
/* The value of an attribute, entities decoded; "" where it has none, NULL where the tag does not
 * have it. (transfer full) (nullable) */
char *entente_html_tag_dup_attribute (const EntenteHtmlTag *tag,
                                      const char           *wanted);

G_END_DECLS

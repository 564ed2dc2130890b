/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-html-tag.h"

#include "entente-html-entity.h"

#include <string.h>

#define DROPPED (ENTENTE_HTML_BLOCK | ENTENTE_HTML_CONTAINER | ENTENTE_HTML_DROPPED)

const EntenteHtmlKind entente_html_kinds[ENTENTE_HTML_N_KINDS] = {
  { "a", 0, ENTENTE_HTML_A },
  { "address", ENTENTE_HTML_BLOCK, ENTENTE_HTML_OTHER },
  { "article", ENTENTE_HTML_BLOCK | ENTENTE_HTML_CONTAINER, ENTENTE_HTML_ARTICLE },
  { "aside", DROPPED, ENTENTE_HTML_OTHER },
  { "blockquote", ENTENTE_HTML_BLOCK, ENTENTE_HTML_OTHER },
  { "br", 0, ENTENTE_HTML_BR },
  { "button", DROPPED, ENTENTE_HTML_OTHER },
  { "dd", ENTENTE_HTML_BLOCK, ENTENTE_HTML_OTHER },
  { "dialog", DROPPED, ENTENTE_HTML_OTHER },
  { "div", ENTENTE_HTML_BLOCK | ENTENTE_HTML_CONTAINER, ENTENTE_HTML_OTHER },
  { "dt", ENTENTE_HTML_BLOCK, ENTENTE_HTML_OTHER },
  { "figcaption", DROPPED, ENTENTE_HTML_OTHER },
  { "footer", DROPPED, ENTENTE_HTML_OTHER },
  { "form", DROPPED, ENTENTE_HTML_OTHER },
  { "h1", ENTENTE_HTML_BLOCK | ENTENTE_HTML_HEADING, ENTENTE_HTML_H1 },
  { "h2", ENTENTE_HTML_BLOCK | ENTENTE_HTML_HEADING, ENTENTE_HTML_OTHER },
  { "h3", ENTENTE_HTML_BLOCK | ENTENTE_HTML_HEADING, ENTENTE_HTML_OTHER },
  { "h4", ENTENTE_HTML_BLOCK | ENTENTE_HTML_HEADING, ENTENTE_HTML_OTHER },
  { "h5", ENTENTE_HTML_BLOCK | ENTENTE_HTML_HEADING, ENTENTE_HTML_OTHER },
  { "h6", ENTENTE_HTML_BLOCK | ENTENTE_HTML_HEADING, ENTENTE_HTML_OTHER },
  { "header", DROPPED, ENTENTE_HTML_OTHER },
  { "hr", ENTENTE_HTML_BLOCK, ENTENTE_HTML_OTHER },
  { "html", ENTENTE_HTML_BLOCK, ENTENTE_HTML_HTML },
  { "iframe", ENTENTE_HTML_BLOCK | ENTENTE_HTML_RAW, ENTENTE_HTML_OTHER },
  { "li", ENTENTE_HTML_BLOCK, ENTENTE_HTML_OTHER },
  { "link", 0, ENTENTE_HTML_LINK },
  { "main", ENTENTE_HTML_BLOCK | ENTENTE_HTML_CONTAINER, ENTENTE_HTML_MAIN },
  { "meta", 0, ENTENTE_HTML_META },
  { "nav", DROPPED, ENTENTE_HTML_OTHER },
  { "noscript", DROPPED, ENTENTE_HTML_OTHER },
  { "ol", ENTENTE_HTML_BLOCK | ENTENTE_HTML_CONTAINER, ENTENTE_HTML_OTHER },
  { "p", ENTENTE_HTML_BLOCK, ENTENTE_HTML_OTHER },
  { "pre", ENTENTE_HTML_BLOCK, ENTENTE_HTML_OTHER },
  { "script", ENTENTE_HTML_RAW, ENTENTE_HTML_OTHER },
  { "section", ENTENTE_HTML_BLOCK | ENTENTE_HTML_CONTAINER, ENTENTE_HTML_OTHER },
  { "select", DROPPED, ENTENTE_HTML_OTHER },
  { "style", ENTENTE_HTML_RAW, ENTENTE_HTML_OTHER },
  { "svg", DROPPED, ENTENTE_HTML_OTHER },
  { "table", ENTENTE_HTML_BLOCK | ENTENTE_HTML_CONTAINER, ENTENTE_HTML_OTHER },
  { "td", ENTENTE_HTML_BLOCK | ENTENTE_HTML_CONTAINER, ENTENTE_HTML_OTHER },
  { "template", DROPPED, ENTENTE_HTML_OTHER },
  { "textarea", ENTENTE_HTML_RAW, ENTENTE_HTML_OTHER },
  { "th", ENTENTE_HTML_BLOCK, ENTENTE_HTML_OTHER },
  { "time", 0, ENTENTE_HTML_TIME },
  { "title", ENTENTE_HTML_RAW, ENTENTE_HTML_TITLE },
  { "tr", ENTENTE_HTML_BLOCK, ENTENTE_HTML_OTHER },
  { "ul", ENTENTE_HTML_BLOCK | ENTENTE_HTML_CONTAINER, ENTENTE_HTML_OTHER },
};

typedef struct
{
  const char *name;
  gsize length;
  const char *value; /* NULL for none */
  const char *value_end;
} Attribute;

int
entente_html_find_kind (const char *name,
                        gsize       length)
{
  int low = 0;
  int high = ENTENTE_HTML_N_KINDS;

  while (low < high)
    {
      int middle = (low + high) / 2;
      int order = g_ascii_strncasecmp (entente_html_kinds[middle].name, name, length);

      if (order == 0)
        order = entente_html_kinds[middle].name[length] != '\0' ? 1 : 0;
      if (order == 0)
        return middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return -1;
}

static const char *
skip_spaces (const char *p,
             const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;

  return p;
}

/* The value behind "=", and what is behind it. */
static const char *
read_value (const char *p,
            const char *end,
            Attribute  *attribute)
{
  p = skip_spaces (p, end);
  attribute->value = p;
  attribute->value_end = NULL;
  if (p < end && (*p == '"' || *p == '\''))
    {
      attribute->value++;
      attribute->value_end = memchr (attribute->value, *p, (gsize) (end - attribute->value));
      p = attribute->value_end != NULL ? attribute->value_end + 1 : end;
    }
  else
    while (p < end && !g_ascii_isspace (*p))
      p++;
  if (attribute->value_end == NULL)
    attribute->value_end = p;

  return p;
}

/* The next attribute, and what is behind it. */
static const char *
read_attribute (const char *p,
                const char *end,
                Attribute  *attribute)
{
  while (p < end && (g_ascii_isspace (*p) || *p == '/' || *p == '='))
    p++;
  attribute->name = p;
  attribute->value = NULL;
  while (p < end && !g_ascii_isspace (*p) && *p != '=' && *p != '/')
    p++;
  attribute->length = (gsize) (p - attribute->name);
  p = skip_spaces (p, end);

  return p < end && *p == '=' ? read_value (p + 1, end, attribute) : p;
}

char *
entente_html_tag_dup_attribute (const EntenteHtmlTag *tag,
                                const char           *wanted)
{
  const char *p = tag->attributes;
  gsize length = strlen (wanted);

  while (p < tag->end)
    {
      Attribute attribute;

      p = read_attribute (p, tag->end, &attribute);
      if (attribute.length != length || g_ascii_strncasecmp (attribute.name, wanted, length) != 0)
        continue;

      return attribute.value != NULL
                 ? entente_html_dup_decoded (attribute.value, attribute.value_end)
                 : g_strdup ("");
    }

  return NULL;
}

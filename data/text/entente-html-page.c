/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-html-page.h"

#include "entente-html-entity.h"
#include "entente-html-tokenizer.h"
#include "entente-import-private.h"

#include <string.h>

/* An end tag is looked for only where such an element is open: so reading stays linear. */
typedef struct
{
  EntenteHtmlPage *page;
  EntenteHtmlTokenizer tokenizer;
  guint n_open[ENTENTE_HTML_N_KINDS];
  guint open;    /* the innermost element, ENTENTE_HTML_NO_ELEMENT */
  guint dropped; /* the outermost dropped one that is open, ENTENTE_HTML_NO_ELEMENT */
  GString *block;
  gsize link_length;
  gboolean in_link;
  gboolean in_heading;
  gboolean in_h1;
} Reading;

static void
clear_block (gpointer data)
{
  g_free (((EntenteHtmlBlock *) data)->text);
}

static void
end_block (Reading *self)
{
  EntenteHtmlBlock block = { .text = entente_import_squeeze (self->block->str),
                             .element = self->open, .heading = self->in_heading };

  block.length = strlen (block.text);
  block.link_length = MIN (self->link_length, block.length);
  if (block.length > 0)
    g_array_append_val (self->page->blocks, block);
  else
    g_free (block.text);
  g_string_truncate (self->block, 0);
  self->link_length = 0;
}

static gboolean
is_dropped_by_role (const EntenteHtmlTag *tag)
{
  static const char *const roles[] = { "navigation", "banner", "contentinfo", "complementary",
                                       "search", "dialog", "alert", NULL };
  g_autofree char *role = entente_html_tag_dup_attribute (tag, "role");
  g_autofree char *hidden = entente_html_tag_dup_attribute (tag, "hidden");
  g_autofree char *aria_hidden = entente_html_tag_dup_attribute (tag, "aria-hidden");

  return hidden != NULL || g_strcmp0 (aria_hidden, "true") == 0
         || (role != NULL && g_strv_contains (roles, role));
}

static gboolean
says_main (const EntenteHtmlTag *tag)
{
  g_autofree char *role = entente_html_tag_dup_attribute (tag, "role");
  g_autofree char *property = entente_html_tag_dup_attribute (tag, "itemprop");

  return g_strcmp0 (role, "main") == 0 || g_strcmp0 (property, "articleBody") == 0;
}

static void
open_element (Reading              *self,
              const EntenteHtmlTag *tag)
{
  const EntenteHtmlKind *kind = &entente_html_kinds[tag->tag];
  EntenteHtmlElement element = { .tag = tag->tag, .parent = self->open,
                                 .first_block = self->page->blocks->len,
                                 .is_main = says_main (tag) || kind->special == ENTENTE_HTML_MAIN };

  g_array_append_val (self->page->elements, element);
  self->open = self->page->elements->len - 1;
  self->n_open[tag->tag]++;
  if (self->dropped == ENTENTE_HTML_NO_ELEMENT
      && ((kind->flags & ENTENTE_HTML_DROPPED) != 0 || is_dropped_by_role (tag)))
    self->dropped = self->open;
}

static void
close_innermost (Reading *self)
{
  EntenteHtmlElement *element
      = &g_array_index (self->page->elements, EntenteHtmlElement, self->open);

  element->end_block = self->page->blocks->len;
  self->n_open[element->tag]--;
  if (self->dropped == self->open)
    self->dropped = ENTENTE_HTML_NO_ELEMENT;
  self->open = element->parent;
}

static void
close_element (Reading *self,
               int      tag)
{
  if (self->n_open[tag] == 0)
    return;
  while (self->n_open[tag] > 0
         && g_array_index (self->page->elements, EntenteHtmlElement, self->open).tag != tag)
    close_innermost (self);
  close_innermost (self);
}

static void
append_text (Reading    *self,
             const char *text,
             gsize       length)
{
  const char *end = text + length;
  gsize before = self->block->len;

  if (self->dropped != ENTENTE_HTML_NO_ELEMENT && !self->in_h1)
    return;
  while (text < end)
    {
      const char *next = memchr (text, '&', (gsize) (end - text));
      gsize n;

      if (next == NULL)
        next = end;
      g_string_append_len (self->block, text, (gssize) (next - text));
      if (next == end)
        break;
      n = entente_html_append_entity (self->block, next);
      if (n == 0)
        g_string_append_c (self->block, '&');
      text = next + MAX (n, 1);
    }
  if (self->in_link)
    self->link_length += self->block->len - before;
  if (self->in_h1)
    g_string_append (self->page->h1, self->block->str + before);
  if (self->dropped != ENTENTE_HTML_NO_ELEMENT)
    g_string_truncate (self->block, before);
}

static void
take_meta (Reading              *self,
           const EntenteHtmlTag *tag)
{
  static const char *const names[] = { "property", "name", "itemprop" };
  g_autofree char *content = entente_html_tag_dup_attribute (tag, "content");

  if (content == NULL || *content == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = entente_html_tag_dup_attribute (tag, names[i]);
      g_autofree char *small = name != NULL ? g_ascii_strdown (name, -1) : NULL;

      if (small != NULL && !g_hash_table_contains (self->page->meta, small))
        g_hash_table_insert (self->page->meta, g_steal_pointer (&small), g_strdup (content));
    }
}

static void
take_as_meta (Reading    *self,
              const char *name,
              char       *value)
{
  if (value != NULL && *value != '\0' && !g_hash_table_contains (self->page->meta, name))
    g_hash_table_insert (self->page->meta, g_strdup (name), value);
  else
    g_free (value);
}

static void
take_raw (Reading              *self,
          const EntenteHtmlTag *tag)
{
  EntenteHtmlToken raw;
  g_autofree char *title = NULL;

  entente_html_tokenizer_take_raw (&self->tokenizer, tag->tag, &raw);
  if (entente_html_kinds[tag->tag].special != ENTENTE_HTML_TITLE || self->page->title != NULL)
    return;
  title = g_strndup (raw.text, (gsize) (raw.text_end - raw.text));
  g_strdelimit (title, "\"", '\'');
  self->page->title = entente_html_dup_decoded (title, title + strlen (title));
}

static void
open_tag (Reading              *self,
          const EntenteHtmlTag *tag)
{
  char *rel;

  switch (entente_html_kinds[tag->tag].special)
    {
    case ENTENTE_HTML_A:
      self->in_link = TRUE;
      break;
    case ENTENTE_HTML_BR:
      /* Two of them part paragraphs. */
      if (g_str_has_suffix (self->block->str, "\n"))
        end_block (self);
      else
        g_string_append_c (self->block, '\n');
      break;
    case ENTENTE_HTML_HTML:
      take_as_meta (self, "*language", entente_html_tag_dup_attribute (tag, "lang"));
      break;
    case ENTENTE_HTML_LINK:
      rel = entente_html_tag_dup_attribute (tag, "rel");
      if (g_strcmp0 (rel, "canonical") == 0)
        take_as_meta (self, "*canonical", entente_html_tag_dup_attribute (tag, "href"));
      g_free (rel);
      break;
    case ENTENTE_HTML_META:
      take_meta (self, tag);
      break;
    case ENTENTE_HTML_TIME:
      take_as_meta (self, "*time", entente_html_tag_dup_attribute (tag, "datetime"));
      break;
    default:
      break;
    }
}

static void
take_tag (Reading              *self,
          const EntenteHtmlTag *tag)
{
  EntenteHtmlFlags flags;

  if (tag->tag < 0)
    return;
  flags = entente_html_kinds[tag->tag].flags;
  if ((flags & ENTENTE_HTML_BLOCK) != 0)
    {
      end_block (self);
      self->in_heading = (flags & ENTENTE_HTML_HEADING) != 0 && !tag->closes;
    }
  if (entente_html_kinds[tag->tag].special == ENTENTE_HTML_H1)
    self->in_h1 = !tag->closes && self->page->h1->len == 0;
  else if ((flags & ENTENTE_HTML_BLOCK) != 0)
    self->in_h1 = FALSE;

  if (tag->closes)
    {
      if (entente_html_kinds[tag->tag].special == ENTENTE_HTML_A)
        self->in_link = FALSE;
      if ((flags & ENTENTE_HTML_CONTAINER) != 0)
        close_element (self, tag->tag);
      return;
    }
  if ((flags & ENTENTE_HTML_CONTAINER) != 0)
    open_element (self, tag);
  open_tag (self, tag);
  if ((flags & ENTENTE_HTML_RAW) != 0)
    take_raw (self, tag);
}

static void
read_page (Reading *self)
{
  EntenteHtmlToken token;

  while (entente_html_tokenizer_next (&self->tokenizer, &token) != ENTENTE_HTML_END)
    if (token.type == ENTENTE_HTML_TEXT)
      append_text (self, token.text, (gsize) (token.text_end - token.text));
    else
      take_tag (self, &token.tag);
  end_block (self);
  while (self->open != ENTENTE_HTML_NO_ELEMENT)
    close_innermost (self);
}

EntenteHtmlPage *
entente_html_page_new (const char *text)
{
  EntenteHtmlPage *self = g_new0 (EntenteHtmlPage, 1);
  g_autoptr (GString) block = g_string_new (NULL);
  Reading reading = { .page = self, .open = ENTENTE_HTML_NO_ELEMENT,
                      .dropped = ENTENTE_HTML_NO_ELEMENT, .block = block };

  self->elements = g_array_new (FALSE, FALSE, sizeof (EntenteHtmlElement));
  self->blocks = g_array_new (FALSE, FALSE, sizeof (EntenteHtmlBlock));
  g_array_set_clear_func (self->blocks, clear_block);
  self->meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->h1 = g_string_new (NULL);
  entente_html_tokenizer_init (&reading.tokenizer, text);
  read_page (&reading);

  return self;
}

void
entente_html_page_free (EntenteHtmlPage *self)
{
  g_array_unref (self->elements);
  g_array_unref (self->blocks);
  g_hash_table_unref (self->meta);
  g_string_free (self->h1, TRUE);
  g_free (self->title);
  g_free (self);
}

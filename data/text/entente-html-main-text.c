/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-html-main-text.h"

/* An <article> or <main> with less than this is a teaser. */
#define MIN_MAIN_BYTES 200

/* A paragraph that speaks for its element. */
#define MIN_DENSE_BYTES 60

static gboolean
is_story (const EntenteHtmlBlock *block)
{
  return !block->heading && block->length >= MIN_DENSE_BYTES
         && block->link_length * 3 < block->length;
}

/* Bytes of running text in front of each block, and all of them. */
static gsize *
sum_stories (const EntenteHtmlPage *self)
{
  gsize *sums = g_new (gsize, self->blocks->len + 1);

  sums[0] = 0;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const EntenteHtmlBlock *block = &g_array_index (self->blocks, EntenteHtmlBlock, i);

      sums[i + 1] = sums[i] + (is_story (block) ? block->length : 0);
    }

  return sums;
}

/* The element with most running text of the <article>s, then of those that say they are the main
 * one, then the one whose own paragraphs, and half of its children's, are most. */
static guint
choose_element (EntenteHtmlPage *self)
{
  g_autofree gsize *sums = sum_stories (self);
  guint best[3] = { ENTENTE_HTML_NO_ELEMENT, ENTENTE_HTML_NO_ELEMENT, ENTENTE_HTML_NO_ELEMENT };
  gsize most[3] = { MIN_MAIN_BYTES - 1, MIN_MAIN_BYTES - 1, 0 };

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const EntenteHtmlBlock *block = &g_array_index (self->blocks, EntenteHtmlBlock, i);
      EntenteHtmlElement *element;

      if (block->element == ENTENTE_HTML_NO_ELEMENT || !is_story (block))
        continue;
      element = &g_array_index (self->elements, EntenteHtmlElement, block->element);
      element->score += 2 * block->length;
      if (element->parent != ENTENTE_HTML_NO_ELEMENT)
        g_array_index (self->elements, EntenteHtmlElement, element->parent).score += block->length;
    }
  for (guint i = 0; i < self->elements->len; i++)
    {
      const EntenteHtmlElement *element = &g_array_index (self->elements, EntenteHtmlElement, i);
      gsize inside = sums[element->end_block] - sums[element->first_block];
      const gsize amounts[3]
          = { entente_html_kinds[element->tag].special == ENTENTE_HTML_ARTICLE ? inside : 0,
              element->is_main ? inside : 0, element->score };

      for (guint k = 0; k < G_N_ELEMENTS (best); k++)
        if (amounts[k] > most[k])
          {
            most[k] = amounts[k];
            best[k] = i;
          }
    }

  for (guint k = 0; k < G_N_ELEMENTS (best); k++)
    if (best[k] != ENTENTE_HTML_NO_ELEMENT)
      return best[k];

  return ENTENTE_HTML_NO_ELEMENT;
}

void
entente_html_append_main_text (EntenteHtmlPage *page,
                               gboolean         is_piece,
                               const char      *title,
                               GPtrArray       *paragraphs)
{
  guint chosen = is_piece ? ENTENTE_HTML_NO_ELEMENT : choose_element (page);
  guint first = 0;
  guint end = page->blocks->len;

  if (chosen != ENTENTE_HTML_NO_ELEMENT)
    {
      first = g_array_index (page->elements, EntenteHtmlElement, chosen).first_block;
      end = g_array_index (page->elements, EntenteHtmlElement, chosen).end_block;
    }
  for (guint i = first; i < end; i++)
    {
      EntenteHtmlBlock *block = &g_array_index (page->blocks, EntenteHtmlBlock, i);

      /* Lists of links; a paragraph that is one link is left. */
      if (block->link_length * 3 > block->length * 2 && block->length < MIN_MAIN_BYTES
          && !block->heading)
        continue;
      if (block->heading && g_strcmp0 (block->text, title) == 0)
        continue;
      g_ptr_array_add (paragraphs, block->heading ? g_strconcat ("## ", block->text, NULL)
                                                  : g_steal_pointer (&block->text));
    }
}

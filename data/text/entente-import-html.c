/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-import-private.h"

#include <string.h>

/* The main text of a page. A tokenizer that takes whatever comes goes over it once and keeps the
 * paragraphs with the element they stand in; then the element is chosen. No recursion; linear: an
 * end tag is looked for only where such an element is open. */

/* An <article> or <main> with less than this is a teaser. */
#define MIN_MAIN_BYTES 200

/* A paragraph that speaks for its element. */
#define MIN_DENSE_BYTES 60

typedef enum
{
  TAG_BLOCK = 1 << 0,     /* ends a paragraph */
  TAG_CONTAINER = 1 << 1, /* an element that is remembered */
  TAG_DROPPED = 1 << 2,   /* with all that is in it */
  TAG_HEADING = 1 << 3,
  TAG_RAW = 1 << 4,       /* no tags inside */
} TagFlags;

typedef enum
{
  TAG_OTHER,
  TAG_A,
  TAG_ARTICLE,
  TAG_BR,
  TAG_H1,
  TAG_HTML,
  TAG_LINK,
  TAG_MAIN,
  TAG_META,
  TAG_TIME,
  TAG_TITLE,
} Special;

#define DROPPED (TAG_BLOCK | TAG_CONTAINER | TAG_DROPPED)

static const struct
{
  const char *name;
  TagFlags flags;
  Special special;
} tags[] = {
  { "a", 0, TAG_A },
  { "address", TAG_BLOCK, TAG_OTHER },
  { "article", TAG_BLOCK | TAG_CONTAINER, TAG_ARTICLE },
  { "aside", DROPPED, TAG_OTHER },
  { "blockquote", TAG_BLOCK, TAG_OTHER },
  { "br", 0, TAG_BR },
  { "button", DROPPED, TAG_OTHER },
  { "dd", TAG_BLOCK, TAG_OTHER },
  { "dialog", DROPPED, TAG_OTHER },
  { "div", TAG_BLOCK | TAG_CONTAINER, TAG_OTHER },
  { "dt", TAG_BLOCK, TAG_OTHER },
  { "figcaption", DROPPED, TAG_OTHER },
  { "footer", DROPPED, TAG_OTHER },
  { "form", DROPPED, TAG_OTHER },
  { "h1", TAG_BLOCK | TAG_HEADING, TAG_H1 },
  { "h2", TAG_BLOCK | TAG_HEADING, TAG_OTHER },
  { "h3", TAG_BLOCK | TAG_HEADING, TAG_OTHER },
  { "h4", TAG_BLOCK | TAG_HEADING, TAG_OTHER },
  { "h5", TAG_BLOCK | TAG_HEADING, TAG_OTHER },
  { "h6", TAG_BLOCK | TAG_HEADING, TAG_OTHER },
  { "header", DROPPED, TAG_OTHER },
  { "hr", TAG_BLOCK, TAG_OTHER },
  { "html", TAG_BLOCK, TAG_HTML },
  { "iframe", TAG_BLOCK | TAG_RAW, TAG_OTHER },
  { "li", TAG_BLOCK, TAG_OTHER },
  { "link", 0, TAG_LINK },
  { "main", TAG_BLOCK | TAG_CONTAINER, TAG_MAIN },
  { "meta", 0, TAG_META },
  { "nav", DROPPED, TAG_OTHER },
  { "noscript", DROPPED, TAG_OTHER },
  { "ol", TAG_BLOCK | TAG_CONTAINER, TAG_OTHER },
  { "p", TAG_BLOCK, TAG_OTHER },
  { "pre", TAG_BLOCK, TAG_OTHER },
  { "script", TAG_RAW, TAG_OTHER },
  { "section", TAG_BLOCK | TAG_CONTAINER, TAG_OTHER },
  { "select", DROPPED, TAG_OTHER },
  { "style", TAG_RAW, TAG_OTHER },
  { "svg", DROPPED, TAG_OTHER },
  { "table", TAG_BLOCK | TAG_CONTAINER, TAG_OTHER },
  { "td", TAG_BLOCK | TAG_CONTAINER, TAG_OTHER },
  { "template", DROPPED, TAG_OTHER },
  { "textarea", TAG_RAW, TAG_OTHER },
  { "th", TAG_BLOCK, TAG_OTHER },
  { "time", 0, TAG_TIME },
  { "title", TAG_RAW, TAG_TITLE },
  { "tr", TAG_BLOCK, TAG_OTHER },
  { "ul", TAG_BLOCK | TAG_CONTAINER, TAG_OTHER },
};

#define NO_ELEMENT G_MAXUINT

typedef struct
{
  int tag;
  guint parent;
  guint first_block;
  guint end_block;
  gsize score;
  guint is_main : 1; /* says itself that it is */
} Element;

typedef struct
{
  char *text;
  guint element;
  gsize length;
  gsize link_length;
  gboolean heading;
} Block;

typedef struct
{
  EntenteArticleImport *import;
  const char *at;
  const char *end;
  GArray *elements; /* Element, as they begin */
  GArray *blocks;   /* Block */
  GHashTable *meta; /* name → content, the first of each */
  guint n_open[G_N_ELEMENTS (tags)];
  guint open;       /* the innermost element, NO_ELEMENT */
  guint dropped;    /* the outermost dropped one that is open, NO_ELEMENT */
  GString *block;
  gsize link_length;
  gboolean in_link;
  gboolean in_heading;
  gboolean in_h1;
  GString *h1;
  char *title;
  gboolean no_more[3]; /* of ", ' and --> */
} Page;

/* One tag as it stands: <name attributes>. */
typedef struct
{
  int tag; /* index in tags, -1 for others */
  gboolean closes;
  const char *attributes;
  const char *end; /* its ">" */
} Tag;

static void
clear_block (gpointer data)
{
  g_free (((Block *) data)->text);
}

static int
find_tag (const char *name,
          gsize       length)
{
  int low = 0;
  int high = (int) G_N_ELEMENTS (tags);

  while (low < high)
    {
      int middle = (low + high) / 2;
      int order = g_ascii_strncasecmp (tags[middle].name, name, length);

      if (order == 0)
        order = tags[middle].name[length] != '\0' ? 1 : 0;
      if (order == 0)
        return middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return -1;
}

/* The value of an attribute, entities decoded, or NULL. (transfer full) */
static char *
dup_attribute (const Tag  *tag,
               const char *wanted)
{
  const char *p = tag->attributes;

  while (p < tag->end)
    {
      const char *name;
      gsize length;
      const char *value = NULL;
      const char *value_end = NULL;

      while (p < tag->end && (g_ascii_isspace (*p) || *p == '/' || *p == '='))
        p++;
      name = p;
      while (p < tag->end && !g_ascii_isspace (*p) && *p != '=' && *p != '/')
        p++;
      length = (gsize) (p - name);
      while (p < tag->end && g_ascii_isspace (*p))
        p++;
      if (p < tag->end && *p == '=')
        {
          p++;
          while (p < tag->end && g_ascii_isspace (*p))
            p++;
          value = p;
          if (p < tag->end && (*p == '"' || *p == '\''))
            {
              value++;
              value_end = memchr (value, *p, (gsize) (tag->end - value));
              p = value_end != NULL ? value_end + 1 : tag->end;
            }
          else
            while (p < tag->end && !g_ascii_isspace (*p))
              p++;
          if (value_end == NULL)
            value_end = p;
        }
      if (length != strlen (wanted) || g_ascii_strncasecmp (name, wanted, length) != 0)
        continue;
      if (value == NULL)
        return g_strdup ("");

      {
        g_autoptr (GString) decoded = g_string_new (NULL);

        while (value < value_end)
          {
            gsize n = *value == '&' ? entente_html_append_entity (decoded, value) : 0;

            if (n == 0)
              g_string_append_c (decoded, *value);
            value += MAX (n, 1);
          }
        return entente_import_squeeze (decoded->str);
      }
    }

  return NULL;
}

static void
end_block (Page *self)
{
  Block block = { entente_import_squeeze (self->block->str), self->open, 0, 0, self->in_heading };

  block.length = strlen (block.text);
  block.link_length = MIN (self->link_length, block.length);
  if (block.length > 0)
    g_array_append_val (self->blocks, block);
  else
    g_free (block.text);
  g_string_truncate (self->block, 0);
  self->link_length = 0;
}

static gboolean
is_dropped_by_role (const Tag *tag)
{
  static const char *const roles[] = { "navigation", "banner", "contentinfo", "complementary",
                                       "search", "dialog", "alert", NULL };
  g_autofree char *role = dup_attribute (tag, "role");
  g_autofree char *hidden = dup_attribute (tag, "hidden");
  g_autofree char *aria_hidden = dup_attribute (tag, "aria-hidden");

  return hidden != NULL || g_strcmp0 (aria_hidden, "true") == 0
         || (role != NULL && g_strv_contains (roles, role));
}

static gboolean
says_main (const Tag *tag)
{
  g_autofree char *role = dup_attribute (tag, "role");
  g_autofree char *property = dup_attribute (tag, "itemprop");

  return g_strcmp0 (role, "main") == 0 || g_strcmp0 (property, "articleBody") == 0;
}

static void
open_element (Page      *self,
              const Tag *tag)
{
  Element element = { tag->tag, self->open, self->blocks->len, 0, 0,
                      says_main (tag) || tags[tag->tag].special == TAG_MAIN };

  g_array_append_val (self->elements, element);
  self->open = self->elements->len - 1;
  self->n_open[tag->tag]++;
  if (self->dropped == NO_ELEMENT
      && ((tags[tag->tag].flags & TAG_DROPPED) != 0 || is_dropped_by_role (tag)))
    self->dropped = self->open;
}

static void
close_innermost (Page *self)
{
  Element *element = &g_array_index (self->elements, Element, self->open);

  element->end_block = self->blocks->len;
  self->n_open[element->tag]--;
  if (self->dropped == self->open)
    self->dropped = NO_ELEMENT;
  self->open = element->parent;
}

static void
close_element (Page *self,
               int   tag)
{
  if (self->n_open[tag] == 0)
    return;
  while (self->n_open[tag] > 0
         && g_array_index (self->elements, Element, self->open).tag != tag)
    close_innermost (self);
  close_innermost (self);
}

static void
append_text (Page       *self,
             const char *text,
             gsize       length)
{
  const char *end = text + length;
  gsize before = self->block->len;

  if (self->dropped != NO_ELEMENT && !self->in_h1)
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
    g_string_append (self->h1, self->block->str + before);
  if (self->dropped != NO_ELEMENT)
    g_string_truncate (self->block, before);
}

/* Where a tag ends; quotes hide what is in them. */
static const char *
find_tag_end (Page       *self,
              const char *p)
{
  while (p < self->end && *p != '>')
    {
      guint quote = *p == '"' ? 0 : 1;

      if ((*p == '"' || *p == '\'') && p[-1] == '=' && !self->no_more[quote])
        {
          const char *close = memchr (p + 1, *p, (gsize) (self->end - p - 1));

          if (close != NULL)
            p = close;
          else
            self->no_more[quote] = TRUE;
        }
      p++;
    }

  return p;
}

static void
take_meta (Page      *self,
           const Tag *tag)
{
  static const char *const names[] = { "property", "name", "itemprop" };
  g_autofree char *content = dup_attribute (tag, "content");

  if (content == NULL || *content == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = dup_attribute (tag, names[i]);
      g_autofree char *small = name != NULL ? g_ascii_strdown (name, -1) : NULL;

      if (small != NULL && !g_hash_table_contains (self->meta, small))
        g_hash_table_insert (self->meta, g_steal_pointer (&small), g_strdup (content));
    }
}

static void
take_as_meta (Page       *self,
              const char *name,
              char       *value)
{
  if (value != NULL && *value != '\0' && !g_hash_table_contains (self->meta, name))
    g_hash_table_insert (self->meta, g_strdup (name), value);
  else
    g_free (value);
}

/* Text up to the end tag, whatever stands there. */
static void
skip_raw (Page      *self,
          const Tag *tag)
{
  const char *name = tags[tag->tag].name;
  gsize length = strlen (name);
  const char *p = self->at;

  while (p < self->end)
    {
      p = memchr (p, '<', (gsize) (self->end - p));
      if (p == NULL || (p[1] == '/' && g_ascii_strncasecmp (p + 2, name, length) == 0))
        break;
      p++;
    }
  if (p == NULL)
    p = self->end;
  if (tags[tag->tag].special == TAG_TITLE && self->title == NULL)
    {
      g_autofree char *raw = g_strndup (self->at, (gsize) (p - self->at));
      g_autofree char *quoted = g_strconcat ("t=\"", g_strdelimit (raw, "\"", '\''), "\"", NULL);
      Tag words = { -1, FALSE, quoted, quoted + strlen (quoted) };

      self->title = dup_attribute (&words, "t");
    }
  self->at = p;
}

static void
open_tag (Page      *self,
          const Tag *tag)
{
  char *rel;

  switch (tags[tag->tag].special)
    {
    case TAG_A:
      self->in_link = TRUE;
      break;
    case TAG_BR:
      /* Two of them part paragraphs. */
      if (g_str_has_suffix (self->block->str, "\n"))
        end_block (self);
      else
        g_string_append_c (self->block, '\n');
      break;
    case TAG_HTML:
      take_as_meta (self, "*language", dup_attribute (tag, "lang"));
      break;
    case TAG_LINK:
      rel = dup_attribute (tag, "rel");
      if (g_strcmp0 (rel, "canonical") == 0)
        take_as_meta (self, "*canonical", dup_attribute (tag, "href"));
      g_free (rel);
      break;
    case TAG_META:
      take_meta (self, tag);
      break;
    case TAG_TIME:
      take_as_meta (self, "*time", dup_attribute (tag, "datetime"));
      break;
    default:
      break;
    }
}

static void
take_tag (Page      *self,
          const Tag *tag)
{
  TagFlags flags;

  if (tag->tag < 0)
    return;
  flags = tags[tag->tag].flags;
  if ((flags & TAG_BLOCK) != 0)
    end_block (self);
  if ((flags & TAG_BLOCK) != 0)
    self->in_heading = (flags & TAG_HEADING) != 0 && !tag->closes;
  if (tags[tag->tag].special == TAG_H1)
    self->in_h1 = !tag->closes && self->h1->len == 0;
  else if ((flags & TAG_BLOCK) != 0)
    self->in_h1 = FALSE;

  if (tag->closes)
    {
      if (tags[tag->tag].special == TAG_A)
        self->in_link = FALSE;
      if ((flags & TAG_CONTAINER) != 0)
        close_element (self, tag->tag);
      return;
    }
  if ((flags & TAG_CONTAINER) != 0)
    open_element (self, tag);
  open_tag (self, tag);
  if ((flags & TAG_RAW) != 0)
    skip_raw (self, tag);
}

/* At "<": a tag, a comment, a declaration, or just that character. */
static void
read_markup (Page *self)
{
  const char *p = self->at + 1;
  Tag tag = { -1 };
  const char *name;

  if (g_str_has_prefix (p, "!--"))
    {
      const char *close = self->no_more[2] ? NULL : strstr (p + 3, "-->");

      self->no_more[2] = close == NULL;
      self->at = close != NULL ? close + 3 : p + 3;
      return;
    }
  if (*p == '!' || *p == '?')
    {
      const char *close = memchr (p, '>', (gsize) (self->end - p));

      self->at = close != NULL ? close + 1 : self->end;
      return;
    }
  tag.closes = *p == '/';
  name = tag.closes ? p + 1 : p;
  if (!g_ascii_isalpha (*name))
    {
      append_text (self, "<", 1);
      self->at = p;
      return;
    }
  p = name;
  while (g_ascii_isalnum (*p) || *p == '-' || *p == ':')
    p++;
  tag.tag = find_tag (name, (gsize) (p - name));
  tag.attributes = p;
  tag.end = find_tag_end (self, p);
  self->at = tag.end < self->end ? tag.end + 1 : self->end;
  take_tag (self, &tag);
}

static void
read_page (Page *self)
{
  while (self->at < self->end)
    {
      const char *next = memchr (self->at, '<', (gsize) (self->end - self->at));

      if (next == NULL)
        next = self->end;
      append_text (self, self->at, (gsize) (next - self->at));
      self->at = next;
      if (self->at < self->end)
        read_markup (self);
    }
  end_block (self);
  while (self->open != NO_ELEMENT)
    close_innermost (self);
}

static gboolean
is_story (const Block *block)
{
  return !block->heading && block->length >= MIN_DENSE_BYTES
         && block->link_length * 3 < block->length;
}

/* Bytes of running text in front of each block, and all of them. */
static gsize *
sum_stories (Page *self)
{
  gsize *sums = g_new (gsize, self->blocks->len + 1);

  sums[0] = 0;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      sums[i + 1] = sums[i] + (is_story (block) ? block->length : 0);
    }

  return sums;
}

/* The element with most running text of those that say they are the article, then of <article>s,
 * then the one whose own paragraphs, and half of its children's, are most. */
static guint
choose_element (Page *self)
{
  g_autofree gsize *sums = sum_stories (self);
  guint best[3] = { NO_ELEMENT, NO_ELEMENT, NO_ELEMENT };
  gsize most[3] = { MIN_MAIN_BYTES - 1, MIN_MAIN_BYTES - 1, 0 };

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);
      Element *element;

      if (block->element == NO_ELEMENT || !is_story (block))
        continue;
      element = &g_array_index (self->elements, Element, block->element);
      element->score += 2 * block->length;
      if (element->parent != NO_ELEMENT)
        g_array_index (self->elements, Element, element->parent).score += block->length;
    }
  for (guint i = 0; i < self->elements->len; i++)
    {
      const Element *element = &g_array_index (self->elements, Element, i);
      gsize inside = sums[element->end_block] - sums[element->first_block];
      const gsize amounts[3]
          = { tags[element->tag].special == TAG_ARTICLE ? inside : 0,
              element->is_main ? inside : 0, element->score };

      for (guint k = 0; k < G_N_ELEMENTS (best); k++)
        if (amounts[k] > most[k])
          {
            most[k] = amounts[k];
            best[k] = i;
          }
    }

  for (guint k = 0; k < G_N_ELEMENTS (best); k++)
    if (best[k] != NO_ELEMENT)
      return best[k];

  return NO_ELEMENT;
}

static const char *
get_meta (Page              *self,
          const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *value = g_hash_table_lookup (self->meta, names[i]);

      if (value != NULL)
        return value;
    }

  return NULL;
}

#define META(self, ...) get_meta ((self), (const char *const[]){ __VA_ARGS__, NULL })

/* The title without the site's name behind it. */
static char *
dup_title (Page *self)
{
  const char *said = META (self, "og:title", "twitter:title", "dc.title");
  const char *site = META (self, "og:site_name", "application-name");
  g_autofree char *h1 = entente_import_squeeze (self->h1->str);
  char *title = g_strdup (said != NULL ? said : self->title);

  if (title == NULL || *title == '\0'
      || (*h1 != '\0' && strlen (h1) > 10 && g_str_has_prefix (title, h1)))
    {
      g_free (title);
      return *h1 != '\0' ? g_strdup (h1) : NULL;
    }
  if (site != NULL && strlen (title) > strlen (site) + 3 && g_str_has_suffix (title, site))
    {
      char *end = title + strlen (title) - strlen (site);

      *end = '\0';
      g_strchomp (title);
      if (g_str_has_suffix (title, "|") || g_str_has_suffix (title, "-"))
        title[strlen (title) - 1] = '\0';
      else if (g_str_has_suffix (title, "–") || g_str_has_suffix (title, "—"))
        title[strlen (title) - 3] = '\0';
      g_strchomp (title);
    }

  return title;
}

static gboolean
is_web_address (const char *text)
{
  return text != NULL && (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://"))
         && strpbrk (text, " \\\"<>") == NULL && strlen (text) > strlen ("https://");
}

static void
take_members (Page *self)
{
  EntenteArticleImport *import = self->import;
  const char *author = META (self, "author", "article:author", "dc.creator", "byl", "parsely-author");
  const char *date = META (self, "article:published_time", "datepublished", "date", "pubdate",
                           "dc.date", "parsely-pub-date", "publishdate", "*time");
  const char *url = META (self, "*canonical", "og:url");
  const char *language = META (self, "*language", "content-language", "og:locale");

  import->title = dup_title (self);
  import->publisher = g_strdup (META (self, "og:site_name", "publisher", "application-name"));
  if (date != NULL)
    import->published = entente_import_dup_date (date);
  if (is_web_address (url))
    import->url = g_strdup (url);
  if (author != NULL && strstr (author, "://") == NULL)
    {
      import->authors = g_strsplit (g_str_has_prefix (author, "By ") ? author + 3 : author, ", ", -1);
      for (guint i = 0; import->authors[i] != NULL; i++)
        g_strstrip (import->authors[i]);
    }
  if (language != NULL && g_ascii_isalpha (*language) && strlen (language) <= 12)
    import->language = g_strdelimit (g_strdup (language), "_", '-');
}

static void
hand_over (Page      *self,
           GPtrArray *paragraphs)
{
  guint chosen = choose_element (self);
  guint first = 0;
  guint end = self->blocks->len;

  if (chosen != NO_ELEMENT)
    {
      first = g_array_index (self->elements, Element, chosen).first_block;
      end = g_array_index (self->elements, Element, chosen).end_block;
    }
  for (guint i = first; i < end; i++)
    {
      Block *block = &g_array_index (self->blocks, Block, i);

      /* Lists of links; a paragraph that is one link is left. */
      if (block->link_length * 3 > block->length * 2 && block->length < MIN_MAIN_BYTES
          && !block->heading)
        continue;
      if (block->heading && g_strcmp0 (block->text, self->import->title) == 0)
        continue;
      g_ptr_array_add (paragraphs, block->heading ? g_strconcat ("## ", block->text, NULL)
                                                  : g_steal_pointer (&block->text));
    }
}

/**
 * entente_import_html:
 * @import: gets what the page says about itself
 * @paragraphs: (element-type utf8)
 *
 * Reads a page as it was saved, or a piece of one from the clipboard. O(length).
 */
void
entente_import_html (const char           *text,
                     EntenteArticleImport *import,
                     GPtrArray            *paragraphs)
{
  g_autoptr (GArray) elements = g_array_new (FALSE, FALSE, sizeof (Element));
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_autoptr (GHashTable) meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GString) block = g_string_new (NULL);
  g_autoptr (GString) h1 = g_string_new (NULL);
  Page self = { .import = import, .at = text, .end = text + strlen (text), .elements = elements,
                .blocks = blocks, .meta = meta, .open = NO_ELEMENT, .dropped = NO_ELEMENT,
                .block = block, .h1 = h1 };

  g_array_set_clear_func (blocks, clear_block);
  read_page (&self);
  take_members (&self);
  hand_over (&self, paragraphs);
  g_free (self.title);
}

char *
entente_import_dup_charset (const char *bytes,
                            gsize       length)
{
  g_autofree char *head = g_ascii_strdown (bytes, (gssize) MIN (length, 4096));
  const char *found = strstr (head, "charset");
  gsize n;

  while (found != NULL)
    {
      found += strlen ("charset");
      found += strspn (found, " \t\"'=");
      n = strspn (found, "abcdefghijklmnopqrstuvwxyz0123456789-_");
      if (n > 2)
        break;
      found = strstr (found, "charset");
    }
  if (found == NULL)
    return NULL;

  /* What they mean in practice. */
  if (n == strlen ("euc-kr") && memcmp (found, "euc-kr", n) == 0)
    return g_strdup ("CP949");
  if (n >= 2 && memcmp (found, "gb", 2) == 0)
    return g_strdup ("GB18030");
  if (g_str_has_prefix (found, "shift_jis") || g_str_has_prefix (found, "x-sjis"))
    return g_strdup ("CP932");
  if (g_str_has_prefix (found, "iso-8859-1\"") || g_str_has_prefix (found, "latin1"))
    return g_strdup ("WINDOWS-1252");

  return g_strndup (found, n);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-html-tokenizer.h"

#include <string.h>

void
entente_html_tokenizer_init (EntenteHtmlTokenizer *self,
                             const char           *text)
{
  *self = (EntenteHtmlTokenizer){ .at = text, .end = text + strlen (text) };
}

/* Where a tag ends; quotes hide what is in them. */
static const char *
find_tag_end (EntenteHtmlTokenizer *self,
              const char           *p)
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

/* At "<!" or "<?". */
static void
skip_declaration (EntenteHtmlTokenizer *self)
{
  const char *p = self->at + 1;
  const char *close;

  if (g_str_has_prefix (p, "!--"))
    {
      close = self->no_more[2] ? NULL : strstr (p + 3, "-->");
      self->no_more[2] = close == NULL;
      self->at = close != NULL ? close + 3 : p + 3;
      return;
    }
  close = memchr (p, '>', (gsize) (self->end - p));
  self->at = close != NULL ? close + 1 : self->end;
}

/* At "<": a tag, or just that character. */
static void
take_tag (EntenteHtmlTokenizer *self,
          EntenteHtmlToken     *token)
{
  EntenteHtmlTag *tag = &token->tag;
  const char *p = self->at + 1;
  const char *name;

  tag->closes = *p == '/';
  name = tag->closes ? p + 1 : p;
  if (!g_ascii_isalpha (*name))
    {
      token->type = ENTENTE_HTML_TEXT;
      token->text = self->at;
      token->text_end = p;
      self->at = p;
      return;
    }
  p = name;
  while (g_ascii_isalnum (*p) || *p == '-' || *p == ':')
    p++;
  token->type = ENTENTE_HTML_TAG;
  tag->tag = entente_html_find_kind (name, (gsize) (p - name));
  tag->attributes = p;
  tag->end = find_tag_end (self, p);
  self->at = tag->end < self->end ? tag->end + 1 : self->end;
}

static void
take_text (EntenteHtmlTokenizer *self,
           EntenteHtmlToken     *token)
{
  const char *next = memchr (self->at, '<', (gsize) (self->end - self->at));

  token->type = ENTENTE_HTML_TEXT;
  token->text = self->at;
  token->text_end = next != NULL ? next : self->end;
  self->at = token->text_end;
}

EntenteHtmlTokenType
entente_html_tokenizer_next (EntenteHtmlTokenizer *self,
                             EntenteHtmlToken     *token)
{
  while (self->at < self->end && *self->at == '<' && (self->at[1] == '!' || self->at[1] == '?'))
    skip_declaration (self);

  if (self->at >= self->end)
    token->type = ENTENTE_HTML_END;
  else if (*self->at == '<')
    take_tag (self, token);
  else
    take_text (self, token);

  return token->type;
}

void
entente_html_tokenizer_take_raw (EntenteHtmlTokenizer *self,
                                 int                   tag,
                                 EntenteHtmlToken     *token)
{
  const char *name = entente_html_kinds[tag].name;
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
  token->type = ENTENTE_HTML_TEXT;
  token->text = self->at;
  token->text_end = p;
  self->at = p;
}

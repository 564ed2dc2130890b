/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-encoding.h"

#include <glib/gi18n.h>
#include <string.h>

/* So much is looked at, and so much shown. */
#define SAMPLE_BYTES 65536
#define PREVIEW_CODES 400

/* Below this nobody would want to see it. */
#define MIN_PLAUSIBILITY 0.05

typedef enum
{
  FAMILY_WESTERN,
  FAMILY_CYRILLIC,
  FAMILY_KOREAN,
  FAMILY_JAPANESE,
  FAMILY_SIMPLIFIED,
  FAMILY_TRADITIONAL,
} Family;

static const struct
{
  const char *charset;
  const char *label;
  Family family;
} candidates[] = {
  { "WINDOWS-1252", N_("Western (Windows-1252)"), FAMILY_WESTERN },
  { "WINDOWS-1251", N_("Cyrillic (Windows-1251)"), FAMILY_CYRILLIC },
  { "KOI8-R", N_("Cyrillic (KOI8-R)"), FAMILY_CYRILLIC },
  { "CP949", N_("Korean (CP949, EUC-KR)"), FAMILY_KOREAN },
  { "GB18030", N_("Chinese, simplified (GB18030)"), FAMILY_SIMPLIFIED },
  { "BIG5-HKSCS", N_("Chinese, traditional (Big5)"), FAMILY_TRADITIONAL },
  { "CP932", N_("Japanese (Shift-JIS)"), FAMILY_JAPANESE },
  { "EUC-JP", N_("Japanese (EUC-JP)"), FAMILY_JAPANESE },
};

/* The characters that any page of Chinese is full of, as both ways of writing have them, and those
 * in which they differ. */
#define COMMON_HAN "的一是不了在人有我他大中到上和地出以主年就子要得那自日下可也生作成同"
#define COMMON_SIMPLIFIED COMMON_HAN "这个们来时会国对说过发经动学后为与长间实现两关开"
#define COMMON_TRADITIONAL COMMON_HAN "這個們來時會國對說過發經動學後為與長間實現兩關開"

/* What a page of one of these languages is full of. */
#define COMMON_HANGUL "이다는에의을가고한지도로하사인기아를은자들서대리어과해시정"
#define COMMON_CYRILLIC "оеаинтсрвлкмдпу"

/* What a sample holds. */
typedef struct
{
  guint n_codes;    /* beyond ASCII */
  guint n_broken;   /* unassigned, private, controls, replaced */
  guint n_letters;
  guint n_hangul;
  guint n_common_hangul;
  guint n_kana;
  guint n_half_kana;
  guint n_han;
  guint n_common_han;
  guint n_cyrillic;
  guint n_common_cyrillic;
  guint n_capital_inside; /* behind a small letter */
  guint n_latin;
  guint n_typographic;
} Census;

static void
encoding_free (gpointer data)
{
  EntenteEncoding *self = data;

  g_free (self->label);
  g_free (self->preview);
  g_free (self);
}

/* Text that somebody may end at a NUL has none. */
static void
append_text (GString    *text,
             const char *part,
             gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (part[i] == '\0')
      g_string_append (text, "\xef\xbf\xbd");
    else
      g_string_append_c (text, part[i]);
}

/* Converts what can be; @unit bytes that cannot become U+FFFD. */
static char *
convert (const char *bytes,
         gsize       length,
         GIConv      converter,
         gsize       unit)
{
  GString *text = g_string_sized_new (length + length / 2);
  char *in = (char *) bytes;
  gsize in_left = length;
  char buffer[4096];

  while (in_left > 0)
    {
      char *out = buffer;
      gsize out_left = sizeof buffer;
      gsize result = g_iconv (converter, &in, &in_left, &out, &out_left);

      append_text (text, buffer, sizeof buffer - out_left);
      if (result != (gsize) -1 || out_left < sizeof buffer)
        continue;
      /* Nothing of it could be read. */
      g_string_append (text, "\xef\xbf\xbd");
      in += MIN (unit, in_left);
      in_left -= MIN (unit, in_left);
      g_iconv (converter, NULL, NULL, NULL, NULL);
    }

  return g_string_free (text, FALSE);
}

static char *
decode (const char *bytes,
        gsize       length,
        const char *charset)
{
  GIConv converter = g_iconv_open ("UTF-8", charset);
  char *text;

  if (converter == (GIConv) -1)
    return NULL;
  text = convert (bytes, length, converter, g_str_has_prefix (charset, "UTF-16") ? 2 : 1);
  g_iconv_close (converter);

  return text;
}

static gboolean
is_broken (gunichar code)
{
  switch (g_unichar_type (code))
    {
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
      return TRUE;
    case G_UNICODE_CONTROL:
      return code != '\n' && code != '\r' && code != '\t';
    default:
      return code == 0xfffd;
    }
}

static void
count_code (Census     *census,
            gunichar    before,
            gunichar    code,
            const char *common_han)
{
  census->n_broken += is_broken (code) ? 1 : 0;
  if (g_unichar_islower (before) && g_unichar_isupper (code))
    census->n_capital_inside++;
  if (code < 0x80)
    return;

  census->n_codes++;
  census->n_letters += g_unichar_isalpha (code) ? 1 : 0;
  if (code >= 0xac00 && code <= 0xd7a3)
    {
      census->n_hangul++;
      census->n_common_hangul += g_utf8_strchr (COMMON_HANGUL, -1, code) != NULL ? 1 : 0;
    }
  else if (code >= 0x3040 && code <= 0x30ff)
    census->n_kana++;
  else if (code >= 0xff61 && code <= 0xff9f)
    census->n_half_kana++;
  else if (code >= 0x4e00 && code <= 0x9fff)
    {
      census->n_han++;
      census->n_common_han += g_utf8_strchr (common_han, -1, code) != NULL ? 1 : 0;
    }
  else if (code >= 0x400 && code <= 0x45f)
    {
      census->n_cyrillic++;
      census->n_common_cyrillic += g_utf8_strchr (COMMON_CYRILLIC, -1, code) != NULL ? 1 : 0;
    }
  else if (code >= 0xc0 && code <= 0x24f && code != 0xd7 && code != 0xf7)
    census->n_latin += g_ascii_isalpha ((char) (before < 0x80 ? before : 'x')) ? 1 : 0;
  else if ((code >= 0x2010 && code <= 0x2026) || code == 0xa0 || code == 0xab || code == 0xbb ||
           code == 0x20ac || code == 0xa9 || code == 0xa3 || code == 0xb0 || code == 0xa7)
    census->n_typographic++;
}

static double
rate_family (const Census *census,
             Family        family,
             gsize         n_all)
{
  double n = (double) MAX (census->n_codes, 1);

  switch (family)
    {
    case FAMILY_KOREAN:
      return 1.1 * census->n_hangul / n * MIN (1, 0.2 + 4.0 * census->n_common_hangul / n);
    case FAMILY_JAPANESE:
      /* A third of any Japanese text is kana; half-width ones are nearly always a wrong guess. */
      return MIN (1, 3.0 * census->n_kana / n) * (census->n_kana + census->n_han) / n
             - 2.0 * census->n_half_kana / n;
    case FAMILY_SIMPLIFIED:
    case FAMILY_TRADITIONAL:
      return MIN (1, 0.2 + 6.0 * census->n_common_han / n) * census->n_han / n;
    case FAMILY_CYRILLIC:
      return 1.3 * census->n_common_cyrillic / n * census->n_cyrillic / n
             - 2.0 * census->n_capital_inside / n;
    case FAMILY_WESTERN:
    default:
      /* Most of it is ASCII, with single letters beyond inside of words. */
      return (double) (census->n_latin + census->n_typographic) / n
             * (1 - MIN (1, 2.5 * (double) census->n_codes / (double) MAX (n_all, 1)))
             - (double) census->n_capital_inside / n;
    }
}

static double
rate (const char *text,
      Family      family)
{
  const char *common_han = family == FAMILY_TRADITIONAL ? COMMON_TRADITIONAL : COMMON_SIMPLIFIED;
  Census census = { 0 };
  gunichar before = 0;
  gsize n_all = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n_all++)
    {
      gunichar code = g_utf8_get_char (p);

      count_code (&census, before, code, common_han);
      before = code;
    }

  return CLAMP (rate_family (&census, family, n_all)
                    - 4.0 * census.n_broken / (double) MAX (census.n_codes, 1),
                0, 0.99);
}

static char *
dup_preview (const char *text)
{
  const char *end = text;

  for (guint i = 0; i < PREVIEW_CODES && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  return g_strndup (text, (gsize) (end - text));
}

static void
add (GPtrArray  *encodings,
     const char *charset,
     const char *label,
     double      plausibility,
     const char *text)
{
  EntenteEncoding *encoding = g_new (EntenteEncoding, 1);

  encoding->charset = charset;
  encoding->label = g_strdup (label);
  encoding->plausibility = plausibility;
  encoding->preview = dup_preview (text);
  g_ptr_array_add (encodings, encoding);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const EntenteEncoding *first = *(const EntenteEncoding *const *) a;
  const EntenteEncoding *second = *(const EntenteEncoding *const *) b;

  return first->plausibility > second->plausibility ? -1
         : first->plausibility < second->plausibility ? 1 : 0;
}

/* What a byte-order mark says, NULL without one. */
static const char *
get_marked (const guchar *bytes,
            gsize         length)
{
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    return "UTF-8";
  if (length >= 4 && memcmp (bytes, "\xff\xfe\0\0", 4) == 0)
    return "UTF-32LE";
  if (length >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    return "UTF-16LE";
  if (length >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    return "UTF-16BE";

  return NULL;
}

/* Text in UTF-16 without a mark: every other byte of it is 0. */
static const char *
get_unmarked (const guchar *bytes,
              gsize         length)
{
  gsize n_zero[2] = { 0, 0 };

  for (gsize i = 0; i < length; i++)
    n_zero[i % 2] += bytes[i] == 0 ? 1 : 0;
  if (length < 4 || n_zero[0] + n_zero[1] < length / 5)
    return NULL;

  return n_zero[0] > 4 * n_zero[1] ? "UTF-16BE" : n_zero[1] > 4 * n_zero[0] ? "UTF-16LE" : NULL;
}

/* Whether the sample is UTF-8; a character may be cut at its end. */
static gboolean
is_utf8 (const char *bytes,
         gsize       length)
{
  const char *all_end = bytes + length;
  const char *end;

  while (!g_utf8_validate_len (bytes, (gsize) (all_end - bytes), &end))
    {
      if (*end != '\0')
        return length == SAMPLE_BYTES && all_end - end < 4;
      bytes = end + 1;
    }

  return TRUE;
}

/**
 * entente_encoding_guess:
 *
 * See the header. A byte-order mark decides, then well-formed UTF-8; else each candidate is decoded
 * and judged by what stands there then: letters of the language it is for, few characters that
 * nobody writes.
 *
 * Returns: (element-type EntenteEncoding) (transfer full): the likeliest first
 */
GPtrArray *
entente_encoding_guess (GBytes *bytes)
{
  GPtrArray *encodings = g_ptr_array_new_with_free_func (encoding_free);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize length = MIN (size, SAMPLE_BYTES);
  const char *sure = get_marked ((const guchar *) data, length);

  if (sure == NULL)
    sure = get_unmarked ((const guchar *) data, length);
  if (sure == NULL && (length == 0 || is_utf8 (data, length)))
    sure = "UTF-8";
  if (sure != NULL)
    {
      g_autofree char *text = entente_encoding_decode (bytes, sure, NULL);

      add (encodings, sure, sure, 1, text);
      return encodings;
    }

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autofree char *text = decode (data, length, candidates[i].charset);

      if (text != NULL)
        add (encodings, candidates[i].charset, _(candidates[i].label),
             rate (text, candidates[i].family), text);
    }
  g_ptr_array_sort (encodings, compare);
  while (encodings->len > 3
         && ((EntenteEncoding *) encodings->pdata[encodings->len - 1])->plausibility
                < MIN_PLAUSIBILITY)
    g_ptr_array_set_size (encodings, (int) encodings->len - 1);

  return encodings;
}

/**
 * entente_encoding_decode:
 *
 * See the header.
 *
 * Returns: (transfer full) (nullable): UTF-8
 */
char *
entente_encoding_decode (GBytes      *bytes,
                         const char  *charset,
                         GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;
  const char *begin;

  if (g_ascii_strcasecmp (charset, "UTF-8") == 0 || g_ascii_strcasecmp (charset, "UTF8") == 0)
    text = g_utf8_make_valid (length > 0 ? data : "", (gssize) length);
  else
    text = decode (data, length, charset);
  if (text == NULL)
    {
      g_set_error (error, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION,
                   _("The encoding “%s” is not known here."), charset);
      return NULL;
    }
  begin = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;

  return g_strdup (begin);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include <string.h>

G_BEGIN_DECLS

/* Private to the room: eight bytes of a text at once, in one integer. What finds bytes sets the high bit
 * of each that is found, and asks for bytes below 0x80: then no sum carries into the next. */

#define ENTENTE_N_EIGHT 8u
/* A byte, eight times. */
#define ENTENTE_EIGHT(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* @text: of at least eight bytes. */
static inline guint64
entente_eight_read (const char *text)
{
  guint64 eight;

  memcpy (&eight, text, sizeof eight);

  return GUINT64_FROM_LE (eight);
}

static inline gboolean
entente_eight_are_ascii (guint64 eight)
{
  return (eight & ENTENTE_EIGHT (0x80)) == 0;
}

/* The bytes that are this one. */
static inline guint64
entente_eight_find (guint64 eight,
                    guint8  byte)
{
  return ~((eight ^ ENTENTE_EIGHT (byte)) + ENTENTE_EIGHT (0x7f)) & ENTENTE_EIGHT (0x80);
}

/* The bytes that are this one or above. */
static inline guint64
entente_eight_find_from (guint64 eight,
                         guint8  byte)
{
  return (eight + ENTENTE_EIGHT (0x80 - byte)) & ENTENTE_EIGHT (0x80);
}

static inline guint64
entente_eight_to_lower (guint64 eight)
{
  guint64 capitals = entente_eight_find_from (eight, 'A') & ~entente_eight_find_from (eight, 'Z' + 1);

  return eight + (capitals >> 2);
}

/* The high bits of the bytes found, the first byte's the lowest. */
static inline guint64
entente_eight_gather (guint64 found)
{
  return (found >> 7) * G_GUINT64_CONSTANT (0x0102040810204080) >> 56;
}

/* Each byte as a code point. */
static inline void
entente_eight_widen (guint64   eight,
                     gunichar *codes)
{
  guint8 bytes[ENTENTE_N_EIGHT];

  eight = GUINT64_TO_LE (eight);
  memcpy (bytes, &eight, sizeof eight);
  for (guint i = 0; i < ENTENTE_N_EIGHT; i++)
    codes[i] = bytes[i];
}

G_END_DECLS

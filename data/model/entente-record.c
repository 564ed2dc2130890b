/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-record.h"

#include <string.h>

/* Invariant: lead, json and trail follow each other without a gap inside @bytes. */
struct _EntenteRecord
{
  gatomicrefcount references;
  GBytes *bytes;
  const char *json;
  gsize length;
  gsize lead;
  gsize trail;
  gboolean set_aside;
};

G_DEFINE_BOXED_TYPE (EntenteRecord, entente_record, entente_record_ref, entente_record_unref)

/**
 * entente_record_new_span:
 * @bytes: where the record stands
 * @start: offset of the JSON's first byte
 * @length: bytes of the JSON
 * @lead: bytes of white space directly before
 * @trail: bytes of white space directly behind
 *
 * Returns: (transfer full): a value that keeps @bytes alive
 */
EntenteRecord *
entente_record_new_span (GBytes *bytes,
                         gsize   start,
                         gsize   length,
                         gsize   lead,
                         gsize   trail)
{
  EntenteRecord *self;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_return_val_if_fail (lead <= start && start + length + trail <= size, NULL);

  self = g_new (EntenteRecord, 1);
  g_atomic_ref_count_init (&self->references);
  self->bytes = g_bytes_ref (bytes);
  self->json = data + start;
  self->length = length;
  self->lead = lead;
  self->trail = trail;
  self->set_aside = FALSE;
  return self;
}

static EntenteRecord *
new_between (const char *lead,
             gsize       lead_length,
             const char *json,
             gssize      length,
             const char *trail,
             gsize       trail_length)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize json_length = length < 0 ? strlen (json) : (gsize) length;
  char *copy = g_malloc (lead_length + json_length + trail_length + 1);

  memcpy (copy, lead, lead_length);
  memcpy (copy + lead_length, json, json_length);
  memcpy (copy + lead_length + json_length, trail, trail_length);
  bytes = g_bytes_new_take (copy, lead_length + json_length + trail_length);
  return entente_record_new_span (bytes, lead_length, json_length, lead_length, trail_length);
}

/**
 * entente_record_new:
 * @json: one JSON object
 * @length: its bytes, or -1 where it is NUL-terminated
 *
 * Returns: (transfer full): a value with a copy of @json and no white space around
 */
EntenteRecord *
entente_record_new (const char *json,
                    gssize      length)
{
  return new_between ("", 0, json, length, "", 0);
}

/**
 * entente_record_new_like:
 * @around: (nullable): whose white space to take; NULL: a line of its own, four spaces in
 * @json: one JSON object
 * @length: its bytes, or -1 where it is NUL-terminated
 *
 * Returns: (transfer full): a value with a copy of @json, standing as @around stands
 */
EntenteRecord *
entente_record_new_like (EntenteRecord *around,
                         const char    *json,
                         gssize         length)
{
  const char *lead;
  const char *trail;
  gsize lead_length;
  gsize trail_length;

  if (around == NULL)
    return new_between ("\n    ", strlen ("\n    "), json, length, "", 0);

  lead = entente_record_get_lead (around, &lead_length);
  trail = entente_record_get_trail (around, &trail_length);
  return new_between (lead, lead_length, json, length, trail, trail_length);
}

/**
 * entente_record_set_aside:
 *
 * Returns: (transfer full): a value of the same bytes that is set aside
 */
EntenteRecord *
entente_record_set_aside (EntenteRecord *self)
{
  const char *data = g_bytes_get_data (self->bytes, NULL);
  EntenteRecord *aside = entente_record_new_span (self->bytes, (gsize) (self->json - data),
                                                  self->length, self->lead, self->trail);

  aside->set_aside = TRUE;
  return aside;
}

gboolean
entente_record_is_set_aside (EntenteRecord *self)
{
  return self->set_aside;
}

EntenteRecord *
entente_record_ref (EntenteRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
entente_record_unref (EntenteRecord *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * entente_record_get_json:
 * @length: (out): bytes
 *
 * Returns: (transfer none): the object's own bytes, not NUL-terminated
 */
const char *
entente_record_get_json (EntenteRecord *self,
                         gsize         *length)
{
  *length = self->length;
  return self->json;
}

/**
 * entente_record_get_lead:
 * @length: (out): bytes
 *
 * Returns: (transfer none): the white space before it, not NUL-terminated
 */
const char *
entente_record_get_lead (EntenteRecord *self,
                         gsize         *length)
{
  *length = self->lead;
  return self->json - self->lead;
}

/**
 * entente_record_get_trail:
 * @length: (out): bytes
 *
 * Returns: (transfer none): the white space behind it, not NUL-terminated
 */
const char *
entente_record_get_trail (EntenteRecord *self,
                          gsize         *length)
{
  *length = self->trail;
  return self->json + self->length;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-record-pages.h"

#define PAGE_BITS 8 /* 256 slots: 2 KiB */
#define N_ON_PAGE (1u << PAGE_BITS)

static void
free_page (gpointer data)
{
  EntenteRecord **page = data;

  if (page == NULL)
    return;
  for (guint i = 0; i < N_ON_PAGE; i++)
    g_clear_pointer (&page[i], entente_record_unref);
  g_free (page);
}

void
entente_record_pages_init (EntenteRecordPages *self)
{
  self->pages = g_ptr_array_new_with_free_func (free_page);
}

void
entente_record_pages_clear (EntenteRecordPages *self)
{
  g_clear_pointer (&self->pages, g_ptr_array_unref);
}

EntenteRecord *
entente_record_pages_get (EntenteRecordPages *self,
                          guint32             slot)
{
  guint32 number = slot >> PAGE_BITS;
  EntenteRecord **page = number < self->pages->len ? g_ptr_array_index (self->pages, number) : NULL;

  return page != NULL ? page[slot & (N_ON_PAGE - 1)] : NULL;
}

static EntenteRecord **
ensure_page (EntenteRecordPages *self,
             guint32             number)
{
  if (number >= self->pages->len)
    g_ptr_array_set_size (self->pages, (int) number + 1);
  if (g_ptr_array_index (self->pages, number) == NULL)
    g_ptr_array_index (self->pages, number) = g_new0 (EntenteRecord *, N_ON_PAGE);
  return g_ptr_array_index (self->pages, number);
}

void
entente_record_pages_set (EntenteRecordPages *self,
                          guint32             slot,
                          EntenteRecord      *record)
{
  EntenteRecord **entry = &ensure_page (self, slot >> PAGE_BITS)[slot & (N_ON_PAGE - 1)];
  EntenteRecord *before = *entry;

  *entry = record != NULL ? entente_record_ref (record) : NULL;
  g_clear_pointer (&before, entente_record_unref);
}

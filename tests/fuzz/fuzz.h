/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/* What a target is to libFuzzer, and to replay.c, which gives it the files of a corpus. */
int    LLVMFuzzerTestOneInput  (const uint8_t *data,
                                size_t         size);
/* Changes the JSON text in @data, in a way that mostly leaves it well-formed; returns its new size, up to
 * @max_size. */
size_t LLVMFuzzerCustomMutator (uint8_t       *data,
                                size_t         size,
                                size_t         max_size,
                                unsigned int   seed);
/* Called once, before all that. */
int    LLVMFuzzerInitialize    (int           *argc,
                                char        ***argv);
/* libFuzzer's own changes of bytes. */
size_t LLVMFuzzerMutate        (uint8_t       *data,
                                size_t         size,
                                size_t         max_size);

G_END_DECLS

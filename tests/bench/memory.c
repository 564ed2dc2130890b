/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "memory.h"

#include <malloc.h>
#include <math.h>
#include <string.h>

/* As in the program. */
#define LARGE_BLOCK_BYTES (1 << 20)
#define FRAME_BLOCK_BYTES (16 << 20)
#define SPARE_BYTES (64 << 20)

void
memory_begin (void)
{
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK_BYTES);
  mallopt (M_TRIM_THRESHOLD, LARGE_BLOCK_BYTES);
}

void
memory_keep (void)
{
  mallopt (M_MMAP_THRESHOLD, FRAME_BLOCK_BYTES);
  mallopt (M_TRIM_THRESHOLD, SPARE_BYTES);
}

/* Of a line of the process's own status, which counts in KiB. */
static double
get_line (const char *name)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, name) : NULL;
  return line != NULL ? 1024.0 * g_ascii_strtod (line + strlen (name), NULL) : NAN;
}

double
memory_get_resident (void)
{
  return get_line ("VmRSS:");
}

double
memory_get_peak (void)
{
  return get_line ("VmHWM:");
}

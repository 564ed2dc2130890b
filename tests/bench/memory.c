/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "memory.h"

#include <math.h>
#include <string.h>

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

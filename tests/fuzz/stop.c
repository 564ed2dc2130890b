/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A message of GLib's that is fatal ends a program by a signal of which libFuzzer knows nothing, and the
 * input would be lost: it ends by one that libFuzzer takes for a finding. */

#include "fuzz.h"

#include <signal.h>
#include <stdlib.h>

static void
stop_cb (int number)
{
  abort ();
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  signal (SIGTRAP, stop_cb);
  return 0;
}

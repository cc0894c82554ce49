/* Fails look-ups inside the process that loads it (LD_PRELOAD), by substring and whatever the case: the nearest thing
   to the worm, which hooks the look-ups of Windows' processes. The file that LAB_HOOK_TOLD names says what to fail: how
   many milliseconds to hold a look-up before, then one string a line. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Whether a look-up of the name must fail; waits first, where it has to. */
static int fails(const char *name) {
    const char *path = getenv("LAB_HOOK_TOLD");
    FILE *told = path && name ? fopen(path, "re") : NULL;
    if (!told) return 0;
    char line[256];
    long hold = fgets(line, sizeof line, told) ? atol(line) : 0;
    int found = 0;
    while (!found && fgets(line, sizeof line, told)) {
        line[strcspn(line, "\n")] = 0;
        found = *line && strcasestr(name, line);
    }
    fclose(told);
    if (found) {
        struct timespec rest = {hold / 1000, hold % 1000 * 1000000};
        while (nanosleep(&rest, &rest)) continue;
    }
    return found;
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
    int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **) = dlsym(RTLD_NEXT, "getaddrinfo");
    return fails(name) ? EAI_NONAME : real(name, service, hints, found);
}

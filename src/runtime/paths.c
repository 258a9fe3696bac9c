// The file system and the environment of compiled programs: what lib/os stands on.
#include "runtime/abi.h"
#include "runtime/error.h"
#include "runtime/files.h"
#include "runtime/list.h"
#include "runtime/str.h"
#include "runtime/traceback.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void fail_with_errno(const nprt_str *path, const char *site) {
    nprt_raise_errno(path->bytes, errno);
    nprt_die_pending_at(site);
}

static bool status_of(const nprt_str *path, struct stat *out) { return stat(path->bytes, out) == 0; }

int64_t nprt_path_mode(const nprt_str *path) {
    struct stat st;
    return status_of(path, &st) ? st.st_mode : 0;
}

int64_t nprt_path_size(const nprt_str *path, const char *site) {
    struct stat st;
    if (!status_of(path, &st)) fail_with_errno(path, site);
    return st.st_size;
}

double nprt_path_modified(const nprt_str *path, const char *site) {
    struct stat st;
    if (!status_of(path, &st)) fail_with_errno(path, site);
    return (double)st.st_mtim.tv_sec + (double)st.st_mtim.tv_nsec * 1e-9;
}

void nprt_path_mkdir(const nprt_str *path, const char *site) {
    if (mkdir(path->bytes, 0777)) fail_with_errno(path, site);
}
void nprt_path_rmdir(const nprt_str *path, const char *site) {
    if (rmdir(path->bytes)) fail_with_errno(path, site);
}
void nprt_path_remove(const nprt_str *path, const char *site) {
    if (unlink(path->bytes)) fail_with_errno(path, site);
}
void nprt_path_chdir(const nprt_str *path, const char *site) {
    if (chdir(path->bytes)) fail_with_errno(path, site);
}
void nprt_path_rename(const nprt_str *from, const nprt_str *to, const char *site) {
    if (rename(from->bytes, to->bytes)) fail_with_errno(from, site);
}

nprt_list *nprt_path_list(const nprt_str *path, const char *site) {
    DIR *d = opendir(path->bytes);
    if (!d) fail_with_errno(path, site);
    nprt_list *list = nprt_list_new("o");
    for (const struct dirent *e; (e = readdir(d));) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
        nprt_str *s = nprt_str_new(e->d_name, (int64_t)strlen(e->d_name));
        nprt_list_set_object(list, nprt_list_add_item(list), 0, s);
        nprt_object_release(s);
    }
    closedir(d);
    return list;
}

static nprt_str *text(const char *s) { return nprt_str_new(s, (int64_t)strlen(s)); }

nprt_str *nprt_path_current(void) {
    char path[PATH_MAX];
    return text(getcwd(path, sizeof path) ? path : "");
}

nprt_str *nprt_path_real(const nprt_str *path) {
    char real[PATH_MAX];
    return text(realpath(path->bytes, real) ? real : path->bytes);
}

bool nprt_environment_has(const nprt_str *name) { return getenv(name->bytes) != NULL; }

nprt_str *nprt_environment_get(const nprt_str *name) {
    const char *s = getenv(name->bytes);
    return text(s ? s : "");
}

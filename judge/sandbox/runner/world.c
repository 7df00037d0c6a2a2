/* The world that every program sees, built once: a read-only root in the runner's namespaces. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/mount.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runner.h"

enum { USER_INSIDE = 1000, MOST_VARIABLES = 16 };
char *environment[MOST_VARIABLES + 1];
static int here = -1;  /* the folder that we were started in, whatever stands above it */

static void write_file(const char *path, const char *text) {
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text)) fail(path);
    close(fd);
}

/* Be somebody else, in namespaces of our own; the user and group become 1000 in there. */
static void enter_namespaces(void) {
    char users[64], members[64];
    snprintf(users, sizeof users, "%d %d 1", USER_INSIDE, (int)geteuid());
    snprintf(members, sizeof members, "%d %d 1", USER_INSIDE, (int)getegid());
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWUTS | CLONE_NEWIPC
                | CLONE_NEWCGROUP))
        fail("cannot make namespaces");
    write_file("/proc/self/setgroups", "deny");
    write_file("/proc/self/uid_map", users);
    write_file("/proc/self/gid_map", members);
}

static void seal(const char *path, uint64_t flags, unsigned how) {
    struct mount_attr wanted = {.attr_set = flags};
    if (syscall(SYS_mount_setattr, AT_FDCWD, path, how, &wanted, sizeof wanted)) fail(path);
}

static void make_parents(const char *path) {
    char part[4096];
    for (const char *slash = path; (slash = strchr(slash + 1, '/'));) {
        snprintf(part, sizeof part, "%.*s", (int)(slash - path), path);
        if (mkdir(part, 0755) && errno != EEXIST) fail(part);
    }
}

/* Show something of the host's at its own path. */
static void show(const char *path, uint64_t flags, int optional) {
    struct stat about;
    char source[4096];
    snprintf(source, sizeof source, "/old%s", path);
    if (stat(source, &about)) {
        if (optional) return;
        fail(path);
    }
    make_parents(path);
    if (S_ISDIR(about.st_mode)) {
        if (mkdir(path, 0755) && errno != EEXIST) fail(path);
    } else if (mknod(path, S_IFREG | 0644, 0) && errno != EEXIST) {
        fail(path);
    }
    if (mount(source, path, NULL, MS_BIND | MS_REC, NULL)) fail(path);
    seal(path, flags, AT_RECURSIVE);
}

/* Show that folder at a path of the world: its parents may be closed to us. */
static void show_here(const char *path, uint64_t flags) {
    make_parents(path);
    if (mkdir(path, 0755) || fchdir(here)) fail(path);
    if (mount(".", path, NULL, MS_BIND, NULL) || chdir("/")) fail(path);
    seal(path, flags, 0);
}

/* One line of the spec: a word that says what to do, and what with. */
static void obey(const char *order, char *what) {
    static int variables;
    const uint64_t fixed = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV;
    char *target = strchr(what, ' ');
    if (!strcmp(order, "show")) show(what, fixed, 0);
    else if (!strcmp(order, "try")) show(what, fixed, 1);
    else if (!strcmp(order, "here")) show_here(what, fixed | MOUNT_ATTR_NOEXEC);
    else if (!strcmp(order, "device"))  /* read-only but for what is written through it */
        show(what, MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC, 0);
    else if (!strcmp(order, "env") && variables < MOST_VARIABLES) environment[variables++] = what;
    else if (!strcmp(order, "link") && target) {
        *target = 0;
        make_parents(what);
        if (symlink(target + 1, what)) fail(what);
    } else if (!strcmp(order, "proc")) {  /* the kernel gives a new /proc only beside a whole one */
        mkdir("/.proc", 0755);
        if (mount("/old/proc", "/.proc", NULL, MS_BIND | MS_REC, NULL)) fail("/proc");
    } else {
        errno = EINVAL;
        fail(order);
    }
}

void build_world(char *spec) {
    char *line, *rest = spec;
    enter_namespaces();
    if ((here = open(".", O_PATH | O_DIRECTORY | O_CLOEXEC)) < 0) fail("the folder");
    if (mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL)) fail("cannot keep mounts to ourselves");
    if (mount("world", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, "mode=755,size=1m")) fail("tmpfs");
    if (mkdir("/tmp/old", 0755) || chdir("/tmp") || syscall(SYS_pivot_root, ".", "old"))
        fail("pivot_root");
    if (chdir("/") || mkdir("/box", 0755) || mkdir("/tmp", 0755) || mkdir("/proc", 0755))
        fail("the root");
    while ((line = strsep(&rest, "\n"))) {
        char *what = strchr(line, ' ');
        if (!what) continue;
        *what = 0;
        obey(line, what + 1);
    }
    if (sethostname("box", 3)) fail("hostname");
    close(here);
    if (umount2("/old", MNT_DETACH) || rmdir("/old")) fail("the old root");
    seal("/", MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV, 0);
}

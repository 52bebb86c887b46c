"""What a process of its own takes."""

import collections
import os
import resource

Spent = collections.namedtuple("Spent", "seconds memory status")  # of processor time, bytes at the peak, exit status


def spend(command, folder, stack=None, errors=os.devnull, output=os.devnull):
    """Runs the command in the folder; `stack` is the bytes that it and each of its threads have."""
    pid = os.fork()
    if pid == 0:
        os.chdir(folder)
        for descriptor, path in ((1, output), (2, errors)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), descriptor)
        if stack is not None:
            resource.setrlimit(resource.RLIMIT_STACK, (stack, stack))
        os.execv(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    if not os.WIFEXITED(status):
        raise AssertionError(f"{command} ended by signal {os.WTERMSIG(status)}")
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, os.WEXITSTATUS(status))

"""Prints what a real shell makes of the last word of a line when Tab is pressed once, and again.

python3 completions.py bash|zsh LINE: in the current folder, with scripts/ in PATH and no settings
of the user's; a line a completion. Exit status 1 if the shell is not there or does not answer.
"""

import os
import pty
import select
import shutil
import sys
import tempfile
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
SHELLS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}
# Control-X p writes the line that is being edited; the line stays.
SETTINGS = {
    "bash": """
        unset HISTFILE
        source {scripts}/completion/citizens.bash
        bind 'TAB: menu-complete' 'set bell-style none' 'set completion-query-items 0'
        bind -x '"\\C-xp": printf "%s\\n" "$READLINE_LINE" >{answers}'
        """,
    "zsh": """
        unset HISTFILE
        fpath=({scripts}/completion $fpath)
        autoload -Uz compinit && compinit -u -D
        setopt menu_complete no_beep no_list_ambiguous
        bindkey -e
        say() {{ print -r -- "$BUFFER" >{answers} }}
        zle -N say && bindkey '^Xp' say
        """,
}
MOST = 50  # completions of one line


class Shell:
    """An interactive shell on a terminal of its own."""

    def __init__(self, name, scratch):
        if shutil.which(name) is None:
            sys.exit(f"completions.py: {name} is not installed: apt-get install {name}")
        answers = scratch / "answers"
        os.mkfifo(answers)
        settings = scratch / "settings"
        settings.write_text(SETTINGS[name].format(scripts=SCRIPTS, answers=answers))
        # For reading and writing: it never ends, whoever opens and closes it on the other side.
        self.answers = os.open(answers, os.O_RDWR)
        environment = os.environ | {
            "PATH": f"{SCRIPTS}:{os.environ['PATH']}",
            "TERM": "xterm",
            "INPUTRC": "/dev/null",
        }
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execvpe(name, SHELLS[name], environment)
        self.type(f"source {settings}; echo >{answers}\r")
        self.answer()

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def answer(self):
        """The next line that the shell writes to the pipe, without its line break."""
        line = b""
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([self.answers, self.terminal], [], [], 20)
            if not ready:
                sys.exit("completions.py: the shell has not answered within 20 s")
            if self.terminal in ready:
                os.read(self.terminal, 65536)  # what a person would see
            if self.answers in ready:
                line += os.read(self.answers, 65536)
        return line[:-1].decode()

    def completed(self, line, tabs):
        """The line after so many times Tab."""
        self.type(line + "\t" * tabs + "\x18p")
        completed = self.answer()
        self.type("\x05\x15")  # end of line, and all before it deleted
        return completed

    def end(self):
        os.close(self.terminal)
        os.waitpid(self.process, 0)


def completions(shell, line):
    """The words that Tab makes of the last one, in the shell's order.

    A word that is the only one keeps the blank behind it.
    """
    found = []
    for tabs in range(1, MOST + 1):
        completed = shell.completed(line, tabs)
        if completed == line or completed in found:
            break
        if found and completed.startswith(found[0]):
            break  # the first was the only one: this is the word behind it
        found.append(completed)
    if len(found) > 1:
        found = [each.rstrip() for each in found]  # a menu of bash has a blank behind each
    if len(found) > 1 and all(each.startswith(found[-1]) for each in found):
        found.pop()  # and comes back to what is common to all
    return [each[line.rindex(" ") + 1 :] for each in found]


def main():
    name, line = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch:
        shell = Shell(name, Path(scratch))
        for completed in completions(shell, line):
            print(completed)
        shell.end()


if __name__ == "__main__":
    main()

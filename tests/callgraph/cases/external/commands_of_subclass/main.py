"""A loop of commands calls `do_…` methods, and its hooks where a subclass has them."""

import cmd
import io


class Shell(cmd.Cmd):
    use_rawinput = False

    def do_stop(self, line):
        return self.stop()

    def stop(self):
        return True

    def postcmd(self, stop, line):
        return stop


class Logged(Shell):
    def onecmd(self, line):
        return super().onecmd(line)


Logged(stdin=io.StringIO("stop\n"), stdout=io.StringIO()).cmdloop()

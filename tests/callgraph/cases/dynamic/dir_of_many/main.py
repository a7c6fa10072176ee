"""A class has many methods whose names begin alike: as many may be called by name."""


class Commands:
    def do_open_file(self): pass
    def do_open_folder(self): pass
    def do_open_link(self): pass
    def do_open_pipe(self): pass
    def do_open_lock(self): pass
    def do_open_mark(self): pass
    def do_open_note(self): pass
    def do_open_page(self): pass
    def do_close_file(self): pass
    def do_close_folder(self): pass
    def do_close_link(self): pass
    def do_close_pipe(self): pass
    def do_close_lock(self): pass
    def do_close_mark(self): pass
    def do_close_note(self): pass
    def do_close_page(self): pass
    def do_read_file(self): pass
    def do_read_folder(self): pass
    def do_read_link(self): pass
    def do_read_pipe(self): pass
    def do_read_lock(self): pass
    def do_read_mark(self): pass
    def do_read_note(self): pass
    def do_read_page(self): pass
    def do_write_file(self): pass
    def do_write_folder(self): pass
    def do_write_link(self): pass
    def do_write_pipe(self): pass
    def do_write_lock(self): pass
    def do_write_mark(self): pass
    def do_write_note(self): pass
    def do_write_page(self): pass
    def do_move_file(self): pass
    def do_move_folder(self): pass
    def do_move_link(self): pass
    def do_move_pipe(self): pass
    def do_move_lock(self): pass
    def do_move_mark(self): pass
    def do_move_note(self): pass
    def do_move_page(self): pass
    def do_copy_file(self): pass
    def do_copy_folder(self): pass
    def do_copy_link(self): pass
    def do_copy_pipe(self): pass
    def do_copy_lock(self): pass
    def do_copy_mark(self): pass
    def do_copy_note(self): pass
    def do_copy_page(self): pass
    def other(self): pass


commands = Commands()
for name in dir(commands):
    if name.startswith("do_"):
        getattr(commands, name)()
